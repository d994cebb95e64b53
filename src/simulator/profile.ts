import { plainWording, type ResultWording } from './result-codes.js';

/** Who a virtual modem on a telephone line says it is, and how it behaves where makers differ. */
export interface ModemProfile {
  readonly manufacturer: string;
  readonly model: string;
  readonly revision: string;
  readonly serialNumber: string;
  /** The answers to `ATI0`, `ATI1` …, line by line. */
  readonly identification: readonly (readonly string[])[];
  /** How the end of a voice call on the other side shows: by tone events (V.253), or by a result code and a hang-up of its own. */
  readonly farEndHangup: 'busyTone' | 'noCarrier';
  /** Whether a received digit stands between `<DLE>/` and `<DLE>~`, as V.253 has it, or alone. */
  readonly shieldedDigits: boolean;
  /** Whether digits are told only while voice is received (+VRX). */
  readonly hearsOnlyReceiving: boolean;
  /** The characters that end voice receive (+VRX) behind DLE. */
  readonly receiveStops: string;
  /** The commands that turn the caller's identity on, all of the same meaning. */
  readonly callerIdCommands: readonly string[];
  /** `NMBR = 5550100` or `NMBR=5550100`. */
  readonly callerIdBlanks: boolean;
  readonly wording: ResultWording;
  /** Basic commands beside the usual ones, with the highest number that each takes; -1: there is no such command. */
  readonly otherCommands: Readonly<Record<string, number>>;
  /** Extended commands that keep a number and do nothing that the outside can see. */
  readonly keptParameters: readonly string[];
  /** Whether bytes take the time that the baud rate gives them. */
  readonly paced: boolean;
}

const IDENTITY = {
  manufacturer: 'Ringback',
  model: 'Ringback simulated voice modem V33',
  revision: 'Ringback simulated modem, revision 1.0, V.34 data, V.253 voice',
  serialNumber: 'RB-SIM-0001',
};

/** A voice modem as it should be. */
export const voiceModem: ModemProfile = {
  ...IDENTITY,
  identification: [
    ['33600'],
    ['255'],
    ['OK'],
    [IDENTITY.model],
    [IDENTITY.revision],
    ['000'],
    ['Ringback data/voice line, RAM store'],
    ['Caller ID: formatted; country: none'],
    ['0'],
    [IDENTITY.manufacturer, IDENTITY.serialNumber],
  ],
  farEndHangup: 'busyTone',
  shieldedDigits: true,
  hearsOnlyReceiving: false,
  // Receive abort, and stop.
  receiveStops: '!\x1b',
  callerIdCommands: ['+VCID'],
  callerIdBlanks: true,
  wording: plainWording,
  otherCommands: { '&K': 4 },
  keptParameters: [],
  paced: false,
};
