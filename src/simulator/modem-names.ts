/** The names of the modems on a telephone line. Apart from their profiles, so that a page can check a name without them. */
export const analogNames = ['emulated-voice', 'conexant-cx93010', 'rockwell-rcv56', 'usr-5637', 'lucent-lt'] as const;

/** The names of the modems on a mobile network. */
export const cellularNames = [
  'emulated-3gpp',
  'simcom-sim800',
  'simcom-sim7600',
  'simcom-sim7600-locked',
  'quectel-ec25',
  'huawei-e-series',
  'ublox-toby-l2',
  'telit-le910',
  'sierra-em7455',
] as const;

export type AnalogName = (typeof analogNames)[number];
export type CellularName = (typeof cellularNames)[number];
/** A modem that the simulator can make. */
export type SimulatedModemName = AnalogName | CellularName;

/** The names of all modems that the simulator can make. */
export const simulatedModemNames: readonly SimulatedModemName[] = [...analogNames, ...cellularNames];
