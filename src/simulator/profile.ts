/** Who a virtual modem says it is, and how it behaves where makers differ. */
export interface ModemProfile {
  readonly manufacturer: string;
  readonly model: string;
  readonly revision: string;
  readonly serialNumber: string;
  /** How the end of a voice call on the other side shows: by tone events (V.253), or by a result code and a hang-up of its own. */
  readonly farEndHangup: 'busyTone' | 'noCarrier';
  /** Whether a received digit stands between `<DLE>/` and `<DLE>~`, as V.253 has it, or alone. */
  readonly shieldedDigits: boolean;
  /** Whether bytes take the time that the baud rate gives them. */
  readonly paced: boolean;
}

/** A voice modem as it should be. */
export const voiceModem: ModemProfile = {
  manufacturer: 'Ringback',
  model: 'Ringback simulated voice modem V33',
  revision: 'Ringback simulated modem, revision 1.0, V.34 data, V.253 voice',
  serialNumber: 'RB-SIM-0001',
  farEndHangup: 'busyTone',
  shieldedDigits: true,
  paced: false,
};

/** The answers to `ATI0` to `ATI9`, line by line. */
export function identification(profile: ModemProfile): readonly (readonly string[])[] {
  return [
    ['33600'],
    ['255'],
    ['OK'],
    [profile.model],
    [profile.revision],
    ['000'],
    ['Ringback data/voice line, RAM store'],
    ['Caller ID: formatted; country: none'],
    ['0'],
    [profile.manufacturer, profile.serialNumber],
  ];
}
