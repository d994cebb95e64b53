import { defineConfig } from '@playwright/test';

/** The pages and the package as they are built, on the simulator, in Chromium. `npm test e2e` builds first. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.ci/out/e2e',
  // A call mostly waits, and so does its test: three share two processors well.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // For what hangs: no test is to depend on how fast the machine is.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['line'], ['json']] : 'list',
  projects: [
    { name: 'wasm' },
    // And once with no worker at all: the host on the page, for browsers whose workers have no device APIs.
    { name: 'page', testMatch: 'console.spec.ts', metadata: { hostOnPage: true } },
    // And the calls that say most once more, with a policy on the worker's response that lets no WebAssembly run.
    {
      name: 'js',
      testMatch: 'console.spec.ts',
      grep: /reaches connected|rings, shows/,
      metadata: { withoutWasm: true },
    },
  ],
  use: {
    browserName: 'chromium',
    // Else every test would load and keep both pages; offline.spec.ts alone is about that.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    },
  },
});
