import { realpathSync } from 'node:fs';
import { expect } from '@playwright/test';
import { openTtys } from '../tty-holders.js';
import { PageMemory } from './memory.js';
import type { SoakWorld } from './world.js';

/** Counters that rise only when something has gone wrong inside. */
const NEVER = {
  threw: 0,
  badReturns: 0,
  duplicateCompletions: 0,
  staleCompletions: 0,
  invalidCompletions: 0,
  overruns: 0,
  floods: 0,
  abandonedRequests: 0,
  expiredRequests: 0,
  gateOverflows: 0,
};

/** What is there beside lines and requests; the same at every quiet moment, or something has leaked. */
export interface Inventory {
  readonly targets: readonly string[];
  readonly locks: readonly string[];
  readonly things: Readonly<Record<string, number>>;
}

/**
 * Lets the world come to rest: no new calls, every modem plugged in. Then all that was asked has ended, once; every line is in service and can
 * place a call; nothing is held that should not be.
 */
export async function expectQuiet(world: SoakWorld): Promise<void> {
  for (const modem of world.modems) {
    modem.playing = false;
    if (!modem.device.plugged) await modem.device.plug();
  }
  await world.page.stopLoad();
  await expectInService(world);
  expect(await world.page.tryLines(), 'every line can place a call').toEqual([]);
  await expectInService(world);
  expect(openTtys(world.bench).toSorted(), 'ttys that the browser has open').toEqual(ttysOf(world));
  expect(world.errors, 'uncaught errors').toEqual([]);
}

/** Goes on after {@link expectQuiet}. */
export async function resume(world: SoakWorld): Promise<void> {
  for (const modem of world.modems) modem.playing = true;
  await world.page.startLoad();
}

export async function inventory(world: SoakWorld): Promise<Inventory> {
  const session = await world.chromium.browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  const memory = await PageMemory.of(world.page.page);
  const things = await memory.things();
  await memory.detach();
  return {
    targets: targetInfos
      .map(({ type }) => type)
      .filter((type) => type !== 'browser_ui')
      .toSorted(),
    locks: await world.page.locks(),
    things,
  };
}

async function expectInService({ page, modems }: SoakWorld): Promise<void> {
  const ready = { service: { state: 'ready', reason: 'none' }, calls: [] };
  await expect
    .poll(() => page.report(), { message: 'everything asked has ended, every line is in service without a call' })
    .toMatchObject({
      status: 'ready',
      lines: modems.map(() => ready),
      load: { waiting: [], wrongErrors: [] },
      wire: { out: [], violations: [] },
      outstanding: [],
    });
  await expect
    .poll(() => page.diagnostics(), { message: 'the worker has nothing in hand' })
    .toMatchObject({
      outstanding: 0,
      ports: modems.map(() => ({ open: true, queued: 0, inFlight: 0 })),
      counters: NEVER,
    });
}

function ttysOf({ bench, modems }: SoakWorld): string[] {
  return modems.map(({ device }) => realpathSync(bench.node(device.name))).toSorted();
}
