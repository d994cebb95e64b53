/**
 * Random events under a load of calls: cables, hang-ups, garbage, tabs. Everything that was asked ends once, no line is stuck, nothing is left.
 * `SOAK_SEED` in the environment takes other events, `SOAK_EVENTS` sets how many; the soak takes others each time.
 *
 * Events in which a guest's page goes are left to the soak, which fails on them: Chromium fires no `close` at a port whose page is gone when the port has passed through the
 * broker, so the worker keeps the guest's two ports, and its session, until it is found not to take its messages.
 */
import { expect, test } from '@playwright/test';
import { EVENTS } from './soak/events.js';
import { expectQuiet, inventory } from './soak/quiet.js';
import { soakFromSeed } from './soak/run.js';
import { SoakWorld } from './soak/world.js';

const NO_PAGE_GOES: ReadonlySet<string> = new Set(['unplug', 'replug', 'hang-up', 'garbage', 'freeze']);

test('fifty random events under a load of calls', async () => {
  const { SOAK_SEED, SOAK_EVENTS } = process.env;
  const events = Number(SOAK_EVENTS ?? 50);
  test.setTimeout(120_000 + events * 3000);
  await soakFromSeed({
    seed: Number(SOAK_SEED ?? 5),
    events,
    between: 25,
    kinds: EVENTS.filter(({ name }) => NO_PAGE_GOES.has(name)),
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
