import { Listeners } from './listeners.js';
import type { Scheduler, Timer } from './clock.js';

/**
 * How much later than it was due a timer, or how much further than the timer's time the wall clock, must be to count as a sleep. A busy
 * machine holds timers back for a second or so, and the browser delays those of a page, not of a worker, to once a minute; every time
 * limit that a sleep could spoil is longer than this or is tried again.
 */
export const SLEEP_THRESHOLD_MS = 5000;
/** How often time is looked at while somebody listens: where the clock of timers stands still in sleep, nothing else tells of it. */
export const LOOK_MS = 5000;
/**
 * What is due waits this long after a sleep. What a device said during it, or says at once, is read before a time limit that leapt
 * past is judged.
 */
export const GRACE_MS = 2000;

/** A scheduler whose timers know of the machine's sleep. */
export interface WakeWatch {
  /** For whoever has time limits. Its timers do not run right after a sleep, but {@link GRACE_MS} later; what was told of the sleep is first. */
  readonly scheduler: Scheduler;
  /** Calls `listener` after each sleep (of the machine, or of a frozen page with its workers), with about how long it was, until the returned function is called. */
  onWake(listener: (sleptMs: number) => void): () => void;
}

/**
 * Notices that the machine has slept: a timer runs much too late, or the wall clock has leapt ahead of the timers' clock, which stands
 * still in sleep on some systems (High Resolution Time, 4, asks that it go on; not every browser does). A wall clock that
 * was set ahead looks the same: what is done on waking must be harmless.
 */
export function watchWake(scheduler: Scheduler): WakeWatch {
  return new Watch(scheduler);
}

class Watch implements WakeWatch {
  readonly scheduler: Scheduler;
  readonly #base: Scheduler;
  readonly #listeners = new Listeners<number>();
  #listening = 0;
  /** What was due before this is due {@link GRACE_MS} after it. */
  #wokeMs = -Infinity;
  #look: Timer | null = null;

  constructor(base: Scheduler) {
    this.#base = base;
    this.scheduler = {
      now: () => base.now(),
      wallTime: () => base.wallTime(),
      after: (delayMs, run) => this.#after(delayMs, run),
      soon: (run) => {
        base.soon(run);
      },
      task: (run) => {
        base.task(run);
      },
    };
  }

  onWake(listener: (sleptMs: number) => void): () => void {
    const remove = this.#listeners.add(listener);
    if (this.#listening++ === 0) this.#lookLater();
    let stopped = false;
    return () => {
      if (stopped) return;
      stopped = true;
      remove();
      if (--this.#listening === 0) this.#look?.cancel();
    };
  }

  #after(delayMs: number, run: () => void): Timer {
    let timer: Timer;
    const arm = (ms: number): void => {
      const dueMs = this.#base.now() + Math.max(0, ms);
      timer = this.#base.after(ms, () => {
        const now = this.#base.now();
        if (now - dueMs > SLEEP_THRESHOLD_MS && dueMs >= this.#wokeMs) this.#woke(now - dueMs);
        const waitMs = dueMs < this.#wokeMs ? this.#wokeMs + GRACE_MS - now : 0;
        if (waitMs > 0) arm(waitMs);
        else run();
      });
    };
    arm(delayMs);
    return {
      cancel: () => {
        timer.cancel();
      },
    };
  }

  #lookLater(): void {
    const fromMs = this.#base.now();
    const fromWallMs = this.#base.wallTime();
    this.#look = this.#base.after(LOOK_MS, () => {
      const lateMs = this.#base.now() - fromMs - LOOK_MS;
      const aheadMs = this.#base.wallTime() - fromWallMs - LOOK_MS;
      this.#lookLater();
      // What another timer has noticed is told once.
      if (Math.max(lateMs, aheadMs) > SLEEP_THRESHOLD_MS && fromMs >= this.#wokeMs)
        this.#woke(Math.max(lateMs, aheadMs));
    });
  }

  #woke(sleptMs: number): void {
    this.#wokeMs = this.#base.now();
    this.#listeners.emit(sleptMs);
  }
}
