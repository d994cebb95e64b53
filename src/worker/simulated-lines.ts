import type { Clock, Scheduler } from '../base/clock.js';
import type { Random } from '../base/random.js';
import type { Recording } from '../base/recording.js';
import type { TrafficDirection } from '../protocol/messages.js';
import type { ModemProvider } from '../providers/modem/modem-provider.js';
import { Simulator } from '../simulator/simulator.js';
import { TraceRecorder } from '../transports/trace-recording.js';
import { traced } from '../transports/trace.js';
import type { Transport } from '../transports/transport.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import { permanentId } from './permanent-id.js';
import { playAction } from './play-action.js';
import { DEFAULT_MODEM } from './simulator-choice.js';
import { play } from './simulator-play.js';
import { trafficTap } from './traffic.js';
import type { SimulatedModemName } from './worker-options.js';

/** The number of the first simulated modem's line; those of the others follow one that trunks of the office do not have. */
const FIRST_NUMBER = '5550199';
const OTHERS_BELOW = 5_550_191;

/** A modem of the simulator whose port the provider has. */
export interface PluggedModem {
  readonly modem: Simulator['modems'][number];
  readonly deviceId: number;
  /** The last of its traffic. */
  readonly recorder: TraceRecorder;
  /** Puts it in again after it was unplugged: its line comes back. */
  readonly plugIn: () => void;
}

/** What {@link SimulatedLines} need. */
export interface SimulatedParts {
  /** The machine's own time, in which the simulated network lives. */
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** By which traffic is recorded. */
  readonly clock: Clock;
  readonly provider: ModemProvider;
  readonly traffic: (deviceId: number, direction: TrafficDirection, text: string) => void;
}

/** The simulator of a host, and its modems' lines. The worker loads this file, and the simulator with it, only where a page asks for such lines. */
export class SimulatedLines {
  readonly simulator: Simulator;
  readonly #plugged: PluggedModem[] = [];

  private constructor(private readonly parts: SimulatedParts) {
    this.simulator = new Simulator(parts);
  }

  /** Plugs the modems in, in their order: their lines are there when this settles. */
  static async start(names: readonly SimulatedModemName[], parts: SimulatedParts): Promise<SimulatedLines> {
    const lines = new SimulatedLines(parts);
    for (const name of names) lines.#plugged.push(await lines.#plug(name));
    return lines;
  }

  /** The last of what went over a line's port; undefined for a line that is none of these. */
  recordingOf(deviceId: number): Recording | undefined {
    return this.#of(deviceId)?.recorder.export();
  }

  /**
   * Lets something happen to a line.
   * @param action - As it came from a page.
   * @returns INVALPARAM for what is no action; BADDEVICEID for a line that is none of these; else as {@link play}.
   */
  play(deviceId: number, action: unknown): Result {
    const asked = playAction(action);
    if (asked === undefined) return LINEERR.INVALPARAM;
    const plugged = this.#of(deviceId);
    return plugged === undefined ? LINEERR.BADDEVICEID : play(this.simulator, plugged, asked, this.parts.scheduler);
  }

  #of(deviceId: number): PluggedModem | undefined {
    return this.#plugged.find((modem) => modem.deviceId === deviceId);
  }

  /** Plugs one modem into the simulator and hands its port to the provider. */
  async #plug(name: SimulatedModemName): Promise<PluggedModem> {
    const { provider, traffic, clock } = this.parts;
    const place = this.simulator.modems.length;
    const number = place === 0 ? FIRST_NUMBER : String(OTHERS_BELOW - place);
    // Another modem on the same number is another line: what is remembered of one is not the other's.
    const key = name === DEFAULT_MODEM ? `simulator:${number}` : `simulator:${name}:${number}`;
    const modem = this.simulator.createModem({ name: 'Ringback simulator', number, profile: name });
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
}
