/** Call log and contacts; a part of {@link Telephony}. A contract without implementation. */
import type { CallEntry } from '../base/call-entry.js';
import type { Contact } from '../base/contact.js';
import type { ImportAnswer, Keeping } from '../protocol/people.js';
import type { TypedEventTarget } from './telephony.js';

export type { CallEntry, CallOutcome } from '../base/call-entry.js';
export type { Contact, ContactNumber } from '../base/contact.js';
export type { Keeping } from '../protocol/people.js';

export interface PeopleEvents {
  /** What was read may be out of date: ask again. */
  change: Event;
}

/** Some entries of the call log. */
export interface CallLogPage {
  /** Newest first. */
  readonly entries: readonly CallEntry[];
  /** Whether there are older ones. */
  readonly more: boolean;
}

/**
 * The calls that were. The worker writes it, and only where the pages have asked for it (`createTelephony({ callLog: true })`); it stays in this browser. What can be asked rejects with
 * TelephonyError.
 */
export interface CallLog extends TypedEventTarget<PeopleEvents> {
  /** Whether calls are kept; known once `ready` has settled. */
  readonly kept: boolean;
  /** How well, as of the last reading; null before the first. */
  readonly keeping: Keeping | null;
  /**
   * Reads entries, newest first.
   * @param before - The oldest one that is known already; null begins with the newest.
   * @param count - How many at most: 1 to 500, 100 where left out.
   */
  read(before?: Pick<CallEntry, 'id'> | null, count?: number): Promise<CallLogPage>;
  /** Removes one entry. Rejects with `notPermitted` on a page that may only watch. */
  remove(entry: Pick<CallEntry, 'id'>): Promise<void>;
  /** Removes all of it. Rejects with `notPermitted`, and with `notCleared` where something could not be removed. */
  clear(): Promise<void>;
  /** All of it as comma-separated values, for a spreadsheet: times in ISO 8601. */
  exportCsv(): Promise<string>;
}

/** Why a card or row of a file was passed over: no number in it; not to be read; without an end; a file of more than 20 megabytes. */
export type ImportProblem = 'noNumber' | 'unreadable' | 'unfinished' | 'tooLong';

/** What became of an import. */
export interface ImportReport extends Omit<ImportAnswer, 'refused'> {
  /** What the file was taken for; `unknown`: nothing was read. */
  readonly format: 'vcard' | 'csv' | 'unknown';
  /** What was passed over: the first line of its card or row, counted from 1, and why. */
  readonly passedOver: readonly { readonly line: number; readonly problem: ImportProblem }[];
}

/** How {@link Contacts.importFile} goes about it. */
export interface ImportOptions {
  /** Told how much of the file has been read, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Who can be called. Kept in this browser, and only what somebody has put here. What can be asked rejects with TelephonyError. */
export interface Contacts extends TypedEventTarget<PeopleEvents> {
  /** By name; empty until it was read. Looking here begins to read, `change` tells when it is there. */
  readonly list: readonly Contact[];
  /** How well they are kept, as of the last reading; null before the first. */
  readonly keeping: Keeping | null;
  /** Settles when `list` is as the worker has it. */
  load(): Promise<readonly Contact[]>;
  /** Whose number it is, however it is written; null where it is nobody's, and until `list` was read. */
  find(number: string): Contact | null;
  /** The contact of a speed-dial key, 1 to 9; null where it is nobody's. */
  speedDial(key: number): Contact | null;
  /**
   * Keeps a contact in place of the one of its id; with the id '', as a new one. Its speed-dial key is taken from whoever had it. Rejects with `invalidContact` (no name or no
   * number), `contactsFull`, `notPermitted`.
   * @returns What is kept: tidied, with its id.
   */
  put(contact: Contact): Promise<Contact>;
  remove(contact: Pick<Contact, 'id'>): Promise<void>;
  /** Removes all. Rejects with `notPermitted`, and with `notCleared` where something could not be removed. */
  clear(): Promise<void>;
  /**
   * Reads contacts out of a file: vCard 2.1, 3.0 and 4.0 (RFC 6350), or comma-separated values with a row of titles. What cannot be read is passed over and told; the rest is kept. One that is there
   * already stays, and gets the numbers that it lacks.
   */
  importFile(file: Blob | string, options?: ImportOptions): Promise<ImportReport>;
  /** All of them as vCard 4.0. */
  exportVcard(): Promise<string>;
  /** All of them as comma-separated values; `importFile` reads it. */
  exportCsv(): Promise<string>;
}
