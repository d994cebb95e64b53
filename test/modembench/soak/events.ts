import { setTimeout as wait } from 'node:timers/promises';
import { between } from '../../../src/base/random.js';
import type { CallingModem } from './calling-modem.js';
import { garbage } from './garbage.js';
import type { SoakWorld } from './world.js';

/** Something that may happen to a page with modems at any moment. */
export interface SoakEvent {
  readonly name: string;
  /** Whether the page lives on: what its worker has in memory can be compared with before. */
  readonly pageLives: boolean;
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
    pageLives: true,
    run: async (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => device.plugged));
      return modem === undefined ? 'nothing is plugged in' : unplug(world, modem);
    },
  },
  {
    name: 'replug',
    pageLives: true,
    run: async (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => !device.plugged)) ?? world.oneOf(world.modems)!;
      if (modem.device.plugged) await unplug(world, modem);
      await modem.device.plug();
      return modem.device.name;
    },
  },
  {
    name: 'hang-up',
    pageLives: true,
    run: async (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => device.plugged));
      await modem?.device.hangUp();
      return modem?.device.name ?? 'nothing is plugged in';
    },
  },
  {
    name: 'garbage',
    pageLives: true,
    run: (world) => {
      const modem = world.oneOf(world.modems.filter(({ device }) => device.plugged));
      const noise = garbage(world.random);
      modem?.device.write(noise);
      return Promise.resolve(`${modem?.device.name ?? 'nobody'} ${noise.length} bytes`);
    },
  },
  {
    name: 'freeze',
    pageLives: true,
    run: async (world) => {
      const { page } = world.page;
      const session = await page.context().newCDPSession(page);
      const ms = between(world.random, ...FROZEN_MS);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await wait(ms);
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await session.detach();
      return `${ms} ms`;
    },
  },
  {
    name: 'reload',
    pageLives: false,
    run: async (world) => {
      await world.countLoad();
      await world.page.page.reload();
      return '';
    },
  },
  {
    name: 'tab-close',
    pageLives: false,
    run: async (world) => {
      await world.countLoad();
      await world.closePage();
      await world.openPage();
      return '';
    },
  },
  {
    name: 'tab-crash',
    pageLives: false,
    run: async (world) => {
      await world.countLoad();
      const { page } = world.page;
      const crashed = page.waitForEvent('crash');
      await Promise.all([crashed, page.goto('chrome://crash').catch(() => undefined)]);
      await world.closePage();
      await world.openPage();
      return '';
    },
  },
];

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
