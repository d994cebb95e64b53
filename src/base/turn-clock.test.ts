import { expect, test } from 'vitest';
import { SimulatedScheduler } from './simulated-scheduler.js';
import { turnClock } from './turn-clock.js';

test('reads the clock once a turn', async () => {
  const scheduler = new SimulatedScheduler();
  let reads = 0;
  const now = scheduler.now.bind(scheduler);
  scheduler.now = () => {
    reads++;
    return now();
  };
  const clock = turnClock(scheduler);
  expect([clock.now(), clock.now(), clock.now()]).toEqual([0, 0, 0]);
  expect(reads).toBe(1);
  await scheduler.advance(5);
  expect([clock.now(), clock.now()]).toEqual([5, 5]);
  expect(reads).toBe(2);
});
