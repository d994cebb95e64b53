import { expect, test } from 'vitest';
import { brokenProviders } from '../../src/conformance/testing/broken-providers.js';
import { Behind, type Outcomes } from './behind-host/behind.js';
import { endOutcomes } from './behind-host/ends.js';
import { eventOutcomes } from './behind-host/events.js';
import { functionOutcomes } from './behind-host/functions.js';
import { requestOutcomes } from './behind-host/requests.js';

const outcomes: Outcomes = { ...requestOutcomes, ...functionOutcomes, ...eventOutcomes, ...endOutcomes };

test('each provider that breaks a rule has an outcome behind the host, and each outcome its provider', () => {
  const does = brokenProviders.map((broken) => broken.does);
  expect(new Set(does).size).toBe(does.length);
  expect(Object.keys(outcomes).sort()).toEqual([...does].sort());
});

const cases = brokenProviders.map(
  ({ does, fails, spoil }) => [fails, does, outcomes[does]?.so ?? 'no outcome is documented', spoil] as const,
);

test.each(cases)('%s, a provider that %s: %s', async (_fails, does, _so, spoil) => {
  expect.hasAssertions();
  await outcomes[does]?.shows(await Behind.with(spoil));
});
