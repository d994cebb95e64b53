import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { Caller, NetworkPort } from '../../network/network-port.js';
import type { CellularModem } from '../cellular/cellular-modem.js';
import type { CellularProfile } from '../cellular/profile.js';
import type { SimOptions } from '../cellular/sim-card.js';
import type { CellularName } from '../modem-names.js';
import { Simulator } from '../simulator.js';
import { Terminal } from './terminal.js';

/** Long enough for a modem to start and register. */
const START_MS = 10_000;

/** A telephone of the network outside; `heard` is what it was told. */
export interface Phone {
  readonly port: NetworkPort;
  readonly heard: string[];
}

/** A cellular modem with a terminal, in a network of its own. */
export interface CellularBench {
  readonly scheduler: SimulatedScheduler;
  readonly simulator: Simulator;
  readonly modem: CellularModem;
  readonly terminal: Terminal;
  phone(number: string, presentation?: Caller['presentation']): Phone;
  /** Lets a phone call the modem. */
  callFrom(phone: Phone): void;
}

export interface BenchOptions {
  readonly sim?: SimOptions;
  /** Whether it has started, answers without echo and has been asked these; else it has just been plugged in. */
  readonly setUp?: readonly string[] | false;
  readonly seed?: number;
}

/** Makes one. */
export async function cellularBench(
  profile: CellularName | CellularProfile,
  { sim, setUp = [], seed = 1 }: BenchOptions = {},
): Promise<CellularBench> {
  const scheduler = new SimulatedScheduler(undefined, false);
  const simulator = new Simulator({ scheduler, random: seededRandom(seed) });
  const modem = simulator.createModem({
    name: 'MOBILE',
    number: '2025550111',
    profile,
    ...(sim === undefined ? {} : { sim }),
  });
  const terminal = await new Terminal(modem, scheduler).open();
  if (setUp !== false) {
    await scheduler.advance(START_MS);
    await terminal.ask('AT');
    await terminal.ask('ATE0');
    await terminal.ask('AT+CMEE=1');
    for (const command of setUp) await terminal.ask(command, 5000);
    terminal.take();
    terminal.pieces.length = 0;
  }
  return {
    scheduler,
    simulator,
    modem,
    terminal,
    phone: (number, presentation = 'allowed') => phoneOf(simulator, number, presentation),
    callFrom: ({ port }) => {
      port.offHook();
      port.dial(modem.number);
    },
  };
}

function phoneOf(simulator: Simulator, number: string, presentation: Caller['presentation']): Phone {
  const heard: string[] = [];
  const port: NetworkPort = simulator.network.connect(
    { number, presentation },
    {
      dialtone: () => undefined,
      ringback: () => heard.push('ringback'),
      busy: () => {
        heard.push('busy');
        port.onHook();
      },
      congestion: () => heard.push('congestion'),
      answered: () => heard.push('answered'),
      carrier: () => heard.push('carrier'),
      released: (cause) => {
        heard.push(`released ${cause}`);
        port.onHook();
      },
      ring: (caller) => heard.push(`ring ${caller.number}/${caller.presentation}`),
      ringStopped: () => heard.push('ringStopped'),
      dtmf: (digit) => heard.push(`digit ${digit}`),
      data: () => undefined,
      notified: (notification) => heard.push(notification),
    },
  );
  return { port, heard };
}
