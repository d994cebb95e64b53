/** Structures of digits, tones and media control on a call. Frequencies in Hz, durations in ms. */

/** LINEGENERATETONE: one frequency of a custom tone. */
export interface LineGenerateTone {
  readonly frequency: number;
  /** Cadence: how long it sounds and pauses; 0 and 0 = without a break. */
  readonly cadenceOn: number;
  readonly cadenceOff: number;
  /** 0 (silent) to 0xFFFF. */
  readonly volume: number;
}

/** LINEMONITORTONE: a tone to listen for. All frequencies 0 = silence. */
export interface LineMonitorTone {
  /** Comes back as the first parameter of LINE_MONITORTONE. */
  readonly appSpecific: number;
  /** How long it must be there. */
  readonly duration: number;
  /** 0 = not used. */
  readonly frequency1: number;
  readonly frequency2: number;
  readonly frequency3: number;
}

/** LINEMEDIACONTROLDIGIT: what a digit does to the media stream. */
export interface LineMediaControlDigit {
  /** The digit's character. */
  readonly digit: string;
  /** LINEDIGITMODE bits. */
  readonly digitModes: number;
  /** One LINEMEDIACONTROL. */
  readonly mediaControl: number;
}

/** LINEMEDIACONTROLMEDIA: what a media mode does that lasts. */
export interface LineMediaControlMedia {
  /** LINEMEDIAMODE bits. */
  readonly mediaModes: number;
  readonly duration: number;
  /** One LINEMEDIACONTROL. */
  readonly mediaControl: number;
}

/** LINEMEDIACONTROLTONE: what a tone does. */
export interface LineMediaControlTone extends LineMonitorTone {
  /** One LINEMEDIACONTROL. */
  readonly mediaControl: number;
}

/** LINEMEDIACONTROLCALLSTATE: what a change to one of these states does. */
export interface LineMediaControlCallState {
  /** LINECALLSTATE bits. */
  readonly callStates: number;
  /** One LINEMEDIACONTROL. */
  readonly mediaControl: number;
}
