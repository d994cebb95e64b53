// `npm run check`: everything that can be said about the sources without running them.
import { ensureDeps } from './ensure-deps.mjs';
import { run, tool } from './run.mjs';

ensureDeps();
const tsc = tool('typescript', 'tsc');
export const checks = [
  ['generated tables are fresh', [process.execPath, 'scripts/generate-tspi.mjs', '--check']],
  ['core module is fresh', [process.execPath, 'scripts/build-wasm.mjs', '--check']],
  ['types: pages and library', [...tsc, '-p', 'tsconfig.json']],
  ['types: worker', [...tsc, '-p', 'tsconfig.worker.json']],
  ['types: tests', [...tsc, '-p', 'tsconfig.test.json']],
  ['lint, no ambient time or chance', [...tool('eslint'), '.', '--max-warnings', '0']],
  [
    'imports follow the table',
    [...tool('dependency-cruiser', 'depcruise'), 'src', '--config', '.dependency-cruiser.cjs'],
  ],
  ['no dead code', tool('knip')],
  ['format', [...tool('prettier'), '--check', '.']],
];

/** Runs all checks; returns how many passed and failed. */
export function runChecks() {
  let passed = 0;
  let failed = 0;
  for (const [name, command] of checks) {
    const { ok, output } = run(command);
    console.log(`  ${ok ? 'ok  ' : 'FAIL'} ${name}`);
    if (!ok) console.log(output.split('\n').slice(-60).join('\n'));
    if (ok) passed++;
    else failed++;
  }
  return { passed, failed, skipped: 0 };
}

if (process.argv[1]?.endsWith('check.mjs')) process.exitCode = runChecks().failed > 0 ? 1 : 0;
