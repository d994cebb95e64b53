import { defineConfig } from '@playwright/test';

/** Real Web Serial on software modems: see test/modembench/README.md. One browser at a time; limits are generous, speed is not asserted. */
export default defineConfig({
  testDir: 'test/modembench',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['line'], ['json']] : 'list',
  outputDir: 'test-results/modems',
});
