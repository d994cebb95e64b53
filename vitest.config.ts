import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** `*.test.ts` runs in Node, `*.browser.test.ts` in the system's Chromium. */
export default defineConfig({
  test: {
    // All of a small machine: what is left out is one less than it has.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // For what hangs: no test is to depend on how fast the machine is.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          include: [
            'src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'test/conformance/*.test.ts',
            'test/transcripts/*.test.ts',
            'bench/**/*.test.mjs',
          ],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
                args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
              },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
    ],
  },
});
