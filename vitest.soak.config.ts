import { defineConfig } from 'vitest/config';

/** The long proofs, `*.soak.ts`: one file after the other, each as long as it takes. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.soak.ts', 'scripts/**/*.soak.ts'],
    testTimeout: 3_600_000,
    fileParallelism: false,
  },
});
