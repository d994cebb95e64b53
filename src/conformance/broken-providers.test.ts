import { expect, test } from 'vitest';
import { isSkipped, runConformance, SubjectError } from './index.js';
import { RULES } from './rules.js';
import { brokenEffects } from './testing/broken-effects.js';
import { brokenProviders } from './testing/broken-providers.js';
import { brokenValues } from './testing/broken-values.js';
import { sampleSubject } from './testing/sample-subject.js';

const broken = [...brokenProviders, ...brokenValues, ...brokenEffects];

test('a provider that keeps every rule passes every check', async () => {
  const { provider } = await runConformance(sampleSubject());
  expect(provider.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(provider.passed).toBeGreaterThan(300);
  const reasons = provider.checks.filter(isSkipped).map(({ detail }) => detail);
  expect(new Set(reasons)).toEqual(new Set(['skipped: Not part of the sample.']));
});

test.each(broken)('a provider that $does fails $fails, and nothing else', async ({ fails, spoil }) => {
  const { provider } = await runConformance(sampleSubject(spoil));
  expect(provider.checks.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual([fails]);
});

test('every rule of every moment has a provider that breaks it', () => {
  const shown = new Set(broken.map(({ fails }) => fails));
  expect(Object.keys(RULES).filter((rule) => !shown.has(rule))).toEqual([]);
});

test('a skip needs a check that there is, and a reason', async () => {
  const skipping = (check: string, reason: string): ReturnType<typeof runConformance> =>
    runConformance({ ...sampleSubject(), skips: [{ check, reason }] });
  await expect(skipping('effect.lineTeleport', 'No beam.')).rejects.toThrow(SubjectError);
  await expect(skipping('effect.lineHold', ' ')).rejects.toThrow(SubjectError);
  const { provider } = await skipping('effect.lineHold', 'Its one line cannot.');
  expect(provider.checks.find(({ id }) => id === 'effect.lineHold')).toEqual({
    id: 'effect.lineHold',
    function: 'lineHold',
    ok: true,
    detail: 'skipped: Its one line cannot.',
  });
});
