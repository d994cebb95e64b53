import type { CarrierPort, WireMessage } from '../protocol/carrier.js';
import { weightOf } from '../protocol/credit.js';

/** How much may wait for a client that does not take it. */
export interface CreditLimits {
  /** A client for which more than this waits, in bytes, and … */
  readonly stalledBytes: number;
  /** … that has taken nothing for so long after that, in milliseconds, is given up. */
  readonly stalledMs: number;
  /** A client for which more than this waits is given up at once. */
  readonly mostBytes: number;
}

/**
 * 16 MiB are some 40,000 lines of AT traffic, more than a busy modem says in five minutes: a page that is frozen for shorter keeps its calls. Ten
 * seconds are longer than any task of a page that still works. 256 MiB are twice what a page may have asked for and not
 * worked off with the usual table: 2048 replies of 64 KiB.
 */
export const CREDIT_LIMITS: CreditLimits = { stalledBytes: 2 ** 24, stalledMs: 10_000, mostBytes: 2 ** 28 };

/**
 * The worker's side of the credit of one client: counts the messages that it has been sent and has not said to have worked off. Beyond the
 * limits it is overdrawn: then nothing is sent until {@link CreditedPort.renew}. What one turn writes is always sent whole when what
 * went before was taken: a burst is no fault of the client's.
 */
export class CreditedPort implements CarrierPort {
  /** Weights of what is out; taken from the front. */
  #weights: number[] = [];
  #first = 0;
  #out = 0;
  /** When it was first seen beyond the lower limit with nothing taken since. */
  #stalledSinceMs: number | undefined;
  #overdrawn = false;

  /** @param onOverdrawn - Called once, when a message could not be sent. */
  constructor(
    private readonly port: CarrierPort,
    private readonly now: () => number,
    private readonly limits: CreditLimits,
    private readonly onOverdrawn: () => void,
  ) {}

  postMessage(message: WireMessage, transfer?: Transferable[]): void {
    if (this.#overdrawn) return;
    if (this.#isBeyond()) {
      this.#overdrawn = true;
      this.onOverdrawn();
      return;
    }
    const weight = weightOf(message);
    this.#weights.push(weight);
    this.#out += weight;
    if (transfer === undefined) this.port.postMessage(message);
    else this.port.postMessage(message, transfer);
  }

  /** The client says that it has worked off so many messages more. @returns false, and nothing changes, when not so many are out. */
  taken(messages: number): boolean {
    if (messages <= 0 || messages > this.#weights.length - this.#first) return false;
    const end = this.#first + messages;
    while (this.#first < end) this.#out -= this.#weights[this.#first++] ?? 0;
    this.#stalledSinceMs = undefined;
    if (this.#first === this.#weights.length) {
      this.#weights.length = this.#first = 0;
    } else if (this.#first > 1024 && this.#first * 2 > this.#weights.length) {
      this.#weights = this.#weights.slice(this.#first);
      this.#first = 0;
    }
    return true;
  }

  /** The client has worked off everything, or is about to hear why nothing more comes. */
  renew(): void {
    this.#weights.length = this.#first = this.#out = 0;
    this.#stalledSinceMs = undefined;
    this.#overdrawn = false;
  }

  #isBeyond(): boolean {
    const { stalledBytes, stalledMs, mostBytes } = this.limits;
    if (this.#out <= stalledBytes) return false;
    if (this.#out > mostBytes) return true;
    const nowMs = this.now();
    this.#stalledSinceMs ??= nowMs;
    return nowMs - this.#stalledSinceMs >= stalledMs;
  }
}
