import { tspiFunctions } from '../../tspi/generated/functions.js';
import { SUCCESS, type Out, type Result } from '../../tspi/result.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import type { ConformanceSubject, ProviderUnderTest } from '../index.js';
import type { Surroundings } from '../subject.js';
import { SampleProvider } from './sample-provider.js';
import { sampleSubject } from './sample-subject.js';

type Method = (...args: unknown[]) => Result;

const asynchronous = new Set<string>(tspiFunctions.filter(({ mode }) => mode === 'async').map(({ name }) => name));

/** Two samples as one provider, with a line and a phone each: what is asked goes to the one whose device or handle it is about. */
export function twoLines(first: SampleProvider, second: SampleProvider): ServiceProvider {
  const session: Partial<ServiceProvider> = {
    providerName: 'two samples',
    providerInit: (version, id, lineBase, host: ProviderHost, phoneBase) => {
      first.providerInit(version, id, lineBase, host, phoneBase);
      return second.providerInit(version, id, lineBase + 1, host, phoneBase + 1);
    },
    providerShutdown: () => {
      first.providerShutdown();
      return second.providerShutdown();
    },
    providerEnumDevices: (_id, numLines: Out<number>, numPhones: Out<number>) => {
      numLines.value = numPhones.value = 2;
      return SUCCESS;
    },
  };
  return new Proxy(session, {
    get(target, name: keyof ServiceProvider) {
      if (name in target) return target[name];
      if (typeof first[name as keyof SampleProvider] !== 'function') return undefined;
      return (...args: unknown[]) => {
        const about = Number(args[asynchronous.has(name) ? 1 : 0]);
        const one = second.hasLine(about) || second.hasPhone(about) ? second : first;
        return (one[name as keyof SampleProvider] as Method).apply(one, args);
      };
    },
  }) as ServiceProvider;
}

/** The two samples under the kit, whose lines can call each other; `spoil` may change them before they are used. */
export function twoLineSubject(
  spoil: (first: SampleProvider, second: SampleProvider) => void = () => undefined,
): ConformanceSubject {
  return {
    ...sampleSubject(),
    name: 'two sample lines',
    createProvider: ({ scheduler }: Surroundings): ProviderUnderTest => {
      const first = new SampleProvider(scheduler);
      const second = new SampleProvider(scheduler, { permanentId: 2, address: '20', firstHandle: 100_000 });
      [first.neighbour, second.neighbour] = [second, first];
      spoil(first, second);
      return {
        provider: twoLines(first, second),
        ring: () => void first.ring(),
        farEndHangsUp: () => {
          first.farEndHangsUp();
          second.farEndHangsUp();
        },
        farEndSends: (digits) => {
          first.farEndSends(digits);
        },
        farEndBegins: () => first.farEndBegins(),
        ringElsewhere: () => first.ringElsewhere(),
      };
    },
  };
}
