/** The modem's side of a port: what the host sends, and what the modem sends to it. */
export interface ModemSide {
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  write(text: string): void;
}

/** What a modem answers: the text as sent, line ends included, or undefined for silence. */
export type Answers = (command: string) => string | undefined;

/** A response as V.250 frames it with ATV1: CR LF text CR LF (V.250 clause 5.7.1). */
export const framed = (...lines: string[]): string => lines.map((line) => `\r\n${line}\r\n`).join('');

/**
 * A modem from a map of commands to lines of response (`{ AT: ['OK'], 'AT+CSQ': ['+CSQ: 20,99', 'OK'] }`); what is not in it is `ERROR`.
 */
export function answersFrom(table: Readonly<Record<string, readonly string[]>>): Answers {
  return (command) => framed(...(table[command.toUpperCase()] ?? ['ERROR']));
}

/**
 * Puts a scripted modem behind a device: commands end with CR and are answered one by one. Unsolicited lines are sent with `device.write`.
 * @returns The commands received so far, in order.
 */
export function scriptModem(device: ModemSide, answers: Answers): readonly string[] {
  const commands: string[] = [];
  let pending = '';
  device.on('data', (bytes) => {
    const parts = (pending + bytes.toString('latin1')).split('\r');
    pending = parts.pop() ?? '';
    for (const command of parts) {
      commands.push(command);
      const answer = answers(command);
      if (answer !== undefined) device.write(answer);
    }
  });
  return commands;
}
