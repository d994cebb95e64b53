/** Modems over the browser's own WebUSB: found through its chooser, called on, pulled out and put in again; and those that it cannot have. */
import { expect, test } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import { launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, ModemSide, PageServer, UsbDevice } from './bench/index.js';
import { BenchConsole } from './console-driver.js';
import { serveConsole } from './console-server.js';
import { acm, cellular } from './transport-bench.js';
import { dialToConnected } from './voice-bench.js';
import { VoiceModem, voiceModemName } from './voice-modem.js';

let bench: Bench;
let server: PageServer;
let chromium: BenchBrowser;
let console: BenchConsole;

test.beforeAll(async () => {
  server = await serveConsole();
  bench = await startBench();
  chromium = await launchChromium(bench);
});

test.afterAll(async () => {
  await chromium.close();
  await bench.close();
  await server.close();
});

test.beforeEach(async () => {
  console = await BenchConsole.open(chromium.browser, server.origin);
});

test.afterEach(async () => {
  for (const context of chromium.browser.contexts()) await context.close();
  await bench.unplugAll();
});

/** Looks for the modem among the serial ports, then for one that is not in that list, and picks a row there. */
async function connectOverUsb(row = 0): Promise<void> {
  await console.portButton
    .getByRole('button', { name: /^(Connect a modem|Close)$/ })
    .first()
    .click();
  await chromium.chooser.cancel();
  await console.portButton.getByRole('button', { name: 'My modem is not in the list' }).click();
  await chromium.chooser.pick(row);
}

async function expectConnected(): Promise<void> {
  await says(console.portButton, `${voiceModemName} is connected.`);
  await console.lineSays('Ready');
  await expect(console.callButton).toBeEnabled();
}

const sticks: readonly {
  readonly name: string;
  readonly at: number;
  readonly plug: () => Promise<UsbDevice>;
}[] = [
  { name: 'a CDC-ACM modem', at: 0, plug: () => bench.usbDevice('usb1', acm, { kind: 'cdc-acm' }) },
  { name: 'a class FF modem', at: 2, plug: () => bench.usbDevice('usb2', cellular, { kind: 'vendor', functions: 5 }) },
];

for (const { name, at, plug } of sticks)
  test(`${name} is connected, makes a call, and is the same line when it is pulled in it and put in again`, async () => {
    const device = await plug();
    const modem = new VoiceModem(device.side(at));
    await connectOverUsb();
    await expectConnected();
    await says(console.status, `U.S. Robotics ${voiceModemName}`);
    expect(device.modem.lines).toEqual({ dtr: true, rts: true });
    modem.takeCommands();
    await dialToConnected(console, modem);
    const lines = await console.lineIds();

    await device.unplug();
    await console.lineSays('Unplugged');
    await says(console.callPanel, 'Line lost');
    await expect.poll(() => device.openings).toBe(0);
    modem.takeCommands();
    await device.plug();
    await console.lineSays('Ready');
    expect(await console.lineIds()).toEqual(lines);
    await dialToConnected(console, modem);
    await console.hangUp();
    await modem.hears('ATH');
    expect(console.errors).toEqual([]);
  });

test('a modem that was granted is a line again on the next visit', async () => {
  const device = await bench.usbDevice('usb1', acm, { kind: 'cdc-acm' });
  new VoiceModem(device.side());
  await connectOverUsb();
  await expectConnected();
  await console.page.reload();
  await console.lineSays('Ready');
});

test('two identical sticks are two lines, and each call goes out on its own', async () => {
  const twin = { vendorId: acm.vendorId, productId: acm.productId, product: 'Twin' };
  const devices = [
    await bench.usbDevice('usb1', twin, { kind: 'cdc-acm' }),
    await bench.usbDevice('usb2', twin, { kind: 'cdc-acm' }),
  ];
  const modems: VoiceModem<ModemSide>[] = devices.map((device) => new VoiceModem(device.side()));
  for (const row of [0, 1]) {
    await connectOverUsb(row);
    await expect(console.lines).toHaveCount(row + 1);
    await says(console.portButton, 'is connected.');
  }
  expect(new Set(await console.lineIds()).size).toBe(2);
  const dialled = (): string[] => modems.flatMap(({ commands }) => commands.filter((one) => one.startsWith('ATDT')));
  for (const [at, number] of ['5550100', '5550101'].entries()) {
    await console.lines.nth(at).click();
    await console.dial(number);
    await expect.poll(() => dialled().length).toBe(at + 1);
  }
  const byModem = modems.map(({ commands }) => commands.filter((one) => one.startsWith('ATDT')).length);
  expect(byModem).toEqual([1, 1]);
});

test('a modem that the system’s driver holds says so, and leads to the serial ports', async () => {
  const device = await bench.usbDevice('usb1', acm, { kind: 'cdc-acm' }, { driver: 'cdc_acm' });
  await connectOverUsb();
  await says(console.portButton, 'The computer keeps this modem for itself');
  await says(console.portButton, 'Pick it in the list of serial ports');
  await expect.poll(() => device.openings).toBe(0);
  await console.expectSettled([]);
  const tty = await bench.serialDevice('ttyACM0', acm);
  new VoiceModem(tty);
  await console.portButton.getByRole('button', { name: 'List of serial ports' }).click();
  await chromium.chooser.pick();
  await expectConnected();
  await expect(console.lines).toHaveCount(1);
});

test('a browser without Web Serial goes the way over USB at once', async () => {
  await console.page.addInitScript('delete Navigator.prototype.serial');
  await console.page.reload();
  await says(console.page.locator('header'), 'Ready');
  await expect(console.page.locator('tel-capabilities')).toHaveText('');
  const device = await bench.usbDevice('usb1', acm, { kind: 'cdc-acm' });
  new VoiceModem(device.side());
  await console.pressConnect();
  await chromium.chooser.pick();
  await expectConnected();
});
