/**
 * A thousand random events under a load of calls, and the memory of a page that lives through hundreds of them. `SOAK_SEED` replays a
 * run's events, `SOAK_EVENTS` sets how many.
 */
import { randomInt } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { EVENTS } from './soak/events.js';
import { heapOf } from './soak/memory.js';
import type { Heap } from './soak/memory.js';
import { soakFromSeed } from './soak/run.js';

const { SOAK_SEED, SOAK_EVENTS } = process.env;
const seed = Number(SOAK_SEED ?? randomInt(2 ** 31));
/** Of its median, over the last half of the run. */
const FLATNESS = 0.05;

test('a thousand random events under a load of calls', async () => {
  await soakFromSeed({ seed, events: Number(SOAK_EVENTS ?? 1000), between: 50, kinds: EVENTS });
});

test('the heap of a page that lives through five hundred events is flat', async () => {
  const kinds = EVENTS.filter(({ workerLives }) => workerLives);
  const samples: Heap[] = [];
  await soakFromSeed({
    seed,
    events: Number(SOAK_EVENTS ?? 500),
    between: 25,
    kinds,
    busy: async (world) => {
      samples.push(await heapOf(await world.owner()));
    },
  });
  console.log(samples.map(({ page, worker }) => `${page} ${worker}`).join(', '));
  for (const where of ['page', 'worker'] as const) {
    const sizes = samples.slice(samples.length >> 1).map((heap) => heap[where]);
    const median = sizes.toSorted((a, b) => a - b)[sizes.length >> 1]!;
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    expect(least, `${where}: least of the last half`).toBeGreaterThan(median * (1 - FLATNESS));
    expect(most, `${where}: most of the last half`).toBeLessThan(median * (1 + FLATNESS));
  }
});
