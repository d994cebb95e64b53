import type { Scheduler, Timer } from '../../base/clock.js';

/** How often the carrier line is read: Web Serial has no event for it. */
export const CARRIER_POLL_MS = 250;

/** Watches the carrier line (DCD) of a connected call. Once it was seen on, its going off is the end of the call; where it never comes on it is not wired. */
export class CarrierWatch {
  readonly #scheduler: Scheduler;
  readonly #read: () => Promise<boolean | null>;
  readonly #lost: () => void;
  #timer: Timer | null = null;
  #seen = false;

  /**
   * @param read - Reads the line; null where it cannot be read.
   * @param lost - Called once, when the carrier is gone.
   */
  constructor(scheduler: Scheduler, read: () => Promise<boolean | null>, lost: () => void) {
    this.#scheduler = scheduler;
    this.#read = read;
    this.#lost = lost;
    this.#wait();
  }

  /** Whether the carrier has been seen: then it is the truth about the call. */
  get wired(): boolean {
    return this.#seen;
  }

  /** Stops watching. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #wait(): void {
    const timer = this.#scheduler.after(CARRIER_POLL_MS, () => {
      void this.#poll(timer);
    });
    this.#timer = timer;
  }

  async #poll(timer: Timer): Promise<void> {
    const on = await this.#read();
    if (this.#timer !== timer) return;
    if (this.#seen && on === false) {
      this.stop();
      this.#lost();
      return;
    }
    this.#seen ||= on === true;
    this.#wait();
  }
}
