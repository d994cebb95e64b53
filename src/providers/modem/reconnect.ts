import type { Scheduler, Timer } from '../../base/clock.js';
import { between, type Random } from '../../base/random.js';

/** The first wait: a device that has just come back needs about a second until its driver lets it be opened. */
export const FIRST_WAIT_MS = 1000;
/**
 * The longest wait, reached after six failures: who closes the other tab or mends the modem waits a minute at most, and a device that is not
 * to be disturbed has its DTR raised once a minute at most.
 */
export const LONGEST_WAIT_MS = 60_000;
/** Each wait is up to this part shorter or longer: lines that were lost together, with a hub, do not all try in the same moment. */
export const JITTER = 0.25;
/** Service that has lasted so long was a success: the next loss begins with the shortest wait. What fails sooner waits longer each time. */
export const STEADY_MS = 60_000;

/** Tries again, with waits that double; never gives up. */
export class Reconnect {
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #attempt: () => void;
  #failures = 0;
  #successMs = Infinity;
  #timer: Timer | null = null;

  /** @param attempt - Tries; says {@link Reconnect.later} again when it fails, {@link Reconnect.succeeded} when it does not. */
  constructor(scheduler: Scheduler, random: Random, attempt: () => void) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#attempt = attempt;
  }

  /** Whether an attempt is planned. */
  get waiting(): boolean {
    return this.#timer !== null;
  }

  /** Plans the next attempt; one that is planned stays as it is. */
  later(): void {
    if (this.#timer !== null) return;
    if (this.#scheduler.now() - this.#successMs >= STEADY_MS) this.#failures = 0;
    this.#successMs = Infinity;
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS);
    this.#failures = Math.min(this.#failures + 1, 16);
    const jitterMs = Math.round(waitMs * JITTER);
    this.#timer = this.#scheduler.after(between(this.#random, waitMs - jitterMs, waitMs + jitterMs), () => {
      this.#timer = null;
      this.#attempt();
    });
  }

  /** Something has changed for the better: a planned attempt is made at once, and waits are short again. */
  hurry(): void {
    this.#failures = 0;
    if (this.#timer === null) return;
    this.stop();
    this.#attempt();
  }

  /** The line is in service. */
  succeeded(): void {
    this.stop();
    this.#successMs = this.#scheduler.now();
  }

  /** No attempt is wanted. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
