import { isOfOtherVersion, type StoreCondition } from './known-modem.js';

/** Rises with every change of what a stored call or contact means. */
export const PEOPLE_VERSION = 1;

/** Whether a stored record is not ours to write. */
export function isOthers(record: unknown): boolean {
  return isOfOtherVersion(record, PEOPLE_VERSION);
}

/** The object stores: of calls, and of contacts. */
export type PeopleShelf = 'calls' | 'contacts';

/** What is taken out of a shelf and put into it, in one step. */
export interface ShelfChange {
  /** Records by their keys; one of another version that lies there stays. */
  readonly put: ReadonlyMap<string, object>;
  readonly remove: readonly string[];
}

/**
 * Where personal records lie: calls and contacts, apart from what is known of modems. Nothing here rejects: what cannot be kept is told by `condition`, and whoever
 * asked has it in memory.
 */
export interface PeopleRecords {
  readonly condition: StoreCondition;
  /**
   * Rises whenever the records may be others than the ones that were read: it was opened anew, since the site's data was cleared or somebody took it away.
   * Known once {@link PeopleRecords.ready} has settled.
   */
  readonly generation: number;
  /** Settles when the records can be read, or never will be. */
  ready(): Promise<void>;
  /** Every record of a shelf as it is stored; null where none can be had. */
  read(shelf: PeopleShelf): Promise<readonly unknown[] | null>;
  /** Changes a shelf. Whether it is stored. */
  change(shelf: PeopleShelf, change: ShelfChange): Promise<boolean>;
  /** Removes everything from a shelf, what other versions wrote too: it is the person's own wish. Whether it is done. */
  clear(shelf: PeopleShelf): Promise<boolean>;
  close(): void;
}

/** No records: where the browser has no store. Everything stands in memory then. */
export class NoRecords implements PeopleRecords {
  readonly condition: StoreCondition = { state: 'memoryOnly', reason: 'missing', ignored: 0 };
  readonly generation = 1;

  ready(): Promise<void> {
    return Promise.resolve();
  }

  read(): Promise<null> {
    return Promise.resolve(null);
  }

  change(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Nothing was stored. */
  clear(): Promise<boolean> {
    return Promise.resolve(true);
  }

  close(): void {
    // Nothing is held.
  }
}
