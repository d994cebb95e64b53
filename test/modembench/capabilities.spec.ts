/** What the console says of a chooser that an administrator forbids: browsers report it like one that was cancelled, only sooner. */
import { expect, test } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import { blockPorts, launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer } from './bench/index.js';
import { BenchConsole } from './console-driver.js';
import { serveConsole } from './console-server.js';
import { voiceModemUsb } from './voice-modem.js';

let bench: Bench;
let server: PageServer;
let chromium: BenchBrowser;

test.beforeAll(async () => {
  server = await serveConsole();
});
test.afterAll(() => server.close());
test.beforeEach(async () => {
  bench = await startBench();
  await bench.serialDevice('ttyUSB0', voiceModemUsb);
});
test.afterEach(async () => {
  await chromium.close();
  await bench.close();
});

test('a chooser that a policy forbids is told apart from a cancelled one, after the first try', async () => {
  const unblock = blockPorts({ origin: server.origin });
  try {
    chromium = await launchChromium(bench);
    const console = await BenchConsole.open(chromium.browser, server.origin);
    const said = console.page.locator('tel-capabilities');
    await expect(said).toHaveText('');
    // A page that is held up for a moment takes the refusal for a cancelled chooser; the next try tells.
    await expect(async () => {
      await console.pressConnect();
      await says(console.portButton, 'No modem was chosen');
      await expect(said).toContainText('The browser refused to show its list of modems.', { timeout: 1000 });
    }).toPass();
    await says(said, /ask whoever manages this computer/);
  } finally {
    unblock();
  }
});

test('a chooser that is cancelled is not held against the browser', async () => {
  chromium = await launchChromium(bench);
  const console = await BenchConsole.open(chromium.browser, server.origin);
  await console.pressConnect();
  await chromium.chooser.cancel();
  await says(console.portButton, 'No modem was chosen');
  await expect(console.page.locator('tel-capabilities')).toHaveText('');
});
