/** What page-level specs lean on: the real chooser, policies, and two independent modems that call each other. */
import { expect, test } from '@playwright/test';
import { allowPorts, launchChromium, servePages, startBench, startIaxmodems } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer } from './bench/index.js';
import { FixturePage } from './fixture/driver.js';

const first = { vendorId: 0x12ab, productId: 1, serialNumber: 'SN1', product: 'First Modem' };
const second = { vendorId: 0x12ab, productId: 2, serialNumber: 'SN2', product: 'Second Modem' };

let bench: Bench;
let server: PageServer;
let chromium: BenchBrowser;

test.beforeAll(async () => {
  server = await servePages(`${import.meta.dirname}/fixture`);
});

test.afterAll(async () => {
  await server.close();
});

test.beforeEach(async () => {
  bench = await startBench();
});

test.afterEach(async () => {
  await chromium.close();
  await bench.close();
});

test('the chooser grants the row that is picked, and nothing when it is cancelled', async () => {
  await bench.serialDevice('ttyUSB0', first);
  await bench.serialDevice('ttyUSB1', second);
  chromium = await launchChromium(bench);
  const fixture = await FixturePage.open(chromium.browser, server.origin);

  await fixture.page.click('#choose');
  await chromium.chooser.cancel();
  expect(await fixture.chosen()).toBe('NotFoundError');
  expect(await fixture.sightings()).toEqual([]);

  for (const row of [0, 1]) {
    await fixture.page.click('#choose');
    await chromium.chooser.pick(row);
    expect(await fixture.chosen()).toMatchObject({ usbVendorId: 0x12ab });
  }
  const granted = (await fixture.sightings()).map(({ info }) => info.usbProductId);
  expect(granted.toSorted()).toEqual([1, 2]);
});

test('a policy may grant single devices', async () => {
  await bench.serialDevice('ttyUSB0', first);
  await bench.serialDevice('ttyUSB1', second);
  const disallow = allowPorts({ origin: server.origin, devices: [second] });
  try {
    chromium = await launchChromium(bench);
    const fixture = await FixturePage.open(chromium.browser, server.origin);
    await expect
      .poll(async () => (await fixture.sightings()).map(({ info }) => info.usbProductId))
      .toEqual([second.productId]);
  } finally {
    disallow();
  }
});

test('two iaxmodems call each other through the transport', async () => {
  const iaxmodems = await startIaxmodems(bench);
  const disallow = allowPorts({ origin: server.origin });
  try {
    chromium = await launchChromium(bench);
    const fixture = await FixturePage.open(chromium.browser, server.origin);
    const open = (productId: number) => fixture.open({ kind: 'serial', productId });
    const [caller, callee] = [await open(0x1340), await open(0x1341)];
    const [{ number: callerNumber }, { number: calleeNumber }] = iaxmodems.modems;
    for (const modem of [caller, callee]) {
      for (const [index, command] of ['ATE0', 'AT+VCID=1', 'AT+FCLASS=1'].entries()) {
        await modem.write(`${command}\r`);
        await expect.poll(async () => (await modem.received()).split('OK').length - 1).toBe(index + 1);
      }
    }
    await caller.write(`ATDT${calleeNumber}\r`);
    await expect.poll(() => callee.received()).toContain(`NMBR=${callerNumber}`);
    await expect.poll(() => callee.received()).toContain('RING');
    await callee.write('ATA\r');
    await expect.poll(() => caller.received()).toContain('CONNECT');
    await expect.poll(() => callee.received()).toContain('CONNECT');

    await iaxmodems.kill(1);
    await expect.poll(() => callee.heard()).toEqual(['lost unplugged']);
    expect(await caller.state()).toBe('open');
  } finally {
    disallow();
    await iaxmodems.close();
  }
});
