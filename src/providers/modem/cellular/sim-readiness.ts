import type { Scheduler, Timer } from '../../../base/clock.js';
import type { SimState } from './network-answers.js';

/** How often a SIM that has taken a PIN is asked, where the modem does not tell by itself: most do within a second. */
const ASK_MS = 1000;
/** How long a SIM may take from its PIN until it is ready. */
const LIMIT_MS = 30_000;
/** What is said of a SIM that may yet become ready; some still ask for the PIN that they have taken. */
const ON_ITS_WAY: readonly SimState[] = ['busy', 'pinWanted', 'pukWanted'];

/** Waits for a SIM that has taken its PIN. */
export class SimReadiness {
  readonly #scheduler: Scheduler;
  readonly #look: () => Promise<void>;
  #waiting: { readonly untilMs: number; readonly settle: (ready: boolean) => void } | null = null;
  #timer: Timer | null = null;

  /** @param look - Asks the SIM; each look that has ended is told by {@link SimReadiness.looked}. */
  constructor(scheduler: Scheduler, look: () => Promise<void>) {
    this.#scheduler = scheduler;
    this.#look = look;
  }

  /** Settles when the SIM is ready (true), lacks something else, or time is up. */
  wait(): Promise<boolean> {
    this.stop();
    return new Promise((settle) => {
      this.#waiting = { untilMs: this.#scheduler.now() + LIMIT_MS, settle };
      this.#askLater();
    });
  }

  /** A look has ended. */
  looked(sim: SimState): void {
    if (this.#waiting === null) return;
    const late = this.#scheduler.now() >= this.#waiting.untilMs;
    if (ON_ITS_WAY.includes(sim) && !late) this.#askLater();
    else this.#end(sim === 'ready');
  }

  /** Nothing is to be waited for any more. */
  stop(): void {
    this.#end(false);
  }

  #askLater(): void {
    this.#timer?.cancel();
    this.#timer = this.#scheduler.after(ASK_MS, () => {
      void this.#look();
    });
  }

  #end(ready: boolean): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#waiting?.settle(ready);
    this.#waiting = null;
  }
}
