import { test as base } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import { allowPorts, launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, ModemSide } from './bench/index.js';
import { BenchConsole } from './console-driver.js';
import { serveConsole } from './console-server.js';
import { VoiceModem, voiceModemUsb } from './voice-modem.js';

/** One machine with one browser, whose policy lets the console use every port. */
interface Surroundings {
  readonly bench: Bench;
  readonly chromium: BenchBrowser;
  readonly origin: string;
}

/** `test` with a voice modem plugged in and the console open on its line, ready. The browser is shared by a file's tests. */
export const test = base.extend<
  { readonly modem: VoiceModem; readonly console: BenchConsole },
  { readonly voiceBench: Surroundings }
>({
  voiceBench: [
    async ({}, use) => {
      const server = await serveConsole();
      const disallow = allowPorts({ origin: server.origin });
      const bench = await startBench();
      const chromium = await launchChromium(bench);
      await use({ bench, chromium, origin: server.origin });
      await chromium.close();
      await bench.close();
      disallow();
      await server.close();
    },
    { scope: 'worker' },
  ],
  modem: async ({ voiceBench: { bench } }, use) => {
    await use(new VoiceModem(await bench.serialDevice('ttyUSB0', voiceModemUsb)));
    await bench.unplugAll();
  },
  console: async ({ voiceBench: { chromium, origin }, modem }, use) => {
    const console = await BenchConsole.open(chromium.browser, origin);
    await console.lineSays('Ready');
    modem.takeCommands();
    await use(console);
    await console.page.context().close();
  },
});

/** Dials, and lets the modem say that the other side rings and answers. */
export async function dialToConnected<Side extends ModemSide>(
  console: BenchConsole,
  modem: VoiceModem<Side>,
  number = '5550100',
): Promise<void> {
  await console.dial(number);
  await modem.hears(`ATDT${number}`);
  modem.says('RINGING');
  await says(console.callPanel, 'Ringing');
  modem.says('VCON');
  await says(console.callPanel, 'Connected');
}

/** Lets the modem ring with caller id until the page offers the call. */
export async function ring(console: BenchConsole, modem: VoiceModem, ...callerId: string[]): Promise<void> {
  modem.says('RING', ...callerId);
  await console.callPanel.getByRole('button', { name: 'Answer' }).waitFor();
}
