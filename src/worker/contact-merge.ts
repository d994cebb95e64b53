import { checkedContact, MOST_CONTACTS, MOST_NUMBERS, type Contact } from '../base/contact.js';
import { comparableDigits } from '../numbers/comparable.js';
import type { ImportAnswer } from '../protocol/people.js';

/** What comes of an import. */
export interface Merged {
  /** What is to be kept, new or instead of what was. */
  readonly put: readonly Contact[];
  readonly counts: ImportAnswer;
}

/**
 * Puts contacts that were imported to those that are there. The same name with a number in common is the same contact: it gets the numbers that it lacks. An import
 * that is done twice adds nothing the second time.
 * @param incoming - As they came from a page; ids do not count, and a speed dial that somebody has stays theirs.
 * @param newId - Makes an id that no contact has.
 */
export function mergeContacts(held: readonly Contact[], incoming: readonly unknown[], newId: () => string): Merged {
  const byName = new Map<string, Contact[]>();
  const speedDials = new Set<number>();
  const put = new Map<string, Contact>();
  const keep = (contact: Contact): void => {
    const name = nameOf(contact);
    const others = (byName.get(name) ?? []).filter(({ id }) => id !== contact.id);
    byName.set(name, [...others, contact]);
    if (contact.speedDial !== null) speedDials.add(contact.speedDial);
  };
  for (const contact of held) keep(contact);
  const counts = { added: 0, completed: 0, known: 0, noRoom: 0, refused: 0 };
  for (const given of incoming) {
    const contact = checkedContact(typeof given === 'object' && given !== null ? { ...given, id: '' } : given);
    if (contact === null) {
      counts.refused++;
      continue;
    }
    const same = byName.get(nameOf(contact))?.find((other) => missing(other, contact).length < contact.numbers.length);
    if (same === undefined) {
      if (held.length + counts.added >= MOST_CONTACTS) {
        counts.noRoom++;
        continue;
      }
      const free = contact.speedDial !== null && !speedDials.has(contact.speedDial);
      const added = { ...contact, id: newId(), speedDial: free ? contact.speedDial : null };
      keep(added);
      put.set(added.id, added);
      counts.added++;
      continue;
    }
    const numbers = [...same.numbers, ...missing(same, contact)].slice(0, MOST_NUMBERS);
    if (numbers.length === same.numbers.length) {
      counts.known++;
      continue;
    }
    const completed = { ...same, numbers };
    keep(completed);
    put.set(completed.id, completed);
    counts.completed++;
  }
  return { put: [...put.values()], counts };
}

const nameOf = ({ name }: Contact): string => name.toLowerCase();

/** The numbers of a contact that another one lacks. */
function missing(there: Contact, contact: Contact): Contact['numbers'] {
  const known = new Set(there.numbers.map(({ number }) => keyOf(number)));
  return contact.numbers.filter(({ number }) => !known.has(keyOf(number)));
}

const keyOf = (number: string): string => comparableDigits(number) || number;
