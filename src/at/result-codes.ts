/** Result codes by the name they have in ITU-T V.250 (6.2, 6.3) and V.253, in camelCase. */
export type ResultName =
  | 'ok'
  | 'connect'
  | 'noCarrier'
  | 'error'
  | 'noDialtone'
  | 'busy'
  | 'noAnswer'
  | 'voiceConnect'
  | 'delayed'
  | 'blacklisted'
  | 'ringing'
  | 'progress';

/** One result code as it came. */
export interface ResultCode {
  readonly name: ResultName;
  /**
   * - `final`: ends whatever command is in flight
   * - `callFinal`: ends a dial or an answer; at other times it tells that the call has ended
   * - `intermediate`: the command goes on
   */
  readonly kind: 'final' | 'callFinal' | 'intermediate';
  /** The line. */
  readonly text: string;
}

type Entry = readonly [pattern: RegExp, name: ResultName, kind: ResultCode['kind']];

/** Verbose codes; the first pattern that matches counts. What makers call an error ends a command like ERROR does. */
const verbose: readonly Entry[] = [
  [/^OK$/, 'ok', 'final'],
  [/^ERROR$/, 'error', 'final'],
  [/^\+(?:CME|CMS|EXT) ERROR:/, 'error', 'final'],
  [/^(?:COMMAND NOT SUPPORT|TOO MANY PARAMETERS|MODEM ERROR:)/, 'error', 'final'],
  [/^CONNECT(?: |$)/, 'connect', 'callFinal'],
  [/^VCON$/, 'voiceConnect', 'callFinal'],
  [/^\+?FCERROR$/, 'noCarrier', 'callFinal'],
  [/^NO CARRIER$/, 'noCarrier', 'callFinal'],
  [/^NO DIAL ?TONE$/, 'noDialtone', 'callFinal'],
  [/^BUSY$/, 'busy', 'callFinal'],
  [/^NO ANSWER$/, 'noAnswer', 'callFinal'],
  [/^DELAYED\b/, 'delayed', 'callFinal'],
  [/^BLACKLISTED\b/, 'blacklisted', 'callFinal'],
  [/^(?:RINGING|RRING)$/, 'ringing', 'intermediate'],
  [
    /^(?:CARRIER|PROTOCOL:?|COMPRESSION:?|\+MCR:|\+MRR:|\+ER:|\+DR:|\+ILRR:|\+A8|DIALING$|PROCEEDING$)/,
    'progress',
    'intermediate',
  ],
];

/** The numeric codes that every modem shares (V.250 table 1); makers disagree on all others. */
const numeric: ReadonlyMap<string, readonly [ResultName, ResultCode['kind']]> = new Map<
  string,
  readonly [ResultName, ResultCode['kind']]
>([
  ['0', ['ok', 'final']],
  ['1', ['connect', 'callFinal']],
  ['3', ['noCarrier', 'callFinal']],
  ['4', ['error', 'final']],
  ['6', ['noDialtone', 'callFinal']],
  ['7', ['busy', 'callFinal']],
  ['8', ['noAnswer', 'callFinal']],
]);

/** Reads a line as a verbose result code (V1); null when it is none. RING is not one: it is unsolicited always. */
export function parseResultCode(line: string): ResultCode | null {
  for (const [pattern, name, kind] of verbose) if (pattern.test(line)) return { name, kind, text: line };
  return null;
}

/** Reads a line as a numeric result code (V0). Only where one is expected: information text may be a number too. */
export function parseNumericResultCode(line: string): ResultCode | null {
  const found = numeric.get(line);
  return found === undefined ? null : { name: found[0], kind: found[1], text: line };
}
