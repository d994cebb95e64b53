import type { CallEntry, CallLogPage, Contact, ImportOptions, ImportReport, Keeping } from '../../client/telephony.js';
import { NumberIndex } from '../../numbers/comparable.js';

const WORKING: Keeping = { state: 'working', reason: 'none', ignored: 0 };

/** A call log whose every answer a test sets. */
export class FakeCallLog extends EventTarget {
  kept = true;
  keeping: Keeping | null = WORKING;
  entries: readonly CallEntry[] = [];
  /** What was asked of it. */
  readonly asked: string[] = [];
  /** What the next request is to fail with; null lets it succeed. */
  failure: Error | null = null;
  /** Settles when it may answer. */
  answering: Promise<void> = Promise.resolve();

  /** Changes what it holds, then tells it. */
  set(entries: readonly CallEntry[]): void {
    this.entries = entries;
    this.dispatchEvent(new Event('change'));
  }

  async read(before: Pick<CallEntry, 'id'> | null = null, count = 100): Promise<CallLogPage> {
    await this.answering;
    const at = before === null ? 0 : this.entries.findIndex(({ id }) => id === before.id) + 1;
    return { entries: this.entries.slice(at, at + count), more: this.entries.length > at + count };
  }

  async remove({ id }: Pick<CallEntry, 'id'>): Promise<void> {
    await this.#ask(`remove ${id}`);
    this.set(this.entries.filter((entry) => entry.id !== id));
  }

  async clear(): Promise<void> {
    await this.#ask('clear');
    this.set([]);
  }

  async exportCsv(): Promise<string> {
    await this.#ask('export');
    return 'Time\r\n';
  }

  #ask(what: string): Promise<void> {
    this.asked.push(what);
    return this.failure === null ? Promise.resolve() : Promise.reject(this.failure);
  }
}

/** Contacts whose every answer a test sets. */
export class FakeContacts extends EventTarget {
  keeping: Keeping | null = WORKING;
  list: readonly Contact[] = [];
  readonly asked: string[] = [];
  failure: Error | null = null;
  loading: Promise<unknown> = Promise.resolve();
  /** What importFile answers. */
  importing: (options?: ImportOptions) => Promise<ImportReport> = () => new Promise(() => undefined);

  set(list: readonly Contact[]): void {
    this.list = list;
    this.dispatchEvent(new Event('change'));
  }

  async load(): Promise<readonly Contact[]> {
    await this.loading;
    return this.list;
  }

  find(number: string): Contact | null {
    const index = new NumberIndex<Contact>();
    for (const contact of this.list) for (const one of contact.numbers) index.add(one.number, contact);
    return index.find(number) ?? null;
  }

  speedDial(key: number): Contact | null {
    return this.list.find(({ speedDial }) => speedDial === key) ?? null;
  }

  async put(contact: Contact): Promise<Contact> {
    await this.#ask(`put ${JSON.stringify(contact)}`);
    const kept = { ...contact, id: contact.id === '' ? `new${this.list.length}` : contact.id };
    this.set([...this.list.filter(({ id }) => id !== kept.id), kept]);
    return kept;
  }

  async remove({ id }: Pick<Contact, 'id'>): Promise<void> {
    await this.#ask(`remove ${id}`);
    this.set(this.list.filter((contact) => contact.id !== id));
  }

  async clear(): Promise<void> {
    await this.#ask('clear');
    this.set([]);
  }

  importFile(file: Blob | string, options?: ImportOptions): Promise<ImportReport> {
    this.asked.push(`import ${typeof file}`);
    return this.importing(options);
  }

  async exportVcard(): Promise<string> {
    await this.#ask('export vCard');
    return '';
  }

  async exportCsv(): Promise<string> {
    await this.#ask('export CSV');
    return '';
  }

  #ask(what: string): Promise<void> {
    this.asked.push(what);
    return this.failure === null ? Promise.resolve() : Promise.reject(this.failure);
  }
}
