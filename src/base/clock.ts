/**
 * Time, as it is given to everything outside `base`, `worker/compose` and the pages. Nothing else may read the ambient
 * clock: that is what lets host, providers, simulator and client run as one deterministic world in simulated time.
 */

/** Reads time. */
export interface Clock {
  /** Milliseconds since an arbitrary origin; never goes back. */
  now(): number;
  /** Milliseconds since the Unix epoch, for showing to people only: it may jump. */
  wallTime(): number;
}

/** A timer that has been started. */
export interface Timer {
  /** Stops the timer; harmless when it has already run. */
  cancel(): void;
}

/** Reads time and runs things later. */
export interface Scheduler extends Clock {
  /** Runs `run` once, `delayMs` milliseconds from now. */
  after(delayMs: number, run: () => void): Timer;
  /** Runs `run` once the code now running has returned, before any timer or message (a microtask). */
  soon(run: () => void): void;
  /** Runs `run` in a task of its own, behind what waits already: input, messages, painting. Timers may be held back, this is not. */
  task(run: () => void): void;
}
