import { PHONEPRIVILEGE } from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type Result } from '../tspi/result.js';
import { API_VERSION } from './api-version.js';
import { phoneError } from './phone-errors.js';
import { TelephonyError } from './telephony.js';
import type { WatchedPhone } from './watched-phone.js';

/**
 * Whether this page owns a phone: a handle of its own with PHONEPRIVILEGE_OWNER, beside the one by which the page watches. So owning and releasing it leaves no
 * gap in what the page hears of it.
 */
export class PhoneOwnership {
  handle = 0;
  owned = false;
  /** The phone is to be owned again after a loss. */
  #keep = false;
  #asking: Promise<void> | undefined;
  /** Ends what listens to the signals of `own`. */
  #signals = new AbortController();

  constructor(private readonly phone: WatchedPhone) {}

  /** As {@link Phone.own} says. */
  async own(signal: AbortSignal | undefined): Promise<void> {
    const { phone } = this;
    if (signal?.aborted === true) throw new TelephonyError('aborted', `${phone.name} was not asked for.`, 0);
    if (!phone.telephony.mayOwnCalls) throw phoneError(PHONEERR.INVALPRIVILEGE, phone.name);
    phone.requireService();
    const release = (): void => {
      void this.release().catch(() => undefined);
    };
    signal?.addEventListener('abort', release, { once: true, signal: this.#signals.signal });
    if (!this.owned) await (this.#asking ??= this.#ask());
  }

  async release(): Promise<void> {
    const { handle, owned, phone } = this;
    this.#letGo();
    if (owned) phone.ownerIs('nobody');
    if (handle === 0) return;
    const result = await phone.tapi.phoneClose(handle);
    if (result !== PHONEERR.INVALPHONEHANDLE) phone.check(result, 'phoneClose');
  }

  /** The handle is dead; what was owned is to be owned again. */
  closed(): void {
    const { owned } = this;
    if (this.#keep) this.#dead();
    else this.#letGo();
    if (owned) this.phone.ownerIs('nobody');
  }

  /** The phone is open again. */
  async again(): Promise<void> {
    if (!this.#keep || this.owned) return;
    try {
      await (this.#asking ??= this.#ask());
    } catch (error) {
      if (error instanceof TelephonyError && error.result === PHONEERR.INUSE) this.phone.ownerIs('elsewhere');
    }
  }

  /** The phone, or all of this page, is gone for good. */
  end(): void {
    const { owned } = this;
    this.#letGo();
    if (owned) this.phone.ownerIs('nobody');
  }

  async #ask(): Promise<void> {
    const { phone } = this;
    const hPhone = out(0);
    const opened = phone.tapi.phoneOpen(phone.deviceId, hPhone, API_VERSION, 0, phone, PHONEPRIVILEGE.OWNER);
    this.handle = hPhone.value;
    const result: Result = await opened;
    if (this.handle !== hPhone.value) {
      phone.requireService();
      phone.check(result, 'phoneOpen');
      throw new TelephonyError('aborted', `${phone.name} was released before this page owned it.`, 0);
    }
    this.#asking = undefined;
    if (result !== SUCCESS) this.#letGo();
    phone.check(result, 'phoneOpen');
    this.owned = this.#keep = true;
    phone.ownerIs('here');
  }

  #dead(): void {
    this.handle = 0;
    this.owned = false;
    this.#asking = undefined;
  }

  #letGo(): void {
    this.#dead();
    this.#keep = false;
    this.#signals.abort();
    this.#signals = new AbortController();
  }
}
