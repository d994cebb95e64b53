import { afterAll, expect, test } from 'vitest';
import { mutations } from './mutations.mjs';
import { openMutants } from './run.mjs';

const mutants = openMutants();
afterAll(() => {
  mutants.close();
});

test.each(mutations.map((mutation) => [mutation.rule, mutation.file, mutation] as const))(
  '%s (%s)',
  (_, __, mutation) => {
    expect(mutants.run(mutation)).toBe('killed');
  },
);
