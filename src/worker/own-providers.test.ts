import { expect, test } from 'vitest';
import { nullLog } from '../base/log.js';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TelephonyClient } from '../client/telephony-client.js';
import { hostAt } from '../client/testing/page-host.js';
import type { Out } from '../tspi/result.js';
import { compose, type Composition } from './compose.js';
import type { WorkerOptions } from './worker-options.js';
import { ConfigurationError } from './configuration-error.js';
import { startProviders, type ProviderFactories, type ProviderFactory } from './own-providers.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';

const parts = { scheduler: new SimulatedScheduler(), random: seededRandom(1), log: nullLog };
const scripted = (): ScriptedProvider => new ScriptedProvider();
const never = (): never => {
  throw new Error('nobody asked for it');
};

/** A page's port to a host. */
function portTo(composition: Composition): MessagePort {
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  return port1;
}

function composed(options: WorkerOptions, providers: ProviderFactories) {
  return compose(options, { ...parts, serial: undefined, providers });
}

test('the providers that a page asks for are started in its order, with the parts of the host; no other is made', async () => {
  const seen: unknown[] = [];
  const [first, late] = [scripted(), scripted()];
  const added: unknown[] = [];
  const factories = {
    first: () => first,
    late: async (given: unknown) => {
      seen.push(given);
      await Promise.resolve();
      return late;
    },
    other: never,
  };
  const failed = await startProviders(['late', 'first'], factories, parts, (provider) => added.push(provider));
  expect(added).toEqual([late, first]);
  expect(failed).toEqual([]);
  expect(seen).toEqual([parts]);
});

test.each<readonly [why: string, broken: ProviderFactory, says: RegExp]>([
  ['throws as it is made', never, /nobody asked/],
  ['is nothing', () => null as never, /null/],
  ['does not want to start', () => Object.assign(scripted(), { providerInit: () => -1 }), /refused providerInit/],
  [
    'has impossible devices',
    () => Object.assign(scripted(), { providerEnumDevices: (_: number, n: Out<number>) => ((n.value = 1e9), 0) }),
    /number of devices/,
  ],
])('a provider that %s is left out, with its reason; the others are there', async (_, broken, says) => {
  const host = await composed({ providers: ['broken', 'test'] }, { broken, test: scripted });
  expect([...host.host.devices].length).toBeGreaterThan(0);
  const client = new TelephonyClient({ host: hostAt(portTo(host)), scheduler: parts.scheduler, applicationName: '' });
  await parts.scheduler.advance(50);
  expect(client.failedProviders).toEqual([{ name: 'broken', reason: expect.stringMatching(says) as string }]);
  await host.close();
});

test('a provider that is never made is given up after ten seconds', async () => {
  const starting = startProviders(['slow'], { slow: () => new Promise(() => undefined) }, parts, never);
  await parts.scheduler.advance(9_999);
  await parts.scheduler.advance(2);
  expect(await starting).toEqual([{ name: 'slow', reason: 'It was not made within 10 seconds.' }]);
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
  ['a name that is not here', ['bell'], /no service provider "bell"; it has test, other.*createWorker/],
  ['what every object has', ['constructor'], /no service provider "constructor"/],
  ['what is no name', [7], /no service provider "7"/],
])('%s is refused, and says what to mend', async (_, names, says) => {
  const providers: ProviderFactories = { test: scripted, other: never };
  const composing = composed({ providers: names as string[] }, providers);
  await expect(composing).rejects.toThrow(says);
  await expect(composing).rejects.toThrow(ConfigurationError);
});

test('a worker that has none says so', async () => {
  await expect(composed({ providers: ['bell'] }, {})).rejects.toThrow(/has none of its own/);
});
