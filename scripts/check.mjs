// `npm run check`: everything that can be said about the sources without running them.
import { ensureDeps } from './ensure-deps.mjs';
import { runBeside, tool } from './run.mjs';

ensureDeps();
const tsc = tool('typescript', 'tsc');
/** The longest one first. */
export const checks = [
  ['lint, no ambient time or chance', [...tool('eslint'), '.', '--max-warnings', '0']],
  ['generated tables are fresh', [process.execPath, 'scripts/generate-tspi.mjs', '--check']],
  ['elements are documented', [process.execPath, 'scripts/elements-manifest.mjs', '--check']],
  ['core module is fresh', [process.execPath, 'scripts/build-wasm.mjs', '--check']],
  ['types: pages and library', [...tsc, '-p', 'tsconfig.json']],
  ['types: worker', [...tsc, '-p', 'tsconfig.worker.json']],
  ['types: tests', [...tsc, '-p', 'tsconfig.test.json']],
  [
    'imports follow the table',
    [...tool('dependency-cruiser', 'depcruise'), 'src', '--config', '.dependency-cruiser.cjs'],
  ],
  ['no dead code', tool('knip')],
  ['sizes', [process.execPath, 'scripts/sizes.mjs']],
  ['format', [...tool('prettier'), '--check', '.']],
];

/** Checks that run beside each other: each keeps about one core busy. */
const LANES = 2;

/** Runs all checks; returns how many passed and failed. */
export async function runChecks(tell = console.log) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command] = next;
      const { ok, output } = await runBeside(command);
      tell(`  ${ok ? 'ok  ' : 'FAIL'} ${name}`);
      if (!ok) tell(output.split('\n').slice(-60).join('\n'));
      counts[ok ? 'passed' : 'failed']++;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return counts;
}

if (process.argv[1]?.endsWith('check.mjs')) process.exitCode = (await runChecks()).failed > 0 ? 1 : 0;
