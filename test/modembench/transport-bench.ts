import { expect } from '@playwright/test';
import { allowPorts, allowUsb, launchChromium, servePages, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer } from './bench/index.js';
import { serialWorld, usbWorld } from './contract-worlds.js';
import { FixturePage } from './fixture/driver.js';
import type { Wanted } from './fixture/driver.js';
import type { ContractWorld } from '../../src/transports/testing/transport-contract.js';

/** The devices that transports are proven on. */
export const tty = { vendorId: 0x12ab, productId: 0xface, serialNumber: 'SN0001' } as const;
export const acm = { vendorId: 0x12ab, productId: 0xacaa, serialNumber: 'SN0002' } as const;
/** A SIM7600, whose AT port is interface 2 of five of class FF. */
export const cellular = { vendorId: 0x1e0e, productId: 0x9001, serialNumber: 'SN0003' } as const;
const cellularAtPort = 2;

export const serialWanted: Wanted = { kind: 'serial', productId: tty.productId };
export const acmWanted: Wanted = { kind: 'usb', productId: acm.productId };
export const cellularWanted: Wanted = { kind: 'usb', productId: cellular.productId };

/** One browser on one bench, with every device of the transports' specs granted to the fixture. */
export class TransportBench {
  readonly bench: Bench;
  readonly chromium: BenchBrowser;
  readonly #server: PageServer;
  readonly #disallow: readonly (() => void)[];
  #kept: FixturePage[] = [];

  private constructor(bench: Bench, chromium: BenchBrowser, server: PageServer, disallow: readonly (() => void)[]) {
    this.bench = bench;
    this.chromium = chromium;
    this.#server = server;
    this.#disallow = disallow;
  }

  static async start(): Promise<TransportBench> {
    const server = await servePages(`${import.meta.dirname}/fixture`);
    const { origin } = server;
    const disallow = [allowPorts({ origin }), allowUsb({ origin, devices: [acm, cellular] })];
    const bench = await startBench();
    return new TransportBench(bench, await launchChromium(bench), server, disallow);
  }

  /** A new page of the fixture. */
  page(): Promise<FixturePage> {
    return FixturePage.open(this.chromium.browser, this.#server.origin);
  }

  /** The contract's worlds, by the device's kind: plugged in, with a page of its own. */
  readonly worlds: Readonly<Record<string, (echoBytes: number) => Promise<ContractWorld>>> = {
    'Web Serial': async (echoBytes) =>
      serialWorld(await this.bench.serialDevice('ttyUSB0', tty), serialWanted, await this.#pages(), echoBytes),
    'WebUSB, CDC-ACM': async (echoBytes) => {
      const device = await this.bench.usbDevice('usb1', acm, { kind: 'cdc-acm' });
      return usbWorld(device, 0, acmWanted, await this.#pages(), echoBytes);
    },
    'WebUSB, class FF': async (echoBytes) => {
      const device = await this.bench.usbDevice('usb2', cellular, { kind: 'vendor', functions: 5 });
      return usbWorld(device, cellularAtPort, cellularWanted, await this.#pages(), echoBytes);
    },
  };

  /**
   * Pulls every device, and closes the pages: unless they are to be used again, which is quicker, and right as long as nothing went wrong.
   */
  async clear({ keepPages = false } = {}): Promise<void> {
    if (!keepPages) await this.#closePages();
    await this.bench.unplugAll();
    await expect.poll(() => this.#seen()).toBe(0);
  }

  async #closePages(): Promise<void> {
    this.#kept = [];
    for (const context of this.chromium.browser.contexts()) await context.close();
  }

  /** How many devices the kept pages still see. */
  async #seen(): Promise<number> {
    const seen = this.#kept.map(async (page) => [...(await page.sightings()), ...(await page.usbSightings())].length);
    return Math.max(0, ...(await Promise.all(seen)));
  }

  async close(): Promise<void> {
    await this.chromium.close();
    await this.bench.close();
    for (const back of this.#disallow) back();
    await this.#server.close();
  }

  async #pages(): Promise<{ here: FixturePage; elsewhere: () => Promise<FixturePage> }> {
    return { here: await this.#page(0), elsewhere: () => this.#page(1) };
  }

  /** A page that is kept for the next test. */
  async #page(place: number): Promise<FixturePage> {
    return (this.#kept[place] ??= await this.page());
  }
}

/** The names of the worlds. */
export const kinds = ['Web Serial', 'WebUSB, CDC-ACM', 'WebUSB, class FF'] as const;
