import type { Scheduler } from '../base/clock.js';
import type { Random } from '../base/random.js';
import { Reconnect } from '../providers/modem/reconnect.js';
import type { GrantedDevice } from '../transports/device-source.js';

/** Devices that carry no line yet and are tried again, because somebody else has them open. */
export class DeviceRetries {
  readonly #retries = new Map<GrantedDevice, Reconnect>();

  constructor(
    private readonly surroundings: { readonly scheduler: Scheduler; readonly random: Random },
    private readonly attempt: (device: GrantedDevice) => void,
  ) {}

  /** Tries a device again by and by. */
  later(device: GrantedDevice): void {
    let retry = this.#retries.get(device);
    if (retry === undefined) {
      const { scheduler, random } = this.surroundings;
      retry = new Reconnect(scheduler, random, () => {
        this.attempt(device);
      });
      this.#retries.set(device, retry);
    }
    retry.later();
  }

  stop(device: GrantedDevice): void {
    this.#retries.get(device)?.stop();
    this.#retries.delete(device);
  }

  stopAll(): void {
    for (const device of [...this.#retries.keys()]) this.stop(device);
  }
}
