import { LINECALLFEATURE } from '../../tspi/generated/constants.js';
import type { ProviderFunctions, TspiMethodName } from '../../tspi/availability.js';
import type { ConformanceSubject } from '../index.js';
import type { Surroundings } from '../subject.js';
import type { SampleProvider } from './sample-provider.js';
import { sampleSubject } from './sample-subject.js';
import { instead } from './spoil.js';

const { ANSWER, DROP } = LINECALLFEATURE;

/** All that the line does. */
const TAKES = new Set<string>([
  'providerInit',
  'providerShutdown',
  'providerEnumDevices',
  'lineNegotiateTSPIVersion',
  'lineGetDevCaps',
  'lineGetAddressCaps',
  'lineOpen',
  'lineClose',
  'lineGetLineDevStatus',
  'lineSetStatusMessages',
  'lineSetDefaultMediaDetection',
  'lineGetAddressStatus',
  'lineGetAddressID',
  'lineGetNumAddressIDs',
  'lineGetID',
  'lineAnswer',
  'lineDrop',
  'lineCloseCall',
  'lineGetCallInfo',
  'lineGetCallStatus',
  'lineSetAppSpecific',
]);

/** A sample that answers and hangs up, and can do nothing else; `spoil` may change it before it is used. */
export function takingSubject(
  spoil: (provider: SampleProvider, surroundings: Surroundings) => void = () => undefined,
): ConformanceSubject {
  const whole = sampleSubject((provider, surroundings) => {
    for (const name of Object.keys(whole.functions))
      if (!TAKES.has(name)) Object.assign(provider, { [name]: undefined });
    instead(provider, 'providerEnumDevices', (right) => (id, numLines, numPhones) => {
      const result = right(id, numLines, numPhones);
      numPhones.value = 0;
      return result;
    });
    instead(provider, 'lineGetCallStatus', (right) => (hdCall, status) => {
      const result = right(hdCall, status);
      if (status.value !== null)
        status.value = { ...status.value, callFeatures: status.value.callFeatures & (ANSWER | DROP) };
      return result;
    });
    spoil(provider, surroundings);
  });
  const functions = Object.fromEntries(
    Object.keys(whole.functions).map((name) => [
      name,
      TAKES.has(name) ? 'implemented' : { unavailable: 'It only takes calls.' },
    ]),
  ) as Record<TspiMethodName, ProviderFunctions[TspiMethodName]>;
  return { ...whole, numbers: { answers: '' }, name: 'sample that takes calls', functions };
}
