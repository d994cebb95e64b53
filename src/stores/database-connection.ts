import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Scheduler } from '../base/clock.js';
import type { StoreCondition } from './known-modem.js';

/** Stays what it is: records carry their own versions, so that an old page and a new one can use a database side by side. */
const DATABASE_VERSION = 1;
/** Opening waits for whoever is deleting the database; nothing else waits for the answer for longer. */
const OPENING_LIMIT_MS = 3000;

/** Indexed Database API, 3 and 4.8: what opening and writing fail with. */
const REASONS: Readonly<Record<string, StoreCondition['reason']>> = {
  VersionError: 'newer',
  QuotaExceededError: 'full',
};

/** One database of the site, as those who keep something in it see it. */
export interface DatabaseOptions<Schema extends DBSchema> {
  readonly name: string;
  /** Makes the object stores of a new one. */
  readonly create: (database: IDBPDatabase<Schema>) => void;
  /** Whether what was opened can be used; the condition has been told why not. Asked each time that it is opened. */
  readonly accept?: (database: IDBPDatabase<Schema>) => Promise<boolean>;
  /** How a database is opened; idb's way where left out. */
  readonly open: typeof openDB<Schema> | undefined;
}

/**
 * A connection to a database that is opened when it is first asked for, and again when it was taken away. Nothing rejects: `condition` tells how it stands, and
 * whoever asked goes on from memory.
 */
export class DatabaseConnection<Schema extends DBSchema> {
  condition: StoreCondition = { state: 'working', reason: 'none', ignored: 0 };
  /** Rises with every opening. */
  generation = 0;
  readonly #scheduler: Scheduler;
  readonly #options: DatabaseOptions<Schema>;
  /** Null: to be opened. Null inside: not to be had in this visit. */
  #database: Promise<IDBPDatabase<Schema> | null> | null = null;
  #closed = false;

  constructor(scheduler: Scheduler, options: DatabaseOptions<Schema>) {
    this.#scheduler = scheduler;
    this.#options = options;
  }

  /** The database; null where it is not to be had. */
  opened(): Promise<IDBPDatabase<Schema> | null> {
    this.#database ??= this.#openOnce().catch((error: unknown) => {
      this.#failed(error);
      return null;
    });
    return this.#database;
  }

  /** Does something in the database, where there is one. What fails is told by the condition; whether it was done. */
  async within(what: (database: IDBPDatabase<Schema>) => Promise<void>): Promise<boolean> {
    const database = await this.opened();
    if (database === null) return false;
    try {
      await what(database);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  /** It works, or works again. */
  works(): void {
    this.condition = { ...this.condition, state: 'working', reason: 'none' };
  }

  /** What is kept now is forgotten with the page. */
  fails(reason: StoreCondition['reason']): void {
    this.condition = { ...this.condition, state: 'memoryOnly', reason };
  }

  close(): void {
    this.#closed = true;
    void this.#database?.then((database) => database?.close());
    this.#database = Promise.resolve(null);
  }

  async #openOnce(): Promise<IDBPDatabase<Schema> | null> {
    const { name, create, accept, open = openDB<Schema> } = this.#options;
    const opening = open(name, DATABASE_VERSION, {
      upgrade: create,
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
      this.fails('blocked');
      return null;
    }
    if (this.#isClosed || !((await accept?.(database)) ?? true)) {
      database.close();
      return null;
    }
    this.works();
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
    // The connection was closing: cleared while open.
    if (name === 'InvalidStateError' || name === 'AbortError') void this.#letGo();
    else this.fails(REASONS[name] ?? 'refused');
  }
}
