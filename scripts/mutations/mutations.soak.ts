import { afterAll, expect, test } from 'vitest';
import { mutations, type Mutation } from './mutations.mjs';
import { openMutants, testsOf } from './run.mjs';

const mutants = openMutants();
const killed = new Map<string, number>();
afterAll(() => {
  mutants.close();
  for (const [file, count] of killed) console.info(`${file}: ${count} killed`);
});

test.each(mutations.map((mutation): [string, string, Mutation] => [mutation.rule, mutation.file, mutation]))(
  '%s (%s)',
  async (_, file, mutation) => {
    expect(await mutants.run(mutation)).toBe('killed');
    killed.set(file, (killed.get(file) ?? 0) + 1);
  },
);

// A kill says something only while the tests pass without a mutation, in the same process.
test('nothing, in the same way', async () => {
  expect(await mutants.pass(testsOf(mutations))).toBe('survived');
});
