import { describe, expect, test } from 'vitest';
import type { CompletionCore } from '../core/completion-core.js';
import { createCore } from '../core/create-core.js';
import { exploreHost } from './testing/explore-host.js';
import { RuleBroken } from './testing/explorer.js';
import { SCENARIOS } from './testing/scenarios.js';

/** The rule that the explorer finds broken, and on which way. */
function broken(core: CompletionCore): RuleBroken {
  const name = 'two device commands, every answer of the provider, every end of the line';
  try {
    exploreHost(core, SCENARIOS[name]!);
  } catch (error) {
    if (error instanceof RuleBroken) return error;
    throw error;
  }
  throw new Error('no rule was broken');
}

describe('every interleaving ends with every rule kept:', () => {
  test.each(Object.entries(SCENARIOS))(
    '%s',
    async (name, scenario) => {
      const found = exploreHost(await createCore({ forceJs: true, slots: 256 }), scenario);
      console.info(`${name}: ${found.states} states, ${found.transitions} transitions, ${found.ends} ends`);
      expect(found.ends).toBeGreaterThan(0);
      expect(found.states).toBeGreaterThan(1000);
    },
    120_000,
  );

  test('on the wasm core', async () => {
    const scenario = SCENARIOS['two device commands, bad completions, time']!;
    const [js, wasm] = await Promise.all([createCore({ forceJs: true, slots: 256 }), createCore({ slots: 256 })]);
    expect(wasm.kind).toBe('wasm');
    expect(exploreHost(wasm, scenario)).toEqual(exploreHost(js, scenario));
  }, 120_000);
});

describe('a broken core is found out, with the way that leads there:', () => {
  test('a close that fails nothing', async () => {
    const core = await createCore({ forceJs: true, slots: 256 });
    core.failLine = () => 0;
    const { fault, steps, message } = broken(core);
    expect(fault).toMatch(/^\(g\)/);
    expect(steps.length).toBeGreaterThan(1);
    expect(message).toContain(`1. ${steps[0]!}`);
  });
});
