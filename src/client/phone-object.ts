import { PHONEBUTTONMODE, PHONEBUTTONSTATE } from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import * as given from './phone-arguments.js';
import { inWords, phoneError } from './phone-errors.js';
import type {
  HookSwitchDevice,
  HookSwitchMode,
  LampMode,
  Phone,
  PhoneButtonChange,
  PhoneOwnOptions,
} from './telephony.js';
import { WatchedPhone } from './watched-phone.js';

/** A phone on top of TAPI's calls and messages: what can be asked of it. Values are checked first, so that nothing is sent where one cannot be. */
export class PhoneObject extends WatchedPhone implements Phone {
  async own({ signal }: PhoneOwnOptions = {}): Promise<void> {
    if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal is not an AbortSignal');
    // Whoever owns it can act on it at once, for which it has to have been read.
    await this.watch.opening;
    await this.ownership.own(signal);
  }

  release(): Promise<void> {
    return this.ownership.release();
  }

  async setLamp(id: number, mode: LampMode): Promise<void> {
    const number = given.lampNumber(given.lampOf(this, id), mode);
    const hPhone = this.#acting(this.can.setLamp);
    await this.#done(this.tapi.phoneSetLamp(hPhone, id, number), 'phoneSetLamp');
  }

  async setHookSwitch(device: HookSwitchDevice, mode: HookSwitchMode): Promise<void> {
    const number = given.deviceNumber(this, device);
    const modeNumber = given.hookSwitchNumber(this, device, mode);
    const hPhone = this.#acting(this.can.setHookSwitch.includes(device));
    await this.#done(this.tapi.phoneSetHookSwitch(hPhone, number, modeNumber), 'phoneSetHookSwitch');
  }

  async setVolume(device: HookSwitchDevice, volume: number): Promise<void> {
    const [number, level] = [given.deviceNumber(this, device), given.levelNumber(volume)];
    const hPhone = this.#acting(this.can.setVolume.includes(device));
    await this.#done(this.tapi.phoneSetVolume(hPhone, number, level), 'phoneSetVolume');
  }

  async setGain(device: HookSwitchDevice, gain: number): Promise<void> {
    const [number, level] = [given.deviceNumber(this, device), given.levelNumber(gain)];
    const hPhone = this.#acting(this.can.setGain.includes(device));
    await this.#done(this.tapi.phoneSetGain(hPhone, number, level), 'phoneSetGain');
  }

  async setRing(mode: number, volume = this.ring.volume): Promise<void> {
    const [number, level] = [given.ringNumber(this, mode), given.levelNumber(volume)];
    const hPhone = this.#acting(this.can.setRing);
    await this.#done(this.tapi.phoneSetRing(hPhone, number, level), 'phoneSetRing');
  }

  async setDisplay(text: string, at: { readonly row?: number; readonly column?: number } = {}): Promise<void> {
    const checked = given.checkedText(text);
    const { row, column } = given.placeOf(this, at);
    const hPhone = this.#acting(this.can.setDisplay);
    await this.#done(this.tapi.phoneSetDisplay(hPhone, row, column, checked), 'phoneSetDisplay');
  }

  async setButtonInfo(id: number, change: PhoneButtonChange): Promise<void> {
    const button = given.buttonOf(this, id);
    const changed = given.buttonChange(change);
    this.#acting(this.can.setButtonInfo);
    // It is set as a whole: what stays is as it is by now, with what is the provider's own.
    const present = (await this.watch.reading.buttonInfo(id)) ?? {
      buttonMode: this.caps.buttonModes[id] ?? PHONEBUTTONMODE.DUMMY,
      buttonFunction: given.functionNumber(button.function),
      buttonText: button.text,
      buttonState: PHONEBUTTONSTATE.UNKNOWN,
    };
    const hPhone = this.#acting(this.can.setButtonInfo);
    await this.#done(this.tapi.phoneSetButtonInfo(hPhone, id, { ...present, ...changed }), 'phoneSetButtonInfo');
    await this.watch.reading.readButton(id);
  }

  /** The handle to act by. @param able - Whether the phone can do it. */
  #acting(able: boolean): number {
    this.requireService();
    if (!this.owned) throw phoneError(PHONEERR.NOTOWNER, this.name);
    if (!able) throw phoneError(PHONEERR.OPERATIONUNAVAIL, this.name);
    return this.ownership.handle;
  }

  /** Waits for the PHONE_REPLY of a request, and for what came of it. */
  async #done(id: number, functionName: string): Promise<void> {
    try {
      await this.telephony.run(id, functionName);
    } catch (error) {
      throw inWords(error, this.name);
    }
    await this.watch.refresh();
  }
}
