// `npm run test:soak [-- FILTER …]`: the long proofs (`*.soak.ts`), which take tens of minutes: millions of steps where `npm test` takes
// thousands, the whole id space, every listed mutation. Ends with the line `N passed, N failed, N skipped`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureDeps, root } from './ensure-deps.mjs';
import { tool } from './run.mjs';

ensureDeps();
const out = join(root, '.ci', 'out');
const file = join(out, 'soak.json');
mkdirSync(out, { recursive: true });
rmSync(file, { force: true });
const [command, ...args] = [...tool('vitest'), 'run', '--config', 'vitest.soak.config.ts', ...process.argv.slice(2)];
const { status } = spawnSync(command, [...args, '--reporter=verbose', '--reporter=json', `--outputFile=${file}`], {
  cwd: root,
  stdio: 'inherit',
});
const told = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0 } = told;
// A suite that cannot be loaded reports no failed test.
const broken = failed === 0 && (status !== 0 || passed === 0) ? 1 : 0;
console.log(`${passed} passed, ${failed + broken} failed, ${skipped} skipped`);
process.exitCode = failed + broken > 0 ? 1 : 0;
