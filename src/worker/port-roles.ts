/**
 * How many further ports a modem of a make has, as its user said by `addPort`: kept from visit to visit, because nothing that Web Serial tells
 * of two ports says whether they are one device.
 */
export interface PortRoles {
  /** How many further ports belong to a line of this make; 0 where nothing is known. Never rejects. */
  furtherPorts(make: string): Promise<number>;
  /** Keeps it; 0 forgets the make. Never rejects: where nothing can be stored, it holds for this visit. */
  remember(make: string, count: number): Promise<void>;
}

/** More than any stick has; what is stored may be garbage. */
const MOST_PORTS = 16;
const DATABASE = 'ringback-ports';
const STORE = 'further-ports';

/** Roles that are kept for as long as this object lives. */
export function rolesInMemory(): PortRoles {
  const known = new Map<string, number>();
  return {
    furtherPorts: (make) => Promise.resolve(known.get(make) ?? 0),
    remember: (make, count) => {
      known.set(make, count);
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
  };
}

/** The browser's own; in memory where it has no IndexedDB. */
export function browserRoles(): PortRoles {
  return typeof indexedDB === 'undefined' ? rolesInMemory() : storedRoles(indexedDB);
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
