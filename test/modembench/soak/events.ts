import { setTimeout as wait } from 'node:timers/promises';
import { between } from '../../../src/base/random.js';
import type { CallingModem } from './calling-modem.js';
import { garbage } from './garbage.js';
import type { SoakTab } from './tab.js';
import { MOST_TABS } from './world.js';
import type { SoakWorld } from './world.js';

/** Something that may happen to a page with modems at any moment. */
export interface SoakEvent {
  readonly name: string;
  /** Whether the page that serves the others lives on, and its worker: what they have in memory can be compared with before. */
  readonly workerLives: boolean;
  /** Lets it happen. Returns what, for the log. */
  readonly run: (world: SoakWorld) => Promise<string>;
}

/** Halves of an unplugging, in the order they happen: the kernel may hang the tty up before or after udev tells. */
const UNPLUGGINGS = [[{}], [{ hangUp: false }, { event: false }], [{ event: false }, { hangUp: false }]] as const;

/** How long a tab stays frozen, in milliseconds. */
const FROZEN_MS = [50, 1500] as const;

/** Every kind of event, all equally likely. */
export const EVENTS: readonly SoakEvent[] = [
  {
    name: 'unplug',
    workerLives: true,
    run: async (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => device.plugged));
      return modem === undefined ? 'nothing is plugged in' : unplug(world, modem);
    },
  },
  {
    name: 'replug',
    workerLives: true,
    run: async (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => !device.plugged)) ?? world.oneOf(world.modems)!;
      if (modem.device.plugged) await unplug(world, modem);
      await modem.device.plug();
      return modem.device.name;
    },
  },
  {
    name: 'hang-up',
    workerLives: true,
    run: async (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => device.plugged));
      await modem?.device.hangUp();
      return modem?.device.name ?? 'nothing is plugged in';
    },
  },
  {
    name: 'garbage',
    workerLives: true,
    run: (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => device.plugged));
      const noise = garbage(world.random);
      modem?.device.write(noise);
      return Promise.resolve(`${modem?.device.name ?? 'nobody'} ${noise.length} bytes`);
    },
  },
  {
    name: 'tab-open',
    workerLives: true,
    run: async (world) => {
      if (world.tabs.length < MOST_TABS) await world.openTab();
      return `${world.tabs.length} tabs`;
    },
  },
  {
    name: 'freeze',
    workerLives: true,
    run: async (world) => {
      const [tab, other] = await pairOf(world);
      const { role } = await tab.report();
      const ms = between(world.random, ...FROZEN_MS);
      await tab.freezeBehind(other, () => wait(ms));
      return `${role}, ${ms} ms`;
    },
  },
  {
    name: 'take-over',
    workerLives: false,
    run: async (world) => {
      await pairOf(world);
      const owner = await world.owner();
      const other = world.oneOf(world.tabs.filter((tab) => tab !== owner))!;
      const ms = between(world.random, ...FROZEN_MS);
      await owner.freezeBehind(other, async () => {
        await other.takeOver();
        await wait(ms);
      });
      return `${ms} ms`;
    },
  },
  {
    name: 'reload',
    workerLives: false,
    run: async (world) => {
      const tab = world.oneOf(world.tabs)!;
      const { role } = await tab.report();
      await world.countLoad(tab);
      await tab.reload();
      return `${role} of ${world.tabs.length}`;
    },
  },
  {
    name: 'tab-close',
    workerLives: false,
    run: (world) => lose(world, () => Promise.resolve()),
  },
  {
    name: 'tab-crash',
    workerLives: false,
    run: (world) => lose(world, (tab) => tab.page.crash()),
  },
];

/** Two tabs; the second one is opened if need be. */
async function pairOf(world: SoakWorld): Promise<[SoakTab, SoakTab]> {
  if (world.tabs.length < 2) await world.openTab();
  const one = world.oneOf(world.tabs)!;
  return [one, world.oneOf(world.tabs.filter((tab) => tab !== one))!];
}

/** A tab goes; if it was the last, another one comes. */
async function lose(world: SoakWorld, how: (tab: SoakTab) => Promise<void>): Promise<string> {
  const tab = world.oneOf(world.tabs)!;
  const { role } = await tab.report();
  await world.countLoad(tab);
  await how(tab);
  await world.closeTab(tab);
  if (world.tabs.length === 0) await world.openTab();
  return `${role}, ${world.tabs.length} left`;
}

async function unplug(world: SoakWorld, modem: CallingModem): Promise<string> {
  const { device } = modem;
  const halves = world.oneOf(UNPLUGGINGS)!;
  for (const half of halves) {
    await device.unplug(half);
    await wait(between(world.random, 0, 50));
  }
  modem.reset();
  return `${device.name} in ${halves.length}`;
}
