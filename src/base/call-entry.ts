import { plainText } from './plain-text.js';

/**
 * What became of a call. `unfinished`: it goes on, or its end was not seen, because the page or its worker ended first. `answered` elsewhere (`elsewhere`): on
 * another telephone of the line. `cancelled`: taken back before it was answered.
 */
export const CALL_OUTCOMES = [
  'unfinished',
  'answered',
  'elsewhere',
  'missed',
  'refused',
  'noAnswer',
  'busy',
  'cancelled',
  'failed',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** One call in the call log. */
export interface CallEntry {
  /** Rises with the time of the call: entries sort by it. Never used again. */
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  /** As it was dialled or told by the network, without what was to be dialled after a pause; '' where it was withheld or is not known. Render as text only. */
  readonly number: string;
  /** The caller's name as the network told it; '' where unknown. Render as text only. */
  readonly name: string;
  /** The line's permanent id, and the name that it had. */
  readonly lineId: number;
  readonly lineName: string;
  /** When it rang or was dialled, in milliseconds since the Unix epoch. */
  readonly startedAtMs: number;
  /** How long it was connected, in milliseconds; null where it never was, and as long as that is not known. */
  readonly connectedForMs: number | null;
  readonly outcome: CallOutcome;
}

/** Entries that are kept at most; the oldest makes room. */
export const MOST_ENTRIES = 5000;

/** Characters of a name that are kept, of a caller and of a contact. */
export const MAX_NAME = 200;
/** Characters of a number that are kept. */
export const MAX_NUMBER = 64;

const ID = /^[0-9a-z]{9}-[0-9a-z]{1,12}$/;

/** The id of an entry that began at a moment, in milliseconds since the Unix epoch. `chance` tells entries of one millisecond apart. */
export function entryId(startedAtMs: number, chance: number): string {
  return `${Math.max(0, Math.floor(startedAtMs)).toString(36).padStart(9, '0')}-${chance.toString(36)}`;
}

/** Whether a text can be the id of an entry. */
export function isEntryId(id: unknown): id is string {
  return typeof id === 'string' && ID.test(id);
}

/** An entry that comes from elsewhere, checked member by member; null where it is none. */
export function checkedEntry(given: unknown): CallEntry | null {
  if (typeof given !== 'object' || given === null) return null;
  const { id, direction, lineId, startedAtMs, connectedForMs, outcome, ...texts } = given as Record<string, unknown>;
  if (!isEntryId(id) || (direction !== 'incoming' && direction !== 'outgoing')) return null;
  if (!isWhole(lineId) || !isWhole(startedAtMs) || !(connectedForMs === null || isWhole(connectedForMs))) return null;
  const known = CALL_OUTCOMES.find((one) => one === outcome);
  if (known === undefined) return null;
  return {
    id,
    direction,
    number: plainText(texts['number'], MAX_NUMBER),
    name: plainText(texts['name'], MAX_NAME),
    lineId,
    lineName: plainText(texts['lineName'], MAX_NAME),
    startedAtMs,
    connectedForMs,
    outcome: known,
  };
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
