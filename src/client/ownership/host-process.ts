import type { Scheduler } from '../../base/clock.js';
import { lockName } from '../../base/lock-name.js';
import type { Random } from '../../base/random.js';
import { watchLock, type Locks } from '../../base/web-locks.js';
import type { DoorMessage } from '../../protocol/doors.js';
import type { WorkerOptions } from '../../worker/worker-options.js';

/** How long a host may take to say hello: loading, compiling and setting a simulated modem up take a second or two. */
const START_LIMIT_MS = 20_000;

/** A host that this page has started, in a worker or in the page itself. */
export interface HostProcess {
  /** The Web Lock that the host holds as long as it lives. */
  readonly lifeLock: string;
  /** Lets a client in: its port, and one for its pulse. */
  attach(rights: object, port: MessagePort, pulse: MessagePort): void;
  /** A further door, for the broker. */
  door(): MessagePort;
  /** The host has said hello: from now on its lock tells of its end. */
  greeted(): void;
  /** Ends it now. `ended` is not told. */
  end(): void;
}

/** What hosts are started with. */
export interface HostParts {
  readonly options: Omit<WorkerOptions, 'lifeLock'>;
  readonly locks: Locks | undefined;
  readonly scheduler: Scheduler;
  readonly random: Random;
}

/** @param ended - Told once, when the host has ended or never began, however that came; why, in words for a log. */
export type StartHost = (ended: (reason: string) => void) => HostProcess;

/** Starts the host in a worker. Throws what `createWorker` throws. */
export function startInWorker(
  createWorker: () => Worker,
  parts: HostParts,
  ended: (reason: string) => void,
): HostProcess {
  const worker = createWorker();
  const host = new DoorHost(parts, ended, () => {
    worker.terminate();
  });
  worker.addEventListener('error', (event) => {
    host.failed(event.message || 'The worker could not be loaded.');
  });
  worker.postMessage({ start: { ...parts.options, lifeLock: host.lifeLock } satisfies WorkerOptions }, [host.inside]);
  return host;
}

/**
 * Starts the host on this page, for browsers whose workers have no device APIs. It stands still when the page does, and in a tab in the background its
 * time limits are late by up to a minute (timer throttling).
 */
export function startOnPage(parts: HostParts, ended: (reason: string) => void): HostProcess {
  let end: (() => void) | null = () => undefined;
  const host = new DoorHost(parts, ended, () => {
    end?.();
    end = null;
  });
  const options: WorkerOptions = { ...parts.options, lifeLock: host.lifeLock };
  import('../../worker/host-runner.js').then(
    ({ HostRunner }) => {
      if (end === null) return;
      const runner = new HostRunner(options, parts.scheduler, () => {
        host.over();
      });
      end = () => void runner.end();
      runner.open(host.inside);
    },
    (error: unknown) => {
      host.failed(String(error));
    },
  );
  return host;
}

/** A host behind a door: what both kinds have in common. */
class DoorHost implements HostProcess {
  readonly lifeLock: string;
  /** The inner side of the first door. */
  readonly inside: MessagePort;
  readonly #door: MessagePort;
  #greeted = false;
  #ended = false;
  #stops: (() => void)[] = [];

  constructor(
    private readonly parts: HostParts,
    private readonly told: (reason: string) => void,
    private readonly kill: () => void,
  ) {
    const { port1, port2 } = new MessageChannel();
    this.#door = port1;
    this.inside = port2;
    this.lifeLock = parts.locks === undefined ? '' : lockName('ringback-worker', parts.random);
    const limit = parts.scheduler.after(START_LIMIT_MS, () => {
      this.failed('The worker has not answered.');
    });
    this.#stops.push(() => {
      limit.cancel();
    });
    // Of a worker that is gone the other end closes with it.
    this.#door.addEventListener('close', () => {
      this.over();
    });
    this.#door.start();
  }

  attach(rights: object, port: MessagePort, pulse: MessagePort): void {
    this.#door.postMessage({ attach: rights, seatLock: '' } satisfies DoorMessage, [port, pulse]);
  }

  door(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#door.postMessage({ door: true } satisfies DoorMessage, [port2]);
    return port1;
  }

  greeted(): void {
    if (this.#greeted || this.#ended) return;
    this.#greeted = true;
    this.#stop();
    const { locks } = this.parts;
    // The host holds the lock before it says hello. Where locks are refused, the door has to do.
    if (locks !== undefined)
      this.#stops.push(
        watchLock(locks, this.lifeLock, () => {
          this.over();
        }),
      );
  }

  end(): void {
    this.#ended = true;
    this.#stop();
    this.#door.close();
    this.kill();
  }

  /** It did not begin. */
  failed(reason: string): void {
    if (!this.#greeted) this.#over(reason);
  }

  /** It has ended. */
  over(): void {
    this.#over('The worker has ended.');
  }

  #over(reason: string): void {
    if (this.#ended) return;
    this.end();
    this.told(reason);
  }

  #stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}
