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

/**
 * From where on a command tells of a person, however short that is: PINs and passwords (27.007, 7.4, 7.5, 8.3), digits of a call (+VTS), and
 * the number of a dial command with its modifiers (V.250, 6.3.1), which `&D2`, `+DR` and the like are not.
 */
export const TELLING_COMMAND = /\+(CPIN2?|CLCK|CPWD|VTS)=|(?<![&\\%^+])D[TPWL>\s,@!()./-]*[\d*#+]/i;
/** The caller's number in a modem's report (V.253, 8.1.3), and a digit that was heard (makers' own), however short. */
export const TELLING_REPORT = /^\s*(DDN_)?NMBR\s*=|^[+#](RXDTMF|DTMF|DTMFEV|UDTMFD|QTONEDET):/i;

/** A report that has a party's number, name or both in quotes, however short (3GPP TS 27.007, clause 7). */
const TELLING_PARTY = /^\s*\+(CNAP|CLIP|CCWA|COLP|CDIP|CLCC|CNUM|CCFC):/i;
/** A command with a PIN or a password (3GPP TS 27.007, 7.4, 7.5, 8.3), whatever stands before it: a line may be damaged. */
export const SECRET_COMMAND = /\+(CPIN2?|CLCK|CPWD)=/i;

/**
 * Hides what a line of a modem's language tells of a person: numbers ({@link maskDigits}), also short ones where it is known that they are somebody's, secrets,
 * and the caller's name (V.253, NAME= and MESG=; 27.007, +CNAP and its kin). A command is known by its AT, echoed or not.
 */
export function maskPersonal(line: string): string {
  if (TELLING_PARTY.test(line))
    return maskDigits(line.replace(/"([^"]*)"?/g, (_, text: string) => `"${maskParty(text)}"`));
  if (/^\s*MESG\s*=/i.test(line)) return line.replace(/=.*/, (told) => maskAll(told));
  const isCommand = /^\s*AT/i.test(line) || SECRET_COMMAND.test(line);
  const telling = isCommand ? TELLING_COMMAND.exec(line) : TELLING_REPORT.exec(line);
  if (telling === null) return maskDigits(line.replace(/^(\s*NAME\s*=\s*).+/i, '$1•••'));
  const told = line.slice(telling.index);
  const isNumber = !told.startsWith('+') && told.replace(/\D/g, '').length >= 5;
  return (
    maskDigits(line.slice(0, telling.index)) +
    (isNumber ? maskNumber(told) : told.replace(/"[^"]*"?/g, maskAll).replace(/\d/g, '•'))
  );
}

/** A number keeps its last two digits, a name nothing. */
function maskParty(text: string): string {
  return /^\+?[\d*#]{3,}$/.test(text) ? maskNumber(text) : maskAll(text);
}

/** A number of which the last two digits are left. */
function maskNumber(text: string): string {
  let left = text.replace(/\D/g, '').length;
  return text.replace(/\d/g, (digit) => (left-- > 2 ? '•' : digit));
}
