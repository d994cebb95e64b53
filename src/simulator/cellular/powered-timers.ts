import type { Scheduler, Timer } from '../../base/clock.js';

/** Timers that stop when the modem loses its power. */
export class PoweredTimers {
  readonly #timers = new Set<Timer>();

  constructor(private readonly scheduler: Scheduler) {}

  after(ms: number, run: () => void): Timer {
    const timer = this.scheduler.after(ms, () => {
      this.#timers.delete(timer);
      run();
    });
    this.#timers.add(timer);
    return timer;
  }

  /** The power is gone. */
  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }
}
