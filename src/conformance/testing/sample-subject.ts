import { availability, type ProviderFunctions, type TspiMethodName } from '../../tspi/availability.js';
import type { ConformanceSubject, ProviderUnderTest, Surroundings } from '../index.js';
import { SAMPLE_NUMBERS } from './sample-calls.js';
import { SampleProvider } from './sample-provider.js';

/** Not part of the sample; lineGetIcon is there and says so itself. */
const LEFT_OUT = new Set<string>([
  'lineGetIcon',
  'phoneGetIcon',
  'phoneGetID',
  'phoneDevSpecific',
  'phoneNegotiateExtVersion',
  'phoneSelectExtVersion',
  'phoneGetExtensionID',
  'providerCreateLineDevice',
  'providerCreatePhoneDevice',
  'lineDevSpecificFeature',
  'lineSetMediaControl',
]);

/** What the sample says of its functions. */
const sampleFunctions = Object.fromEntries(
  Object.entries(availability)
    .filter(([, { kind }]) => kind === 'method')
    .map(([name]) => [name, LEFT_OUT.has(name) ? { unavailable: 'Not part of the sample.' } : 'implemented']),
) as Record<TspiMethodName, ProviderFunctions[TspiMethodName]>;

/** The sample provider under the kit; `spoil` may change the provider before it is used. */
export function sampleSubject(
  spoil: (provider: SampleProvider, surroundings: Surroundings) => void = () => undefined,
): ConformanceSubject {
  return {
    name: 'sample provider',
    createProvider: (surroundings): ProviderUnderTest => {
      const provider = new SampleProvider(surroundings.scheduler);
      spoil(provider, surroundings);
      return {
        provider,
        ring: () => void provider.ring(),
        farEndHangsUp: () => {
          provider.farEndHangsUp();
        },
        farEndSends: (digits) => {
          provider.farEndSends(digits);
        },
        farEndBegins: () => provider.farEndBegins(),
        ringElsewhere: () => provider.ringElsewhere(),
      };
    },
    functions: sampleFunctions,
    numbers: SAMPLE_NUMBERS,
    timeToSettleMs: 30_000,
    operations: 500,
  };
}
