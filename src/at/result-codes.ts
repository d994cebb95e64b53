import type { LineHead } from '../core/line-heads.js';
import type { Line } from './line.js';
import { parseExtendedError, type ExtendedError } from './responses/errors.js';

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
  /** What +CME ERROR and its like say; absent for every other code. */
  readonly error?: ExtendedError;
}

type Meaning = readonly [name: ResultName, kind: ResultCode['kind']];

const ERROR: Meaning = ['error', 'final'];
const CONNECT: Meaning = ['connect', 'callFinal'];
const DELAYED: Meaning = ['delayed', 'callFinal'];
const BLACKLISTED: Meaning = ['blacklisted', 'callFinal'];
const NO_CARRIER: Meaning = ['noCarrier', 'callFinal'];
const NO_DIALTONE: Meaning = ['noDialtone', 'callFinal'];
const RINGING: Meaning = ['ringing', 'intermediate'];
const PROGRESS: Meaning = ['progress', 'intermediate'];

/** Verbose codes by the head of their line. What makers call an error ends a command like ERROR does. */
const byHead: Partial<Record<LineHead, Meaning>> = {
  OK: ['ok', 'final'],
  ERROR,
  '+CME ERROR:': ERROR,
  '+CMS ERROR:': ERROR,
  '+EXT ERROR:': ERROR,
  'MODEM ERROR:': ERROR,
  CONNECT,
  'CONNECT 0': CONNECT,
  VCON: ['voiceConnect', 'callFinal'],
  FCERROR: NO_CARRIER,
  '+FCERROR': NO_CARRIER,
  'NO CARRIER': NO_CARRIER,
  'NO DIALTONE': NO_DIALTONE,
  'NO DIAL TONE': NO_DIALTONE,
  BUSY: ['busy', 'callFinal'],
  'NO ANSWER': ['noAnswer', 'callFinal'],
  'DELAYED 0': DELAYED,
  'BLACKLISTED 0': BLACKLISTED,
  RINGING,
  RRING: RINGING,
  'CARRIER 0': PROGRESS,
  'PROTOCOL:': PROGRESS,
  'COMPRESSION:': PROGRESS,
  '+MCR:': PROGRESS,
  '+MRR:': PROGRESS,
  '+ER:': PROGRESS,
  '+DR:': PROGRESS,
  '+ILRR:': PROGRESS,
  DIALING: PROGRESS,
  PROCEEDING: PROGRESS,
};

/** Verbose codes in a form that has no known head. */
const byText: readonly (readonly [RegExp, ...Meaning])[] = [
  [/^(?:COMMAND NOT SUPPORT|TOO MANY PARAMETERS)/, ...ERROR],
  [/^CONNECT /, ...CONNECT],
  [/^DELAYED\b/, ...DELAYED],
  [/^BLACKLISTED\b/, ...BLACKLISTED],
  [/^(?:CARRIER|PROTOCOL|COMPRESSION|\+A8)/, ...PROGRESS],
];

/** The numeric codes that every modem shares (V.250 table 1); makers disagree on all others. */
const numeric: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['0', ['ok', 'final']],
  ['1', CONNECT],
  ['3', NO_CARRIER],
  ['4', ERROR],
  ['6', NO_DIALTONE],
  ['7', ['busy', 'callFinal']],
  ['8', ['noAnswer', 'callFinal']],
]);

/** Reads a line as a verbose result code (V1); null when it is none. RING is not one: it is unsolicited always. */
export function parseResultCode(line: Line): ResultCode | null {
  const meaning = line.head === '' ? meaningOf(line.text) : byHead[line.head];
  if (meaning === undefined) return null;
  const [name, kind] = meaning;
  const error = name === 'error' && line.head.startsWith('+') ? parseExtendedError(line.text) : null;
  return error === null ? { name, kind, text: line.text } : { name, kind, text: line.text, error };
}

function meaningOf(text: string): Meaning | undefined {
  const found = byText.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : [found[1], found[2]];
}

/** RING in numbers (V.250, table 1). */
export const NUMERIC_RING = '2';

/** Reads a line as a numeric result code (V0). Only where one is expected: information text may be a number too. */
export function parseNumericResultCode(line: string): ResultCode | null {
  const found = numeric.get(line);
  return found === undefined ? null : { name: found[0], kind: found[1], text: line };
}
