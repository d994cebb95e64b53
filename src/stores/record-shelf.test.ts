import { describe, expect, it } from 'vitest';
import { checkedEntry, entryId, MOST_ENTRIES, type CallEntry } from '../base/call-entry.js';
import { checkedContact, MOST_CONTACTS, type Contact } from '../base/contact.js';
import { CallLogStore } from './call-log.js';
import { ContactsStore } from './contacts.js';
import { PlainRecords } from './testing/plain-records.js';

const entry = (at: number, values: Partial<CallEntry> = {}): CallEntry => ({
  id: entryId(at, 1),
  direction: 'outgoing',
  number: '5550100',
  name: '',
  lineId: 7,
  lineName: 'Desk',
  startedAtMs: at,
  connectedForMs: null,
  outcome: 'unfinished',
  ...values,
});
const contact = (id: string, values: Partial<Contact> = {}): Contact => ({
  id,
  name: `Name ${id}`,
  numbers: [{ label: 'home', number: '5550100' }],
  speedDial: null,
  note: '',
  ...values,
});

describe('the call log', () => {
  it('gives the newest first, page by page', async () => {
    const log = new CallLogStore(new PlainRecords());
    for (const at of [3, 1, 2, 5, 4]) await log.add(entry(at));
    const first = await log.read('', 2);
    expect(first.map(({ startedAtMs }) => startedAtMs)).toEqual([5, 4]);
    expect((await log.read(first[1]!.id, 10)).map(({ startedAtMs }) => startedAtMs)).toEqual([3, 2, 1]);
    expect(await log.read('', 10, ({ lineId }) => lineId === 8)).toEqual([]);
  });

  it('lets the oldest make room', async () => {
    const records = new PlainRecords();
    for (let at = 1; at <= MOST_ENTRIES; at++) records.shelves.calls.set(entry(at).id, { ...entry(at), version: 1 });
    const log = new CallLogStore(records);
    await log.add(entry(MOST_ENTRIES + 1));
    const all = await log.read('', 2 * MOST_ENTRIES);
    expect(all).toHaveLength(MOST_ENTRIES);
    expect(all.at(-1)?.startedAtMs).toBe(2);
    expect(records.shelves.calls.has(entry(1).id)).toBe(false);
  });

  it('passes over what it has not written, counts it, and leaves it', async () => {
    const records = new PlainRecords();
    const newer = { ...entry(1), version: 2 };
    const garbage: unknown[] = [
      null,
      7,
      'text',
      {},
      { version: 1 },
      entry(2),
      { ...entry(3), version: 1, outcome: 'x' },
    ];
    garbage.push({ ...entry(4), version: 1, startedAtMs: -1 }, { ...entry(5), version: 1, id: '<script>' });
    records.shelves.calls.set(newer.id, newer);
    garbage.forEach((record, at) => records.shelves.calls.set(`garbage ${at}`, record));
    const log = new CallLogStore(records);
    await log.add(entry(9));
    expect(await log.read('', 10)).toEqual([entry(9)]);
    expect(log.condition.ignored).toBe(1 + garbage.length);
    await log.add(entry(1));
    await log.remove(entry(1).id);
    expect(records.shelves.calls.get(newer.id)).toEqual(newer);
    expect(records.shelves.calls.get('garbage 2')).toBe('text');
    // A person's own wish goes further.
    expect(await log.clear()).toBe(true);
    expect(records.shelves.calls.size).toBe(0);
  });

  it('goes on in memory while nothing is taken, and writes it when something is', async () => {
    const records = new PlainRecords();
    const log = new CallLogStore(records);
    records.takes = false;
    await log.add(entry(1));
    expect(await log.read('', 10)).toEqual([entry(1)]);
    expect(records.shelves.calls.size).toBe(0);
    records.takes = true;
    await log.add(entry(2));
    expect(records.shelves.calls.size).toBe(2);
  });

  it('does not bring back what was cleared from under it', async () => {
    const records = new PlainRecords();
    const log = new CallLogStore(records);
    await log.add(entry(1));
    records.shelves.calls.clear();
    records.generation++;
    expect(await log.read('', 10)).toEqual([]);
    expect(await log.update(entry(1))).toBe(false);
    await log.add(entry(2));
    expect(await log.read('', 10)).toEqual([entry(2)]);
  });

  it('does not bring back an entry that was removed', async () => {
    const log = new CallLogStore(new PlainRecords());
    await log.add(entry(1));
    expect(await log.remove(entry(1).id, () => false)).toBe(false);
    expect(await log.remove(entry(1).id)).toBe(true);
    expect(await log.update(entry(1, { outcome: 'answered' }))).toBe(false);
    expect(await log.read('', 10)).toEqual([]);
  });
});

describe('contacts', () => {
  it('one speed-dial key is one contact’s', async () => {
    const contacts = new ContactsStore(new PlainRecords());
    await contacts.put(contact('a', { speedDial: 3 }));
    await contacts.put(contact('b', { speedDial: 3 }));
    expect((await contacts.all()).map(({ id, speedDial }) => [id, speedDial])).toEqual([
      ['a', null],
      ['b', 3],
    ]);
    await contacts.put(contact('b', { speedDial: 3, name: 'Same key' }));
    expect((await contacts.all())[1]).toMatchObject({ name: 'Same key', speedDial: 3 });
  });

  it('nobody makes room for another', async () => {
    const records = new PlainRecords();
    for (let at = 0; at < MOST_CONTACTS; at++)
      records.shelves.contacts.set(`${at}`, { ...contact(`${at}`), version: 1 });
    const contacts = new ContactsStore(records);
    expect(await contacts.put(contact('new'))).toBe(false);
    expect(await contacts.put(contact('7', { name: 'Changed' }))).toBe(true);
    expect(await contacts.all()).toHaveLength(MOST_CONTACTS);
  });
});

describe('what is checked', () => {
  it.each([
    null,
    7,
    [],
    { ...contact('a'), name: ' \u200e ' },
    { ...contact('a'), numbers: [] },
    { ...contact('a'), numbers: [{ label: '', number: 'none' }] },
    { ...contact('a'), numbers: 'x' },
    { ...contact('a'), id: '../x' },
    { ...contact('a'), speedDial: 10 },
    { ...contact('a'), speedDial: '1' },
  ])('%j is no contact', (given) => {
    expect(checkedContact(given)).toBeNull();
  });

  it('texts are tidied and cut, numbers without a digit left out', () => {
    const given = {
      ...contact('a'),
      name: `  ${'é'.repeat(300)}`,
      numbers: [{ number: 'x' }, { number: ' +49\t30 ' }],
      extra: 1,
    };
    expect(checkedContact(given)).toEqual({
      ...contact('a'),
      name: 'é'.repeat(200),
      numbers: [{ label: '', number: '+49 30' }],
    });
  });

  it('an entry has an id that sorts by its time', () => {
    expect(checkedEntry(entry(5))).toEqual(entry(5));
    expect(checkedEntry({ ...entry(5), id: '5' })).toBeNull();
    expect(entryId(9_999, 1) < entryId(10_000, 0)).toBe(true);
  });
});
