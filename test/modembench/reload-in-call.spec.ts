/**
 * A page is loaded again in a call. The system drops DTR with the port, whatever the page wants (HUPCL); whether that ends the call is the modem's
 * setting, which `hangUpOnClose` gives it; and the line says afterwards what can be known of the call.
 */
import { expect, test } from '@playwright/test';
import { allowPorts, launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer } from './bench/index.js';
import { CallLoadPage } from './call-load/driver.js';
import { serveCallLoad } from './console-server.js';
import { DtrModem } from './dtr-modem.js';

let server: PageServer;
let bench: Bench;
let chromium: BenchBrowser;
let disallow: () => void;

test.beforeAll(async () => {
  server = await serveCallLoad();
  disallow = allowPorts({ origin: server.origin });
  bench = await startBench();
  chromium = await launchChromium(bench);
});

test.afterAll(async () => {
  await chromium.close();
  await bench.close();
  disallow();
  await server.close();
});

test.afterEach(async () => {
  for (const context of chromium.browser.contexts()) await context.close();
  await bench.unplugAll();
});

interface Case {
  readonly kind: 'voice' | 'data';
  readonly hangUpOnClose: boolean;
  /** The calls that the line has afterwards. */
  readonly after: readonly string[];
  readonly because: string;
}

const cases: readonly Case[] = [
  { kind: 'voice', hangUpOnClose: true, after: [], because: 'it is gone' },
  { kind: 'data', hangUpOnClose: true, after: [], because: 'it is gone' },
  {
    kind: 'voice',
    hangUpOnClose: false,
    after: [],
    because: 'nothing on an analog line tells, and nothing is claimed',
  },
  { kind: 'data', hangUpOnClose: false, after: ['unknown'], because: 'the modem is in data state: there is one' },
];

for (const { kind, hangUpOnClose, after, because } of cases)
  test(`a ${kind} call of a page that hangs up on close: ${hangUpOnClose}; after the reload ${because}`, async () => {
    const device = await bench.serialDevice('ttyUSB0', { vendorId: 0x0baf, productId: 0x0304, product: 'DTR Modem' });
    const modem = new DtrModem(device, kind);
    const page = await CallLoadPage.open(await chromium.browser.newContext(), server.origin, { hangUpOnClose });
    const line = { service: { state: 'ready', reason: 'none' } };
    const lines = async (): Promise<unknown> => (await page.report()).lines;
    await expect.poll(lines).toMatchObject([{ ...line, calls: [] }]);
    expect(modem.dtr).toBe(hangUpOnClose ? '&D2' : '&D0');
    await page.dial('5550100');
    await expect.poll(lines).toMatchObject([{ ...line, calls: ['connected'] }]);
    const before = device.host.entries.length;

    await page.page.reload();
    await expect.poll(lines).toMatchObject([{ ...line, calls: after }]);
    const edges = device.host.entries.slice(before).filter((entry) => /^(open|close|lines dtr=0 .*)$/.test(entry));
    expect(edges, 'one close, which drops DTR, and one opening').toEqual(['close', 'lines dtr=0 rts=0', 'open']);
    expect(device.host.hostLines).toEqual({ dtr: true, rts: true });
    expect(modem.inCall, 'the modem is in the call').toBe(!hangUpOnClose);

    await page.stopLoad();
    if (after.length > 0) await expect.poll(() => modem.inCall, { message: 'dropped, the call ends' }).toBe(false);
    await expect.poll(lines).toMatchObject([{ ...line, calls: [] }]);
    if (!modem.inCall) expect(await page.tryLines()).toEqual([]);
    expect(page.errors).toEqual([]);
  });
