import { defineConfig } from '@playwright/test';
import modems from './playwright.modems.config.js';

/** The long proofs on software modems, `*.soak.ts` in test/modembench: one after the other, each as long as it takes. */
export default defineConfig({
  ...modems,
  testMatch: '*.soak.ts',
  timeout: 3_600_000,
  expect: { timeout: 600_000 },
  outputDir: 'test-results/soak',
});
