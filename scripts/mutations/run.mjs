// `node scripts/mutations/run.mjs [FILTER]`: applies each listed mutation to a copy of the tree, runs the tests that it names and wants
// one of their assertions to fail. Prints a table; exits with 1 when a mutation survives. FILTER: part of a file's name or of a rule.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mutations } from './mutations.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const GENERATED = 'src/core/generated/core-module.ts';
/** A mutant that runs longer hangs. */
const LIMIT_MS = 120_000;
/** Beginnings of what an assertion, a property or the explorer throws; anything else is a crash, a time-out or a syntax error. */
const ASSERTION = /^(AssertionError|Error: Property failed|RuleBroken|Error: Snapshot)/;

/** The text of a file with a mutation applied. @throws where it does not apply exactly once. */
export function mutated(text, { find, replace, file }) {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${find}`);
  if (find === replace) throw new Error(`${file}: nothing changes`);
  return parts.join(replace);
}

/** A copy of the tracked files, in which mutations can be run one after the other. */
export function openMutants() {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-mutants-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of files.split('\n').filter((name) => name !== '' && name !== 'node_modules')) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    /** @returns 'killed', or what happened instead. */
    run(mutation) {
      const paths = [mutation.file, GENERATED].map((file) => join(folder, file));
      const texts = paths.map((path) => readFileSync(path, 'utf8'));
      try {
        writeFileSync(paths[0], mutated(texts[0], mutation));
        if (mutation.file.startsWith('wasm/')) {
          const built = spawnSync(process.execPath, ['scripts/build-wasm.mjs'], { cwd: folder, encoding: 'utf8' });
          if (built.status !== 0) return `does not compile: ${built.stderr.slice(0, 200)}`;
        }
        return verdict(folder, mutation.tests);
      } finally {
        paths.forEach((path, i) => writeFileSync(path, texts[i]));
      }
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs test files in the copy. */
function verdict(folder, tests) {
  const out = join(folder, 'result.json');
  rmSync(out, { force: true });
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'node', '--bail=1', '--reporter=json', `--outputFile=${out}`, ...tests];
  const { status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: LIMIT_MS });
  if (status === 0) return 'survived';
  if (!existsSync(out)) return 'hung or crashed';
  const { testResults } = JSON.parse(readFileSync(out, 'utf8'));
  const failures = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap((one) => one.failureMessages),
  );
  if (failures.some((message) => ASSERTION.test(message))) return 'killed';
  return `no assertion: ${(failures[0] ?? testResults[0]?.message ?? '').slice(0, 200)}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const filter = process.argv[2] ?? '';
  const wanted = mutations.filter(({ file, rule }) => file.includes(filter) || rule.includes(filter));
  const mutants = openMutants();
  let killed = 0;
  try {
    for (const mutation of wanted) {
      const startedAt = performance.now();
      const result = mutants.run(mutation);
      if (result === 'killed') killed++;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
      console.log(`${seconds} s  ${mutation.file.padEnd(40)} ${mutation.rule}: ${result}`);
    }
  } finally {
    mutants.close();
  }
  console.log(`${killed} of ${wanted.length} killed`);
  process.exitCode = killed === wanted.length ? 0 : 1;
}
