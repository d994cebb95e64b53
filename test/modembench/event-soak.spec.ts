/**
 * Random events under a load of calls: cables, hang-ups, garbage, tabs. Everything that was asked ends once, no line is stuck, nothing is left.
 * `SOAK_SEED` in the environment takes other events, `SOAK_EVENTS` sets how many; the soak takes others each time.
 */
import { expect, test } from '@playwright/test';
import { EVENTS } from './soak/events.js';
import { expectQuiet, inventory } from './soak/quiet.js';
import { soakFromSeed } from './soak/run.js';
import { SoakWorld } from './soak/world.js';

test('fifty random events under a load of calls', async () => {
  const { SOAK_SEED, SOAK_EVENTS } = process.env;
  const events = Number(SOAK_EVENTS ?? 50);
  test.setTimeout(120_000 + events * 3000);
  await soakFromSeed({
    seed: Number(SOAK_SEED ?? 5),
    events,
    between: 25,
    kinds: EVENTS,
  });
});

test('a modem that is pulled and put in again leaves nothing of its former port', async () => {
  const world = await SoakWorld.start(1);
  try {
    await expectQuiet(world);
    const before = await inventory(world);
    const { device } = world.modems[0]!;
    await device.unplug();
    await device.plug();
    await expectQuiet(world);
    expect((await inventory(world)).things).toEqual(before.things);
  } finally {
    await world.close();
  }
});
