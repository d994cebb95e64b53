import { conexantCx93010, lucentLt, rockwellRcv56, usr5637 } from './analog-profiles.js';
import { generic3gpp } from './cellular/dialects/generic.js';
import { huaweiESeries } from './cellular/dialects/huawei.js';
import { quectelEc25 } from './cellular/dialects/quectel.js';
import { sierraEm7455 } from './cellular/dialects/sierra.js';
import { simcomSim7600, simcomSim800 } from './cellular/dialects/simcom.js';
import { telitLe910 } from './cellular/dialects/telit.js';
import { ubloxTobyL2 } from './cellular/dialects/ublox.js';
import type { CellularProfile } from './cellular/profile.js';
import type { SimOptions } from './cellular/sim-card.js';
import type { AnalogName, CellularName, SimulatedModemName } from './modem-names.js';
import { voiceModem, type ModemProfile } from './profile.js';

/** The profiles of cellular modems by name. */
export const cellularProfiles = {
  'emulated-3gpp': generic3gpp,
  'simcom-sim800': simcomSim800,
  'simcom-sim7600': simcomSim7600,
  'simcom-sim7600-locked': simcomSim7600,
  'quectel-ec25': quectelEc25,
  'huawei-e-series': huaweiESeries,
  'ublox-toby-l2': ubloxTobyL2,
  'telit-le910': telitLe910,
  'sierra-em7455': sierraEm7455,
} satisfies Record<CellularName, CellularProfile>;

/** The cards of modems that have another one than a card without a PIN. */
export const simCards: Partial<Record<CellularName, SimOptions>> = {
  'simcom-sim7600-locked': { pin: '1234', puk: '12345678' },
};

/** The profiles of modems on a telephone line by name. */
export const analogProfiles = {
  'emulated-voice': voiceModem,
  'conexant-cx93010': conexantCx93010,
  'rockwell-rcv56': rockwellRcv56,
  'usr-5637': usr5637,
  'lucent-lt': lucentLt,
} satisfies Record<AnalogName, ModemProfile>;

/** A modem that the simulator can make. */
export interface SimulatedModemChoice {
  /** What {@link Simulator.createModem} takes as its profile. */
  readonly name: SimulatedModemName;
  readonly kind: 'analog' | 'cellular';
  readonly manufacturer: string;
  readonly model: string;
}

/** Every modem that the simulator can make, for people to choose from. */
export const simulatedModems: readonly SimulatedModemChoice[] = [
  ...choices(analogProfiles, 'analog'),
  ...choices(cellularProfiles, 'cellular'),
];

function choices<Name extends SimulatedModemName>(
  profiles: Readonly<Record<Name, { readonly manufacturer: string; readonly model: string }>>,
  kind: SimulatedModemChoice['kind'],
): SimulatedModemChoice[] {
  return (Object.keys(profiles) as Name[]).map((name) => {
    const { manufacturer, model } = profiles[name];
    return { name, kind, manufacturer, model };
  });
}
