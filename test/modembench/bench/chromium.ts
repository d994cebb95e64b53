import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import type { Bench } from './bench.js';
import { Chooser } from './chooser.js';
import { MissingProgramError } from './require.js';

/** The executable itself: Debian's /usr/bin/chromium is a shell script, and the shim is for Chromium only. */
const executable = process.env['CHROMIUM_EXECUTABLE'] ?? '/usr/lib/chromium/chromium';

/** A browser under test never talks to anyone but the page's server. */
const quietNetwork = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
];

/** A browser on a bench. */
export interface BenchBrowser {
  readonly browser: Browser;
  /** The browser's own port chooser. */
  readonly chooser: Chooser;
  close(): Promise<void>;
}

/**
 * Launches the real Chromium, headless, on a bench.
 * @throws MissingProgramError when Chromium is not installed.
 */
export async function launchChromium(bench: Bench): Promise<BenchBrowser> {
  if (!existsSync(executable)) throw new MissingProgramError(executable, 'chromium');
  const uiPort = await freeTcpPort();
  const browser = await chromium.launch({
    executablePath: executable,
    headless: true,
    // Root has no sandbox; and the shim must reach the browser process, where the device service runs.
    args: ['--no-sandbox', '--disable-gpu', ...quietNetwork, ...Chooser.flags(uiPort)],
    env: { ...(process.env as Record<string, string>), ...bench.environment },
  });
  const chooser = new Chooser(uiPort);
  return {
    browser,
    chooser,
    close: async () => {
      chooser.close();
      await browser.close();
    },
  };
}

async function freeTcpPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}
