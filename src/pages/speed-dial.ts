import type { Contact } from '../base/contact.js';
import type { Contacts } from '../client/telephony.js';

/** Whom the keys 1 to 9 of the dialpad call, by the contacts' own keys. */
export class SpeedDial {
  #list: readonly Contact[] = [];
  #names: Readonly<Record<string, string>> = {};

  constructor(private readonly contacts: Contacts) {}

  /** The names by their keys, for the dialpad: the same object as long as the contacts are the same. */
  get names(): Readonly<Record<string, string>> {
    const { list } = this.contacts;
    if (list !== this.#list) {
      this.#list = list;
      this.#names = Object.fromEntries(
        list.flatMap(({ speedDial, name }) => (speedDial === null ? [] : [[String(speedDial), name]])),
      );
    }
    return this.#names;
  }

  /** The number that a key calls: the first of its contact; null where no contact has the key. */
  numberOf(key: string): string | null {
    return this.contacts.speedDial(Number(key))?.numbers[0]?.number ?? null;
  }
}
