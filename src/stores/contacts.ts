import { checkedContact, isContactId, MOST_CONTACTS, type Contact } from '../base/contact.js';
import type { StoreCondition } from './known-modem.js';
import type { PeopleRecords } from './people-records.js';
import { RecordShelf } from './record-shelf.js';

/** Who can be called. At most {@link MOST_CONTACTS}: nobody makes room for another. Nothing rejects: `condition` says what is not kept. */
export class ContactsStore {
  readonly #shelf: RecordShelf<Contact>;

  constructor(records: PeopleRecords) {
    this.#shelf = new RecordShelf(records, { name: 'contacts', check: keptContact });
  }

  get condition(): StoreCondition {
    return this.#shelf.condition;
  }

  async all(): Promise<readonly Contact[]> {
    return [...(await this.#shelf.all()).values()];
  }

  /** Keeps a contact in place of the one of its id; its speed dial is taken from whoever had it. False where there is no room. */
  put(contact: Contact): Promise<boolean> {
    return this.#shelf.change((held) => {
      if (!held.has(contact.id) && held.size >= MOST_CONTACTS) return null;
      const others = [...held.values()].filter(
        ({ id, speedDial }) => id !== contact.id && speedDial !== null && speedDial === contact.speedDial,
      );
      return { put: [contact, ...others.map((other) => ({ ...other, speedDial: null }))] };
    });
  }

  /** Keeps what comes of what is there, in one step. */
  async merge(decide: (held: readonly Contact[]) => readonly Contact[]): Promise<void> {
    await this.#shelf.change((held) => ({ put: decide([...held.values()]) }));
  }

  /** Removes a contact. Whether it was there. */
  remove(id: string): Promise<boolean> {
    return this.#shelf.change((held) => (held.has(id) ? { remove: [id] } : null));
  }

  /** Removes everything. Whether nothing is stored any more. */
  clear(): Promise<boolean> {
    return this.#shelf.clear();
  }
}

/** A stored contact has an id. */
function keptContact(given: unknown): Contact | null {
  const contact = checkedContact(given);
  return contact !== null && isContactId(contact.id) ? contact : null;
}
