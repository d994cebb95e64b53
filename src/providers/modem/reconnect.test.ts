import { beforeEach, describe, expect, test } from 'vitest';
import type { Random } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { FIRST_WAIT_MS, JITTER, LONGEST_WAIT_MS, Reconnect, STEADY_MS } from './reconnect.js';

/** The middle of every range. */
const middle: Random = { nextUint32: () => 0 };
let scheduler: SimulatedScheduler;
let attempts: number[];

beforeEach(() => {
  scheduler = new SimulatedScheduler();
  attempts = [];
});

/** One that always fails; its waits are the shortest that the jitter allows. */
function failing(random: Random = middle): Reconnect {
  const reconnect: Reconnect = new Reconnect(scheduler, random, () => {
    attempts.push(scheduler.now());
    reconnect.later();
  });
  return reconnect;
}

const waits = (): number[] => attempts.map((at, i) => at - (attempts[i - 1] ?? 0));
const shortest = (ms: number): number => ms * (1 - JITTER);

describe('an attempt that fails', () => {
  test('is made again after waits that double up to the longest, for ever', async () => {
    failing().later();
    await scheduler.advance(3_600_000);
    expect(waits().slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 60].map((seconds) => shortest(seconds * 1000)));
    expect(attempts.length).toBeGreaterThan(70);
    expect(Math.max(...waits())).toBe(shortest(LONGEST_WAIT_MS));
  });

  test('waits within the jitter, and lines that were lost together do not wait alike', async () => {
    const seen = new Set<number>();
    for (let draw = 0; draw < 100; draw++) {
      const began = scheduler.now();
      attempts = [];
      const reconnect = failing({ nextUint32: () => draw * 7 });
      reconnect.later();
      await scheduler.advance(2 * FIRST_WAIT_MS);
      reconnect.stop();
      const waited = attempts[0]! - began;
      expect(Math.abs(waited - FIRST_WAIT_MS)).toBeLessThanOrEqual(FIRST_WAIT_MS * JITTER);
      seen.add(waited);
    }
    expect(seen.size).toBeGreaterThan(50);
  });

  test('is planned once, and not at all after a stop', async () => {
    const reconnect = failing();
    for (let i = 0; i < 3; i++) reconnect.later();
    expect([reconnect.waiting, scheduler.pending]).toEqual([true, 1]);
    reconnect.stop();
    expect([reconnect.waiting, scheduler.pending]).toEqual([false, 0]);
    await scheduler.advance(10_000);
    expect(attempts).toEqual([]);
  });

  test('is made at once when something has changed, with short waits after it; without a plan nothing is', async () => {
    const reconnect = failing();
    reconnect.hurry();
    expect(attempts).toEqual([]);
    reconnect.later();
    await scheduler.advance(60_000);
    attempts = [];
    reconnect.hurry();
    expect(attempts).toEqual([60_000]);
    await scheduler.advance(shortest(FIRST_WAIT_MS));
    expect(attempts).toHaveLength(2);
  });
});

test('service that lasted begins anew with the shortest wait, one that is lost at once does not', async () => {
  const reconnect = failing();
  const waitAfterService = async (serviceMs: number): Promise<number> => {
    reconnect.succeeded();
    await scheduler.advance(serviceMs);
    const from = scheduler.now();
    attempts = [];
    reconnect.later();
    for (let ms = 0; ms < 70_000 && attempts.length === 0; ms += 50) await scheduler.advance(50);
    return attempts[0]! - from;
  };
  expect(await waitAfterService(STEADY_MS)).toBe(shortest(FIRST_WAIT_MS));
  expect(await waitAfterService(STEADY_MS - 1)).toBe(shortest(4 * FIRST_WAIT_MS));
  expect(await waitAfterService(STEADY_MS)).toBe(shortest(FIRST_WAIT_MS));
});
