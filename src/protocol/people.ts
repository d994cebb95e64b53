/** What page and worker say to each other of the call log and of contacts. */
import type { CallEntry } from '../base/call-entry.js';
import type { Contact } from '../base/contact.js';

/** How well something is kept until the next visit. */
export interface Keeping {
  /** `memoryOnly`: everything works, and is forgotten with the page and its worker. */
  readonly state: 'working' | 'memoryOnly';
  /**
   * Why not: the browser has no store (`missing`) or refuses it (`refused`), it did not open in time (`blocked`), a newer version of this program owns it
   * (`newer`), no room is left (`full`), it was cleared and could not be opened again (`ended`).
   */
  readonly reason: 'none' | 'missing' | 'refused' | 'blocked' | 'newer' | 'full' | 'ended';
  /** Records that were passed over: of another version, or garbage. They are left as they are. */
  readonly ignored: number;
}

/** What callLogRead gives. */
export interface CallLogAnswer {
  /** Newest first; those of lines that the client may see. */
  readonly entries: readonly CallEntry[];
  /** Whether there are older ones. */
  readonly more: boolean;
  readonly keeping: Keeping;
}

/** What contactsRead gives. */
export interface ContactsAnswer {
  /** In no order. */
  readonly contacts: readonly Contact[];
  readonly keeping: Keeping;
}

/** What contactsImport gives: what became of the contacts, one count for each. */
export interface ImportAnswer {
  readonly added: number;
  /** A contact of that name and number was there, and got the numbers that it lacked. */
  readonly completed: number;
  /** It was there as it is. */
  readonly known: number;
  /** There are as many contacts as there can be. */
  readonly noRoom: number;
  /** It was no contact. */
  readonly refused: number;
}

/** Entries that one callLogRead gives at most. */
export const MOST_READ = 500;
