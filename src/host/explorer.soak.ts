import { describe, expect, test } from 'vitest';
import { createCore } from '../core/create-core.js';
import { exploreHost } from './testing/explore-host.js';
import { LARGE_SCENARIOS, SCENARIOS } from './testing/scenarios.js';

describe.each([{ forceJs: true }, { forceJs: false }])('every interleaving keeps every rule on core %j:', (options) => {
  test.each(Object.entries({ ...SCENARIOS, ...LARGE_SCENARIOS }))('%s', async (name, scenario) => {
    const found = exploreHost(await createCore({ ...options, slots: 256 }), scenario);
    console.info(`${name}: ${found.states} states, ${found.transitions} transitions, ${found.ends} ends`);
    expect(found.ends).toBeGreaterThan(0);
  });
});
