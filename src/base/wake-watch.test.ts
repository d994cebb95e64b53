import { beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from './simulated-scheduler.js';
import { GRACE_MS, LOOK_MS, SLEEP_THRESHOLD_MS, watchWake, type WakeWatch } from './wake-watch.js';

let base: SimulatedScheduler;
let watch: WakeWatch;
let told: string[];
const hour = 3_600_000;

beforeEach(() => {
  base = new SimulatedScheduler();
  watch = watchWake(base);
  told = [];
});

const after = (ms: number, what: string): { cancel: () => void } =>
  watch.scheduler.after(ms, () => told.push(`${what} at ${watch.scheduler.now()}`));

describe('a sleep', () => {
  test('is told once, and before what came due in it, which waits for what a device has to say', async () => {
    watch.onWake((sleptMs) => told.push(`woke after ${sleptMs}`));
    after(1000, 'first');
    after(2000, 'second');
    after(hour + 100, 'later');
    const cancelled = after(1500, 'cancelled');
    base.sleep(hour);
    await base.advance(0);
    expect(told).toEqual([`woke after ${hour - 1000}`]);
    cancelled.cancel();
    after(10, 'new');
    await base.advance(GRACE_MS + 10);
    expect(told.slice(1)).toEqual([
      `new at ${hour + 10}`,
      `later at ${hour + 100}`,
      `first at ${hour + GRACE_MS}`,
      `second at ${hour + GRACE_MS}`,
    ]);
    await base.advance(10 * LOOK_MS);
    expect(told).toHaveLength(5);
  });

  test('is noticed where the clock of timers stood still; no time limit has leapt past then', async () => {
    watch.onWake((sleptMs) => told.push(`woke after ${sleptMs}`));
    after(LOOK_MS + 1000, 'limit');
    base.sleep(hour, 'stops');
    await base.advance(LOOK_MS + 1000);
    expect(told).toEqual([`woke after ${hour}`, `limit at ${LOOK_MS + 1000}`]);
  });

  test('and a second one right after it are both told', async () => {
    watch.onWake(() => told.push('woke'));
    for (let i = 0; i < 2; i++) {
      after(100, 'limit');
      base.sleep(hour);
      await base.advance(1);
    }
    expect(told).toEqual(['woke', 'woke']);
  });

  test('of each clock is told when it is longer than the threshold, not before', async () => {
    watch.onWake((sleptMs) => told.push(`woke after ${sleptMs}`));
    for (const clock of ['goesOn', 'stops'] as const) {
      base.sleep(SLEEP_THRESHOLD_MS, clock);
      await base.advance(2 * LOOK_MS);
    }
    expect(told).toEqual([]);
    base.sleep(LOOK_MS + SLEEP_THRESHOLD_MS + 1);
    await base.advance(0);
    expect(told).toEqual([`woke after ${SLEEP_THRESHOLD_MS + 1}`]);
  });
});

test('time that just passes, or a late timer of a busy machine, is no sleep; who has stopped listening costs no timer', async () => {
  const stop = watch.onWake(() => told.push('woke'));
  const stopOther = watch.onWake(() => undefined);
  after(1000, 'limit');
  base.sleep(1000 + SLEEP_THRESHOLD_MS);
  await base.advance(hour);
  expect(told).toEqual([`limit at ${1000 + SLEEP_THRESHOLD_MS}`]);
  stop();
  stop();
  stopOther();
  expect(base.pending).toBe(0);
});
