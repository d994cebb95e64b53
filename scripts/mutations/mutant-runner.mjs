// Tests mutants, for run.mjs: works in the copy of the tree that it is started in. Message in: `{ file, tests }`, the file that was changed
// on the disk and the test files to run. Message out: 'survived', 'killed' or what happened instead.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createVitest } from 'vitest/node';
import { compile, sourceOf } from '../build-wasm.mjs';
import { GENERATED } from './run.mjs';

/** What an assertion, a property or the explorer throws; anything else is a crash, a time-out or a syntax error. */
const isAssertion = ({ name, message, cause }) =>
  name === 'AssertionError' ||
  name === 'RuleBroken' ||
  (message.startsWith('Property failed') && (cause === undefined || isAssertion(cause)));

let errors = [];
const vitest = await createVitest('test', {
  watch: false,
  project: ['node'],
  pool: 'threads',
  maxWorkers: 1,
  reporters: [
    {
      onTestCaseResult(testCase) {
        const found = testCase.result().errors ?? [];
        errors.push(...found);
        // One is enough.
        if (found.some(isAssertion)) void vitest.cancelCurrentRun('test-failure');
      },
    },
  ],
});
let changed = [];

/** Runs test files against what is on the disk. */
async function verdict(file, tests) {
  if (file.startsWith('wasm/')) {
    try {
      writeFileSync(GENERATED, sourceOf(await compile(process.cwd())));
    } catch (error) {
      return `does not compile: ${String(error).slice(0, 200)}`;
    }
  }
  // The last mutant's file is as it was again.
  for (const path of [...changed, file, GENERATED]) vitest.invalidateFile(resolve(path));
  changed = [file];
  errors = [];
  const specifications = tests.flatMap((test) => vitest.getProjectByName('node').createSpecification(resolve(test)));
  const { testModules, unhandledErrors } = await vitest.rerunTestSpecifications(specifications);
  for (const module of testModules) errors.push(...module.errors());
  if (errors.some(isAssertion)) return 'killed';
  const [error] = [...errors, ...unhandledErrors];
  if (error !== undefined) return `no assertion: ${String(error.stack ?? error.message).slice(0, 200)}`;
  return testModules.length === tests.length && testModules.every((module) => module.ok()) ? 'survived' : 'no result';
}

process.on('message', ({ file, tests }) => {
  verdict(file, tests).then(
    (what) => process.send(what),
    (error) => process.send(`broke: ${String(error.stack)}`),
  );
});
