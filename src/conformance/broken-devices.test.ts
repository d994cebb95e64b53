import { expect, test } from 'vitest';
import { isSkipped, runConformance, type ConformanceSubject } from './index.js';
import { brokenPairs } from './testing/broken-devices.js';
import { brokenTakers } from './testing/broken-takers.js';
import { takingSubject } from './testing/taking-subject.js';
import { twoLineSubject } from './testing/two-lines.js';

const failedOf = async (subject: ConformanceSubject): Promise<string[]> =>
  (await runConformance(subject)).provider.checks.filter(({ ok }) => !ok).map(({ id }) => id);

test('two samples pass every check', async () => {
  expect(await failedOf(twoLineSubject())).toEqual([]);
});

test.each(brokenPairs)('two samples that $does fail $fails, and nothing else', async ({ fails, spoil }) => {
  expect(await failedOf(twoLineSubject(spoil))).toEqual([fails]);
});

/** Checks that need a call, however it came to be. */
const WITH_ANY_CALL = [
  'close.call',
  'close.line',
  'close.connected',
  'newCall.lateClose',
  'session.busy',
  'effect.farEnd',
];

test('a line that only takes calls goes through what needs a call', async () => {
  const { checks } = (await runConformance(takingSubject())).provider;
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(checks.filter((check) => isSkipped(check) && WITH_ANY_CALL.includes(check.id))).toEqual([]);
});

test.each(brokenTakers)('one that $does fails $fails, and nothing else', async ({ fails, spoil }) => {
  expect(await failedOf(takingSubject(spoil))).toEqual([fails]);
});

test('where nobody can hang up, it is said what was not tried', async () => {
  const { createProvider, ...rest } = takingSubject();
  const { checks } = (
    await runConformance({
      ...rest,
      createProvider: async (surroundings) => {
        const { provider, ring } = await createProvider(surroundings);
        return { provider, ring: ring! };
      },
    })
  ).provider;
  expect(checks.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual(['effect.farEnd']);
  expect(checks.find(({ id }) => id === 'states.lineAnswer')?.detail).toContain(
    'DISCONNECTED was not tried: the subject has no `farEndHangsUp`',
  );
});
