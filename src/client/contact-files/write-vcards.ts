import ical from 'ical.js';
import type { Contact } from '../../base/contact.js';

/** The types of vCard that stand for known labels (RFC 6350, 6.4.1). */
const TYPES: Readonly<Record<string, string>> = { mobile: 'cell', home: 'home', work: 'work', fax: 'fax' };

/** Contacts as vCards 4.0 (RFC 6350). A label of the person's own stands beside its number, as address books write it. */
export function vcards(contacts: readonly Contact[]): string {
  return contacts.map((contact) => `${ical.stringify(jCard(contact))}\r\n`).join('');
}

/** A contact as jCard (RFC 7095). */
function jCard({ name, numbers, note, speedDial }: Contact): unknown[] {
  const tels = numbers.flatMap(({ label, number }, at) => {
    const type = TYPES[label];
    if (type !== undefined) return [['tel', { type }, 'text', number]];
    if (label === '') return [['tel', {}, 'text', number]];
    const group = `item${at + 1}`;
    return [
      ['tel', { group }, 'text', number],
      ['x-ablabel', { group }, 'text', label],
    ];
  });
  return [
    'vcard',
    [
      ['version', {}, 'text', '4.0'],
      ['fn', {}, 'text', name],
      ...tels,
      ...(note === '' ? [] : [['note', {}, 'text', note]]),
      ...(speedDial === null ? [] : [['x-speed-dial', {}, 'text', String(speedDial)]]),
    ],
    [],
  ];
}
