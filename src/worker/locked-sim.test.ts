import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TelephonyClient } from '../client/telephony-client.js';
import { hostAt } from '../client/testing/page-host.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { compose, type Composition } from './compose.js';
import './testing/loaded-apart.js';

const scheduler = new SimulatedScheduler();
let composition: Composition | undefined;
let telephony: TelephonyClient | undefined;

afterEach(async () => {
  telephony?.close();
  await settled(composition?.close() ?? Promise.resolve());
});

/** Lets time pass until a promise has settled; what it settled with. */
async function settled(promise: Promise<unknown>): Promise<unknown> {
  const outcome: { value?: unknown; done: boolean } = { done: false };
  const keep = (value: unknown): void => void Object.assign(outcome, { value, done: true });
  promise.then(keep, keep);
  for (let i = 0; i < 2000 && !outcome.done; i++) await scheduler.advance(50);
  return outcome.value;
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !what(); i++) await scheduler.advance(50);
  expect(what()).toBe(true);
}

test('a page unlocks the SIM of a simulated modem, and nothing of the PIN is in its log, its traffic or a recording', async () => {
  const dialPolicy = { deny: [{ pattern: '*', reason: 'all' }] };
  const surroundings = { scheduler, random: seededRandom(1), serial: undefined, modemStore: new PlainStore() };
  const composing = compose({ simulator: 'simcom-sim7600-locked', dialPolicy }, surroundings);
  composition = (await settled(composing)) as Composition;
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  const page = (telephony = new TelephonyClient({ host: hostAt(port1, () => undefined), scheduler }));
  await until(() => page.lines[0]?.service.reason === 'pinWanted');
  const [line] = page.lines;
  if (line === undefined) throw new Error('no line');
  expect(line.service.simTries).toBe(3);
  expect(['112', '999', '5550100', 'x'].map((number) => line.isEmergency(number))).toEqual([true, true, false, false]);

  expect(await settled(line.unlockSim('9786'))).toMatchObject({ code: 'wrongPin', triesLeft: 2 });
  expect(line.service.simTries).toBe(2);
  expect(await settled(line.unlockSim('1234'))).toBeUndefined();
  await until(() => line.service.reason === 'none' && line.service.emergencyNumbers !== undefined);
  // The SIM names its own now: 999 is somebody's number.
  expect(['112', '911', '999'].map((number) => line.isEmergency(number))).toEqual([true, true, false]);

  const recording = await settled(line.recording());
  const kept = JSON.stringify([page.requests, page.traffic.map(({ text }) => text), recording]);
  expect(kept).toContain('+CPIN=');
  expect(kept).not.toMatch(/9786|"1234|\\"1234/);
});
