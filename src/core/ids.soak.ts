import { expect, it } from 'vitest';
import { createWasmCore } from './wasm-core.js';

const SLOTS = 4096;
const LIMIT = 3584;
const ALLOCATIONS = 2 ** 31;

/**
 * Every id that the id space has, and the wrap at its end: allocations while the table is nearly empty, half full, and full but for
 * one. What is live is kept by slot, so two live ids of one slot would meet.
 */
it('gives 2^31 ids, none 0, none negative, none live twice', async () => {
  const core = await createWasmCore({ slots: SLOTS });
  const live = new Int32Array(SLOTS);
  const queue = new Int32Array(SLOTS);
  let allocated = 0;
  let faults = 0;
  let wraps = 0;
  let last = 0;
  let first = 0;
  let count = 0;

  /** Begins until `until` are out, then ends the oldest and begins another, `turns` times. */
  const churn = (until: number, turns: number): void => {
    for (let turn = 0; turn < turns; turn++) {
      while (count >= until) {
        const id = queue[first++ & (SLOTS - 1)]!;
        live[id & (SLOTS - 1)] = 0;
        count--;
        // A refusal frees the slot at once; every fourth goes through the ring.
        if ((id & 3) === 0) {
          core.returned(id, id);
          core.complete(id, 0);
          core.drain();
        } else {
          core.returned(id, -1);
        }
      }
      const id = core.begin(0, 0);
      if (id <= 0 || live[id & (SLOTS - 1)] !== 0) faults++;
      if (id < last - 2 ** 30) wraps++;
      last = id;
      live[id & (SLOTS - 1)] = id;
      queue[(first + count++) & (SLOTS - 1)] = id;
      allocated++;
    }
    if (until === LIMIT && core.begin(0, 0) !== 0) faults++;
  };

  const fillings = [1, 2, 64, LIMIT / 2, LIMIT];
  // Calls of 4096 turns: one call with all of them would stay in the unoptimized tier.
  for (let call = 0; allocated < ALLOCATIONS; call++) churn(fillings[(call >> 8) % fillings.length]!, 4096);

  expect(allocated).toBe(ALLOCATIONS);
  expect(faults).toBe(0);
  expect(wraps).toBeGreaterThanOrEqual(1);
  expect(core.outstanding).toBe(count);
});
