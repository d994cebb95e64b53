import { JsScanner } from '../../src/core/js-scanner.js';
import type { ConformanceSubject, ProviderUnderTest, Surroundings } from '../../src/conformance/index.js';
import { cellularFunctionsOf, modemFunctions } from '../../src/providers/modem/functions.js';
import type { ProviderFunctions } from '../../src/tspi/availability.js';
import { ModemProvider } from '../../src/providers/modem/modem-provider.js';
import { LINEMEDIAMODE } from '../../src/tspi/generated/constants.js';
import type { SimulatedModemName } from '../../src/simulator/modem-names.js';
import { Simulator } from '../../src/simulator/simulator.js';
import { cellularProfiles, simulatedModems } from '../../src/simulator/simulated-modems.js';
import { ANSWERING_NUMBER, Others } from './others.js';

const OWN_NUMBER = '5550199';
/** A cellular modem has to read its card and to find the network before it takes a call, in milliseconds. */
const REGISTERED_MS = 30_000;

/** Modems on a mobile network that no command has listen for digits. */
const DEAF: readonly SimulatedModemName[] = ['emulated-3gpp', 'huawei-e-series', 'sierra-em7455'];
/** A person at the other end hears that the call is up before a key is pressed, in milliseconds. */
const KEY_PRESS_MS = 1000;

/** The kit comes to lineDial by a call without a number, off hook only. */
const ONLY_CONSULTATIONS =
  'A mobile network has no dial tone to dial into: only a consultation call waits for its number (cellular/supplementary.test.ts).';

/** The modem provider on one of the simulator's modems. */
export function simulatedSubject(name: SimulatedModemName): ConformanceSubject {
  const cellular = simulatedModems.some((modem) => modem.name === name && modem.kind === 'cellular');
  const createProvider = ({ scheduler, random, log }: Surroundings): ProviderUnderTest => {
    const simulator = new Simulator({ scheduler, random });
    const others = new Others(simulator.network, scheduler);
    const modem = simulator.createModem({ name: 'Kit', number: OWN_NUMBER, profile: name });
    const provider = new ModemProvider({ scheduler, random, log, createScanner: () => new JsScanner() });
    return {
      provider,
      started: async () => {
        if (cellular) await new Promise<void>((resolve) => scheduler.after(REGISTERED_MS, resolve));
        const port = { key: 'simulated', kind: 'simulator', label: 'Simulated modem', permanentLineId: 1 } as const;
        await provider.addPort({ ...port, transport: modem });
      },
      ring: () => others.call(OWN_NUMBER),
      farEndHangsUp: () => others.hangUp(),
      ...(cellular
        ? {}
        : {
            farEndBegins: () => {
              others.sendCarrier();
              return LINEMEDIAMODE.DATAMODEM;
            },
          }),
      farEndSends: (digits) => {
        scheduler.after(KEY_PRESS_MS, () => others.send(digits));
      },
    };
  };
  return {
    name: `modem provider, ${name}`,
    createProvider,
    functions: functionsOf(name),
    numbers: { answers: ANSWERING_NUMBER, busy: '5550101', noAnswer: '5550102' },
    devSpecific: Uint8Array.of(0),
    skips: cellular
      ? ['availability.lineDial', 'effect.lineDial', 'sizes.lineDial'].map((check) => ({
          check,
          reason: ONLY_CONSULTATIONS,
        }))
      : [],
  };
}

function functionsOf(name: SimulatedModemName): ProviderFunctions {
  if (!(name in cellularProfiles)) return modemFunctions;
  const { missing } = cellularProfiles[name as keyof typeof cellularProfiles];
  return cellularFunctionsOf({ deflects: !missing.includes('+CTFR'), hears: !DEAF.includes(name) });
}
