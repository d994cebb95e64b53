import type { ConformanceSubject, ProviderUnderTest, Surroundings } from '../../../src/conformance/index.js';
import { addMagicNumbers } from '../../../src/network/magic-numbers.js';
import { TelephoneNetwork } from '../../../src/network/telephone-network.js';
import { createExchangeProvider } from '../../../src/providers/exchange/exchange-provider.js';
import { exchangeFunctions } from '../../../src/providers/exchange/functions.js';
import { LINEMEDIAMODE, PHONEBUTTONFUNCTION } from '../../../src/tspi/generated/constants.js';
import { ANSWERING_NUMBER, Others } from '../others.js';

/** Trunks, of which the first leads to the extension under test, the second to its colleague. */
const TRUNKS = [
  { number: '5550191', answeredBy: '101' },
  { number: '5550192', answeredBy: '102' },
  { number: '5550193', answeredBy: '104' },
  { number: '5550194', answeredBy: '104' },
];

function createProvider({ scheduler, random }: Surroundings): ProviderUnderTest {
  const outside = new TelephoneNetwork({ scheduler, random });
  addMagicNumbers(outside, scheduler);
  const others = new Others(outside, scheduler);
  return {
    provider: createExchangeProvider({ scheduler, random, outside, trunks: TRUNKS }),
    ring: () => others.call('5550191'),
    farEndHangsUp: () => others.hangUp(),
    farEndSends: (digits) => others.send(digits),
    farEndBegins: () => {
      others.sendCarrier();
      return LINEMEDIAMODE.DATAMODEM;
    },
    ringElsewhere: () => {
      others.call('5550192');
      return '102';
    },
  };
}

/** The exchange's provider: its first extension. */
export const subject: ConformanceSubject = {
  name: 'exchange provider',
  createProvider,
  functions: exchangeFunctions,
  numbers: { answers: ANSWERING_NUMBER, busy: '5550101', noAnswer: '103' },
  devSpecific: Uint8Array.of(0, 0, 0),
  feature: PHONEBUTTONFUNCTION.DONOTDISTURB,
};
