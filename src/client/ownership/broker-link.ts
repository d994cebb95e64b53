import type { Scheduler } from '../../base/clock.js';
import { watchLock, type Locks } from '../../base/web-locks.js';
import { isFromBroker, type OfferedDoor, type ToBroker } from '../../protocol/doors.js';

/** How long a broker may take to answer before another one is looked for. */
const ANSWER_LIMIT_MS = 10_000;

/** Whom a link to the broker tells. */
export interface BrokerEvents {
  /** A door that was wanted is open. */
  door(door: OfferedDoor): void;
  /** There can be no broker: the browser has no shared workers, or this one could not be loaded. */
  unavailable(): void;
}

/** What this page says to the broker, until it says otherwise: said again to each that comes after. */
type Standing =
  | { readonly offer: OfferedDoor; readonly door: () => MessagePort }
  | { readonly want: { readonly house: string; readonly notLifeLock: string } };

/**
 * This page's link to the broker. A broker may end alone, with the process that it happened to run in: its lock tells, and another one is told
 * the same again.
 */
export class BrokerLink {
  #worker: SharedWorker | undefined;
  #standing: Standing | undefined;
  #stopWatching: () => void = () => undefined;
  #closed = false;

  /** @param connect - Makes the shared worker; may throw. */
  constructor(
    private readonly connect: () => SharedWorker,
    private readonly locks: Locks,
    private readonly scheduler: Scheduler,
    private readonly events: BrokerEvents,
  ) {}

  /** Opens a door to this page's host for others; until `want`, or `close`. */
  offer(offer: OfferedDoor, door: () => MessagePort): void {
    this.#say({ offer, door });
  }

  /** Looks for a door; `events.door` tells, once. */
  want(house: string, notLifeLock: string): void {
    this.#say({ want: { house, notLifeLock } });
  }

  /** Goes through a door that the broker has told of. Until {@link entered}, a broker that comes after is asked for a door again. */
  enter(
    pass: { readonly lifeLock: string; readonly rights: object; readonly seatLock: string },
    ports: MessagePort[],
  ): void {
    this.#worker?.port.postMessage({ enter: pass } satisfies ToBroker, ports);
  }

  /** The host behind the door has answered: no other one is looked for. */
  entered(): void {
    this.#standing = undefined;
  }

  close(): void {
    this.#withdraw();
    this.#closed = true;
    this.#leave();
  }

  #say(standing: Standing): void {
    if (this.#closed) return;
    this.#withdraw();
    this.#standing = standing;
    if (this.#worker === undefined) this.#connect();
    else this.#tell(this.#worker);
  }

  #withdraw(): void {
    const standing = this.#standing;
    if (standing === undefined || !('offer' in standing)) return;
    this.#worker?.port.postMessage({ withdraw: standing.offer.lifeLock } satisfies ToBroker);
    this.#standing = undefined;
  }

  #connect(): void {
    let worker: SharedWorker;
    try {
      worker = this.connect();
    } catch {
      this.#unavailable();
      return;
    }
    this.#worker = worker;
    const limit = this.scheduler.after(ANSWER_LIMIT_MS, () => {
      this.#again();
    });
    this.#stopWatching = () => {
      limit.cancel();
    };
    worker.addEventListener('error', () => {
      this.#unavailable();
    });
    worker.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (worker !== this.#worker || !isFromBroker(data)) return;
      if ('door' in data) this.events.door(data.door);
      else {
        limit.cancel();
        this.#stopWatching = watchLock(this.locks, data.broker, () => {
          this.#again();
        });
      }
    };
    this.#tell(worker);
  }

  #tell({ port }: SharedWorker): void {
    const standing = this.#standing;
    if (standing === undefined) return;
    if ('offer' in standing) port.postMessage({ offer: standing.offer } satisfies ToBroker, [standing.door()]);
    else port.postMessage({ want: standing.want } satisfies ToBroker);
  }

  #again(): void {
    this.#leave();
    if (!this.#closed) this.#connect();
  }

  #unavailable(): void {
    this.#leave();
    this.#closed = true;
    this.events.unavailable();
  }

  #leave(): void {
    this.#stopWatching();
    this.#stopWatching = () => undefined;
    if (this.#worker !== undefined) this.#worker.port.onmessage = null;
    this.#worker?.port.close();
    this.#worker = undefined;
  }
}
