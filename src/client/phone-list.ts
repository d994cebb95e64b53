import type { Scheduler } from '../base/clock.js';
import { PhoneObject } from './phone-object.js';
import type { Tapi } from './tapi.js';
import type { TelephonyClient } from './telephony-client.js';

/** The phones of a page, as lines are kept: each is found again by its permanent id after the host was lost. */
export class PhoneList {
  readonly phones: PhoneObject[] = [];

  constructor(
    private readonly telephony: TelephonyClient,
    private readonly tapi: Tapi,
    private readonly scheduler: Scheduler,
  ) {}

  /** A phone device came, changed or was removed: the mirror says which. */
  changed(deviceId: number): void {
    const caps = this.tapi.mirror.phoneDevices.get(deviceId);
    const known =
      this.phones.find((phone) => phone.deviceId === deviceId) ??
      this.phones.find((phone) => phone.deviceId < 0 && phone.permanentId === caps?.permanentPhoneId);
    if (caps === undefined) {
      if (known !== undefined) this.#remove(known);
      return;
    }
    const phone = known ?? new PhoneObject(this.telephony, this.tapi, this.scheduler, deviceId, caps);
    if (known === undefined) this.phones.push(phone);
    phone.served(deviceId, caps);
  }

  /** Everything begins anew: phones stay, each until the snapshot has told under which id it is now. */
  detached(): void {
    for (const phone of this.phones) phone.deviceId = -1;
  }

  /**
   * Phones that the snapshot has not told are gone.
   * @param mayCome - But another host, which has just begun, may have them in a moment: until then they are out of service.
   */
  snapshot(mayCome: boolean): void {
    for (const phone of this.phones.filter(({ deviceId }) => deviceId < 0)) {
      if (mayCome) phone.lost();
      else this.#remove(phone);
    }
  }

  /** No host serves this page any more. */
  lost(): void {
    for (const phone of this.phones) phone.lost();
  }

  #remove(phone: PhoneObject): void {
    this.phones.splice(this.phones.indexOf(phone), 1);
    phone.removed();
  }
}
