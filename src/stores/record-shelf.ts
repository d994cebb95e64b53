import type { StoreCondition } from './known-modem.js';
import { PEOPLE_VERSION, type PeopleRecords, type PeopleShelf } from './people-records.js';

/** What a shelf is for. */
export interface ShelfKind<T> {
  readonly name: PeopleShelf;
  /** A record as it was stored, checked member by member; null where it is none. */
  readonly check: (given: unknown) => T | null;
}

/**
 * The records of one kind: read once, held in memory, and written through. What the database does not take stays in memory until it does or the page goes; a
 * record of another version, and garbage, is passed over, counted, and left. Everything happens in the order in which it was asked for.
 */
export class RecordShelf<T extends { readonly id: string }> {
  readonly #records: PeopleRecords;
  readonly #kind: ShelfKind<T>;
  #held = new Map<string, T>();
  /** What the database has not taken. */
  readonly #unsaved = new Set<string>();
  #ignored = 0;
  #generation = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(records: PeopleRecords, kind: ShelfKind<T>) {
    this.#records = records;
    this.#kind = kind;
  }

  get condition(): StoreCondition {
    return { ...this.#records.condition, ignored: this.#ignored };
  }

  /** Every record, by id. */
  all(): Promise<ReadonlyMap<string, T>> {
    return this.#next(() => Promise.resolve(new Map(this.#held)));
  }

  /**
   * Changes records in one step.
   * @param decide - Sees what is held, and says what is put and what is removed; null for nothing.
   * @returns Whether anything was to be changed.
   */
  change(
    decide: (
      held: ReadonlyMap<string, T>,
    ) => { readonly put?: readonly T[]; readonly remove?: readonly string[] } | null,
  ): Promise<boolean> {
    return this.#next(async () => {
      const decided = decide(this.#held);
      if (decided === null) return false;
      const { put = [], remove = [] } = decided;
      for (const id of remove) {
        this.#held.delete(id);
        this.#unsaved.delete(id);
      }
      for (const record of put) {
        this.#held.set(record.id, record);
        this.#unsaved.add(record.id);
      }
      await this.#save(remove);
      return true;
    });
  }

  /** Removes everything, what other versions wrote too. Whether nothing is stored any more. */
  clear(): Promise<boolean> {
    return this.#next(() => {
      this.#held.clear();
      this.#unsaved.clear();
      this.#ignored = 0;
      return this.#records.clear(this.#kind.name);
    });
  }

  #next<R>(run: () => Promise<R>): Promise<R> {
    const result = this.#turn.then(() => this.#load()).then(run);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Where the database was opened anew, what lies there counts: what was cleared is not brought back. */
  async #load(): Promise<void> {
    await this.#records.ready();
    if (this.#generation === this.#records.generation) return;
    this.#generation = this.#records.generation;
    const stored = await this.#records.read(this.#kind.name);
    if (stored === null) return;
    const unsaved = [...this.#unsaved].flatMap((id) => this.#held.get(id) ?? []);
    this.#ignored = 0;
    this.#held = new Map();
    for (const record of stored) {
      const read = this.#read(record);
      if (read === null) this.#ignored++;
      else this.#held.set(read.id, read);
    }
    for (const record of unsaved) this.#held.set(record.id, record);
  }

  #read(record: unknown): T | null {
    const ours =
      typeof record === 'object' && record !== null && 'version' in record && record.version === PEOPLE_VERSION;
    return ours ? this.#kind.check(record) : null;
  }

  async #save(remove: readonly string[]): Promise<void> {
    const put = new Map<string, object>();
    for (const id of this.#unsaved) {
      const record = this.#held.get(id);
      if (record !== undefined) put.set(id, { ...record, version: PEOPLE_VERSION });
    }
    if (await this.#records.change(this.#kind.name, { put, remove })) this.#unsaved.clear();
  }
}
