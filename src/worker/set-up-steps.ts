import type { SetUpStep } from '../tspi/port-finding.js';
import type { GrantedDevice } from '../transports/device-source.js';

/** Told of each step. */
export type StepListener = (step: SetUpStep) => void;

/** How far the devices are that are being taken into service: told to whoever waits for one, also to who comes later. */
export class SetUpSteps {
  readonly #now = new Map<GrantedDevice, SetUpStep>();
  readonly #listeners = new Map<GrantedDevice, Set<StepListener>>();

  /** A device is this far. */
  told(device: GrantedDevice, step: SetUpStep): void {
    this.#now.set(device, step);
    for (const listener of this.#listeners.get(device) ?? []) listener(step);
  }

  /** A device is in service, or could not be taken into it. */
  ended(device: GrantedDevice): void {
    this.#now.delete(device);
  }

  /** Tells the steps of a device, the present one at once, until the returned function is called. */
  follow(device: GrantedDevice, listener: StepListener): () => void {
    const listeners = this.#listeners.get(device) ?? new Set();
    this.#listeners.set(device, listeners.add(listener));
    const now = this.#now.get(device);
    if (now !== undefined) listener(now);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(device);
    };
  }
}
