import type { Clock, Scheduler } from './clock.js';

/**
 * A clock that reads the time once a turn: everything within one turn happens at the same time. Reading the machine's clock is dear
 * where it is done several times for each of a hundred thousand requests a second.
 */
export function turnClock(scheduler: Scheduler): Pick<Clock, 'now'> {
  let nowMs = -1;
  const forget = (): void => {
    nowMs = -1;
  };
  return {
    now: () => {
      if (nowMs < 0) {
        nowMs = scheduler.now();
        scheduler.soon(forget);
      }
      return nowMs;
    },
  };
}
