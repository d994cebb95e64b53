import type { BrowserContext } from '@playwright/test';
import { between, seededRandom } from '../../../src/base/random.js';
import type { Random } from '../../../src/base/random.js';
import { allowPorts, launchChromium, startBench } from '../bench/index.js';
import type { Bench, BenchBrowser, PageServer } from '../bench/index.js';
import { CallLoadPage } from '../call-load/driver.js';
import { serveCallLoad } from '../console-server.js';
import { CallingModem } from './calling-modem.js';

/** Product ids of the modems: two are of one make, as sticks bought together are. */
const PRODUCTS: readonly number[] = [0x0301, 0x0302, 0x0302];

/** What events happen to: modems that play calls, and a tab whose page has them. */
export class SoakWorld {
  readonly modems: readonly CallingModem[];
  /** What the load of all pages has done. */
  readonly load = { dialled: 0, answered: 0, connected: 0 };
  /** Errors of pages that are gone. */
  readonly #errors: string[] = [];
  #page: CallLoadPage | undefined;

  private constructor(
    readonly bench: Bench,
    readonly chromium: BenchBrowser,
    readonly context: BrowserContext,
    /** Chance of the events; pages and modems have their own. */
    readonly random: Random,
    modems: readonly CallingModem[],
    private readonly server: PageServer,
    private readonly disallow: () => void,
  ) {
    this.modems = modems;
  }

  /** Modems plugged in, a page on them, and calls going on. */
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
    const context = await chromium.browser.newContext();
    const world = new SoakWorld(bench, chromium, context, random, modems, server, disallow);
    await world.openPage();
    return world;
  }

  get page(): CallLoadPage {
    if (this.#page === undefined) throw new Error('no page is open');
    return this.#page;
  }

  /** Uncaught errors of all pages and workers so far. */
  get errors(): readonly string[] {
    return [...this.#errors, ...(this.#page?.errors ?? [])];
  }

  async openPage(): Promise<void> {
    this.#page = await CallLoadPage.open(this.context, this.server.origin, { seed: this.random.nextUint32() });
  }

  /** Closes the page's tab, whether or not it has crashed. */
  async closePage(): Promise<void> {
    const { page, errors } = this.page;
    this.#errors.push(...errors);
    this.#page = undefined;
    await page.close();
  }

  /** Counts what the page's load has done; to be called before the page goes. */
  async countLoad(): Promise<void> {
    const { load } = await this.page.report();
    for (const what of ['dialled', 'answered', 'connected'] as const) this.load[what] += load[what];
  }

  /** The last of the AT traffic, for the report of a failure. */
  async lastWords(): Promise<string[]> {
    return this.#page === undefined ? [] : this.#page.traffic().catch((error: unknown) => [String(error)]);
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
