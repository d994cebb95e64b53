import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { between } from '../../../src/base/random.js';
import { openTtys } from '../tty-holders.js';
import type { SoakEvent } from './events.js';
import { expectQuiet, inventory, resume } from './quiet.js';
import type { Inventory } from './quiet.js';
import { SoakWorld } from './world.js';

/** What a run is made of. */
export interface Soak {
  readonly seed: number;
  readonly events: number;
  /** Events from one quiet moment to the next. */
  readonly between: number;
  /** The kinds of events, all equally likely. */
  readonly kinds: readonly SoakEvent[];
  /** Called before each quiet moment, while calls go on, with how many events there have been. */
  readonly busy?: (world: SoakWorld, events: number) => Promise<void>;
}

/** Waits between two events: often short, so that one meets what the one before has begun. */
const GAPS_MS: readonly (readonly [number, number])[] = [
  [0, 20],
  [20, 300],
  [300, 1000],
];

/** How often of a hundred new pages get to their first calls before the next event. */
const CALLS_FIRST = 60;

/**
 * Lets events happen under a load of calls, chosen from a seed: the same seed gives the same events. At each quiet moment nothing may be
 * stuck, lost or leaked; in the end nothing may be left. What fails says the seed and what has happened.
 */
export async function soakFromSeed(soak: Soak): Promise<void> {
  const log: string[] = [`SOAK_SEED=${soak.seed}`];
  const startMs = performance.now();
  const note = (what: string): void => void log.push(`${((performance.now() - startMs) / 1000).toFixed(1)} s: ${what}`);
  const world = await SoakWorld.start(soak.seed);
  try {
    await happen(soak, world, note);
    await expectNothingLeft(world);
  } catch (error) {
    console.log([...log, ...(await world.lastWords())].join('\n'));
    throw error;
  } finally {
    console.log(`seed ${soak.seed}: ${soak.events} events, calls ${JSON.stringify(world.load)}`);
    await world.close();
  }
}

async function happen(
  { events, between: many, kinds, busy }: Soak,
  world: SoakWorld,
  note: (what: string) => void,
): Promise<void> {
  await expectQuiet(world);
  note('quiet');
  const before = await inventory(world);
  await resume(world);
  for (let event = 1; event <= events; event++) {
    const { name, run, workerLives } = world.oneOf(kinds)!;
    note(`${event} ${name} ${await run(world)}`);
    if (!workerLives && between(world.random, 1, 100) <= CALLS_FIRST) await callsGoOn(world);
    await wait(between(world.random, ...world.oneOf(GAPS_MS)!));
    if (event % many !== 0 && event !== events) continue;
    await world.settleTabs();
    await busy?.(world, event);
    await expectQuiet(world);
    await expectNoMore(world, before);
    note(`${event} quiet`);
    console.log(`${event} of ${events} events; nothing stuck, nothing left over`);
    await resume(world);
  }
}

/** The last tabs are closed: no tty stays open. */
async function expectNothingLeft(world: SoakWorld): Promise<void> {
  for (const tab of [...world.tabs]) {
    await world.countLoad(tab);
    await world.closeTab(tab);
  }
  for (const [what, count] of Object.entries(world.load)) expect(count, `calls ${what}`).toBeGreaterThan(0);
  await expect.poll(() => openTtys(world.bench), { message: 'ttys open after the last page' }).toEqual([]);
}

/** Waits until every tab has dialled, or for some seconds: the lines may all be unplugged. */
async function callsGoOn({ tabs }: SoakWorld): Promise<void> {
  for (let look = 0; look < 50; look++) {
    const reports = await Promise.all(tabs.map((tab) => tab.report()));
    if (reports.every(({ load }) => load.dialled > 0)) return;
    await wait(100);
  }
}

/** Listeners that the test's own tools add to a page and take away again. */
const TOOLS_LISTENERS = 4;

/** What may come and go with chance is not to be more than before, once what has ended is collected; the rest is to be the same. */
async function expectNoMore(world: SoakWorld, before: Inventory): Promise<void> {
  const now = async (): Promise<Inventory> => {
    const { targets, things } = await inventory(world);
    const surplus = Object.entries(things).filter(([name, count]) => {
      const slack = name === 'JSEventListeners' ? TOOLS_LISTENERS : 0;
      return count > (before.things[name] ?? 0) + slack;
    });
    return { targets, things: Object.fromEntries(surplus) };
  };
  await expect
    .poll(now, { message: `targets of the browser, and of what there is more than ${JSON.stringify(before.things)}` })
    .toEqual({ targets: before.targets, things: {} });
}
