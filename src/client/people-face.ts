import type { CallEntry } from '../base/call-entry.js';
import { checkedContact, type Contact } from '../base/contact.js';
import { NumberIndex } from '../numbers/comparable.js';
import { PERSONAL, type PersonalRequest } from '../protocol/messages.js';
import type { CallLogAnswer, ContactsAnswer, ImportAnswer, Keeping } from '../protocol/people.js';
import { loaded } from './contact-files/loaded.js';
import type { TapiArgument } from './request-arguments.js';
import {
  TelephonyError,
  type CallLog,
  type CallLogPage,
  type Contacts,
  type ImportOptions,
  type ImportReport,
  type PeopleEvents,
} from './telephony.js';
import { typedTarget } from './typed-target.js';

/** What the faces ask the worker by. Rejects with TelephonyError. */
export type AskPeople = (name: PersonalRequest, ...args: readonly TapiArgument[]) => Promise<unknown>;

/** Entries of one request of an export. */
const EXPORT_STEP = 500;
const COUNT = 100;

/** The call log as a page has it: nothing is held here. */
export class CallLogFace extends typedTarget<PeopleEvents>() implements CallLog {
  kept = false;
  keeping: Keeping | null = null;

  constructor(private readonly ask: AskPeople) {
    super();
  }

  async read(before: Pick<CallEntry, 'id'> | null = null, count = COUNT): Promise<CallLogPage> {
    const { entries, more, keeping } = (await this.ask('callLogRead', before?.id ?? '', count)) as CallLogAnswer;
    this.keeping = keeping;
    return { entries, more };
  }

  async remove({ id }: Pick<CallEntry, 'id'>): Promise<void> {
    await this.ask('callLogRemove', id);
  }

  async clear(): Promise<void> {
    await this.ask('personalDataClear', PERSONAL.CALL_LOG);
  }

  async exportCsv(): Promise<string> {
    const entries: CallEntry[] = [];
    for (let more = true; more;) {
      const page = await this.read(entries.at(-1) ?? null, EXPORT_STEP);
      entries.push(...page.entries);
      ({ more } = page);
    }
    const { callLogCsv } = await loaded(import('./contact-files/write-csv.js'));
    return callLogCsv(entries);
  }
}

/** The contacts as a page has them: read when somebody looks, and again when they have changed. */
export class ContactsFace extends typedTarget<PeopleEvents>() implements Contacts {
  keeping: Keeping | null = null;
  #list: readonly Contact[] = [];
  #index = new NumberIndex<Contact>();
  #loading: Promise<readonly Contact[]> | null = null;
  /** Somebody has looked. */
  #wanted = false;

  constructor(
    private readonly ask: AskPeople,
    private readonly pause: () => Promise<void>,
  ) {
    super();
  }

  get list(): readonly Contact[] {
    this.#look();
    return this.#list;
  }

  load(): Promise<readonly Contact[]> {
    return this.#loading ?? this.#begin();
  }

  find(number: string): Contact | null {
    this.#look();
    return this.#index.find(number) ?? null;
  }

  speedDial(key: number): Contact | null {
    return this.list.find(({ speedDial }) => speedDial === key) ?? null;
  }

  async put(given: Contact): Promise<Contact> {
    const contact = checkedContact(given);
    if (contact === null) throw new TelephonyError('invalidContact', 'A contact has a name and a number.', 0);
    const id = await this.ask('contactPut', contact);
    return { ...contact, id: String(id) };
  }

  async remove({ id }: Pick<Contact, 'id'>): Promise<void> {
    await this.ask('contactRemove', id);
  }

  async clear(): Promise<void> {
    await this.ask('personalDataClear', PERSONAL.CONTACTS);
  }

  async importFile(file: Blob | string, { onProgress = () => undefined }: ImportOptions = {}): Promise<ImportReport> {
    const { readContacts } = await loaded(import('./contact-files/read-contacts.js'));
    const { format, contacts, passedOver } = await readContacts(file, onProgress, this.pause);
    if (contacts.length === 0) return { format, passedOver, added: 0, completed: 0, known: 0, noRoom: 0 };
    const { added, completed, known, noRoom } = (await this.ask('contactsImport', contacts)) as ImportAnswer;
    return { format, passedOver, added, completed, known, noRoom };
  }

  async exportVcard(): Promise<string> {
    const contacts = await this.load();
    const { vcards } = await loaded(import('./contact-files/write-vcards.js'));
    return vcards(contacts);
  }

  async exportCsv(): Promise<string> {
    const contacts = await this.load();
    const { contactsCsv } = await loaded(import('./contact-files/write-csv.js'));
    return contactsCsv(contacts);
  }

  /** They may be others now. Whoever has looked once sees the new ones. */
  outdated(): void {
    if (this.#wanted) this.#begin().catch(() => undefined);
  }

  #look(): void {
    // Whoever looks sees by `change` that they are there; why they are not, `load` tells.
    if (this.#loading === null) this.#begin().catch(() => undefined);
  }

  #begin(): Promise<readonly Contact[]> {
    const loading = this.#load();
    this.#wanted = true;
    this.#loading = loading;
    loading.catch(() => {
      // Whoever looks next tries again.
      if (this.#loading === loading) this.#loading = null;
    });
    return loading;
  }

  async #load(): Promise<readonly Contact[]> {
    const { contacts, keeping } = (await this.ask('contactsRead')) as ContactsAnswer;
    const byName = new Intl.Collator(undefined, { numeric: true });
    this.#list = [...contacts].sort((a, b) => byName.compare(a.name, b.name));
    this.keeping = keeping;
    this.#index = new NumberIndex();
    for (const contact of this.#list) for (const { number } of contact.numbers) this.#index.add(number, contact);
    this.dispatchEvent(new Event('change'));
    return this.#list;
  }
}
