// `npm run test:soak [-- FILTER …]`: the long proofs (`*.soak.ts`), which take tens of minutes: millions of steps where `npm test` takes
// thousands, the whole id space, every listed mutation, 50 MB through each kind of port. Ends with the line
// `N passed, N failed, N skipped`. FILTER: part of a file's name.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDeps, root } from './ensure-deps.mjs';
import { tool } from './run.mjs';

ensureDeps();
const { ensureModems, findChromium } = await import('./machine.mjs');
const out = join(root, '.ci', 'out');
const file = join(out, 'soak.json');
const filters = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };

/** Runs one tool over its long proofs. */
function stage([command, ...args], parse, env = {}) {
  rmSync(file, { force: true });
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const counts = existsSync(file)
    ? parse(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  // A suite that cannot be loaded reports no failed test, and one that lost all its tests reports nothing.
  const lost = filters.length === 0 && counts.passed === 0;
  if (counts.failed === 0 && (status !== 0 || lost)) counts.failed++;
  for (const key of Object.keys(sum)) sum[key] += counts[key];
}

mkdirSync(out, { recursive: true });
const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile=${file}`];
stage(
  [...tool('vitest'), 'run', '--config', 'vitest.soak.config.ts', '--passWithNoTests', ...reporters, ...filters],
  (told) => ({ passed: told.numPassedTests, failed: told.numFailedTests, skipped: told.numPendingTests }),
);
const lacking = await ensureModems();
if (lacking === undefined) {
  const playwright = tool('@playwright/test', 'playwright');
  stage(
    [...playwright, 'test', '-c', 'playwright.soak.config.ts', '--pass-with-no-tests', ...filters],
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
    { CHROMIUM: (await findChromium()) ?? '', PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
} else {
  console.log(`ports: skipped: ${lacking}`);
  sum.skipped++;
}
if (sum.passed + sum.failed === 0) {
  console.log(`No long proof matches ${filters.join(' ')}.`);
  sum.failed++;
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
