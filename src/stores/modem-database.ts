import type { DBSchema, IDBPDatabase, IDBPTransaction, openDB } from 'idb';
import type { Scheduler } from '../base/clock.js';
import { KeyedDigest } from '../base/keyed-digest.js';
import { DatabaseConnection } from './database-connection.js';
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
const KEY_OF_DIGESTS = 'digest';

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
  readonly #connection: DatabaseConnection<Schema>;
  /** All that is known here, also where the database does not take it. */
  readonly #modems = new Map<string, KnownModem>();
  #digest: Promise<KeyedDigest | null> | null = null;

  /** @param open - How a database is opened; idb's way where left out. */
  constructor(scheduler: Scheduler, open?: typeof openDB<Schema>) {
    this.#connection = new DatabaseConnection<Schema>(scheduler, {
      name: DATABASE_NAME,
      create: (database) => {
        database.createObjectStore('modems');
        database.createObjectStore('keys');
      },
      accept: (database) => this.#agreeOnKey(database),
      open,
    });
  }

  get condition(): StoreCondition {
    return this.#connection.condition;
  }

  async digest(text: string): Promise<string | null> {
    await this.#connection.opened();
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
      this.#connection.condition = { ...this.condition, ignored };
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
    if (kept) this.#connection.works();
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
    this.#connection.close();
  }

  #within(what: (transaction: Writing) => Promise<void>): Promise<boolean> {
    return this.#connection.within(async (database) => {
      const transaction = database.transaction(['modems', 'keys'], 'readwrite');
      // A transaction that fails rejects both; one of them is listened to below.
      transaction.done.catch(() => undefined);
      await what(transaction);
      await transaction.done;
    });
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
    this.#connection.fails(reason);
    return false;
  }

  #ownDigest(): Promise<KeyedDigest | null> {
    this.#digest ??= KeyedDigest.create();
    return this.#digest;
  }
}
