import { realpathSync } from 'node:fs';
import { expect } from '@playwright/test';
import { openTtys } from '../tty-holders.js';
import { thingsOf } from './memory.js';
import type { SoakTab } from './tab.js';
import type { SoakWorld } from './world.js';

/** Counters that rise only when something has gone wrong inside. */
const NEVER = {
  threw: 0,
  badReturns: 0,
  badValues: 0,
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
  readonly things: Readonly<Record<string, number>>;
}

/**
 * Lets the world come to rest: no new calls, every modem plugged in, two tabs. Then all that was asked has ended, once; one worker serves both tabs, and
 * in each every line is in service and can place a call; nothing is held that should not be.
 */
export async function expectQuiet(world: SoakWorld): Promise<void> {
  for (const modem of world.modems) {
    modem.playing = false;
    if (!modem.device.plugged) await modem.device.plug();
  }
  await world.settleTabs();
  await Promise.all(world.tabs.map((tab) => tab.stopLoad()));
  await expectInService(world);
  for (const tab of world.tabs) expect(await tab.tryLines(), 'every line can place a call').toEqual([]);
  await expectInService(world);
  await expectOneServes(world);
  expect(openTtys(world.bench).toSorted(), 'ttys that the browser has open').toEqual(ttysOf(world));
  expect(world.errors, 'uncaught errors').toEqual([]);
}

/** Goes on after {@link expectQuiet}. */
export async function resume(world: SoakWorld): Promise<void> {
  for (const modem of world.modems) modem.playing = true;
  await Promise.all(world.tabs.map((tab) => tab.startLoad()));
}

export async function inventory(world: SoakWorld): Promise<Inventory> {
  const session = await world.chromium.browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return {
    targets: targetInfos
      .map(({ type }) => type)
      .filter((type) => type !== 'browser_ui')
      .toSorted(),
    things: await thingsOf(await world.owner()),
  };
}

async function expectInService({ tabs, modems }: SoakWorld): Promise<void> {
  const ready = { service: { state: 'ready', reason: 'none' }, calls: [] };
  for (const tab of tabs) {
    await expect
      .poll(() => tab.report(), { message: 'everything asked has ended, every line is in service without a call' })
      .toMatchObject({
        status: 'ready',
        lines: modems.map(() => ready),
        load: { waiting: [], wrongErrors: [] },
        wire: { out: [], violations: [] },
        outstanding: [],
      });
    await expect
      .poll(() => tab.diagnostics(), { message: 'the worker has nothing in hand' })
      .toMatchObject({
        outstanding: 0,
        ports: modems.map(() => ({ open: true, queued: 0, inFlight: 0 })),
        counters: NEVER,
      });
  }
}

/** One page has a worker, and that serves all; the locks are theirs, the worker's and the broker's. */
async function expectOneServes(world: SoakWorld): Promise<void> {
  const owner = await world.owner();
  const serving = (tab: SoakTab): number => (tab === owner ? 1 : 0);
  const workers = (): number[] => world.tabs.map((tab) => tab.workers.length);
  await expect.poll(workers, { message: 'workers of each tab' }).toEqual(world.tabs.map(serving));
  const guests = world.tabs.length - 1;
  await expect
    .poll(() => owner.locks(), { message: 'Web Locks' })
    .toEqual({ locks: locksOf(guests, world.modems.length), clients: world.tabs.length + 2 });
}

/** The Web Locks of an owner, its worker with lines, the broker and guests, as the fixture names them. */
function locksOf(guests: number, lines: number): string[] {
  const each = (count: number, name: string): string[] => Array.from({ length: count }, () => name);
  return [
    'held ringback',
    'held ringback-broker',
    ...each(lines, 'held ringback-line'),
    'held ringback-owner',
    ...each(guests, 'held ringback-seat'),
    'held ringback-worker',
    ...each(guests, 'waited for ringback'),
    // Every page watches the broker; every page and the broker watch the worker, which watches the seats.
    ...each(guests + 1, 'waited for ringback-broker'),
    ...each(guests, 'waited for ringback-seat'),
    ...each(guests + 2, 'waited for ringback-worker'),
  ];
}

function ttysOf({ bench, modems }: SoakWorld): string[] {
  return modems.map(({ device }) => realpathSync(bench.node(device.name))).toSorted();
}
