import type { StoreCondition } from '../known-modem.js';
import { isOthers, type PeopleRecords, type PeopleShelf, type ShelfChange } from '../people-records.js';

/** Personal records over the visits of a test. What it answers with can be set. */
export class PlainRecords implements PeopleRecords {
  condition: StoreCondition = { state: 'working', reason: 'none', ignored: 0 };
  generation = 1;
  /** Whether it takes anything. */
  takes = true;
  readonly shelves = { calls: new Map<string, unknown>(), contacts: new Map<string, unknown>() };
  /** What was asked of it. */
  readonly asked: string[] = [];

  ready(): Promise<void> {
    return Promise.resolve();
  }

  read(shelf: PeopleShelf): Promise<readonly unknown[] | null> {
    this.asked.push(`read ${shelf}`);
    return Promise.resolve([...this.shelves[shelf].values()]);
  }

  change(shelf: PeopleShelf, { put, remove }: ShelfChange): Promise<boolean> {
    this.asked.push(`change ${shelf}`);
    if (!this.takes) return Promise.resolve(false);
    const records = this.shelves[shelf];
    for (const key of remove) if (!isOthers(records.get(key))) records.delete(key);
    for (const [key, record] of put) if (!isOthers(records.get(key))) records.set(key, structuredClone(record));
    return Promise.resolve(true);
  }

  clear(shelf: PeopleShelf): Promise<boolean> {
    this.asked.push(`clear ${shelf}`);
    this.shelves[shelf].clear();
    return Promise.resolve(true);
  }

  close(): void {
    this.asked.push('close');
  }
}
