import { JsScanner } from '../../../src/core/js-scanner.js';
import type { ConformanceSubject, ProviderUnderTest, Surroundings } from '../../../src/conformance/index.js';
import { modemFunctions } from '../../../src/providers/modem/functions.js';
import { ModemProvider } from '../../../src/providers/modem/modem-provider.js';
import { Simulator } from '../../../src/simulator/simulator.js';
import { ANSWERING_NUMBER, Others } from '../others.js';

const OWN_NUMBER = '5550199';

function createProvider({ scheduler, random, log }: Surroundings): ProviderUnderTest {
  const simulator = new Simulator({ scheduler, random });
  const others = new Others(simulator.network, scheduler);
  const modem = simulator.createModem({ name: 'Kit', number: OWN_NUMBER });
  const provider = new ModemProvider({ scheduler, random, log, createScanner: () => new JsScanner() });
  return {
    provider,
    started: async () => {
      const key = 'simulated';
      await provider.addPort({
        key,
        kind: 'simulator',
        label: 'Simulated modem',
        permanentLineId: 1,
        transport: modem,
      });
    },
    ring: () => others.call(OWN_NUMBER),
    farEndHangsUp: () => others.hangUp(),
  };
}

/** The modem provider on a simulated modem. */
export const subject: ConformanceSubject = {
  name: 'modem provider',
  createProvider,
  functions: modemFunctions,
  numbers: { answers: ANSWERING_NUMBER, busy: '5550101', noAnswer: '5550102' },
  devSpecific: Uint8Array.of(0),
};
