import type { Locks } from '../web-locks.js';

/** A request that waits or is held. */
interface Entry {
  readonly client: string;
  readonly name: string;
  readonly mode: LockMode;
  readonly grant: () => void;
  readonly refuse: (error: DOMException) => void;
}

/**
 * Web Locks of one site for tests: several clients, each of which can end with all it holds, as a tab does that is closed. Grants come a microtask
 * later, in the order of the requests (Web Locks API, "process the lock request queue").
 */
export class FakeLocks {
  readonly #held = new Set<Entry>();
  readonly #queue: Entry[] = [];
  readonly #ended = new Set<string>();

  /** What every request is refused with, as for an opaque origin. */
  refusal: DOMException | undefined;

  /** The names that are held. */
  get held(): string[] {
    return [...this.#held].map(({ name }) => name);
  }

  /** The names that are waited for. */
  get waiting(): string[] {
    return this.#queue.map(({ name }) => name);
  }

  /** The lock manager as one client sees it. */
  client(client: string): Locks {
    const request = (
      name: string,
      ...rest: [LockOptions, LockGrantedCallback<unknown>] | [LockGrantedCallback<unknown>]
    ) => {
      const callback = rest.at(-1) as LockGrantedCallback<unknown>;
      return this.#request(client, name, rest.length > 1 ? (rest[0] as LockOptions) : {}, callback);
    };
    const query = (): Promise<LockManagerSnapshot> => {
      const told = ({ name, mode, client: clientId }: Entry): LockInfo => ({ name, mode, clientId });
      return Promise.resolve({ held: [...this.#held].map(told), pending: this.#queue.map(told) });
    };
    return { request, query };
  }

  /** A client is gone, with its locks and requests. */
  end(client: string): void {
    this.#ended.add(client);
    for (const entry of [...this.#held]) if (entry.client === client) this.#held.delete(entry);
    for (const entry of [...this.#queue])
      if (entry.client === client) this.#queue.splice(this.#queue.indexOf(entry), 1);
    this.#process();
  }

  /** Who holds or wants what: `tab1 ringback`. */
  list(): string[] {
    return [...this.#held, ...this.#queue].map(({ client, name }) => `${client} ${name}`);
  }

  #request(
    client: string,
    name: string,
    options: LockOptions,
    callback: LockGrantedCallback<unknown>,
  ): Promise<unknown> {
    const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = options;
    if (signal !== undefined && (ifAvailable || steal))
      return Promise.reject(new DOMException('signal with ifAvailable or steal', 'NotSupportedError'));
    if (this.#ended.has(client)) return new Promise(() => undefined);
    if (this.refusal !== undefined) return Promise.reject(this.refusal);
    return new Promise((resolve, reject) => {
      const entry: Entry = {
        client,
        name,
        mode,
        refuse: reject,
        grant: () => {
          this.#held.add(entry);
          void Promise.resolve().then(() => {
            if (!this.#held.has(entry) && this.#ended.has(client)) return;
            void Promise.resolve(callback({ name, mode })).then((value) => {
              if (this.#held.delete(entry)) this.#process();
              resolve(value);
            }, reject);
          });
        },
      };
      signal?.addEventListener('abort', () => {
        const index = this.#queue.indexOf(entry);
        if (index < 0) return;
        this.#queue.splice(index, 1);
        reject(new DOMException('aborted', 'AbortError'));
        this.#process();
      });
      if (signal?.aborted === true) reject(new DOMException('aborted', 'AbortError'));
      else if (steal) this.#steal(entry);
      else if (ifAvailable && !this.#isFree(entry, this.#queue)) {
        void Promise.resolve().then(() => {
          void Promise.resolve(callback(null)).then(resolve, reject);
        });
      } else {
        this.#queue.push(entry);
        this.#process();
      }
    });
  }

  #steal(entry: Entry): void {
    for (const other of [...this.#held])
      if (other.name === entry.name) {
        this.#held.delete(other);
        other.refuse(new DOMException('stolen', 'AbortError'));
      }
    entry.grant();
  }

  #isFree({ name, mode }: Entry, before: readonly Entry[]): boolean {
    const compatible = (other: Entry): boolean => other.name !== name || (other.mode === 'shared' && mode === 'shared');
    return [...this.#held].every(compatible) && before.every((other) => other.name !== name || compatible(other));
  }

  #process(): void {
    for (let i = 0; i < this.#queue.length;) {
      const entry = this.#queue[i];
      if (entry === undefined) return;
      if (this.#isFree(entry, this.#queue.slice(0, i))) {
        this.#queue.splice(i, 1);
        entry.grant();
      } else i++;
    }
  }
}
