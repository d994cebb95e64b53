import type { GrantedDevice } from '../transports/device-source.js';

/**
 * How many further ports a modem of a make has, as its user said by `addPort`: kept from visit to visit, because nothing that Web Serial tells
 * of two ports says whether they are one device.
 */
export interface PortRoles {
  /** How many further ports belong to a line of this make; 0 where nothing is known. Never rejects. */
  furtherPorts(make: string): Promise<number>;
  /** Keeps it; 0 forgets the make. Never rejects: where nothing can be stored, it holds for this visit. */
  remember(make: string, count: number): Promise<void>;
  /** The ports of this make, by key, that carried no modem, and what was heard on them. Never rejects. */
  others(make: string): Promise<ReadonlyMap<string, OtherRole>>;
  /** Keeps it of one port; null forgets it. Never rejects. */
  rememberOther(make: string, key: string, role: OtherRole | null): Promise<void>;
}

/** What a port of a stick is that takes no AT commands. */
export type OtherRole = 'nmea' | 'diagnostic';

/** Names the make of a device. */
export function makeOf({ usbIds }: Pick<GrantedDevice, 'usbIds'>): string {
  return [usbIds?.vendorId ?? 0, usbIds?.productId ?? 0].map((id) => id.toString(16).padStart(4, '0')).join(':');
}

/** More than any stick has; what is stored may be garbage. */
const MOST_PORTS = 16;
const DATABASE = 'ringback-ports';
const STORE = 'further-ports';

/** Roles that are kept for as long as this object lives. */
export function rolesInMemory(): PortRoles {
  const known = new Map<string, number>();
  const others = new Map<string, ReadonlyMap<string, OtherRole>>();
  return {
    furtherPorts: (make) => Promise.resolve(known.get(make) ?? 0),
    remember: (make, count) => {
      known.set(make, count);
      return Promise.resolve();
    },
    others: (make) => Promise.resolve(new Map(others.get(make))),
    rememberOther: (make, key, role) => {
      others.set(make, changed(others.get(make) ?? new Map(), key, role));
      return Promise.resolve();
    },
  };
}

/** Roles that are kept in the browser, as whole numbers by make; what else is found there is taken for nothing. */
export function storedRoles(factory: IDBFactory): PortRoles {
  const visit = rolesInMemory();
  return {
    furtherPorts: async (make) => {
      const now = await visit.furtherPorts(make);
      if (now > 0) return now;
      const stored = await onStore(factory, 'readonly', (store) => store.get(make) as IDBRequest<unknown>);
      return isCount(stored) ? stored : 0;
    },
    remember: async (make, count) => {
      await visit.remember(make, count);
      await onStore(factory, 'readwrite', (store): IDBRequest =>
        count > 0 ? store.put(count, make) : store.delete(make),
      );
    },
    others: async (make) => {
      const stored = await onStore(factory, 'readonly', (store) => store.get(othersOf(make)) as IDBRequest<unknown>);
      return new Map([...rolesIn(stored), ...(await visit.others(make))]);
    },
    rememberOther: async (make, key, role) => {
      await visit.rememberOther(make, key, role);
      const stored = await onStore(factory, 'readonly', (store) => store.get(othersOf(make)) as IDBRequest<unknown>);
      const roles = changed(rolesIn(stored), key, role);
      await onStore(factory, 'readwrite', (store): IDBRequest =>
        roles.size > 0 ? store.put(Object.fromEntries(roles), othersOf(make)) : store.delete(othersOf(make)),
      );
    },
  };
}

/** The browser's own; in memory where it has no IndexedDB. */
export function browserRoles(): PortRoles {
  return typeof indexedDB === 'undefined' ? rolesInMemory() : storedRoles(indexedDB);
}

/** The name under which the other ports of a make are kept, beside its number of further ports. */
function othersOf(make: string): string {
  return `others ${make}`;
}

/** What is stored of a make's other ports; what is none is left out. */
function rolesIn(stored: unknown): Map<string, OtherRole> {
  if (typeof stored !== 'object' || stored === null) return new Map();
  const entries = Object.entries(stored).filter(
    (entry): entry is [string, OtherRole] => entry[1] === 'nmea' || entry[1] === 'diagnostic',
  );
  return new Map(entries.slice(0, MOST_PORTS));
}

function changed(roles: ReadonlyMap<string, OtherRole>, key: string, role: OtherRole | null): Map<string, OtherRole> {
  const after = new Map(roles);
  if (role === null) after.delete(key);
  else if (after.size < MOST_PORTS) after.set(key, role);
  return after;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MOST_PORTS;
}

/** One request in a transaction of its own; undefined where the browser refuses: storage may be blocked, full or cleared at any time. */
async function onStore(
  factory: IDBFactory,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<unknown>,
): Promise<unknown> {
  try {
    const opening = factory.open(DATABASE, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(STORE);
    };
    const database = await settled(opening);
    try {
      return await settled(ask(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('refused'));
    };
  });
}
