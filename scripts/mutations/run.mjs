// `node scripts/mutations/run.mjs [FILTER]`: applies each listed mutation to a copy of the tree, runs the tests that it names and wants
// one of their assertions to fail. Prints a table; exits with 1 when a mutation survives. FILTER: part of a file's name or of a rule.
import { execFileSync, fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mutations } from './mutations.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const GENERATED = 'src/core/generated/core-module.ts';
/** A mutant that runs longer hangs. Its tests take seconds. */
const LIMIT_MS = 40_000;

/** The text of a file with a mutation applied. @throws where it does not apply exactly once. */
export function mutated(text, { find, replace, file }) {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${find}`);
  if (find === replace) throw new Error(`${file}: nothing changes`);
  return parts.join(replace);
}

/**
 * A copy of the tracked files, in which mutations can be run one after the other. One process (mutant-runner.mjs) compiles and tests them
 * all, so that the compiler and the test runner start once; it is started anew after a mutant that hangs.
 */
export function openMutants() {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-mutants-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of files.split('\n').filter((name) => name !== '' && name !== 'node_modules')) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  // The soak is a test run itself, and says so in the environment.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/VITEST|^(TEST|NODE_ENV)$/.test(name)),
  );
  let runner;

  /** @returns What the tests say: 'survived', 'killed', or what happened instead. */
  function verdict(file, tests) {
    runner ??= fork(join(folder, 'scripts/mutations/mutant-runner.mjs'), { cwd: folder, stdio: 'ignore', env });
    return new Promise((answer) => {
      const end = (what) => {
        clearTimeout(limit);
        runner.removeAllListeners();
        if (what === 'hung') runner.kill('SIGKILL');
        if (what === 'hung' || what === 'crashed') runner = undefined;
        answer(what);
      };
      const limit = setTimeout(() => end('hung'), LIMIT_MS);
      runner
        .once('message', end)
        .once('exit', () => end('crashed'))
        .send({ file, tests });
    });
  }

  return {
    /** Tests as they are, without a mutation: 'survived' where they pass. */
    pass: (tests) => verdict(GENERATED, tests),
    /** @returns 'killed', or what happened instead. */
    async run(mutation) {
      const paths = [mutation.file, GENERATED].map((file) => join(folder, file));
      const texts = paths.map((path) => readFileSync(path, 'utf8'));
      try {
        writeFileSync(paths[0], mutated(texts[0], mutation));
        return await verdict(mutation.file, mutation.tests);
      } finally {
        paths.forEach((path, i) => writeFileSync(path, texts[i]));
      }
    },
    close() {
      runner?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All test files that mutations name. */
export const testsOf = (list) => [...new Set(list.flatMap(({ tests }) => tests))];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const filter = process.argv[2] ?? '';
  const wanted = mutations.filter(({ file, rule }) => file.includes(filter) || rule.includes(filter));
  const mutants = openMutants();
  const begunAt = performance.now();
  let killed = 0;
  let sound = 'survived';
  try {
    for (const mutation of wanted) {
      const startedAt = performance.now();
      const result = await mutants.run(mutation);
      if (result === 'killed') killed++;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
      console.log(`${seconds} s  ${mutation.file.padEnd(40)} ${mutation.rule}: ${result}`);
    }
    // A kill says something only while the tests pass without a mutation, in the same process.
    sound = await mutants.pass(testsOf(wanted));
    if (sound !== 'survived') console.log(`the tests do not pass without a mutation: ${sound}`);
  } finally {
    mutants.close();
  }
  console.log(`${killed} of ${wanted.length} killed, ${((performance.now() - begunAt) / 1000).toFixed(0)} s`);
  process.exitCode = killed === wanted.length && sound === 'survived' ? 0 : 1;
}
