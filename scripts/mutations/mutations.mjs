// Every mutation that the tests must kill: a changed operator or constant, found by its text. Data only; run.mjs runs them.
//   file     the source that is changed
//   find     occurs there exactly once
//   replace  stands in its place
//   rule     what must no longer hold: a host rule begins with its letter, a transition of the core reads `CALLING to PENDING`
//   tests    the test files of which one must fail, by an assertion
import { coreMutations } from './core.mjs';
import { hostMutations } from './host.mjs';
import { scannerMutations } from './scanner.mjs';

/** @type {readonly {file: string, find: string, replace: string, rule: string, tests: readonly string[]}[]} */
export const mutations = [...hostMutations, ...coreMutations, ...scannerMutations];
