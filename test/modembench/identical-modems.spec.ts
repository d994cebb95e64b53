/**
 * Three sticks that look alike to the browser, each with another serial number of its own. A person names their lines; the names stay with the
 * modems when they are pulled and come back in another order, and when the page is loaded again.
 */
import { expect, test } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import { allowPorts, launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer } from './bench/index.js';
import { BenchConsole } from './console-driver.js';
import { serveConsole } from './console-server.js';
import { VoiceModem } from './voice-modem.js';

/** No USB serial number: nothing but the modem itself tells which is which. */
const usb = { vendorId: 0x12d1, productId: 0x1506, product: 'Mobile Stick' };
const names = ['Reception', 'Workshop', 'Night desk'] as const;
const serials = ['490154203237518', '356938035643809', '352099001761481'] as const;

let bench: Bench;
let server: PageServer;
let chromium: BenchBrowser;
let disallow: () => void;

test.beforeAll(async () => {
  server = await serveConsole();
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

const line = (console: BenchConsole, name: string) => console.lines.filter({ hasText: name });

/** Names the line that is shown, as a person does. */
async function nameLine(console: BenchConsole, name: string): Promise<void> {
  const settings = console.page.locator('tel-line-settings');
  const field = settings.getByLabel('Name of this line');
  if (!(await field.isVisible())) await settings.getByText('Name, and which modem it is').click();
  await field.fill(name);
  await field.press('Enter');
  await says(settings, `Saved: this line is “${name}”.`);
}

/** Calls on each line by its name: its own stick hears it, and no other one. */
async function expectRight(console: BenchConsole, modems: readonly VoiceModem[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    await console.lineSays('Ready', line(console, name));
    await line(console, name).click();
    for (const modem of modems) modem.takeCommands();
    const number = `555010${index}`;
    await console.dial(number);
    await modems[index]?.hears(`ATDT${number}`);
    expect(modems.flatMap((modem) => modem.takeCommands()).filter((command) => command.startsWith('ATD'))).toEqual([
      `ATDT${number}`,
    ]);
    modems[index]?.says('VCON');
    await says(console.callPanel, 'Connected');
    await console.press('Hang up');
    await console.lineSays('Ready', line(console, name));
  }
}

test('three identical sticks keep their names over a replug in another order and over reloads', async () => {
  const modems: VoiceModem[] = [];
  const plugNew = async (index: number): Promise<void> => {
    const device = await bench.serialDevice(`ttyUSB${index}`, usb);
    modems.push(new VoiceModem(device, { 'AT+CGSN': [serials[index] ?? '', 'OK'], 'AT+GMM': ['E173', 'OK'] }));
  };
  await plugNew(0);
  const console = await BenchConsole.open(chromium.browser, server.origin);
  for (const [index, name] of names.entries()) {
    if (index > 0) await plugNew(index);
    await console.lineSays('Ready', console.lines.nth(index));
    await console.lines.nth(index).click();
    await nameLine(console, name);
  }
  const ids = await console.lineIds();
  expect(new Set(ids).size).toBe(3);
  await expectRight(console, modems);

  for (const modem of modems) await modem.device.unplug();
  for (const name of names) await console.lineSays('Unplugged', line(console, name));
  for (const index of [2, 0, 1]) await modems[index]?.device.plug();
  await expectRight(console, modems);
  expect(await console.lineIds()).toEqual(ids);

  for (const order of [
    [1, 2, 0],
    [2, 1, 0],
  ]) {
    for (const modem of modems) await modem.device.unplug();
    for (const index of order) await modems[index]?.device.plug();
    await console.page.reload();
    for (const name of names) await console.lineSays('Ready', line(console, name));
    const namesOfIds = new Map(ids.map((id, index) => [id, names[index]]));
    const shown = await console.lines.locator('b').allTextContents();
    expect(shown).toEqual((await console.lineIds()).map((id) => namesOfIds.get(id)));
    await expectRight(console, modems);
  }

  const traffic = await console.page
    .locator('tel-modem-console')
    .evaluate((element) =>
      ((element as HTMLElementTagNameMap['tel-modem-console']).telephony?.traffic ?? [])
        .map((record) => record.text)
        .join('\n'),
    );
  for (const serial of serials) expect(traffic).not.toContain(serial.slice(0, 8));
  expect(traffic).toContain('AT+CGSN');
  expect(console.errors).toEqual([]);
});

test('"Show which modem it is" makes one stick’s DTR go off and on, and no other’s; in a call it is refused', async () => {
  const modems: VoiceModem[] = [];
  for (const index of [3, 4]) {
    const device = await bench.serialDevice(`ttyUSB${index}`, usb);
    modems.push(new VoiceModem(device, { 'AT+CGSN': [`35209900176149${index}`, 'OK'] }));
  }
  const console = await BenchConsole.open(chromium.browser, server.origin);
  for (const index of [0, 1]) await console.lineSays('Ready', console.lines.nth(index));
  await console.lines.first().click();
  const settings = console.page.locator('tel-line-settings');
  await settings.getByText('Name, and which modem it is').click();
  const show = settings.getByRole('button', { name: 'Show which modem it is' });
  for (const modem of modems) {
    modem.takeCommands();
    modem.device.host.clear();
  }
  await show.click();
  await says(settings, 'the lamps of this one blink');
  await expect(show).toHaveAttribute('aria-disabled', 'true');
  await expect(show).toHaveAttribute('aria-disabled', 'false');
  const blinks = modems.map(({ device }) => device.host.entries.filter((entry) => /dtr=0/i.test(entry)).length);
  expect(blinks.toSorted()).toEqual([0, 6]);
  const commands = modems.map((modem) => modem.takeCommands());
  expect(commands.toSorted((a, b) => a.length - b.length)).toEqual([[], Array(6).fill('AT')]);

  const [modem] = modems.filter((_, index) => blinks[index] === 6);
  await console.dial('5550100');
  await modem?.hears('ATDT5550100');
  modem?.says('VCON');
  await says(console.callPanel, 'Connected');
  await show.click();
  await says(settings, 'The line is in use');
  await console.press('Hang up');
});
