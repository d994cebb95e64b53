import { expect, test } from 'vitest';
import { nullLog } from '../base/log.js';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { compose } from './compose.js';
import type { WorkerOptions } from './worker-options.js';
import { ConfigurationError } from './configuration-error.js';
import { makeProviders, type ProviderFactories } from './own-providers.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';

const parts = { scheduler: new SimulatedScheduler(), random: seededRandom(1), log: nullLog };
const scripted = (): ScriptedProvider => new ScriptedProvider();
const never = (): never => {
  throw new Error('nobody asked for it');
};

function composed(options: WorkerOptions, providers: ProviderFactories) {
  return compose(options, { ...parts, serial: undefined, providers });
}

test('the providers that a page asks for are started, in its order, with the parts of the host; no other is made', async () => {
  const seen: unknown[] = [];
  const made = await makeProviders(
    ['late', 'first'],
    {
      first: scripted,
      late: async (given) => {
        seen.push(given);
        return Promise.resolve(scripted());
      },
      other: never,
    },
    parts,
  );
  expect(made.map(([name]) => name)).toEqual(['late', 'first']);
  expect(seen).toEqual([parts]);
});

test('their lines are lines of the host; without being asked for there are none', async () => {
  const providers = { test: scripted };
  const withIt = await composed({ providers: ['test'] }, providers);
  const without = await composed({}, providers);
  expect([...withIt.host.devices].length).toBeGreaterThan(0);
  expect([...without.host.devices]).toEqual([]);
  await Promise.all([withIt.close(), without.close()]);
});

test.each<readonly [why: string, names: unknown, says: RegExp]>([
  ['no list', 'test', /list of names/],
  ['one name twice', ['test', 'test'], /list of names, each once/],
  ['a name that is not here', ['bell'], /no service provider "bell"; it has test, broken, refuses.*createWorker/],
  ['what every object has', ['constructor'], /no service provider "constructor"/],
  ['what is no name', [7], /no service provider "7"/],
  ['one that cannot be made', ['broken'], /"broken" did not start: no such device/],
  ['one that does not want to start', ['refuses'], /"refuses" did not start: .*providerInit/],
])('%s is refused, and says what to mend', async (_, names, says) => {
  const providers: ProviderFactories = {
    test: scripted,
    broken: () => {
      throw new Error('no such device');
    },
    refuses: () => Object.assign(scripted(), { providerInit: () => -1 }),
  };
  const composing = composed({ providers: names as string[] }, providers);
  await expect(composing).rejects.toThrow(says);
  await expect(composing).rejects.toThrow(ConfigurationError);
});

test('a worker that has none says so', async () => {
  await expect(composed({ providers: ['bell'] }, {})).rejects.toThrow(/has none of its own/);
});
