import type { Timer } from '../../base/clock.js';
import { answer, begin, dial, drop, hold, unhold } from '../../network/exchange/call-control.js';
import type { Answer } from '../../network/exchange/answer.js';
import type { Leg } from '../../network/exchange/leg.js';
import { HELD_STATES } from '../../network/exchange/leg-states.js';
import { send } from '../../network/exchange/signals.js';
import type { Extension } from '../../network/exchange/station.js';
import {
  LINETERMMODE,
  PHONEBUTTONSTATE,
  PHONEHOOKSWITCHMODE,
  PHONELAMPMODE,
  PHONESTATE,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { PHONEERR } from '../../tspi/generated/errors.js';
import type { HdPhone, HtPhone } from '../../tspi/result.js';
import type { PhoneButtonInfo } from '../../tspi/structures.js';
import type { ExchangeContext } from './exchange-context.js';
import type { ExchangeLine } from './exchange-line.js';
import {
  CALL_BUTTON,
  DATA_SIZES,
  DISPLAY_COLUMNS,
  DISPLAY_ROWS,
  DO_NOT_DISTURB_BUTTON,
  HOLD_BUTTON,
  HOOK_DEVICES,
  KEYS,
  MESSAGE_BUTTON,
  newButtons,
  newLamps,
} from './phone-layout.js';

/** A button goes up again after this time, and a key sounds so long, in milliseconds. */
const PRESS_MS = 100;
/** A number is complete when no more keys follow for this time, in milliseconds. */
const INTERDIGIT_MS = 3000;
/** PHONESTATE bits of each hook device: its hookswitch, volume and gain. */
const DEVICE_STATES = [
  [PHONESTATE.HANDSETHOOKSWITCH, PHONESTATE.HANDSETVOLUME, PHONESTATE.HANDSETGAIN],
  [PHONESTATE.SPEAKERHOOKSWITCH, PHONESTATE.SPEAKERVOLUME, PHONESTATE.SPEAKERGAIN],
  [PHONESTATE.HEADSETHOOKSWITCH, PHONESTATE.HEADSETVOLUME, PHONESTATE.HEADSETGAIN],
] as const;
const MIDDLE = 0x8000;

/** One device of the phone that has a hookswitch. Volume and gain: 0 to 0xFFFF. */
interface HookDevice {
  hook: number;
  volume: number;
  gain: number;
}

/**
 * The desk phone of an extension. It rings, lights and shows what its line does, and lifting it answers or begins a call; a person's
 * hands are `setHook` and `press`.
 */
export class DeskPhone {
  deviceId: number | null = null;
  htPhone: HtPhone | 0 = 0;
  hdPhone: HdPhone | 0 = 0;
  extVersion = 0;
  /** PHONESTATE, PHONEBUTTONMODE and PHONEBUTTONSTATE bits that are wanted. */
  phoneStates = 0;
  buttonModes = 0;
  buttonStates = 0;
  ringMode = 0;
  ringVolume = MIDDLE;
  /** In the order of HOOK_DEVICES. */
  readonly hooks: readonly [HookDevice, HookDevice, HookDevice] = [newDevice(), newDevice(), newDevice()];
  readonly lamps = newLamps();
  readonly buttons: PhoneButtonInfo[];
  readonly data: Uint8Array[] = DATA_SIZES.map((size) => new Uint8Array(size));
  display = ' '.repeat(DISPLAY_ROWS * DISPLAY_COLUMNS);
  /** The call that was answered or begun by lifting; it ends with hanging up. */
  #leg: Leg | null = null;
  #line: ExchangeLine | null = null;
  /** It rings since a call rings, and not because it was told to. */
  #ringsForLine = false;
  #shown = '';
  #interdigit: Timer | null = null;

  constructor(
    private readonly context: ExchangeContext,
    readonly extension: Extension,
    /** Who knows the phone before it has a device id. */
    readonly tempId: number,
  ) {
    this.buttons = newButtons(extension.number);
  }

  /** The line of the same extension. */
  get line(): ExchangeLine | null {
    return this.#line;
  }

  /** The PHONEHOOKSWITCHDEV bits of what is off hook. */
  get offHook(): number {
    return HOOK_DEVICES.reduce(
      (all, bit, index) => (this.hooks[index]?.hook === PHONEHOOKSWITCHMODE.ONHOOK ? all : all | bit),
      0,
    );
  }

  belongsTo(line: ExchangeLine): void {
    this.#line = line;
  }

  close(): void {
    this.context.requests.cut(this, PHONEERR.OPERATIONFAILED);
    this.htPhone = 0;
    this.hdPhone = 0;
    this.extVersion = 0;
    this.phoneStates = 0;
    this.buttonModes = 0;
    this.buttonStates = 0;
    this.setHook(
      HOOK_DEVICES.reduce((all, bit) => all | bit, 0),
      PHONEHOOKSWITCHMODE.ONHOOK,
    );
  }

  /** Moves hookswitches (PHONEHOOKSWITCHDEV bits, one PHONEHOOKSWITCHMODE), as a hand does. */
  setHook(devices: number, mode: number): void {
    const before = this.offHook !== 0;
    for (const [index, device] of this.hooks.entries()) {
      if (((HOOK_DEVICES[index] ?? 0) & devices) === 0 || device.hook === mode) continue;
      device.hook = mode;
      this.tellState(DEVICE_STATES[index]?.[0] ?? 0, mode);
    }
    const after = this.offHook !== 0;
    if (!before && after) this.#lift();
    if (before && !after) this.#hangUp();
  }

  /** Presses a button for a moment, as a finger does. */
  press(id: number): void {
    this.#button(id, PHONEBUTTONSTATE.DOWN);
    this.context.scheduler.after(PRESS_MS, () => {
      this.#button(id, PHONEBUTTONSTATE.UP);
    });
    const key = KEYS[id];
    if (key !== undefined) this.#key(key);
    else if (id === HOLD_BUTTON) this.toggleHold();
    else if (id === MESSAGE_BUTTON) this.#line?.setMessageWaiting(false);
    else if (id === DO_NOT_DISTURB_BUTTON) this.toggleDoNotDisturb();
  }

  toggleHold(): void {
    const active = this.extension.active();
    const held = [...this.extension.legs].find((leg) => leg.isIn(HELD_STATES));
    if (active !== undefined) carryOut(hold(active));
    else if (held !== undefined) carryOut(unhold(held));
  }

  toggleDoNotDisturb(): void {
    this.extension.doNotDisturb = !this.extension.doNotDisturb;
    this.setLamp(DO_NOT_DISTURB_BUTTON, this.extension.doNotDisturb ? PHONELAMPMODE.STEADY : PHONELAMPMODE.OFF);
  }

  setVolume(index: number, volume: number): void {
    const device = this.hooks[index];
    if (device !== undefined) device.volume = volume;
    this.tellState(DEVICE_STATES[index]?.[1] ?? 0);
  }

  setGain(index: number, gain: number): void {
    const device = this.hooks[index];
    if (device !== undefined) device.gain = gain;
    this.tellState(DEVICE_STATES[index]?.[2] ?? 0);
  }

  setRing(mode: number, volume: number): void {
    if (volume !== this.ringVolume) this.tellState(PHONESTATE.RINGVOLUME);
    this.ringVolume = volume;
    if (mode === this.ringMode) return;
    this.ringMode = mode;
    this.tellState(PHONESTATE.RINGMODE, mode);
  }

  setLamp(id: number, mode: number): void {
    if (this.lamps[id] === mode) return;
    this.lamps[id] = mode;
    this.tellState(PHONESTATE.LAMP, id);
  }

  /** Writes at a place of the display; what does not fit is cut. */
  write(row: number, column: number, text: string): void {
    const from = row * DISPLAY_COLUMNS + column;
    const fits = text.slice(0, this.display.length - from);
    this.display = this.display.slice(0, from) + fits + this.display.slice(from + fits.length);
    this.tellState(PHONESTATE.DISPLAY);
  }

  /** Shows a text in the second row. */
  show(text: string): void {
    this.write(1, 0, text.slice(0, DISPLAY_COLUMNS).padEnd(DISPLAY_COLUMNS));
  }

  messageWaiting(on: boolean): void {
    this.setLamp(MESSAGE_BUTTON, on ? PHONELAMPMODE.WINK : PHONELAMPMODE.OFF);
  }

  /** The line's calls have changed: the phone rings, lights and shows what they are. */
  legsChanged(): void {
    const legs = [...this.extension.legs];
    const ringing = this.extension.ringing();
    const through = legs.find((leg) => leg.isIn(['connected', 'conferenced']));
    const held = legs.some((leg) => leg.isIn(HELD_STATES));
    if (this.#line?.reachesPhone(LINETERMMODE.RINGER) === true) {
      if (ringing !== undefined) this.setRing(1, this.ringVolume);
      else if (this.#ringsForLine) this.setRing(0, this.ringVolume);
      this.#ringsForLine = ringing !== undefined;
    }
    if (this.#line?.reachesPhone(LINETERMMODE.LAMPS) === true) {
      const lit = through !== undefined ? PHONELAMPMODE.STEADY : held ? PHONELAMPMODE.WINK : PHONELAMPMODE.OFF;
      this.setLamp(CALL_BUTTON, ringing !== undefined ? PHONELAMPMODE.FLASH : lit);
    }
    const party = ringing?.info.caller ?? through?.info.connected;
    const text = party == null ? '' : `${party.number} ${party.name}`.trim();
    if (text === this.#shown || this.#line?.reachesPhone(LINETERMMODE.DISPLAY) !== true) return;
    this.#shown = text;
    this.write(0, 0, text.slice(0, DISPLAY_COLUMNS).padEnd(DISPLAY_COLUMNS));
  }

  /** Tells PHONE_STATE, where it is wanted. */
  tellState(state: number, param2 = 0): void {
    if ((this.phoneStates & state) !== 0) this.tell(TAPI_MESSAGE.PHONE_STATE, state, param2, 0);
  }

  tell(message: number, param1: number, param2: number, param3: number): void {
    if (this.htPhone !== 0) this.context.host?.phoneEvent(this.htPhone, message, param1, param2, param3);
  }

  #lift(): void {
    const { exchange } = this.context;
    const ringing = this.extension.ringing();
    if (ringing !== undefined) {
      if (carryOut(answer(exchange, ringing))) this.#leg = ringing;
    } else if (this.extension.mayOriginate()) {
      this.#leg = exchange.newLeg(this.extension);
      carryOut(begin(exchange, this.#leg, ''));
    }
  }

  #hangUp(): void {
    this.#interdigit?.cancel();
    if (this.#leg !== null) carryOut(drop(this.#leg));
    this.#leg = null;
  }

  #key(key: string): void {
    const { exchange, scheduler } = this.context;
    const leg = this.#leg ?? this.extension.active();
    if (leg === undefined) return;
    if (leg.state === 'connected') send(leg, { kind: 'digit', digit: key, by: 'tones', durationMs: PRESS_MS });
    if (!carryOut(dial(exchange, leg, `${key};`))) return;
    this.#interdigit?.cancel();
    this.#interdigit = scheduler.after(INTERDIGIT_MS, () => {
      carryOut(dial(exchange, leg, ''));
    });
  }

  #button(id: number, buttonState: number): void {
    const button = this.buttons[id];
    if (button === undefined) return;
    this.buttons[id] = { ...button, buttonState };
    if ((this.buttonModes & button.buttonMode) !== 0 && (this.buttonStates & buttonState) !== 0)
      this.tell(TAPI_MESSAGE.PHONE_BUTTON, id, button.buttonMode, buttonState);
  }
}

function newDevice(): HookDevice {
  return { hook: PHONEHOOKSWITCHMODE.ONHOOK, volume: MIDDLE, gain: MIDDLE };
}

/** Does what was asked for, where it is possible. */
function carryOut(answer: Answer): boolean {
  if (typeof answer !== 'function') return false;
  answer();
  return true;
}
