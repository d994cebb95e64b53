/**
 * Fifty random events under a load of calls: cables, hang-ups, garbage, tabs. Everything that was asked ends once, no line is stuck, nothing is left.
 * `SOAK_SEED` in the environment replays the events of a run, `SOAK_EVENTS` lets it last longer.
 */
import { randomInt } from 'node:crypto';
import { test } from '@playwright/test';
import { soak } from './soak/run.js';

test('fifty random events under a load of calls', async () => {
  const { SOAK_SEED, SOAK_EVENTS } = process.env;
  const seed = Number(SOAK_SEED ?? randomInt(2 ** 31));
  const events = Number(SOAK_EVENTS ?? 50);
  const log: string[] = [];
  test.setTimeout(90_000 + events * 3000);
  try {
    await soak({ seed, events, between: 17 }, log);
    if (process.env.SOAK_LOG) console.log(log.join('\n'));
  } catch (error) {
    console.log(`SOAK_SEED=${seed}\n${log.join('\n')}`);
    throw error;
  }
});
