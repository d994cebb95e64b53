import { translateUsbError } from './usb-errors.js';
import { quietly, transportError } from './transport-errors.js';

/**
 * A USB device that several transports of this realm may use at once, one for each of its ports: opened by the first, closed by the last.
 * Each interface belongs to one of them; the browser would let a second one of the same realm claim it again without a word.
 */
class SharedDevice {
  readonly #device: USBDevice;
  readonly #claimed = new Set<number>();
  #users = 0;
  /** Opening and closing wait for each other: a browser refuses one while the other is under way. */
  #turn: Promise<void> = Promise.resolve();

  constructor(device: USBDevice) {
    this.#device = device;
  }

  /** Opens the device for one more user; rejects with what the browser threw. */
  open(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#users === 0) await this.#device.open();
      this.#users++;
    });
  }

  /** One user less; the last one closes the device, which ends its transfers. Never rejects. */
  close(interfaces: readonly number[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const one of interfaces) if (this.#claimed.delete(one)) await quietly(this.#device.releaseInterface(one));
      if (--this.#users === 0) await quietly(this.#device.close());
    });
  }

  /** Closes under an opening that is not wanted any more, so that a device that answers nothing cannot hold it up. */
  abandon(): void {
    if (this.#users > 1) return;
    const closed = quietly(this.#device.close());
    this.#turn = this.#turn.then(() => closed);
  }

  /** Rejects with a TransportError. */
  async claim(one: number): Promise<void> {
    if (this.#claimed.has(one)) throw transportError('busy');
    this.#claimed.add(one);
    try {
      await this.#device.claimInterface(one);
    } catch (cause) {
      this.#claimed.delete(one);
      throw translateUsbError('claim', cause);
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = quietly(done);
    return done;
  }
}

export type { SharedDevice };

const shared = new WeakMap<USBDevice, SharedDevice>();

/** The one SharedDevice of a device object. */
export function sharedDevice(device: USBDevice): SharedDevice {
  let found = shared.get(device);
  if (found === undefined) shared.set(device, (found = new SharedDevice(device)));
  return found;
}
