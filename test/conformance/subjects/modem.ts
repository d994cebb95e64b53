import { JsScanner } from '../../../src/core/js-scanner.js';
import type { ConformanceSubject, ProviderUnderTest, Surroundings } from '../../../src/conformance/index.js';
import { modemFunctions } from '../../../src/providers/modem/functions.js';
import { ModemProvider } from '../../../src/providers/modem/modem-provider.js';
import { LINEMEDIAMODE } from '../../../src/tspi/generated/constants.js';
import { Simulator } from '../../../src/simulator/simulator.js';
import { ANSWERING_NUMBER, Others } from '../others.js';

/** A person at the other end hears that the call is up before a key is pressed, in milliseconds. */
const KEY_PRESS_MS = 1000;
/** Of the line under test, and of one beside it. */
const NUMBERS = ['5550199', '5550198'] as const;

function createProvider({ scheduler, random, log }: Surroundings): ProviderUnderTest {
  const simulator = new Simulator({ scheduler, random });
  const others = new Others(simulator.network, scheduler);
  const modems = NUMBERS.map((number, index) => simulator.createModem({ name: `Kit ${index + 1}`, number }));
  const provider = new ModemProvider({ scheduler, random, log, createScanner: () => new JsScanner() });
  return {
    provider,
    started: async () => {
      for (const [index, transport] of modems.entries())
        await provider.addPort({
          key: `simulated ${index + 1}`,
          kind: 'simulator',
          label: `Simulated modem ${index + 1}`,
          permanentLineId: index + 1,
          transport,
        });
    },
    ring: () => others.call(NUMBERS[0]),
    farEndHangsUp: () => others.hangUp(),
    farEndBegins: () => {
      others.sendCarrier();
      return LINEMEDIAMODE.DATAMODEM;
    },
    farEndSends: (digits) => {
      scheduler.after(KEY_PRESS_MS, () => others.send(digits));
    },
  };
}

/** The modem provider on simulated modems. */
export const subject: ConformanceSubject = {
  name: 'modem provider',
  createProvider,
  functions: modemFunctions,
  numbers: { answers: ANSWERING_NUMBER, busy: '5550101', noAnswer: '5550102' },
  devSpecific: Uint8Array.of(0),
};
