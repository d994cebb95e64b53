import type { Locks } from '../base/web-locks.js';
import { ModemPortError, type PortClaim } from '../providers/modem/modem-port.js';

/** The name of a line's lock. */
export function lineLockName(permanentLineId: number): string {
  return `ringback-line-${permanentLineId}`;
}

/**
 * The Web Lock of one line: whoever holds it may open the line's ports. Held while shares are out, and given back with the last. A tab that
 * is refused waits in the lock's queue and is told when it has it.
 *
 * The browser frees the locks of a worker that ends, however it ends. Where it has no locks or refuses them, every claim succeeds: then the
 * port's own exclusive opening decides alone. It has the last word in any case: of identical devices two tabs may number another one first.
 */
export class LineLock implements PortClaim {
  readonly #locks: Locks | undefined;
  readonly #name: string;
  readonly #freed: () => Promise<void>;
  #shares = 0;
  /** Gives the lock back while it is held. */
  #giveBack: (() => void) | null = null;
  #asking: Promise<boolean> | null = null;
  #waiting: AbortController | null = null;
  /** A person has chosen the device: whether it is free its own opening tells, and the lock follows. */
  #insisting = false;

  /**
   * @param freed - Called when the lock has become this tab's after a refusal. It is kept until the returned promise settles: what is to
   *   use it takes its share meanwhile.
   */
  constructor(locks: Locks | undefined, name: string, freed: () => Promise<void>) {
    this.#locks = locks;
    this.#name = name;
    this.#freed = freed;
  }

  async take(): Promise<() => void> {
    this.#shares++;
    // It may have become this tab's from the queue meanwhile.
    if ((await this.#held()) || this.#isHeld) return this.#share();
    this.#wait();
    if (this.#insisting) return this.#share();
    this.#letGo();
    throw new ModemPortError('heldByTab', 'Another tab of this site has the line.');
  }

  /**
   * A person has chosen the device, here and now: it is opened though another tab has the lock, as a tab does that is frozen and was taken the device
   * from. Until the returned function is called.
   */
  insist(): () => void {
    this.#insisting = true;
    return () => {
      this.#insisting = false;
    };
  }

  get isElsewhere(): boolean {
    return this.#waiting !== null;
  }

  opened(): void {
    if (this.#isHeld || !this.#insisting) return;
    this.stopWaiting();
    void this.#ask({ steal: true }).then(() => {
      // The device that it was taken for may have been let go of meanwhile.
      if (this.#shares === 0) this.#letGo();
    });
  }

  /** Leaves the queue: the device is gone, or the line is forgotten. */
  stopWaiting(): void {
    this.#waiting?.abort();
    this.#waiting = null;
  }

  get #isHeld(): boolean {
    return this.#giveBack !== null;
  }

  /** Whether the lock is this tab's, after asking for it. One that waits in the queue does not ask beside it: it could only be refused. */
  #held(): Promise<boolean> {
    if (this.#isHeld) return Promise.resolve(true);
    if (this.#waiting !== null) return Promise.resolve(false);
    this.#asking ??= this.#ask({ ifAvailable: true }).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  #wait(): void {
    if (this.#waiting !== null) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    void this.#ask({ signal: waiting.signal }).then(async (granted) => {
      if (this.#waiting === waiting) this.#waiting = null;
      if (!granted) return;
      this.#shares++;
      const giveBack = this.#share();
      if (!waiting.signal.aborted) await this.#freed().catch(() => undefined);
      giveBack();
    });
  }

  /** Asks for the lock. False where it is refused now, or the waiting was ended. */
  #ask(options: LockOptions): Promise<boolean> {
    const locks = this.#locks;
    if (locks === undefined) return Promise.resolve(true);
    return new Promise((resolve) => {
      let mine: (() => void) | null = null;
      locks
        .request(this.#name, options, (lock) => {
          if (lock === null) {
            resolve(false);
            return undefined;
          }
          return new Promise<void>((giveBack) => {
            mine = giveBack;
            this.#giveBack = giveBack;
            resolve(true);
          });
        })
        .catch((error: unknown) => {
          // Stolen by a tab that has got the device.
          if (mine !== null && this.#giveBack === mine) this.#giveBack = null;
          // AbortError: our own ending of the wait. Any other is a browser that gives this site no locks.
          resolve(!(error instanceof DOMException && error.name === 'AbortError'));
        });
    });
  }

  #share(): () => void {
    let out = true;
    return () => {
      if (out) this.#letGo();
      out = false;
    };
  }

  #letGo(): void {
    if (this.#shares > 0 && --this.#shares > 0) return;
    this.#giveBack?.();
    this.#giveBack = null;
  }
}

/** The locks of this tab's lines, by the keys of their devices; each is made once. */
export class LineLocks {
  readonly #byKey = new Map<string, LineLock>();

  /** @param freed - Called with the key when a lock has become this tab's after a refusal. */
  constructor(
    private readonly locks: Locks | undefined,
    private readonly freed: (key: string) => Promise<void>,
  ) {}

  of(key: string, permanentLineId: number): LineLock {
    let lock = this.#byKey.get(key);
    if (lock === undefined) {
      lock = new LineLock(this.locks, lineLockName(permanentLineId), () => this.freed(key));
      this.#byKey.set(key, lock);
    }
    return lock;
  }

  /** Leaves the queue of a lock. */
  stopWaiting(key: string): void {
    this.#byKey.get(key)?.stopWaiting();
  }

  stopAll(): void {
    for (const key of this.#byKey.keys()) this.stopWaiting(key);
  }
}
