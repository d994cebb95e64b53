type Grant = (lock: Lock | null) => unknown;

interface Waiting {
  readonly name: string;
  readonly grant: Grant;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Exclusive Web Locks, as of one browser whose tabs share this object (Web Locks API, 4.5: the queue, `ifAvailable`, `signal`). */
export class FakeLocks {
  readonly #held = new Map<string, Waiting>();
  #queue: Waiting[] = [];
  /** What every request is refused with, as for an opaque origin. */
  refusal: DOMException | undefined;

  /** The names that are held. */
  get held(): string[] {
    return [...this.#held.keys()];
  }

  /** The names that are waited for. */
  get waiting(): string[] {
    return this.#queue.map(({ name }) => name);
  }

  readonly request = (name: string, options: LockOptions, grant: Grant): Promise<unknown> =>
    new Promise((resolve, reject) => {
      // The browser answers from another process: never before the caller goes on.
      void Promise.resolve().then(() => {
        if (this.refusal !== undefined) {
          reject(this.refusal);
          return;
        }
        if (options.ifAvailable === true && (this.#held.has(name) || this.waiting.includes(name))) {
          resolve(grant(null));
          return;
        }
        if (options.signal?.aborted === true) {
          reject(aborted());
          return;
        }
        const waiting = { name, grant, resolve, reject };
        if (options.steal === true) {
          this.#held.get(name)?.reject(new DOMException('stolen', 'AbortError'));
          this.#hold(waiting);
          return;
        }
        options.signal?.addEventListener('abort', () => {
          if (!this.#queue.includes(waiting)) return;
          this.#queue = this.#queue.filter((one) => one !== waiting);
          reject(aborted());
          this.#next();
        });
        this.#queue.push(waiting);
        this.#next();
      });
    });

  #next(): void {
    for (const waiting of [...this.#queue]) {
      if (this.#held.has(waiting.name)) continue;
      this.#queue = this.#queue.filter((one) => one !== waiting);
      this.#hold(waiting);
    }
  }

  #hold(waiting: Waiting): void {
    const { name, grant, resolve } = waiting;
    this.#held.set(name, waiting);
    void Promise.resolve(grant({ name, mode: 'exclusive' })).then((value) => {
      if (this.#held.get(name) !== waiting) return;
      this.#held.delete(name);
      resolve(value);
      this.#next();
    });
  }
}

function aborted(): DOMException {
  return new DOMException('ended by its signal', 'AbortError');
}
