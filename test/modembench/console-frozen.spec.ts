/** A tab that is frozen with the modem: nothing in it can let go, so another tab takes the lines, and the browser the modem. */
import { expect, test } from '@playwright/test';
import { BareTabs, type BareTab } from '../support/bare-tabs.js';
import { allowPorts, launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer, SerialDevice } from './bench/index.js';
import { serveConsole } from './console-server.js';
import { ttyHolders } from './tty-holders.js';
import { VoiceModem, voiceModemName, voiceModemUsb } from './voice-modem.js';

let server: PageServer;
let bench: Bench;
let device: SerialDevice;
let chromium: BenchBrowser;
let tabs: BareTabs;

test.beforeEach(async () => {
  server = await serveConsole();
  bench = await startBench();
  device = await bench.serialDevice('ttyUSB0', voiceModemUsb);
  new VoiceModem(device);
});
test.afterEach(async () => {
  await tabs.close();
  await chromium.close();
  await bench.close();
  await server.close();
});

const lines = (tab: BareTab): Promise<string> => tab.text('.lines');
const ownership = (tab: BareTab): Promise<string> => tab.text('tel-ownership');

/** Two tabs with one line; the first, which runs it, is frozen, and the second has taken the lines. */
async function takenOver(connect: (tab: BareTab) => Promise<void>): Promise<{ first: BareTab; second: BareTab }> {
  chromium = await launchChromium(bench);
  tabs = await BareTabs.open(chromium.browser);
  const url = `${server.origin}/?simulator=0`;
  const first = await tabs.tab(url);
  await expect.poll(() => first.text('.head')).toContain('Ready');
  await connect(first);
  await expect.poll(() => lines(first)).toContain('Ready');
  const second = await tabs.tab(url);
  await expect.poll(() => ownership(second)).toContain('runs the lines.');
  await expect.poll(() => lines(second)).toContain('Ready');
  await first.freeze();
  await expect.poll(() => ownership(second)).toContain('has the lines and does not answer.');
  await second.press('tel-ownership', 'Use the lines here');
  await expect.poll(() => ownership(second)).toContain('Another tab of this site still has the modem.');
  return { first, second };
}

test('a modem that was chosen is taken from it: the permission is given back, and it is chosen anew', async () => {
  const { first, second } = await takenOver(async (tab) => {
    await tab.press('tel-port-button', 'Connect a modem');
    await chromium.chooser.pick();
  });
  const holders = ttyHolders(bench, device.name);
  await expect.poll(holders).toBe(1);
  await second.press('tel-ownership', 'Take the modem');
  await chromium.chooser.pick();
  await expect.poll(() => lines(second)).toContain(voiceModemName);
  await expect.poll(() => lines(second)).toContain('Ready');
  await expect.poll(() => ownership(second)).toBe('');
  await expect.poll(holders).toBe(1);
  await first.thaw();
  await expect.poll(() => ownership(first)).toContain('runs the lines.');
  await expect.poll(() => lines(first)).toContain('Ready');
  await expect.poll(holders).toBe(1);
});

test('a modem that an administrator has granted stays there: the page says so, and it comes when that tab is closed', async () => {
  const disallow = allowPorts({ origin: server.origin });
  try {
    const { first, second } = await takenOver(() => Promise.resolve());
    await second.press('tel-ownership', 'Take the modem');
    await expect.poll(() => ownership(second)).toContain('close that tab');
    await first.close();
    await expect.poll(() => lines(second)).toContain('Ready');
    await expect.poll(() => ownership(second)).toBe('');
    await expect.poll(ttyHolders(bench, device.name)).toBe(1);
  } finally {
    disallow();
  }
});
