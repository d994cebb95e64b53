import {
  PHONEBUTTONFUNCTION,
  PHONEBUTTONMODE,
  PHONEBUTTONSTATE,
  PHONEFEATURE,
  PHONEHOOKSWITCHDEV,
  PHONEHOOKSWITCHMODE,
  PHONELAMPMODE,
  PHONESTATE,
} from '../../tspi/generated/constants.js';
import type { Extension } from '../../network/exchange/station.js';
import type { PhoneButtonInfo, PhoneCaps } from '../../tspi/structures.js';

export const DISPLAY_ROWS = 2;
export const DISPLAY_COLUMNS = 24;
/** Sizes of the data areas, in bytes. */
export const DATA_SIZES: readonly number[] = [64, 256];
export const RING_MODES = 4;
export const PHONE_DEVICE_CLASSES: readonly string[] = ['tapi/phone', 'tapi/line'];
/** The devices with a hookswitch, in the order in which the phone keeps them. */
export const HOOK_DEVICES: readonly number[] = [
  PHONEHOOKSWITCHDEV.HANDSET,
  PHONEHOOKSWITCHDEV.SPEAKER,
  PHONEHOOKSWITCHDEV.HEADSET,
];
export const HOOK_MODES =
  PHONEHOOKSWITCHMODE.ONHOOK | PHONEHOOKSWITCHMODE.MIC | PHONEHOOKSWITCHMODE.SPEAKER | PHONEHOOKSWITCHMODE.MICSPEAKER;
export const LAMP_MODES =
  PHONELAMPMODE.OFF | PHONELAMPMODE.STEADY | PHONELAMPMODE.WINK | PHONELAMPMODE.FLASH | PHONELAMPMODE.FLUTTER;
export const BUTTON_MODES = PHONEBUTTONMODE.KEYPAD | PHONEBUTTONMODE.CALL | PHONEBUTTONMODE.FEATURE;
export const BUTTON_STATES = PHONEBUTTONSTATE.UP | PHONEBUTTONSTATE.DOWN;
export const PHONE_STATES =
  PHONESTATE.DISPLAY |
  PHONESTATE.LAMP |
  PHONESTATE.RINGMODE |
  PHONESTATE.RINGVOLUME |
  PHONESTATE.HANDSETHOOKSWITCH |
  PHONESTATE.HANDSETVOLUME |
  PHONESTATE.HANDSETGAIN |
  PHONESTATE.SPEAKERHOOKSWITCH |
  PHONESTATE.SPEAKERVOLUME |
  PHONESTATE.SPEAKERGAIN |
  PHONESTATE.HEADSETHOOKSWITCH |
  PHONESTATE.HEADSETVOLUME |
  PHONESTATE.HEADSETGAIN;
export const PHONE_FEATURES = Object.values(PHONEFEATURE).reduce(
  (all, bit) => (bit === PHONEFEATURE.GENERICPHONE ? all : all | bit),
  0,
);

/** Button-lamp ids: the keypad has 0 to 11 (phone-button); these follow it. */
export const CALL_BUTTON = 12;
export const HOLD_BUTTON = 13;
export const MESSAGE_BUTTON = 14;
export const DO_NOT_DISTURB_BUTTON = 15;

/** What is written at the keypad's buttons, by id. */
export const KEYS = '0123456789*#';

/** The buttons as they are when the phone is new, by button-lamp id. */
export function newButtons(number: string): PhoneButtonInfo[] {
  const button = (buttonMode: number, buttonFunction: number, buttonText: string): PhoneButtonInfo => ({
    buttonMode,
    buttonFunction,
    buttonText,
    buttonState: PHONEBUTTONSTATE.UP,
  });
  return [
    ...Array.from(KEYS, (key) => button(PHONEBUTTONMODE.KEYPAD, PHONEBUTTONFUNCTION.NONE, key)),
    button(PHONEBUTTONMODE.CALL, PHONEBUTTONFUNCTION.CALLAPP, number),
    button(PHONEBUTTONMODE.FEATURE, PHONEBUTTONFUNCTION.HOLD, 'Hold'),
    button(PHONEBUTTONMODE.FEATURE, PHONEBUTTONFUNCTION.MSGINDICATOR, 'Message'),
    button(PHONEBUTTONMODE.FEATURE, PHONEBUTTONFUNCTION.DONOTDISTURB, 'Do not disturb'),
  ];
}

/** The lamps as they are when the phone is new: the keypad has none. */
export function newLamps(): number[] {
  return Array.from({ length: DO_NOT_DISTURB_BUTTON + 1 }, (_, id) =>
    id < CALL_BUTTON ? PHONELAMPMODE.DUMMY : PHONELAMPMODE.OFF,
  );
}

/** PHONECAPS of an extension's desk phone. */
export function phoneCaps(extension: Extension): PhoneCaps {
  const buttons = newButtons(extension.number);
  return {
    providerInfo: 'Ringback exchange provider',
    phoneInfo: 'Simulated desk phone',
    permanentPhoneId: Number(extension.number),
    phoneName: `Desk phone ${extension.number} ${extension.name}`,
    phoneStates: PHONE_STATES,
    hookSwitchDevs: HOOK_DEVICES.reduce((all, bit) => all | bit, 0),
    handsetHookSwitchModes: HOOK_MODES,
    speakerHookSwitchModes: HOOK_MODES,
    headsetHookSwitchModes: HOOK_MODES,
    settableHandsetHookSwitchModes: HOOK_MODES,
    settableSpeakerHookSwitchModes: HOOK_MODES,
    settableHeadsetHookSwitchModes: HOOK_MODES,
    monitoredHandsetHookSwitchModes: HOOK_MODES,
    monitoredSpeakerHookSwitchModes: HOOK_MODES,
    monitoredHeadsetHookSwitchModes: HOOK_MODES,
    volumeFlags: HOOK_DEVICES.reduce((all, bit) => all | bit, 0),
    gainFlags: HOOK_DEVICES.reduce((all, bit) => all | bit, 0),
    displayNumRows: DISPLAY_ROWS,
    displayNumColumns: DISPLAY_COLUMNS,
    numRingModes: RING_MODES,
    numButtonLamps: buttons.length,
    buttonModes: buttons.map(({ buttonMode }) => buttonMode),
    buttonFunctions: buttons.map(({ buttonFunction }) => buttonFunction),
    lampModes: newLamps().map((mode) => (mode === PHONELAMPMODE.DUMMY ? PHONELAMPMODE.DUMMY : LAMP_MODES)),
    setDataSizes: DATA_SIZES,
    getDataSizes: DATA_SIZES,
    deviceClasses: PHONE_DEVICE_CLASSES,
    phoneFeatures: PHONE_FEATURES,
  };
}
