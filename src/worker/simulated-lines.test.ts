import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { houseOf, optionsProblem, startOptions } from '../client/ownership/host-options.js';
import { analogProfiles, cellularProfiles, simulatedModems } from '../simulator/simulated-modems.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { compose, type Composition } from './compose.js';
import { ConfigurationError } from './configuration-error.js';
import { simulatedModemNames, simulatorProblem, type SimulatorChoice } from './worker-options.js';
import './testing/loaded-apart.js';

let composition: Composition | undefined;
afterEach(async () => {
  await composition?.close();
  composition = undefined;
});

/** Starts a host, in simulated time. */
async function start(simulator: SimulatorChoice): Promise<Composition> {
  const scheduler = new SimulatedScheduler();
  const composing = compose(
    { simulator },
    { scheduler, random: seededRandom(1), serial: undefined, modemStore: new PlainStore() },
  );
  const progress = { done: false };
  const settled = (): void => void (progress.done = true);
  composing.then(settled, settled);
  for (let i = 0; i < 2000 && !progress.done; i++) await scheduler.advance(50);
  return (composition = await composing);
}

const WRONG: readonly [unknown, RegExp][] = [
  ['usr-5638', /^There is no simulated modem "usr-5638": .*usr-5637, lucent-lt, emulated-3gpp/],
  [['usr-5637', 'constructor'], /"constructor"/],
  [1, /^simulator is true, false, or one or a list of: emulated-voice/],
  [null, /^simulator is true, false/],
  [[undefined], /^simulator is true, false/],
  [Array<string>(9).fill('usr-5637'), /at most 8/],
];

describe('the choice of simulated modems', () => {
  it('is one of those that the simulator can make', () => {
    expect(simulatedModemNames).toEqual(simulatedModems.map(({ name }) => name));
    for (const right of [true, false, [], ...simulatedModemNames, simulatedModemNames.slice(0, 8)])
      expect(simulatorProblem(right)).toBeNull();
  });

  it.each(WRONG)('refuses %j in words, on the page and at the host', async (wrong, words) => {
    const options = startOptions({ simulator: wrong as SimulatorChoice });
    expect(optionsProblem({}, options)).toMatch(words);
    const refused = start(wrong as SimulatorChoice);
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toThrow(words);
  });

  it('is one of the things that tabs must have in common', () => {
    const houses = [true, 'usr-5637', ['usr-5637', 'usr-5637']] as const;
    expect(new Set(houses.map((simulator) => houseOf(startOptions({ simulator })))).size).toBe(houses.length);
  });

  it('gives each modem a line of its own, with an id that stays', async () => {
    const permanent = (): number[] => [...composition!.host.devices].map(({ caps }) => caps.permanentLineId);
    await start(['simcom-sim7600', 'usr-5637', 'usr-5637']);
    expect(composition?.simulator?.modems.map(({ profile }) => profile)).toEqual([
      cellularProfiles['simcom-sim7600'],
      analogProfiles['usr-5637'],
      analogProfiles['usr-5637'],
    ]);
    const ids = permanent();
    expect(new Set(ids).size).toBe(3);
    await composition?.close();
    await start(['simcom-sim7600', 'usr-5637', 'usr-5637']);
    expect(permanent()).toEqual(ids);
  });
});
