import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Scheduler } from '../base/clock.js';
import type { StoreCondition } from './known-modem.js';
import { isOthers, type PeopleRecords, type PeopleShelf, type ShelfChange } from './people-records.js';

/** A database of its own: what is known of modems stays where and as it is. */
export const PEOPLE_DATABASE_NAME = 'ringback-people';
/** Stays what it is: records carry their own versions. */
const DATABASE_VERSION = 1;
/** Opening waits for whoever is deleting the database; nothing else waits for the answer for longer. */
const OPENING_LIMIT_MS = 3000;

interface Schema extends DBSchema {
  /** { version, …CallEntry } by id. Unknown: other versions, and whoever has the origin, write here too. */
  calls: { key: string; value: unknown };
  /** { version, …Contact } by id. */
  contacts: { key: string; value: unknown };
}

type Database = IDBPDatabase<Schema>;
type Transaction = IDBPTransaction<Schema, ['calls', 'contacts'], 'readwrite'>;

/** Personal records in IndexedDB. Not opened before it is asked for something. */
export class PeopleDatabase implements PeopleRecords {
  generation = 0;
  readonly #scheduler: Scheduler;
  readonly #open: typeof openDB<Schema>;
  #condition: StoreCondition = { state: 'working', reason: 'none', ignored: 0 };
  /** Null: to be opened. Null inside: not to be had in this visit. */
  #database: Promise<Database | null> | null = null;
  #closed = false;

  /** @param open - How a database is opened; idb's way where left out. */
  constructor(scheduler: Scheduler, open: typeof openDB<Schema> = openDB) {
    this.#scheduler = scheduler;
    this.#open = open;
  }

  get condition(): StoreCondition {
    return this.#condition;
  }

  async ready(): Promise<void> {
    await this.#opened();
  }

  async read(shelf: PeopleShelf): Promise<readonly unknown[] | null> {
    let records: readonly unknown[] | null = null;
    await this.#within(async (transaction) => {
      records = await transaction.objectStore(shelf).getAll();
    });
    return records;
  }

  async change(shelf: PeopleShelf, { put, remove }: ShelfChange): Promise<boolean> {
    const done = await this.#within(async (transaction) => {
      const records = transaction.objectStore(shelf);
      for (const key of remove) if (!isOthers(await records.get(key))) await records.delete(key);
      for (const [key, record] of put) if (!isOthers(await records.get(key))) await records.put(record, key);
    });
    if (done) this.#condition = { ...this.#condition, state: 'working', reason: 'none' };
    return done;
  }

  clear(shelf: PeopleShelf): Promise<boolean> {
    return this.#within((transaction) => transaction.objectStore(shelf).clear());
  }

  close(): void {
    this.#closed = true;
    void this.#database?.then((database) => database?.close());
    this.#database = Promise.resolve(null);
  }

  /** Does something in one transaction of the database, where there is one. What fails is told by the condition; whether it was done. */
  async #within(what: (transaction: Transaction) => Promise<void>): Promise<boolean> {
    const database = await this.#opened();
    if (database === null) return false;
    try {
      const transaction = database.transaction(['calls', 'contacts'], 'readwrite');
      // A transaction that fails rejects both; one of them is listened to below.
      transaction.done.catch(() => undefined);
      await what(transaction);
      await transaction.done;
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #opened(): Promise<Database | null> {
    this.#database ??= this.#openOnce().catch((error: unknown) => {
      this.#failed(error);
      return null;
    });
    return this.#database;
  }

  async #openOnce(): Promise<Database | null> {
    const opening = this.#open(PEOPLE_DATABASE_NAME, DATABASE_VERSION, {
      upgrade: (database) => {
        database.createObjectStore('calls');
        database.createObjectStore('contacts');
      },
      // Somebody deletes the database or brings a newer one: nobody is to wait for this page.
      blocking: () => {
        void this.#letGo();
      },
      terminated: () => {
        void this.#letGo();
      },
    });
    const database = await this.#inTime(opening);
    this.generation++;
    if (database === null) {
      // It may open yet, and would be in the way of the next.
      void opening.then(
        (late) => {
          late.close();
        },
        () => undefined,
      );
      this.#condition = { ...this.#condition, state: 'memoryOnly', reason: 'blocked' };
      return null;
    }
    if (this.#isClosed) {
      database.close();
      return null;
    }
    this.#condition = { ...this.#condition, state: 'working', reason: 'none' };
    return database;
  }

  get #isClosed(): boolean {
    return this.#closed;
  }

  /** The database is gone from under this page: what comes next opens it again. */
  async #letGo(): Promise<void> {
    const database = this.#database;
    if (!this.#closed) this.#database = null;
    (await database)?.close();
  }

  #inTime<T>(what: Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const limit = this.#scheduler.after(OPENING_LIMIT_MS, () => {
        resolve(null);
      });
      what.then(resolve, reject).finally(() => {
        limit.cancel();
      });
    });
  }

  #failed(error: unknown): void {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'InvalidStateError' || name === 'AbortError') {
      // The connection was closing: cleared while open.
      void this.#letGo();
      return;
    }
    const reason = REASONS[name] ?? 'refused';
    this.#condition = { ...this.#condition, state: 'memoryOnly', reason };
  }
}

/** Indexed Database API, 3 and 4.8: what opening and writing fail with. */
const REASONS: Readonly<Record<string, StoreCondition['reason']>> = {
  VersionError: 'newer',
  QuotaExceededError: 'full',
};
