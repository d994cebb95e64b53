import { checkedEntry, MOST_ENTRIES, type CallEntry } from '../base/call-entry.js';
import type { StoreCondition } from './known-modem.js';
import type { PeopleRecords } from './people-records.js';
import { RecordShelf } from './record-shelf.js';

/** The calls that were, newest first, at most {@link MOST_ENTRIES}; the oldest makes room. Nothing rejects: `condition` says what is not kept. */
export class CallLogStore {
  readonly #shelf: RecordShelf<CallEntry>;

  constructor(records: PeopleRecords) {
    this.#shelf = new RecordShelf(records, { name: 'calls', check: checkedEntry });
  }

  get condition(): StoreCondition {
    return this.#shelf.condition;
  }

  /**
   * The newest entries before one of them.
   * @param beforeId - '' begins with the newest.
   * @param wanted - Which entries count.
   */
  async read(
    beforeId: string,
    count: number,
    wanted: (entry: CallEntry) => boolean = () => true,
  ): Promise<readonly CallEntry[]> {
    const entries = [...(await this.#shelf.all()).values()].filter(
      (entry) => (beforeId === '' || entry.id < beforeId) && wanted(entry),
    );
    return entries.sort(newestFirst).slice(0, count);
  }

  /** Adds an entry. */
  async add(entry: CallEntry): Promise<void> {
    await this.#shelf.change((held) => {
      const excess = held.size + 1 - MOST_ENTRIES;
      const remove = excess > 0 ? [...held.keys()].sort().slice(0, excess) : [];
      return { put: [entry], remove };
    });
  }

  /** Writes an entry again, unless it was removed meanwhile. Whether it was there. */
  update(entry: CallEntry): Promise<boolean> {
    return this.#shelf.change((held) => (held.has(entry.id) ? { put: [entry] } : null));
  }

  /** Removes an entry, if it may be. Whether it was there. */
  remove(id: string, allowed: (entry: CallEntry) => boolean = () => true): Promise<boolean> {
    return this.#shelf.change((held) => {
      const entry = held.get(id);
      return entry !== undefined && allowed(entry) ? { remove: [id] } : null;
    });
  }

  /** Removes everything. Whether nothing is stored any more. */
  clear(): Promise<boolean> {
    return this.#shelf.clear();
  }
}

function newestFirst(a: CallEntry, b: CallEntry): number {
  return a.id < b.id ? 1 : -1;
}
