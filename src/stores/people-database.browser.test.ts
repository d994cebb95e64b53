import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { entryId, type CallEntry } from '../base/call-entry.js';
import { CallLogStore } from './call-log.js';
import { ContactsStore } from './contacts.js';
import { PEOPLE_DATABASE_NAME, PeopleDatabase } from './people-database.js';

const entry = (at: number): CallEntry => ({
  id: entryId(at, 1),
  direction: 'incoming',
  number: '5550100',
  name: 'Ada',
  lineId: 7,
  lineName: 'Desk',
  startedAtMs: at,
  connectedForMs: null,
  outcome: 'missed',
});

const opened: PeopleDatabase[] = [];
type Open = ConstructorParameters<typeof PeopleDatabase>[1];
function visit(scheduler = new SimulatedScheduler(), open?: Open) {
  const database = new PeopleDatabase(scheduler, open);
  opened.push(database);
  return { database, log: new CallLogStore(database), contacts: new ContactsStore(database) };
}

beforeEach(() => deleteDB(PEOPLE_DATABASE_NAME));
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

/** A database whose writing fails. */
const failing = (error: DOMException): Open =>
  (async (...args: Parameters<typeof openDB>) => {
    const database = await openDB(...args);
    return new Proxy(database, {
      get: (target, name) => {
        if (name === 'transaction')
          return () => {
            throw error;
          };
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }) as never;

it('the next visit has what this one has kept; nobody is asked before something is', async () => {
  visit();
  expect((await indexedDB.databases()).some(({ name }) => name === PEOPLE_DATABASE_NAME)).toBe(false);
  const first = visit();
  await first.log.add(entry(1));
  await first.contacts.put({ id: 'a', name: 'Ada', numbers: [{ label: '', number: '1' }], speedDial: 2, note: '' });
  first.database.close();
  const second = visit();
  expect(await second.log.read('', 10)).toEqual([entry(1)]);
  expect(await second.contacts.all()).toMatchObject([{ name: 'Ada', speedDial: 2 }]);
  expect(second.log.condition).toEqual({ state: 'working', reason: 'none', ignored: 0 });
  expect(await second.log.clear()).toBe(true);
  second.database.close();
  const third = visit();
  expect(await third.log.read('', 10)).toEqual([]);
  expect(await third.contacts.all()).toHaveLength(1);
});

describe('what goes wrong', () => {
  it('a database of a newer version is not touched; this visit remembers by itself', async () => {
    const theirs = await openDB(PEOPLE_DATABASE_NAME, 9, { upgrade: (db) => void db.createObjectStore('other') });
    theirs.close();
    const { log } = visit();
    await log.add(entry(1));
    expect(await log.read('', 10)).toEqual([entry(1)]);
    expect(log.condition).toMatchObject({ state: 'memoryOnly', reason: 'newer' });
    expect(await log.clear()).toBe(false);
    const after = await openDB(PEOPLE_DATABASE_NAME);
    expect([after.version, ...after.objectStoreNames]).toEqual([9, 'other']);
    after.close();
  });

  it.each([
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'refused'],
  ])('%s leaves it in memory and says so', async (name, reason) => {
    const { log } = visit(new SimulatedScheduler(), failing(new DOMException('', name)));
    await log.add(entry(1));
    expect(await log.read('', 10)).toEqual([entry(1)]);
    expect(log.condition).toMatchObject({ state: 'memoryOnly', reason });
  });

  it('one that does not open is not waited for', async () => {
    const scheduler = new SimulatedScheduler();
    const { log } = visit(scheduler, (() => new Promise(() => undefined)) as never);
    const adding = log.add(entry(1));
    await scheduler.advance(5000);
    await adding;
    expect(await log.read('', 10)).toEqual([entry(1)]);
    expect(log.condition).toMatchObject({ state: 'memoryOnly', reason: 'blocked' });
  });

  it('cleared while it is open, it is empty, and keeps again', async () => {
    const { log } = visit();
    await log.add(entry(1));
    await deleteDB(PEOPLE_DATABASE_NAME);
    expect(await log.read('', 10)).toEqual([]);
    await log.add(entry(2));
    expect(await log.read('', 10)).toEqual([entry(2)]);
    expect(await visit().log.read('', 10)).toEqual([entry(2)]);
    expect(log.condition).toMatchObject({ state: 'working', reason: 'none' });
  });
});
