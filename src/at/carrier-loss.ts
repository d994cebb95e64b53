import type { Scheduler, Timer } from '../base/clock.js';

/** What a modem says in the stream when the carrier is gone (V.250, 6.3.6), framed as a line of its own. */
const NO_CARRIER = '\r\nNO CARRIER\r\n';
/** Silence after it, without which the words were payload. */
const SILENCE_MS = 200;

/**
 * Finds the end of a data call in its payload: `NO CARRIER` on a line of its own, and nothing after it for 200 ms. Payload may hold the
 * same words: where the carrier line (DCD) is wired, it is the better witness.
 */
export class CarrierLoss {
  readonly #scheduler: Scheduler;
  readonly #lost: () => void;
  #tail = '';
  #timer: Timer | null = null;

  constructor(scheduler: Scheduler, lost: () => void) {
    this.#scheduler = scheduler;
    this.#lost = lost;
  }

  /** Takes the next bytes of payload. */
  push(bytes: Uint8Array): void {
    this.stop();
    const recent = String.fromCharCode(...bytes.subarray(-NO_CARRIER.length));
    this.#tail = (this.#tail + recent).slice(-NO_CARRIER.length);
    if (this.#tail === NO_CARRIER) this.#timer = this.#scheduler.after(SILENCE_MS, this.#lost);
  }

  /** Stops looking. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
