/** What may stand beside a log event. Never a phone number, PIN, IMEI or message body: mask first ({@link maskDigits}). */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Where the worker says what it is doing. Injected; nothing writes to the console by itself. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
}

/** Says nothing. */
export const nullLog: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/**
 * Hides what identifies a person: every run of five digits or more keeps its length and its last two digits.
 * `ATDT5550100` becomes `ATDT•••••00`. Runs of four or fewer (result codes, S-registers) stay readable.
 */
export function maskDigits(text: string): string {
  return text.replace(/\d(?:[ \-().]?\d){4,}/g, (run) => {
    let keepFrom = run.length;
    for (let digits = 0; digits < 2 && keepFrom > 0;) if (/\d/.test(run.charAt(--keepFrom))) digits++;
    return run.slice(0, keepFrom).replace(/\d/g, '•') + run.slice(keepFrom);
  });
}

/** A command whose answer is a serial number, of a modem or of a SIM (V.250, 6.1.6; 27.007, 5.4; makers' own), or the SIM's own number. */
const ASKS_FOR_SERIAL = /[+^#](C?GSN|Q?I?CCID|CIMI|CNUM|IMEI|SN)\b/i;

/**
 * Hides serial numbers in AT traffic, which are not only digits: letters and digits of an answer to a command that asks for one, from the command to its
 * result code. One for each port; told every line, in order.
 */
export class SerialMask {
  #answering = false;

  /** A line to the modem. */
  command(line: string): void {
    this.#answering = ASKS_FOR_SERIAL.test(line);
  }

  /** Whether a line from the modem is to be hidden. */
  hides(line: string): boolean {
    if (/^(OK|ERROR|0|4|\+CM[ES] ERROR.*)$/.test(line)) this.#answering = false;
    return this.#answering && /\d/.test(line);
  }
}

/** A text of which only the form is left: letters and digits are dots. */
export function maskAll(text: string): string {
  return text.replace(/[\p{L}\d]/gu, '•');
}

/** Hides what a line of a modem's language tells of a person: numbers ({@link maskDigits}) and the caller's name (V.253, NAME=). */
export function maskPersonal(line: string): string {
  return maskDigits(line.replace(/^(\s*NAME\s*=\s*).+/i, '$1•••'));
}
