import type { Scheduler } from './clock.js';

/** The machine's own time. Time limits live in the worker, where background tabs do not throttle them. */
export const systemScheduler: Scheduler = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after: (delayMs, run) => {
    const handle = setTimeout(run, delayMs);
    return {
      cancel: () => {
        clearTimeout(handle);
      },
    };
  },
  soon: (run) => {
    queueMicrotask(run);
  },
};
