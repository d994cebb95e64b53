import type { DBSchema, openDB, IDBPTransaction } from 'idb';
import type { Scheduler } from '../base/clock.js';
import { DatabaseConnection } from './database-connection.js';
import type { StoreCondition } from './known-modem.js';
import { isOthers, type PeopleRecords, type PeopleShelf, type ShelfChange } from './people-records.js';

/** A database of its own: what is known of modems stays where and as it is. */
export const PEOPLE_DATABASE_NAME = 'ringback-people';

interface Schema extends DBSchema {
  /** { version, …CallEntry } by id. Unknown: other versions, and whoever has the origin, write here too. */
  calls: { key: string; value: unknown };
  /** { version, …Contact } by id. */
  contacts: { key: string; value: unknown };
}

type Transaction = IDBPTransaction<Schema, ['calls', 'contacts'], 'readwrite'>;

/** Personal records in IndexedDB. Not opened before it is asked for something. */
export class PeopleDatabase implements PeopleRecords {
  readonly #connection: DatabaseConnection<Schema>;

  /** @param open - How a database is opened; idb's way where left out. */
  constructor(scheduler: Scheduler, open?: typeof openDB<Schema>) {
    this.#connection = new DatabaseConnection<Schema>(scheduler, {
      name: PEOPLE_DATABASE_NAME,
      create: (database) => {
        database.createObjectStore('calls');
        database.createObjectStore('contacts');
      },
      open,
    });
  }

  get condition(): StoreCondition {
    return this.#connection.condition;
  }

  get generation(): number {
    return this.#connection.generation;
  }

  async ready(): Promise<void> {
    await this.#connection.opened();
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
    if (done) this.#connection.works();
    return done;
  }

  clear(shelf: PeopleShelf): Promise<boolean> {
    return this.#within((transaction) => transaction.objectStore(shelf).clear());
  }

  close(): void {
    this.#connection.close();
  }

  #within(what: (transaction: Transaction) => Promise<void>): Promise<boolean> {
    return this.#connection.within(async (database) => {
      const transaction = database.transaction(['calls', 'contacts'], 'readwrite');
      // A transaction that fails rejects both; one of them is listened to below.
      transaction.done.catch(() => undefined);
      await what(transaction);
      await transaction.done;
    });
  }
}
