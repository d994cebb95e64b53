import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { KnownModem } from './known-modem.js';
import { DATABASE_NAME, ModemDatabase } from './modem-database.js';

const modem = (identity: string, values: Partial<KnownModem> = {}): KnownModem => ({
  identity,
  permanentLineId: 7,
  label: 'Reception',
  rate: 115_200,
  lastSeenMs: 1_700_000_000_000,
  ...values,
});
const A = 'a'.repeat(24);
const B = 'b'.repeat(24);

const opened: ModemDatabase[] = [];
/** A visit of a page: a store of its own on the browser's one database. */
function visit(scheduler = new SimulatedScheduler()): ModemDatabase {
  const store = new ModemDatabase(scheduler);
  opened.push(store);
  return store;
}

/** Writes what stands in the database by no way of ours. */
async function write(...records: readonly (readonly [key: string, record: unknown])[]): Promise<void> {
  await visit().all();
  const database = await openDB(DATABASE_NAME);
  for (const [key, record] of records) await database.put('modems', record, key);
  database.close();
}

async function stored(key: string, store = 'modems'): Promise<unknown> {
  const database = await openDB(DATABASE_NAME);
  const record: unknown = await database.get(store, key);
  database.close();
  return record;
}

beforeEach(() => deleteDB(DATABASE_NAME));
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

test('the next visit knows what this one has kept, under the same digests', async () => {
  const first = visit();
  await first.put(modem(A));
  await first.put(modem(B, { label: '', permanentLineId: 8 }));
  const digest = await first.digest('490154203237518');
  first.close();
  const second = visit();
  expect(await second.all()).toEqual([modem(A), modem(B, { label: '', permanentLineId: 8 })]);
  expect(await second.digest('490154203237518')).toBe(digest);
  expect(await second.digest('490154203237519')).not.toBe(digest);
  expect(second.condition).toEqual({ state: 'working', reason: 'none', ignored: 0 });
  await second.remove(A);
  expect(await visit().all()).toEqual([modem(B, { label: '', permanentLineId: 8 })]);
});

test('two visits that begin at the same time have the same digests', async () => {
  const [one, other] = await Promise.all([visit().digest('x'), visit().digest('x')]);
  expect(one).toBe(other);
  expect(one).toMatch(/^[0-9a-f]{24}$/);
});

test('nothing that is stored tells the number, and no script can read the key', async () => {
  const store = visit();
  const digest = await store.digest('490154203237518');
  await store.put(modem(digest ?? ''));
  const key = (await stored('digest', 'keys')) as { key: CryptoKey };
  expect(key.key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key.key)).rejects.toThrow();
  expect(JSON.stringify(await stored(digest ?? ''))).not.toContain('4901542032');
});

describe('what this version has not written', () => {
  const newer = { version: 2, identity: A, names: { en: 'Reception' } };
  const garbage: readonly unknown[] = [
    null,
    7,
    'text',
    [],
    {},
    { version: 1 },
    { ...modem(B), version: '1' },
    { ...modem(B), version: 1, permanentLineId: -1 },
    { ...modem(B), version: 1, permanentLineId: 2 ** 31 },
    { ...modem(B), version: 1, label: 'a\u0000b' },
    { ...modem(B), version: 1, label: 'x'.repeat(10_000) },
    { ...modem(B), version: 1, rate: NaN },
    { ...modem(B), version: 1, lastSeenMs: Infinity },
    { ...modem(B), version: 1, identity: '<script>' },
  ];

  it('is passed over, counted, and left as it is', async () => {
    await write([A, newer], ...garbage.map((record, index) => [`garbage ${index}`, record] as const));
    const store = visit();
    await store.put(modem(B));
    expect(await store.all()).toEqual([modem(B)]);
    expect(store.condition).toEqual({ state: 'working', reason: 'none', ignored: 1 + garbage.length });
    await store.put(modem(A));
    await store.remove(A);
    expect(await stored(A)).toEqual(newer);
    expect(await stored('garbage 2')).toBe('text');
  });

  it('garbage in the place of a modem gives way to it', async () => {
    await write([A, { nonsense: true }]);
    const store = visit();
    await store.put(modem(A));
    expect(await visit().all()).toEqual([modem(A)]);
  });

  it('a whole database of a newer version is not touched; this visit remembers by itself', async () => {
    const theirs = await openDB(DATABASE_NAME, 9, { upgrade: (database) => void database.createObjectStore('other') });
    theirs.close();
    const store = visit();
    await store.put(modem(A));
    expect(await store.all()).toEqual([modem(A)]);
    expect(store.condition).toMatchObject({ state: 'memoryOnly', reason: 'newer' });
    const after = await openDB(DATABASE_NAME);
    expect([after.version, [...after.objectStoreNames]]).toEqual([9, ['other']]);
    after.close();
  });

  it('a key that is none: nothing is kept that could not be found again', async () => {
    await visit().all();
    const database = await openDB(DATABASE_NAME);
    await database.put('keys', { version: 1, key: 'no key' }, 'digest');
    database.close();
    const store = visit();
    expect(await store.digest('x')).toMatch(/^[0-9a-f]{24}$/);
    await store.put(modem(A));
    expect(store.condition).toMatchObject({ state: 'memoryOnly', reason: 'refused' });
    expect(await stored(A)).toBeUndefined();
  });
});

describe('a store that does not work', () => {
  const refusing = (error: Error): ModemDatabase => {
    const store = new ModemDatabase(new SimulatedScheduler(), () => Promise.reject(error));
    opened.push(store);
    return store;
  };

  it.each([
    ['SecurityError', 'refused'],
    ['UnknownError', 'refused'],
    ['QuotaExceededError', 'full'],
    ['anything', 'refused'],
  ])('opening fails with %s: remembers by itself', async (name, reason) => {
    const store = refusing(new DOMException('', name));
    await store.put(modem(A));
    expect(await store.all()).toEqual([modem(A)]);
    const digest = await store.digest('x');
    expect(digest).toMatch(/^[0-9a-f]{24}$/);
    expect(await store.digest('x')).toBe(digest);
    await store.remove(A);
    expect(await store.all()).toEqual([]);
    expect(store.condition).toMatchObject({ state: 'memoryOnly', reason });
  });

  it('is blocked by whoever deletes it and does not: nothing waits for long', async () => {
    await visit().all();
    for (const store of opened.splice(0)) store.close();
    // A page that does not react to versionchange, and one that deletes.
    const stubborn = await openDB(DATABASE_NAME);
    const deletion = deleteDB(DATABASE_NAME);
    const scheduler = new SimulatedScheduler();
    const store = visit(scheduler);
    const all = store.all();
    let settled = false;
    void all.then(() => (settled = true));
    await scheduler.advance(2000);
    expect(settled).toBe(false);
    await scheduler.advance(2000);
    expect(await all).toEqual([]);
    expect(store.condition).toMatchObject({ state: 'memoryOnly', reason: 'blocked' });
    stubborn.close();
    await deletion;
    // What opens too late is let go: it would be in the way of the next.
    await deleteDB(DATABASE_NAME);
  });

  it('cleared while open: is in nobody’s way, goes on with the same digests, and keeps again', async () => {
    const store = visit();
    await store.put(modem(A));
    const digest = await store.digest('x');
    await deleteDB(DATABASE_NAME);
    expect(await store.digest('x')).toBe(digest);
    await store.put(modem(B));
    expect(await store.all()).toEqual([modem(A), modem(B)]);
    expect(store.condition).toMatchObject({ state: 'working' });
    store.close();
    const next = visit();
    expect(await next.all()).toEqual([modem(B)]);
    expect(await next.digest('x')).toBe(digest);
  });

  it('cleared, and another visit has begun anew meanwhile: keeps nothing that could not be found again', async () => {
    const store = visit();
    const digest = await store.digest('x');
    await deleteDB(DATABASE_NAME);
    const other = await visit().digest('x');
    expect(other).not.toBe(digest);
    await store.put(modem(A));
    expect(await store.digest('x')).toBe(digest);
    expect(await stored(A)).toBeUndefined();
    expect(store.condition).toMatchObject({ state: 'memoryOnly', reason: 'ended' });
  });

  it('is full: what it does not take is remembered until the page goes, and kept once there is room', async () => {
    let full = false;
    // The browser's quota for small records cannot be set from here: every write of a modem says what it would say.
    const filled: typeof openDB = async (...how) =>
      intercepted(await openDB(...how), 'transaction', (transaction) =>
        intercepted(transaction, 'objectStore', (records) =>
          intercepted(records, 'put', (written) =>
            full ? Promise.reject(new DOMException('', 'QuotaExceededError')) : written,
          ),
        ),
      );
    const store = new ModemDatabase(new SimulatedScheduler(), filled);
    opened.push(store);
    await store.put(modem(B));
    full = true;
    await store.put(modem(A));
    expect(await store.all()).toEqual([modem(B), modem(A)]);
    expect(store.condition).toMatchObject({ state: 'memoryOnly', reason: 'full' });
    full = false;
    await store.put(modem(A));
    expect(store.condition).toMatchObject({ state: 'working', reason: 'none' });
  });
});

/** An object one method of whose is answered otherwise. */
function intercepted<T extends object>(object: T, method: string, answer: (given: object) => unknown): T {
  return new Proxy(object, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const given = Reflect.apply(member, target, args) as object;
        return name === method ? answer(given) : given;
      };
    },
  });
}

test('what is never seen again makes room', async () => {
  const store = visit();
  for (let index = 0; index < 260; index++)
    await store.put(
      modem(index.toString(16).padStart(24, '0'), { label: index === 0 ? 'named' : '', lastSeenMs: index }),
    );
  const kept = await visit().all();
  expect(kept).toHaveLength(256);
  expect(kept[0]).toMatchObject({ label: 'named' });
  expect(kept[1]?.lastSeenMs).toBe(5);
});
