import type { Clock } from '../base/clock.js';
import type { TrafficDirection } from '../protocol/messages.js';
import type { ModemProvider } from '../providers/modem/modem-provider.js';
import type { Simulator } from '../simulator/simulator.js';
import { TraceRecorder } from '../transports/trace-recording.js';
import { traced } from '../transports/trace.js';
import type { Transport } from '../transports/transport.js';
import { ConfigurationError } from './configuration-error.js';
import { permanentId } from './permanent-id.js';
import { trafficTap } from './traffic.js';
import { simulatorProblem, type SimulatedModemName } from './worker-options.js';

/** The modem of `simulator: true`. */
const DEFAULT_MODEM: SimulatedModemName = 'emulated-voice';

/** The number of the first simulated modem's line; those of the others follow one that trunks of the office do not have. */
const FIRST_NUMBER = '5550199';
const OTHERS_BELOW = 5_550_191;

/**
 * The modems that a page has asked for, in its order; none where it wants no simulator.
 * @throws ConfigurationError for what names none.
 */
export function chosenModems(simulator: unknown = false): readonly SimulatedModemName[] {
  const problem = simulatorProblem(simulator);
  if (problem !== null) throw new ConfigurationError(problem);
  if (typeof simulator === 'boolean') return simulator ? [DEFAULT_MODEM] : [];
  return (Array.isArray(simulator) ? simulator : [simulator]) as readonly SimulatedModemName[];
}

/** A modem of the simulator whose port the provider has. */
export interface PluggedModem {
  readonly modem: Simulator['modems'][number];
  readonly deviceId: number;
  /** The last of its traffic. */
  readonly recorder: TraceRecorder;
  /** Puts it in again after it was unplugged: its line comes back. */
  readonly plugIn: () => void;
}

/** Plugs one modem into the simulator and hands its port to the provider. */
export async function plugModem(
  simulator: Simulator,
  name: SimulatedModemName,
  provider: ModemProvider,
  traffic: (deviceId: number, direction: TrafficDirection, text: string) => void,
  clock: Clock,
): Promise<PluggedModem> {
  const place = simulator.modems.length;
  const number = place === 0 ? FIRST_NUMBER : String(OTHERS_BELOW - place);
  // Another modem on the same number is another line: what is remembered of one is not the other's.
  const key = name === DEFAULT_MODEM ? `simulator:${number}` : `simulator:${name}:${number}`;
  const modem = simulator.createModem({ name: 'Ringback simulator', number, profile: name });
  let deviceId = -1;
  const recorder = new TraceRecorder(clock);
  const transport = (): Transport =>
    traced(
      traced(modem, recorder.tap),
      trafficTap((direction, text) => {
        traffic(deviceId, direction, text);
      }),
    );
  deviceId = await provider.addPort({
    key,
    kind: 'simulator',
    label: 'Simulated modem',
    permanentLineId: permanentId(key),
    platformIdentity: key,
    transport: transport(),
    audioPath: 'none',
  });
  const plugIn = (): void => {
    if (modem.plugged) return;
    modem.plug();
    provider.portReturned(key, transport());
  };
  return { modem, deviceId, recorder, plugIn };
}
