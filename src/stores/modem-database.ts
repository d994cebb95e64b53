import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Scheduler } from '../base/clock.js';
import { KeyedDigest } from '../base/keyed-digest.js';
import {
  isOfOtherVersion,
  readRecord,
  recordOf,
  RECORD_VERSION,
  superfluous,
  type KnownModem,
  type KnownModemStore,
  type StoreCondition,
} from './known-modem.js';

/** The database's name; all pages of an origin share it. */
export const DATABASE_NAME = 'ringback';
/** Stays what it is: records carry their own versions, so that an old page and a new one can use the database side by side. */
const DATABASE_VERSION = 1;
const KEY_OF_DIGESTS = 'digest';
/** Opening waits for whoever is deleting the database; nothing else waits for the answer for longer. */
const OPENING_LIMIT_MS = 3000;

interface Schema extends DBSchema {
  /** { version, …KnownModem } by identity. Unknown: other versions, and whoever has the origin, write here too. */
  modems: { key: string; value: unknown };
  /** `digest`: { version, key }. */
  keys: { key: string; value: unknown };
}

type Database = IDBPDatabase<Schema>;
type Writing = IDBPTransaction<Schema, ['modems', 'keys'], 'readwrite'>;

/**
 * Remembers modems in IndexedDB. What the database does not take or give stands in memory, so that everything works the same until the page
 * goes. The key of the digests is stored with the records, and no script can read it (Web Cryptography, `extractable`).
 */
export class ModemDatabase implements KnownModemStore {
  readonly #scheduler: Scheduler;
  readonly #open: typeof openDB<Schema>;
  /** All that is known here, also where the database does not take it. */
  readonly #modems = new Map<string, KnownModem>();
  #condition: StoreCondition = { state: 'working', reason: 'none', ignored: 0 };
  #digest: Promise<KeyedDigest | null> | null = null;
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

  async digest(text: string): Promise<string | null> {
    await this.#opened();
    return (await this.#ownDigest())?.of(text) ?? null;
  }

  async all(): Promise<readonly KnownModem[]> {
    await this.#within(async (transaction) => {
      let ignored = 0;
      for (const record of await transaction.objectStore('modems').getAll()) {
        const modem = readRecord(record);
        if (modem === null) ignored++;
        else this.#modems.set(modem.identity, modem);
      }
      this.#condition = { ...this.#condition, ignored };
    });
    return [...this.#modems.values()];
  }

  async put(modem: KnownModem): Promise<void> {
    this.#modems.set(modem.identity, { ...modem });
    const excess = superfluous([...this.#modems.values()]);
    const kept = await this.#within(async (transaction) => {
      const modems = transaction.objectStore('modems');
      if (isOfOtherVersion(await modems.get(modem.identity))) return;
      await modems.put(recordOf(modem), modem.identity);
    });
    if (kept) this.#condition = { ...this.#condition, state: 'working', reason: 'none' };
    if (excess !== undefined) await this.remove(excess.identity);
  }

  async remove(identity: string): Promise<void> {
    this.#modems.delete(identity);
    await this.#within(async (transaction) => {
      const modems = transaction.objectStore('modems');
      if (!isOfOtherVersion(await modems.get(identity))) await modems.delete(identity);
    });
  }

  close(): void {
    this.#closed = true;
    void this.#database?.then((database) => database?.close());
    this.#database = Promise.resolve(null);
  }

  /** Does something in one transaction of the database, where there is one. What fails is told by the condition; whether it was done. */
  async #within(what: (transaction: Writing) => Promise<void>): Promise<boolean> {
    const database = await this.#opened();
    if (database === null) return false;
    try {
      const transaction = database.transaction(['modems', 'keys'], 'readwrite');
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
    const opening = this.#open(DATABASE_NAME, DATABASE_VERSION, {
      upgrade: (database) => {
        database.createObjectStore('modems');
        database.createObjectStore('keys');
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
    if (this.#isClosed || !(await this.#agreeOnKey(database))) {
      database.close();
      return null;
    }
    this.#condition = { ...this.#condition, state: 'working', reason: 'none' };
    return database;
  }

  get #isClosed(): boolean {
    return this.#closed;
  }

  /** Makes the stored key this visit's, or this visit's the stored one; false where digests of this visit could not be found again. */
  async #agreeOnKey(database: Database): Promise<boolean> {
    // Made before the transaction, which ends when nothing is asked of it (Indexed Database API, 2.7.1).
    const own = await (this.#digest ?? KeyedDigest.create());
    if (own === null) return false;
    const transaction = database.transaction('keys', 'readwrite');
    transaction.done.catch(() => undefined);
    const stored = await transaction.store.get(KEY_OF_DIGESTS);
    const key = typeof stored === 'object' && stored !== null && 'key' in stored ? stored.key : undefined;
    if (key === undefined && !isOfOtherVersion(stored))
      await transaction.store.put({ version: RECORD_VERSION, key: own.key }, KEY_OF_DIGESTS);
    await transaction.done;
    if (isOfOtherVersion(stored)) return this.#keep(own, 'newer');
    if (key === undefined) return this.#keep(own);
    const theirs = await KeyedDigest.from(key);
    if (theirs === null) return this.#keep(own, 'refused');
    if (this.#digest === null) return this.#keep(theirs);
    return (await theirs.of('')) === (await own.of('')) ? true : this.#keep(own, 'ended');
  }

  #keep(digest: KeyedDigest, reason: StoreCondition['reason'] = 'none'): boolean {
    this.#digest = Promise.resolve(digest);
    if (reason === 'none') return true;
    this.#condition = { ...this.#condition, state: 'memoryOnly', reason };
    return false;
  }

  #ownDigest(): Promise<KeyedDigest | null> {
    this.#digest ??= KeyedDigest.create();
    return this.#digest;
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
