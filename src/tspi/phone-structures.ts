/** PHONEBUTTONINFO: one button of a phone, and the lamp at it. */
export interface PhoneButtonInfo {
  /** One PHONEBUTTONMODE. */
  readonly buttonMode: number;
  /** One PHONEBUTTONFUNCTION. */
  readonly buttonFunction: number;
  /** What is written at it. */
  readonly buttonText: string;
  /** One PHONEBUTTONSTATE. Not looked at by phoneSetButtonInfo. */
  readonly buttonState: number;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}

/** PHONECAPS: what a phone can do. Arrays are indexed by button-lamp id or by data id. */
export interface PhoneCaps {
  readonly providerInfo: string;
  readonly phoneInfo: string;
  /** The same in every session for the same device. */
  readonly permanentPhoneId: number;
  /** The phone's name for people. */
  readonly phoneName: string;
  /** PHONESTATE bits that are reported. */
  readonly phoneStates: number;
  /** PHONEHOOKSWITCHDEV bits that there are. */
  readonly hookSwitchDevs: number;
  /** PHONEHOOKSWITCHMODE bits of each device: which it has, which can be set, which are noticed. */
  readonly handsetHookSwitchModes: number;
  readonly speakerHookSwitchModes: number;
  readonly headsetHookSwitchModes: number;
  readonly settableHandsetHookSwitchModes: number;
  readonly settableSpeakerHookSwitchModes: number;
  readonly settableHeadsetHookSwitchModes: number;
  readonly monitoredHandsetHookSwitchModes: number;
  readonly monitoredSpeakerHookSwitchModes: number;
  readonly monitoredHeadsetHookSwitchModes: number;
  /** PHONEHOOKSWITCHDEV bits whose volume can be set. */
  readonly volumeFlags: number;
  /** PHONEHOOKSWITCHDEV bits whose gain can be set. */
  readonly gainFlags: number;
  /** The display's size in characters; 0 = none. */
  readonly displayNumRows: number;
  readonly displayNumColumns: number;
  /** How many ring modes there are, from 1. */
  readonly numRingModes: number;
  readonly numButtonLamps: number;
  /** PHONEBUTTONMODE of each button. */
  readonly buttonModes: readonly number[];
  /** PHONEBUTTONFUNCTION of each button. */
  readonly buttonFunctions: readonly number[];
  /** PHONELAMPMODE bits that each lamp can show. */
  readonly lampModes: readonly number[];
  /** Sizes in bytes of the data areas that phoneSetData writes. */
  readonly setDataSizes: readonly number[];
  /** Sizes in bytes of the data areas that phoneGetData reads. */
  readonly getDataSizes: readonly number[];
  /** The device classes that phoneGetID knows. */
  readonly deviceClasses: readonly string[];
  /** PHONEFEATURE bits. */
  readonly phoneFeatures: number;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}

/** PHONESTATUS: the provider's part of a phone's present state. Volumes and gains from 0 to 0xFFFF. */
export interface PhoneStatus {
  /** PHONESTATUSFLAGS bits. */
  readonly statusFlags: number;
  /** 0 = silent. */
  readonly ringMode: number;
  readonly ringVolume: number;
  /** One PHONEHOOKSWITCHMODE. */
  readonly handsetHookSwitchMode: number;
  readonly handsetVolume: number;
  readonly handsetGain: number;
  readonly speakerHookSwitchMode: number;
  readonly speakerVolume: number;
  readonly speakerGain: number;
  readonly headsetHookSwitchMode: number;
  readonly headsetVolume: number;
  readonly headsetGain: number;
  /** What the display shows: rows of `displayNumColumns` characters, one after the other. */
  readonly display: string;
  /** PHONELAMPMODE of each lamp, by button-lamp id. */
  readonly lampModes: readonly number[];
  /** PHONEFEATURE bits possible now. */
  readonly phoneFeatures: number;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}
