import { expect } from '@playwright/test';
import { BareTabs } from '../../support/bare-tabs.js';
import { between, seededRandom } from '../../../src/base/random.js';
import type { Random } from '../../../src/base/random.js';
import { allowPorts, launchChromium, startBench } from '../bench/index.js';
import type { Bench, BenchBrowser, PageServer } from '../bench/index.js';
import { serveCallLoad } from '../console-server.js';
import { CallingModem } from './calling-modem.js';
import { SoakTab } from './tab.js';

/** Product ids of the modems: two are of one make, as sticks bought together are. */
const PRODUCTS: readonly number[] = [0x0301, 0x0302, 0x0302];

/** Tabs at a quiet moment, so that one can be compared with another. */
const TABS = 2;
/** Tabs between two quiet moments, at most. */
export const MOST_TABS = 3;

/** What events happen to: modems that play calls, and tabs that share them. */
export class SoakWorld {
  readonly modems: readonly CallingModem[];
  /** What the load of all pages has done. */
  readonly load = { dialled: 0, answered: 0, connected: 0 };
  /** The tabs that are open, the oldest first. */
  readonly tabs: SoakTab[] = [];
  /** Errors of pages that are gone. */
  readonly #errors: string[] = [];

  private constructor(
    readonly bench: Bench,
    readonly chromium: BenchBrowser,
    private readonly profile: BareTabs,
    /** Chance of the events; pages and modems have their own. */
    readonly random: Random,
    modems: readonly CallingModem[],
    private readonly server: PageServer,
    private readonly disallow: () => void,
  ) {
    this.modems = modems;
  }

  /** Modems plugged in, tabs on them, and calls going on. */
  static async start(seed: number): Promise<SoakWorld> {
    const random = seededRandom(seed);
    const server = await serveCallLoad();
    const disallow = allowPorts({ origin: server.origin });
    const bench = await startBench();
    const modems: CallingModem[] = [];
    for (const [place, productId] of PRODUCTS.entries()) {
      const usb = { vendorId: 0x0baf, productId, serialNumber: `SOAK${place}`, product: `Soak Modem ${place}` };
      const device = await bench.serialDevice(`ttyUSB${place}`, usb);
      modems.push(new CallingModem(device, seededRandom(random.nextUint32())));
    }
    const chromium = await launchChromium(bench);
    const profile = await BareTabs.open(chromium.browser);
    const world = new SoakWorld(bench, chromium, profile, random, modems, server, disallow);
    await world.settleTabs();
    return world;
  }

  /** Uncaught errors of all pages and workers so far. */
  get errors(): readonly string[] {
    return [...this.#errors, ...this.tabs.flatMap(({ errors }) => errors)];
  }

  /** The tab whose worker serves all, once there is one and every other tab is its guest. */
  async owner(): Promise<SoakTab> {
    const roles = (): Promise<string[]> => Promise.all(this.tabs.map(async (tab) => (await tab.report()).role));
    const guests = this.tabs.slice(1).map(() => 'guest');
    const sorted = async (): Promise<string[]> => (await roles()).toSorted();
    await expect.poll(sorted, { message: 'one tab serves the others' }).toEqual([...guests, 'owner']);
    return this.tabs[(await roles()).indexOf('owner')]!;
  }

  async openTab(): Promise<SoakTab> {
    const tab = await SoakTab.openIn(this.profile, this.server.origin, this.random.nextUint32());
    this.tabs.push(tab);
    return tab;
  }

  /** Closes a tab, also one that has crashed. */
  async closeTab(tab: SoakTab): Promise<void> {
    this.#errors.push(...tab.errors);
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    await tab.page.close();
  }

  /** As many tabs as at every quiet moment; the one that serves the others stays. */
  async settleTabs(): Promise<void> {
    while (this.tabs.length < TABS) await this.openTab();
    while (this.tabs.length > TABS) {
      const owner = await this.owner();
      const guest = this.tabs.find((tab) => tab !== owner)!;
      await this.countLoad(guest);
      await this.closeTab(guest);
    }
  }

  /** Counts what a page's load has done; to be called before the page goes. */
  async countLoad(tab: SoakTab): Promise<void> {
    const { load } = await tab.report();
    for (const what of ['dialled', 'answered', 'connected'] as const) this.load[what] += load[what];
  }

  /** The tabs as they stand, and the last of the AT traffic, for the report of a failure. */
  async lastWords(): Promise<string[]> {
    const words = this.tabs.map(async (tab, place) => [
      `tab ${place}: ${JSON.stringify(await tab.report())} ${JSON.stringify(await tab.locks())}`,
      ...(await tab.traffic()),
    ]);
    return (await Promise.all(words.map((one) => one.catch((error: unknown) => [String(error)])))).flat();
  }

  /** One of them, if there is one. */
  oneOf<T>(things: readonly T[]): T | undefined {
    return things.length === 0 ? undefined : things[between(this.random, 0, things.length - 1)];
  }

  async close(): Promise<void> {
    for (const modem of this.modems) modem.stop();
    await this.chromium.close();
    await this.bench.close();
    this.disallow();
    await this.server.close();
  }
}
