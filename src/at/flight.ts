import type { Timer } from '../base/clock.js';
import type { AnswerShape, AtCommand } from './command.js';
import type { Entry } from './command-queue.js';
import type { Line } from './line.js';
import { NUMERIC_RING, parseNumericResultCode, parseResultCode, type ResultCode } from './result-codes.js';
import { parseKnownReport, parseKnownUrc, parseOtherUrc, type Urc } from './urc.js';

/** Lines of information text kept for one command that says nothing else; ATI of the most talkative devices has about ten. */
const MAX_ANSWER_LINES = 64;

/** The command in flight. Touched by the channel only. */
export interface Flight extends Entry {
  readonly startedMs: number;
  /** Its information text. */
  readonly lines: string[];
  limit: Timer;
  aborted: boolean;
  /** Its time limit has been drawn in: once. */
  shortened: boolean;
  /** Something else has shown that it had its effect: its result may be lost, or late. */
  overdue: boolean;
  /** The prompt has come, and what was to be written at it is. */
  prompted: boolean;
  /** What the command ended with while the answer to ATH is still owed. */
  crossed: ResultCode | null;
}

/** A command that is being written. */
export function newFlight(entry: Entry, nowMs: number): Flight {
  const limit = { cancel: (): void => undefined };
  return {
    ...entry,
    startedMs: nowMs,
    lines: [],
    limit,
    aborted: false,
    shortened: false,
    overdue: false,
    prompted: false,
    crossed: null,
  };
}

/** What a line is while a command is in flight. */
export type Meaning =
  | { readonly kind: 'echo' }
  | { readonly kind: 'code'; readonly code: ResultCode }
  | { readonly kind: 'text' }
  | { readonly kind: 'urc'; readonly urc: Urc };

/**
 * Sorts a line: echo, result code, what the command has declared, what is known to come unasked, bare text where the command expects it, and
 * everything else unasked.
 * @param numericForm - The modem is known to answer in numbers (V0).
 */
export function meaningOf(flight: Flight, line: Line, numericForm: boolean): Meaning {
  if (isEcho(flight, line)) return { kind: 'echo' };
  const { command } = flight;
  const numbersCount = command.numericResult === true || (numericForm && command.bareText !== true);
  const code = parseResultCode(line) ?? (numbersCount ? parseNumericResultCode(line.text) : null);
  if (code !== null) return { kind: 'code', code };
  if (numericForm && numbersCount && line.text === NUMERIC_RING) return { kind: 'urc', urc: { kind: 'ring' } };
  const declared = declaredBy(command, line.text);
  if (declared === 'answer') return { kind: 'text' };
  const known = parseKnownUrc(line);
  if (known !== null) return { kind: 'urc', urc: known };
  const isText = command.bareText === true && declared === 'no' && parseKnownReport(line) === null;
  return isText ? { kind: 'text' } : { kind: 'urc', urc: parseOtherUrc(line) };
}

/** Keeps a line of the answer; a bounded number of them. */
export function keep(flight: Flight, line: Line): void {
  if (flight.lines.length < (flight.command.mostLines ?? MAX_ANSWER_LINES)) flight.lines.push(line.text);
}

/** The command line comes back before anything of the answer, and what was written at the prompt after that. */
function isEcho({ command, lines, prompted }: Flight, line: Line): boolean {
  // Neither begins as a known line does.
  if (lines.length > 0 || line.head !== '') return false;
  return line.text === command.text || (prompted && line.text === command.afterPrompt);
}

/** Whether a line has a head that the command has declared, and the shape that goes with it. */
function declaredBy({ heads }: AtCommand, text: string): 'answer' | 'otherShape' | 'no' {
  let declared: 'otherShape' | 'no' = 'no';
  for (const one of heads ?? []) {
    const shape: AnswerShape = typeof one === 'string' ? { head: one, fits: () => true } : one;
    if (!text.startsWith(shape.head)) continue;
    if (shape.fits(text)) return 'answer';
    declared = 'otherShape';
  }
  return declared;
}
