import type { CallerIdField } from './urc.js';

/** What is known about a caller. Number and name are hostile text of bounded length: render as text only. */
export interface CallerId {
  readonly number: string;
  readonly name: string;
  /** The number that was called, where the network tells it; empty otherwise. */
  readonly calledNumber: string;
  /** Why there is no number: withheld by the caller, or not carried all the way. `known` when there is one. */
  readonly presentation: 'known' | 'unknown' | 'blocked' | 'outOfArea';
}

/** Nothing is known. */
export const noCallerId: CallerId = { number: '', name: '', calledNumber: '', presentation: 'unknown' };

/** Longest number or name that is kept, in characters: MDMF carries at most 50. */
const MAX_TEXT = 64;

/** What stands in place of a number or name that is absent (Telcordia GR-30: P private, O out of area). */
const absences: ReadonlyMap<string, CallerId['presentation']> = new Map<string, CallerId['presentation']>([
  ['P', 'blocked'],
  ['PRIVATE', 'blocked'],
  ['O', 'outOfArea'],
  ['OUT OF AREA', 'outOfArea'],
  ['', 'unknown'],
  ['<NONE>', 'unknown'],
]);

/** Adds one line of a formatted presentation to what is known. Lines may come in any order, before or after the first RING. */
export function withCallerIdField(known: CallerId, field: CallerIdField, value: string): CallerId {
  const text = value.trim().slice(0, MAX_TEXT);
  const absence = absences.get(text.toUpperCase());
  switch (field) {
    case 'number':
      return absence === undefined
        ? { ...known, number: text, presentation: 'known' }
        : { ...known, number: '', presentation: absence };
    case 'name':
      return absence === undefined ? { ...known, name: text } : { ...known, name: '' };
    case 'calledNumber':
      return absence === undefined ? { ...known, calledNumber: text } : known;
    default:
      return known;
  }
}
