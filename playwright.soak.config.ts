import { defineConfig } from '@playwright/test';

/** The long proofs on software modems, `*.soak.ts` in test/modembench: one after the other, each as long as it takes. */
export default defineConfig({
  testDir: 'test/modembench',
  testMatch: '*.soak.ts',
  workers: 1,
  timeout: 3_600_000,
  expect: { timeout: 600_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['line'], ['json']] : 'list',
  outputDir: 'test-results/soak',
});
