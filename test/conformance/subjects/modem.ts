import { JsScanner } from '../../../src/core/js-scanner.js';
import type { ConformanceSubject, ProviderUnderTest, Surroundings } from '../../../src/conformance/index.js';
import type { NetworkPort } from '../../../src/network/network-port.js';
import type { Service, TelephoneNetwork } from '../../../src/network/telephone-network.js';
import { modemFunctions } from '../../../src/providers/modem/functions.js';
import { ModemProvider } from '../../../src/providers/modem/modem-provider.js';
import { Simulator } from '../../../src/simulator/simulator.js';

const OWN_NUMBER = '5550199';
const ANSWERING_NUMBER = '5550180';
const CALLER_NUMBER = '5550181';
const PICK_UP_MS = 1000;

/** People at the other end: one who answers and stays, one who calls. */
class Others {
  readonly #network: TelephoneNetwork;
  readonly #scheduler: Surroundings['scheduler'];
  #ports: NetworkPort[] = [];

  constructor({ network }: Simulator, scheduler: Surroundings['scheduler']) {
    this.#network = network;
    this.#scheduler = scheduler;
    const answers: Service = (port) => ({
      ring: () =>
        this.#scheduler.after(PICK_UP_MS, () => {
          if (port.answer()) this.#ports.push(port);
        }),
      released: () => this.#leaves(port),
    });
    network.assign(ANSWERING_NUMBER, { kind: 'service', service: answers });
  }

  call(): void {
    const port = this.#network.outgoing({ number: CALLER_NUMBER, name: 'CALLER' }, (own) => ({
      dialtone: () => own.dial(OWN_NUMBER),
      busy: () => own.onHook(),
      congestion: () => own.onHook(),
      released: () => this.#leaves(own),
    }));
    this.#ports.push(port);
    port.offHook();
  }

  hangUp(): void {
    for (const port of this.#ports.splice(0)) port.onHook();
  }

  #leaves(port: NetworkPort): void {
    this.#ports = this.#ports.filter((other) => other !== port);
    port.onHook();
  }
}

function createProvider({ scheduler, random, log }: Surroundings): ProviderUnderTest {
  const simulator = new Simulator({ scheduler, random });
  const others = new Others(simulator, scheduler);
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
    ring: () => others.call(),
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
