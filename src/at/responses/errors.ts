import { equipmentError, type EquipmentError } from './equipment-error.js';
import { informationOf, numberIn, splitFields } from './fields.js';
import { messageError, type MessageError } from './message-error.js';

/** An error that says more than ERROR; `extended`: `+EXT ERROR: <n>` of Cinterion. */
export type ExtendedError =
  EquipmentError | MessageError | { readonly kind: 'extended'; readonly code: number | null; readonly name: 'other' };

/** Reads `+CME ERROR:`, `+CMS ERROR:` and `+EXT ERROR:`, each with a number or a text; null for every other line. */
export function parseExtendedError(line: string): ExtendedError | null {
  const equipment = informationOf(line, '+CME ERROR:');
  if (equipment !== null) return equipmentError(equipment);
  const message = informationOf(line, '+CMS ERROR:');
  if (message !== null) return messageError(message);
  const extended = informationOf(line, '+EXT ERROR:');
  return extended === null ? null : { kind: 'extended', code: numberIn(splitFields(extended)[0]), name: 'other' };
}

/** A number that may not be dialled again for now. */
export interface RedialLock {
  /** `delayed`: after a pause; `blacklisted`: not until somebody resets it. */
  readonly kind: 'delayed' | 'blacklisted';
  /** What the device says behind the word: minutes or tries, it does not tell which; null where it is alone. */
  readonly number: number | null;
}

/** Reads `DELAYED[ n]` and `BLACKLISTED[ n]`: the limits on repeated calls (GSM 02.07, annex A; national rules for fixed lines). */
export function parseRedialLock(line: string): RedialLock | null {
  const [found, word, number] = /^(DELAYED|BLACKLISTED)(?:[ :]+(\d{1,9}))?\s*$/i.exec(line.slice(0, 40)) ?? [];
  if (found === undefined || line.length > 40) return null;
  const kind = word?.toUpperCase() === 'DELAYED' ? 'delayed' : 'blacklisted';
  return { kind, number: number === undefined ? null : Number(number) };
}
