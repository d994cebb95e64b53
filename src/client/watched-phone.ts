import type { Scheduler } from '../base/clock.js';
import type { PhoneState } from '../protocol/messages.js';
import { PHONEBUTTONSTATE, PHONESTATE } from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import { abilitiesOf } from './phone-abilities.js';
import { inWords, phoneError, removedError } from './phone-errors.js';
import { PhoneOwnership } from './phone-ownership.js';
import { PhoneWatch } from './phone-watch.js';
import type { Tapi, TapiMessage } from './tapi.js';
import type { TelephonyClient } from './telephony-client.js';
import { ButtonEvent, PhoneOwnerEvent, type Phone, type PhoneEvents, type PhoneOwner } from './telephony.js';
import { typedTarget } from './typed-target.js';

/** What a phone says of itself, and what moves it on: watched by one handle, which opens itself (phone-watch.ts), owned by another (phone-ownership.ts). */
export class WatchedPhone extends typedTarget<PhoneEvents>() {
  protected readonly watch: PhoneWatch;
  protected readonly ownership = new PhoneOwnership(this);
  #removed = false;

  constructor(
    readonly telephony: TelephonyClient,
    readonly tapi: Tapi,
    scheduler: Scheduler,
    /** The device id with the worker that serves it now; -1 while that is not known (after a detachment). */
    public deviceId: number,
    public caps: PhoneState,
  ) {
    super();
    this.watch = new PhoneWatch(this, scheduler);
  }

  get permanentId(): number {
    return this.caps.permanentPhoneId;
  }

  get name(): string {
    return this.caps.phoneName;
  }

  get service(): Phone['service'] {
    return this.watch.service;
  }

  get owned(): boolean {
    return this.ownership.owned;
  }

  get can(): Phone['can'] {
    const standing = { inService: this.service === 'ready', owned: this.owned, mayOwn: this.telephony.mayOwnCalls };
    return abilitiesOf(this.caps, this.watch.reading.view, standing);
  }

  get lamps(): Phone['lamps'] {
    return this.watch.reading.view.lamps;
  }

  get buttons(): Phone['buttons'] {
    return this.watch.reading.buttons;
  }

  get hookSwitches(): Phone['hookSwitches'] {
    return this.watch.reading.view.hookSwitches;
  }

  get display(): Phone['display'] {
    return this.watch.reading.view.display;
  }

  get ring(): Phone['ring'] {
    return this.watch.reading.view.ring;
  }

  // --- for its two handles ---------------------------------------------------------------------------------------------

  /** Throws TelephonyError where the phone cannot be asked for anything. */
  requireService(): void {
    const { status } = this.telephony;
    if (status === 'closed' || status === 'lost') throw this.telephony.endError('known');
    if (this.#removed) throw removedError(this.name);
    if (this.deviceId < 0 || this.service === 'lost') throw phoneError(PHONEERR.NODEVICE, this.name);
  }

  /** Throws what a function answered, in words, where it is an error. */
  check(result: Result, functionName: string): void {
    const failure = this.telephony.failure(result, functionName, 'known');
    if (failure !== null) throw inWords(failure, this.name);
  }

  /** The phone is watched and has been read. */
  opened(): void {
    void this.ownership.again();
  }

  /** Who owns the phone has changed. */
  ownerIs(owner: PhoneOwner): void {
    this.dispatchEvent(new PhoneOwnerEvent(owner));
    this.dispatchEvent(new Event('change'));
  }

  // --- moved on by the client ------------------------------------------------------------------------------------------

  /** A host serves the phone, under this device id. */
  served(deviceId: number, caps: PhoneState): void {
    this.deviceId = deviceId;
    this.caps = caps;
    this.dispatchEvent(new Event('change'));
    this.watch.served();
  }

  /** A message of this phone. */
  receive({ message, device, param1, param2, param3 }: TapiMessage): void {
    if (message === 'PHONE_CLOSE') {
      if (device === this.ownership.handle) this.ownership.closed();
      if (device === this.watch.handle) this.watch.closed();
    } else if (message === 'PHONE_BUTTON') {
      void this.#pressed(param1, param3 === PHONEBUTTONSTATE.DOWN);
    } else if (message === 'PHONE_STATE') {
      if ((param1 & PHONESTATE.OWNER) !== 0) this.ownerIs(param2 > 0 ? 'elsewhere' : 'nobody');
      if ((param1 & ~(PHONESTATE.OWNER | PHONESTATE.MONITORS)) !== 0) void this.watch.refresh();
    }
  }

  /** No host serves the phone now; one may later. */
  lost(): void {
    this.ownership.closed();
    this.watch.end();
  }

  /** The phone was removed for good. */
  removed(): void {
    this.#removed = true;
    this.deviceId = -1;
    this.ownership.end();
    this.watch.end();
    this.dispatchEvent(new Event('gone'));
  }

  async #pressed(id: number, pressed: boolean): Promise<void> {
    const button = await this.watch.reading.readButton(id, pressed);
    this.dispatchEvent(new ButtonEvent({ id, pressed, function: button?.function ?? 'unknown' }));
  }
}
