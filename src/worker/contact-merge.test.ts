import { describe, expect, it } from 'vitest';
import { MOST_CONTACTS, type Contact } from '../base/contact.js';
import { mergeContacts } from './contact-merge.js';

const contact = (name: string, numbers: readonly string[], values: Partial<Contact> = {}): Contact => ({
  id: '',
  name,
  numbers: numbers.map((number) => ({ label: '', number })),
  speedDial: null,
  note: '',
  ...values,
});
const NONE = { added: 0, completed: 0, known: 0, noRoom: 0, refused: 0 };

function merge(held: readonly Contact[], ...incoming: readonly unknown[]) {
  let next = 0;
  return mergeContacts(held, incoming, () => `new${next++}`);
}

describe('an import', () => {
  it('done twice adds nothing the second time', () => {
    const file = [contact('Ada', ['+49 30 901820', '1']), contact('Bob', ['2'])];
    const first = merge([], ...file);
    expect(first.counts).toEqual({ ...NONE, added: 2 });
    expect(merge(first.put, ...file)).toEqual({ put: [], counts: { ...NONE, known: 2 } });
  });

  it('adds the numbers that a contact of that name lacks', () => {
    const held = contact('Ada', ['+49 30 901820'], { id: 'a', note: 'kept' });
    const { put, counts } = merge([held], contact('ADA', ['0049 30 90 18 20', '5550109'], { note: 'other' }));
    expect(counts).toEqual({ ...NONE, completed: 1 });
    expect(put).toEqual([contact('Ada', ['+49 30 901820', '5550109'], { id: 'a', note: 'kept' })]);
  });

  it('does not take two people of one name for one', () => {
    const { counts } = merge([contact('Ada', ['1'], { id: 'a' })], contact('Ada', ['2']));
    expect(counts).toEqual({ ...NONE, added: 1 });
  });

  it('knows doubles within one file', () => {
    expect(merge([], contact('Ada', ['1']), contact('ada', ['1'])).counts).toEqual({ ...NONE, added: 1, known: 1 });
  });

  it('leaves a speed dial with whoever has it, and takes no ids', () => {
    const held = contact('Ada', ['1'], { id: 'a', speedDial: 2 });
    const { put } = merge(
      [held],
      contact('Bob', ['2'], { id: 'a', speedDial: 2 }),
      contact('Eve', ['3'], { speedDial: 3 }),
    );
    expect(put).toMatchObject([
      { id: 'new0', name: 'Bob', speedDial: null },
      { id: 'new1', name: 'Eve', speedDial: 3 },
    ]);
  });

  it('refuses what is no contact, and stops where there is no room', () => {
    const held = Array.from({ length: MOST_CONTACTS - 1 }, (_, at) => contact(`N${at}`, [`${at}`], { id: `${at}` }));
    const { counts } = merge(held, null, 7, contact('', ['1']), contact('Last', ['1']), contact('Late', ['2']));
    expect(counts).toEqual({ ...NONE, added: 1, noRoom: 1, refused: 3 });
  });
});
