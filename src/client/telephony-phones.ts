/**
 * Phones: the part of the contract of telephony.ts that is about phone devices, with their hookswitches, buttons, lamps, display and ringer.
 *
 * Everything a getter returns comes from what this page has read of the phone and is never asked for. TAPI tells that something of a phone has changed, not
 * what it is now (PHONE_STATE), so the page reads it then, and tells its own events after it: in a handler the getters read as of that reading. What changed
 * twice in between is told once.
 */
import type { TypedEventTarget } from './telephony.js';

/** The devices of a phone that can be off hook (phonehookswitchdev--constants). */
export type HookSwitchDevice = 'handset' | 'speaker' | 'headset';

/** What a hookswitch lets through (phonehookswitchmode--constants): nothing, the microphone, the speaker, or both. */
export type HookSwitchMode = 'onHook' | 'mic' | 'speaker' | 'micSpeaker' | 'unknown';

/** How a lamp is lit (phonelampmode--constants): `wink` blinks at a medium pace, `flash` slowly, `flutter` fast. `none`: there is no lamp. */
export type LampMode = 'none' | 'off' | 'steady' | 'wink' | 'flash' | 'flutter' | 'brokenFlutter' | 'unknown';

/** What kind of button it is (phonebuttonmode--constants); `none`: there is no button. */
export type ButtonKind = 'none' | 'call' | 'feature' | 'keypad' | 'local' | 'display';

/** What a button does (phonebuttonfunction--constants, in the words of TAPI). `none`: nothing, as the digits of a keypad. */
export type ButtonFunction =
  | 'unknown'
  | 'conference'
  | 'transfer'
  | 'drop'
  | 'hold'
  | 'recall'
  | 'disconnect'
  | 'connect'
  | 'msgWaitOn'
  | 'msgWaitOff'
  | 'selectRing'
  | 'abbrevDial'
  | 'forward'
  | 'pickup'
  | 'ringAgain'
  | 'park'
  | 'reject'
  | 'redirect'
  | 'mute'
  | 'volumeUp'
  | 'volumeDown'
  | 'speakerOn'
  | 'speakerOff'
  | 'flash'
  | 'dataOn'
  | 'dataOff'
  | 'doNotDisturb'
  | 'intercom'
  | 'bridgedApp'
  | 'busy'
  | 'callApp'
  | 'dateTime'
  | 'directory'
  | 'cover'
  | 'callId'
  | 'lastNum'
  | 'nightSrv'
  | 'sendCalls'
  | 'msgIndicator'
  | 'repDial'
  | 'setRepDial'
  | 'systemSpeed'
  | 'stationSpeed'
  | 'campOn'
  | 'saveRepeat'
  | 'queueCall'
  | 'none'
  | 'send';

/** The lamp at a button. */
export interface PhoneLamp {
  /** Its button-lamp id, from 0: its place in {@link Phone.lamps}. */
  readonly id: number;
  readonly mode: LampMode;
  /** What {@link Phone.setLamp} can set it to; empty where there is no lamp. */
  readonly modes: readonly LampMode[];
}

/** A button. */
export interface PhoneButton {
  /** Its button-lamp id, from 0: its place in {@link Phone.buttons}. A keypad's digits have 0 to 9, its * and # 10 and 11. */
  readonly id: number;
  readonly kind: ButtonKind;
  readonly function: ButtonFunction;
  /** What is written at it. Render as text only. */
  readonly text: string;
  /** Whether it is held down; false where that is not known. */
  readonly pressed: boolean;
}

/** A device of a phone that has a hookswitch. */
export interface HookSwitch {
  readonly mode: HookSwitchMode;
  /** What {@link Phone.setHookSwitch} can set it to. */
  readonly modes: readonly HookSwitchMode[];
  /** Of its speaker, from 0 (silent) to 1. */
  readonly volume: number;
  /** Of its microphone, from 0 (silent) to 1. */
  readonly gain: number;
}

/** A phone's ringer. */
export interface PhoneRing {
  /** The ring that sounds, from 1; 0 while none does. */
  readonly mode: number;
  /** From 0 (silent) to 1. */
  readonly volume: number;
  /** How many rings there are. */
  readonly modes: number;
}

/** What can be done with a phone now (PHONEFEATURE, PHONECAPS): but for `own`, nothing unless this page owns it. Each is a method of {@link Phone}. */
export interface PhoneAbilities {
  /** `own`: the phone is in service, and this page may own phones and does not own it. Whether another page does, only own() can tell. */
  readonly own: boolean;
  readonly setLamp: boolean;
  /** Of which devices. */
  readonly setHookSwitch: readonly HookSwitchDevice[];
  readonly setVolume: readonly HookSwitchDevice[];
  readonly setGain: readonly HookSwitchDevice[];
  readonly setRing: boolean;
  readonly setDisplay: boolean;
  readonly setButtonInfo: boolean;
}

/**
 * Where a phone stands: `starting` while it is opened and read, `ready` when the getters say what it is, `lost` while it is not there, not connected or
 * cannot be opened. It is opened again by itself; the getters say meanwhile what was read last.
 */
export type PhoneService = 'starting' | 'ready' | 'lost';

/** Who owns a phone: this page, another one of the site, or nobody. */
export type PhoneOwner = 'here' | 'elsewhere' | 'nobody';

/**
 * One phone device. This page watches it by itself (phoneOpen with PHONEPRIVILEGE_MONITOR), as any number of pages can; to change something of it a page
 * owns it, and one at a time can ({@link Phone.own}).
 *
 * Methods that set something settle with the reply, once the getters read what came of it, and reject with TelephonyError. `refused`, without anything being
 * sent, for a value that cannot be, for what the phone cannot do, and while this page does not own it; `unplugged` while the phone is not in service.
 */
export interface Phone extends TypedEventTarget<PhoneEvents> {
  /** Permanent: the same device keeps it in every session. */
  readonly permanentId: number;
  /** The phone's name for people. Render as text only. */
  readonly name: string;
  readonly service: PhoneService;
  /** Whether this page owns it. */
  readonly owned: boolean;
  readonly can: PhoneAbilities;
  /** By button-lamp id. */
  readonly lamps: readonly PhoneLamp[];
  /** By button-lamp id. TAPI does not tell when another page changes a button: it is read again when it is pressed. */
  readonly buttons: readonly PhoneButton[];
  /** The devices that it has. */
  readonly hookSwitches: Readonly<Partial<Record<HookSwitchDevice, HookSwitch>>>;
  /** What the display shows, row by row, each as wide as the display; empty where there is none. Render as text only. */
  readonly display: readonly string[];
  readonly ring: PhoneRing;
  /**
   * Owns the phone until {@link Phone.release} (phoneOpen with PHONEPRIVILEGE_OWNER), also after a loss of the host, unless another page was faster then
   * (`ownerchange`). Settles when it is so and the phone has been read. Rejects with `heldByTab` while another page owns it, `notPermitted` where this page was
   * given the right to watch only, `unplugged` while the phone is not in service.
   */
  own(options?: PhoneOwnOptions): Promise<void>;
  /** Lets another page own it; this one watches on. What was set stays. Settles when it is so; does nothing where this page does not own it. */
  release(): Promise<void>;
  /** Lights the lamp of a button-lamp id (phoneSetLamp). */
  setLamp(id: number, mode: LampMode): Promise<void>;
  /** Sets a hookswitch (phoneSetHookSwitch). Taking the first device off hook may answer or begin a call, putting the last one on hook end it. */
  setHookSwitch(device: HookSwitchDevice, mode: HookSwitchMode): Promise<void>;
  /** Sets the volume of a device's speaker, 0 to 1 (phoneSetVolume, whose 0 to 0xFFFF are its steps). */
  setVolume(device: HookSwitchDevice, volume: number): Promise<void>;
  /** Sets the gain of a device's microphone, 0 to 1 (phoneSetGain, likewise). */
  setGain(device: HookSwitchDevice, gain: number): Promise<void>;
  /**
   * Rings (phoneSetRing).
   * @param mode - Which ring, from 1 to {@link PhoneRing.modes}; 0 ends it.
   * @param volume - 0 to 1; as it is where left out.
   */
  setRing(mode: number, volume?: number): Promise<void>;
  /** Writes on the display, from row and column 0 where left out; what does not fit is cut (phoneSetDisplay). */
  setDisplay(text: string, at?: { readonly row?: number; readonly column?: number }): Promise<void>;
  /** Gives a button a function and a text; what is left out stays (phoneSetButtonInfo). */
  setButtonInfo(id: number, change: PhoneButtonChange): Promise<void>;
}

/** What {@link Phone.setButtonInfo} changes. */
export interface PhoneButtonChange {
  readonly function?: ButtonFunction;
  readonly text?: string;
}

/** How {@link Phone.own} goes about it. */
export interface PhoneOwnOptions {
  /** Releases the phone, also while it is being asked for: `own` rejects with `aborted` then. Of several, each does. */
  readonly signal?: AbortSignal;
}

export interface PhoneEvents {
  /** `service`, `name`, `owned`, `can` or a button's function or text changed. */
  change: Event;
  /** This page or another one has begun or ended to own the phone. */
  ownerchange: PhoneOwnerEvent;
  /** A lamp is lit in another way. */
  lampchange: LampEvent;
  /** A device went on or off hook, or lets something else through. */
  hookswitchchange: HookSwitchEvent;
  /** A device's volume or gain changed. */
  volumechange: HookSwitchEvent;
  /** `display` changed. */
  displaychange: Event;
  /** `ring` changed. */
  ringchange: Event;
  /** A button was pressed, or let go. */
  button: ButtonEvent;
  /** The phone was removed for good, and is in {@link Telephony.phones} no more. One of its name that comes later is another Phone. */
  gone: Event;
}

/** An event about who owns a phone. */
export class PhoneOwnerEvent extends Event {
  constructor(readonly owner: PhoneOwner) {
    super('ownerchange');
  }
}

/** An event about a lamp. */
export class LampEvent extends Event {
  constructor(
    /** Its button-lamp id. */
    readonly lampId: number,
    readonly mode: LampMode,
  ) {
    super('lampchange');
  }
}

/** An event about a device with a hookswitch. */
export class HookSwitchEvent extends Event {
  constructor(
    type: 'hookswitchchange' | 'volumechange',
    readonly device: HookSwitchDevice,
    readonly hookSwitch: HookSwitch,
  ) {
    super(type);
  }
}

/** An event about a button. */
export class ButtonEvent extends Event {
  /** Its button-lamp id. */
  readonly buttonId: number;
  readonly pressed: boolean;
  /** What it does, read after it was pressed. */
  readonly function: ButtonFunction;

  constructor(button: Pick<PhoneButton, 'id' | 'pressed' | 'function'>) {
    super('button');
    this.buttonId = button.id;
    this.pressed = button.pressed;
    this.function = button.function;
  }
}
