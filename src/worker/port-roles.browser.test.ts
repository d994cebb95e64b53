import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserRoles, storedRoles } from './port-roles.js';

const DATABASE = 'ringback-ports';
const STORE = 'further-ports';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('refused'));
    };
  });
}

const clear = (): Promise<unknown> => done(indexedDB.deleteDatabase(DATABASE));

/** Opens the database as another version of this code may have left it. */
async function database(version: number, change: (store: IDBObjectStore) => void): Promise<void> {
  const opening = indexedDB.open(DATABASE, version);
  opening.onupgradeneeded = () => {
    change(opening.result.createObjectStore(STORE));
  };
  (await done(opening)).close();
}

beforeEach(clear);
afterEach(clear);

it('is kept from visit to visit, for each make, until it is forgotten', async () => {
  await browserRoles().remember('a', 2);
  await browserRoles().remember('b', 1);
  const next = browserRoles();
  expect([await next.furtherPorts('a'), await next.furtherPorts('b'), await next.furtherPorts('c')]).toEqual([2, 1, 0]);
  await next.remember('a', 0);
  expect([await next.furtherPorts('a'), await browserRoles().furtherPorts('a')]).toEqual([0, 0]);
});

it.each([[-1], [1.5], [1000], ['2'], [{ count: 2 }], [Number.NaN]])(
  '%j that is stored is taken for nothing',
  async (garbage) => {
    await database(1, (store) => store.put(garbage, 'a'));
    expect(await browserRoles().furtherPorts('a')).toBe(0);
    await browserRoles().remember('a', 1);
    expect(await browserRoles().furtherPorts('a')).toBe(1);
  },
);

it('the ports that carry no modem are kept by make and key, beside the number of further ports', async () => {
  await browserRoles().rememberOther('a', 'usb:a', 'nmea');
  await browserRoles().rememberOther('a', 'usb:a#2', 'diagnostic');
  await browserRoles().remember('a', 1);
  const next = browserRoles();
  expect([...(await next.others('a'))]).toEqual([
    ['usb:a', 'nmea'],
    ['usb:a#2', 'diagnostic'],
  ]);
  await next.rememberOther('a', 'usb:a', null);
  expect([[...(await next.others('a')).keys()], [...(await browserRoles().others('a')).keys()]]).toEqual([
    ['usb:a#2'],
    ['usb:a#2'],
  ]);
  expect([await browserRoles().furtherPorts('a'), (await next.others('b')).size]).toEqual([1, 0]);
});

it.each([[7], ['nmea'], [null], [{ 'usb:a': 'modem', 'usb:b': 7 }]])(
  'of %j for a role nothing is taken',
  async (garbage) => {
    await database(1, (store) => store.put(garbage, 'others a'));
    expect((await browserRoles().others('a')).size).toBe(0);
  },
);

it('what a newer version wrote is left as it is, and this visit remembers all the same', async () => {
  await database(7, (store) => store.put('theirs', 'a'));
  const roles = browserRoles();
  await roles.remember('a', 3);
  expect([await roles.furtherPorts('a'), await browserRoles().furtherPorts('a')]).toEqual([3, 0]);
  const opened = await done(indexedDB.open(DATABASE));
  expect([opened.version, await done(opened.transaction(STORE).objectStore(STORE).get('a'))]).toEqual([7, 'theirs']);
  opened.close();
});

describe('a browser that refuses storage', () => {
  const refusing: Pick<IDBFactory, 'open'> = {
    open: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
  };

  it('remembers for this visit', async () => {
    const roles = storedRoles(refusing as IDBFactory);
    expect(await roles.furtherPorts('a')).toBe(0);
    await roles.remember('a', 1);
    expect(await roles.furtherPorts('a')).toBe(1);
  });
});
