import {
  PHONEBUTTONFUNCTION,
  PHONEBUTTONMODE,
  PHONEHOOKSWITCHDEV,
  PHONEHOOKSWITCHMODE,
  PHONELAMPMODE,
} from '../tspi/generated/constants.js';
import type { ButtonFunction, ButtonKind, HookSwitchDevice, HookSwitchMode, LampMode } from './telephony.js';

/** TAPI's modes of phones and the words of this package's own interface for them, both ways. */
export class Words<Word extends string> {
  /** In the order of TAPI's numbers. */
  readonly all: readonly Word[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #words: ReadonlyMap<number, Word>;

  constructor(numbers: Readonly<Record<Word, number>>) {
    const entries = Object.entries(numbers) as [Word, number][];
    this.all = entries.map(([word]) => word);
    this.#numbers = new Map(entries);
    this.#words = new Map(entries.map(([word, number]) => [number, word]));
  }

  /** TAPI's number of a word; undefined for one that is none. */
  number(word: unknown): number | undefined {
    return typeof word === 'string' ? this.#numbers.get(word) : undefined;
  }

  /** The word of TAPI's number; undefined for one that is not known. */
  word(number: number): Word | undefined {
    return this.#words.get(number);
  }

  /** The words of all bits that are set. */
  of(bits: number): readonly Word[] {
    return this.all.filter((word) => ((this.number(word) ?? 0) & bits) !== 0);
  }
}

export const hookSwitchDevices = new Words<HookSwitchDevice>({
  handset: PHONEHOOKSWITCHDEV.HANDSET,
  speaker: PHONEHOOKSWITCHDEV.SPEAKER,
  headset: PHONEHOOKSWITCHDEV.HEADSET,
});

export const hookSwitchModes = new Words<HookSwitchMode>({
  onHook: PHONEHOOKSWITCHMODE.ONHOOK,
  mic: PHONEHOOKSWITCHMODE.MIC,
  speaker: PHONEHOOKSWITCHMODE.SPEAKER,
  micSpeaker: PHONEHOOKSWITCHMODE.MICSPEAKER,
  unknown: PHONEHOOKSWITCHMODE.UNKNOWN,
});

export const lampModes = new Words<LampMode>({
  none: PHONELAMPMODE.DUMMY,
  off: PHONELAMPMODE.OFF,
  steady: PHONELAMPMODE.STEADY,
  wink: PHONELAMPMODE.WINK,
  flash: PHONELAMPMODE.FLASH,
  flutter: PHONELAMPMODE.FLUTTER,
  brokenFlutter: PHONELAMPMODE.BROKENFLUTTER,
  unknown: PHONELAMPMODE.UNKNOWN,
});

export const buttonKinds = new Words<ButtonKind>({
  none: PHONEBUTTONMODE.DUMMY,
  call: PHONEBUTTONMODE.CALL,
  feature: PHONEBUTTONMODE.FEATURE,
  keypad: PHONEBUTTONMODE.KEYPAD,
  local: PHONEBUTTONMODE.LOCAL,
  display: PHONEBUTTONMODE.DISPLAY,
});

export const buttonFunctions = new Words<ButtonFunction>({
  unknown: PHONEBUTTONFUNCTION.UNKNOWN,
  conference: PHONEBUTTONFUNCTION.CONFERENCE,
  transfer: PHONEBUTTONFUNCTION.TRANSFER,
  drop: PHONEBUTTONFUNCTION.DROP,
  hold: PHONEBUTTONFUNCTION.HOLD,
  recall: PHONEBUTTONFUNCTION.RECALL,
  disconnect: PHONEBUTTONFUNCTION.DISCONNECT,
  connect: PHONEBUTTONFUNCTION.CONNECT,
  msgWaitOn: PHONEBUTTONFUNCTION.MSGWAITON,
  msgWaitOff: PHONEBUTTONFUNCTION.MSGWAITOFF,
  selectRing: PHONEBUTTONFUNCTION.SELECTRING,
  abbrevDial: PHONEBUTTONFUNCTION.ABBREVDIAL,
  forward: PHONEBUTTONFUNCTION.FORWARD,
  pickup: PHONEBUTTONFUNCTION.PICKUP,
  ringAgain: PHONEBUTTONFUNCTION.RINGAGAIN,
  park: PHONEBUTTONFUNCTION.PARK,
  reject: PHONEBUTTONFUNCTION.REJECT,
  redirect: PHONEBUTTONFUNCTION.REDIRECT,
  mute: PHONEBUTTONFUNCTION.MUTE,
  volumeUp: PHONEBUTTONFUNCTION.VOLUMEUP,
  volumeDown: PHONEBUTTONFUNCTION.VOLUMEDOWN,
  speakerOn: PHONEBUTTONFUNCTION.SPEAKERON,
  speakerOff: PHONEBUTTONFUNCTION.SPEAKEROFF,
  flash: PHONEBUTTONFUNCTION.FLASH,
  dataOn: PHONEBUTTONFUNCTION.DATAON,
  dataOff: PHONEBUTTONFUNCTION.DATAOFF,
  doNotDisturb: PHONEBUTTONFUNCTION.DONOTDISTURB,
  intercom: PHONEBUTTONFUNCTION.INTERCOM,
  bridgedApp: PHONEBUTTONFUNCTION.BRIDGEDAPP,
  busy: PHONEBUTTONFUNCTION.BUSY,
  callApp: PHONEBUTTONFUNCTION.CALLAPP,
  dateTime: PHONEBUTTONFUNCTION.DATETIME,
  directory: PHONEBUTTONFUNCTION.DIRECTORY,
  cover: PHONEBUTTONFUNCTION.COVER,
  callId: PHONEBUTTONFUNCTION.CALLID,
  lastNum: PHONEBUTTONFUNCTION.LASTNUM,
  nightSrv: PHONEBUTTONFUNCTION.NIGHTSRV,
  sendCalls: PHONEBUTTONFUNCTION.SENDCALLS,
  msgIndicator: PHONEBUTTONFUNCTION.MSGINDICATOR,
  repDial: PHONEBUTTONFUNCTION.REPDIAL,
  setRepDial: PHONEBUTTONFUNCTION.SETREPDIAL,
  systemSpeed: PHONEBUTTONFUNCTION.SYSTEMSPEED,
  stationSpeed: PHONEBUTTONFUNCTION.STATIONSPEED,
  campOn: PHONEBUTTONFUNCTION.CAMPON,
  saveRepeat: PHONEBUTTONFUNCTION.SAVEREPEAT,
  queueCall: PHONEBUTTONFUNCTION.QUEUECALL,
  none: PHONEBUTTONFUNCTION.NONE,
  send: PHONEBUTTONFUNCTION.SEND,
});
