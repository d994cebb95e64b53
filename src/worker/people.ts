import type { CallEntry } from '../base/call-entry.js';
import type { Contact } from '../base/contact.js';
import type { Random } from '../base/random.js';
import { PERSONAL } from '../protocol/messages.js';
import { MOST_READ, type CallLogAnswer, type ContactsAnswer, type ImportAnswer } from '../protocol/people.js';
import { CallLogStore } from '../stores/call-log.js';
import { ContactsStore } from '../stores/contacts.js';
import type { PeopleRecords } from '../stores/people-records.js';
import { mergeContacts } from './contact-merge.js';

/** What {@link People} needs. */
export interface PeopleParts {
  readonly records: PeopleRecords;
  readonly random: Random;
  /** Whether calls are kept. Without it the log is not even read. */
  readonly keepsCallLog: boolean;
  /** Told after each change, by bits of PERSONAL. */
  readonly changed: (what: number) => void;
}

/** The one owner of call log and contacts: pages ask it, and hear when to ask again. Nothing here rejects. */
export class People {
  readonly keepsCallLog: boolean;
  readonly #log: CallLogStore;
  readonly #contacts: ContactsStore;
  readonly #random: Random;
  readonly #records: PeopleRecords;
  readonly #changed: (what: number) => void;

  constructor({ records, random, keepsCallLog, changed }: PeopleParts) {
    this.#records = records;
    this.#random = random;
    this.keepsCallLog = keepsCallLog;
    this.#changed = changed;
    this.#log = new CallLogStore(records);
    this.#contacts = new ContactsStore(records);
  }

  /** The newest entries before one, of the lines that count. */
  async readLog(beforeId: string, count: number, sees: (lineId: number) => boolean): Promise<CallLogAnswer> {
    if (!this.keepsCallLog)
      return { entries: [], more: false, keeping: { state: 'memoryOnly', reason: 'none', ignored: 0 } };
    const wanted = Math.min(Math.max(1, count), MOST_READ);
    const entries = await this.#log.read(beforeId, wanted + 1, ({ lineId }) => sees(lineId));
    return { entries: entries.slice(0, wanted), more: entries.length > wanted, keeping: this.#log.condition };
  }

  /** Writes an entry of a call that began. */
  async begin(entry: CallEntry): Promise<void> {
    await this.#log.add(entry);
    this.#changed(PERSONAL.CALL_LOG);
  }

  /** Writes more of it, unless it was removed meanwhile. */
  async goOn(entry: CallEntry): Promise<void> {
    if (await this.#log.update(entry)) this.#changed(PERSONAL.CALL_LOG);
  }

  async removeEntry(id: string, sees: (lineId: number) => boolean): Promise<void> {
    if (await this.#log.remove(id, ({ lineId }) => sees(lineId))) this.#changed(PERSONAL.CALL_LOG);
  }

  async readContacts(): Promise<ContactsAnswer> {
    const contacts = await this.#contacts.all();
    return { contacts, keeping: this.#contacts.condition };
  }

  /** Keeps a contact; one without an id gets one. Its id, or null where there is no room. */
  async putContact(contact: Contact): Promise<string | null> {
    const id = contact.id === '' ? this.#newId() : contact.id;
    if (!(await this.#contacts.put({ ...contact, id }))) return null;
    this.#changed(PERSONAL.CONTACTS);
    return id;
  }

  async removeContact(id: string): Promise<void> {
    if (await this.#contacts.remove(id)) this.#changed(PERSONAL.CONTACTS);
  }

  async importContacts(incoming: readonly unknown[]): Promise<ImportAnswer> {
    let counts: ImportAnswer = { added: 0, completed: 0, known: 0, noRoom: 0, refused: 0 };
    await this.#contacts.merge((held) => {
      const merged = mergeContacts(held, incoming, () => this.#newId());
      ({ counts } = merged);
      return merged.put;
    });
    this.#changed(PERSONAL.CONTACTS);
    return counts;
  }

  /** Removes what the bits of PERSONAL say, an older visit's log too. Whether nothing of it is stored any more. */
  async clear(what: number): Promise<boolean> {
    const log = (what & PERSONAL.CALL_LOG) === 0 || (await this.#log.clear());
    const contacts = (what & PERSONAL.CONTACTS) === 0 || (await this.#contacts.clear());
    this.#changed(what);
    return log && contacts;
  }

  close(): void {
    this.#records.close();
  }

  #newId(): string {
    const part = (): string => this.#random.nextUint32().toString(36).padStart(7, '0');
    return part() + part();
  }
}
