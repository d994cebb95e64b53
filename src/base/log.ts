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

/** Bytes that may stand before a line that is damaged, as they are or as traffic shows them. */
const STRAY = String.raw`^(?:\\x[0-9a-f]{2}|[^A-Za-z\d+#^*"])*`;

/**
 * From where on a command tells of a person, however short that is: PINs and passwords (27.007, 7.4, 7.5, 8.3), digits of a call (+VTS), whom a call is
 * sent on to (+CTFR, +CCFC), and the number of a dial command with its modifiers (V.250, 6.3.1), which `&D2`, `+DR` and the like are not.
 */
export const TELLING_COMMAND = /\+(CPIN2?|CLCK|CPWD|VTS|CTFR|CCFC)=|(?<![&\\%^+])D[TPWL>\s,@!()./-]*[\d*#+]/i;
/** The caller's number in a modem's report (V.253, 8.1.3), and a digit that was heard (makers' own), however short. */
export const TELLING_REPORT = new RegExp(
  `${STRAY}(?:(?:DDN_)?NMBR|NDID|ANID|CDID)\\s*=|^[+#](?:RXDTMF|DTMF|DTMFEV|UU?DTMFD|QTONEDET):|^MISSED_CALL:`,
  'i',
);
/** A name or a message in a modem's report (V.253, 8.1.3; makers' own). */
export const TELLING_NAME = new RegExp(`${STRAY}(?:NAME|MESG|USER|PASS)\\s*=`, 'i');
/** A command, echoed or not. */
export const COMMAND_LINE = new RegExp(`${STRAY}AT`, 'i');
/**
 * A report that has a party's number, name or both, quoted or not, however short (3GPP TS 27.007, clause 7; TS 27.005; makers' lines of calls).
 */
export const TELLING_PARTY =
  /^\s*(?:\+(?:CNAP|CLIP|CCWA|COLP|CDIP|CLCC|CNUM|CCFC|CMT|CMGL|CMGR|CDS|CUSD):|\^(?:SLCC|DSCI|CLCC):|#ECAM:|\*ECAV:|\+QIND: ?"ccinfo")/i;
/** A field of such a report: quoted, or up to the next comma. The first is its head. */
const FIELD = /"[^"]*"?|[^\s,"][^,"]*/g;
/** Fields that tell nothing of a party: single digits, and types of address (TS 24.008, 10.5.4.7: an octet with its first bit set). */
const PLAIN_FIELD = /^\s*(?:\d?|1(?:2[89]|[3-9]\d)|2[0-4]\d|25[0-5])\s*$/;
/** A command with a PIN or a password (3GPP TS 27.007, 7.4, 7.5, 8.3), whatever stands before it: a line may be damaged. */
export const SECRET_COMMAND = /\+(CPIN2?|CLCK|CPWD)=/i;

/** Where the fields of a report with a party stand that tell of it: [from, to) in the line. */
export function partyFields(line: string): readonly (readonly [number, number])[] {
  const head = TELLING_PARTY.exec(line)?.[0].length ?? line.length;
  return [...line.slice(head).matchAll(FIELD)]
    .filter(([field]) => !PLAIN_FIELD.test(field))
    .map(({ 0: field, index }) => [head + index, head + index + field.length]);
}

/**
 * Hides what a line of a modem's language tells of a person: numbers ({@link maskDigits}), also short ones where it is known that they are somebody's, secrets,
 * and the caller's name (V.253, NAME= and MESG=; 27.007, +CNAP and its kin). A command is known by its AT, echoed or not.
 */
export function maskPersonal(line: string): string {
  if (TELLING_PARTY.test(line)) return maskDigits(maskParties(line));
  // How long a name is tells something of it, too.
  if (TELLING_NAME.test(line))
    return /MESG\s*=/i.test(line) ? line.replace(/=.*/, maskAll) : line.replace(/(=\s*).*/, '$1•••');
  const isCommand = COMMAND_LINE.test(line) || SECRET_COMMAND.test(line);
  const telling = isCommand ? TELLING_COMMAND.exec(line) : TELLING_REPORT.exec(line);
  if (telling === null) return maskDigits(line);
  const told = line.slice(telling.index);
  const isNumber = !told.startsWith('+') && told.replace(/\D/g, '').length >= 5;
  return (
    maskDigits(line.slice(0, telling.index)) +
    (isNumber ? maskNumber(told) : told.replace(/"[^"]*"?/g, maskAll).replace(/\d/g, '•'))
  );
}

function maskParties(line: string): string {
  let masked = '';
  let done = 0;
  for (const [from, to] of partyFields(line)) {
    masked += line.slice(done, from) + maskParty(line.slice(from, to));
    done = to;
  }
  return masked + line.slice(done);
}

/** A number keeps its last two digits, a name nothing. */
function maskParty(field: string): string {
  return /^\s*"?\+?[\d*#]{3,}"?\s*$/.test(field) ? maskNumber(field) : maskAll(field);
}

/** A number of which the last two digits are left. */
function maskNumber(text: string): string {
  let left = text.replace(/\D/g, '').length;
  return text.replace(/\d/g, (digit) => (left-- > 2 ? '•' : digit));
}
