import { MAX_NAME, MAX_NUMBER } from './call-entry.js';
import { plainText } from './plain-text.js';

/** Labels that are stored as a word of this list and shown in the person's language; every other one is shown as it is. */
export const KNOWN_LABELS = ['mobile', 'home', 'work', 'fax'] as const;
export type KnownLabel = (typeof KNOWN_LABELS)[number];

/** One number of a contact. */
export interface ContactNumber {
  /** What it is: one of {@link KNOWN_LABELS}, or the person's own word; '' for nothing. Render as text only. */
  readonly label: string;
  /** As it was entered; a digit is in it. Render as text only. */
  readonly number: string;
}

/** Somebody who can be called. */
export interface Contact {
  /** '' for one that is not kept yet. */
  readonly id: string;
  /** Never empty. Render as text only. */
  readonly name: string;
  /** At least one. */
  readonly numbers: readonly ContactNumber[];
  /** The key that calls the first number; no two contacts have the same. */
  readonly speedDial: number | null;
  /** '' for none. Render as text only. */
  readonly note: string;
}

/** Contacts that are kept at most. */
export const MOST_CONTACTS = 5000;
/** Numbers of one contact. */
export const MOST_NUMBERS = 20;
/** Characters of a number's label, and of a note. */
export const MAX_NUMBER_LABEL = 40;
export const MAX_NOTE = 1000;

const ID = /^[0-9a-z]{1,24}$/;

/** Whether a text can be the id of a contact that is kept. */
export function isContactId(id: unknown): id is string {
  return typeof id === 'string' && ID.test(id);
}

/** A contact that comes from elsewhere, checked and tidied member by member; null where it is none, has no name or no number. */
export function checkedContact(given: unknown): Contact | null {
  if (typeof given !== 'object' || given === null) return null;
  const { id, name, numbers, speedDial, note } = given as Record<string, unknown>;
  if (id !== '' && !isContactId(id)) return null;
  const named = plainText(name, MAX_NAME);
  if (named === '' || !Array.isArray(numbers)) return null;
  const checked = numbers
    .slice(0, MOST_NUMBERS)
    .map(checkedNumber)
    .filter((number) => number !== null);
  if (checked.length === 0) return null;
  if (!(speedDial === null || isSpeedDial(speedDial))) return null;
  return { id, name: named, numbers: checked, speedDial, note: plainText(note, MAX_NOTE) };
}

/** Whether it is a speed-dial key: 1 to 9. */
export function isSpeedDial(key: unknown): key is number {
  return typeof key === 'number' && Number.isInteger(key) && key >= 1 && key <= 9;
}

function checkedNumber(given: unknown): ContactNumber | null {
  if (typeof given !== 'object' || given === null) return null;
  const { label, number } = given as Record<string, unknown>;
  const text = plainText(number, MAX_NUMBER);
  if (!/\p{Nd}/u.test(text)) return null;
  return { label: plainText(label, MAX_NUMBER_LABEL), number: text };
}
