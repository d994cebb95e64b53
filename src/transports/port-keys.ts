/**
 * Gives every port or device a key that names it in every session, as well as the platform can: `usb:0572:1340`, and `#2`, `#3`… for
 * further ones of the same make.
 *
 * A key is free again once it is released, so the device that comes back after a replug gets the key it had. Identical devices are
 * the limit: Web Serial tells neither serial number nor connector, so which of them gets `#2` depends on the order of `getPorts()` and may
 * differ from session to session. Only the modem itself can tell then (+GSN, +CGSN); whoever has asked it puts the keys right
 * ({@link DeviceKeys.exchange}, {@link DeviceKeys.renew}).
 */
export class DeviceKeys<Device extends object> {
  readonly #keys = new Map<Device, string>();
  readonly #make: (device: Device) => string;

  /** @param make - What devices of one make have in common. */
  constructor(make: (device: Device) => string) {
    this.#make = make;
  }

  /** The key of a device; the same object always has the same key until it is released. */
  keyOf(device: Device): string {
    const known = this.#keys.get(device);
    if (known !== undefined) return known;
    const key = this.#firstFree(this.#make(device));
    this.#keys.set(device, key);
    return key;
  }

  /** Frees the key of a device that was disconnected. */
  release(device: Device): void {
    this.#keys.delete(device);
  }

  /** Whether a device has a key: it has been asked for, and not released. */
  has(device: Device): boolean {
    return this.#keys.has(device);
  }

  /** The device is none of those that had its key before: it gets one that is new. */
  renew(device: Device, others: ReadonlySet<string>): void {
    this.#keys.delete(device);
    this.#keys.set(device, this.#firstFree(this.#make(device), others));
  }

  /** The device is the one that has a key; the device that had it, where there is one, gets what this one had. */
  exchange(device: Device, key: string, other: Device | null): void {
    const before = this.#keys.get(device);
    if (other !== null && before !== undefined && this.#keys.get(other) === key) this.#keys.set(other, before);
    this.#keys.set(device, key);
  }

  #firstFree(base: string, others: ReadonlySet<string> = new Set()): string {
    const taken = new Set([...this.#keys.values(), ...others]);
    let key = base;
    for (let ordinal = 2; taken.has(key); ordinal++) key = `${base}#${ordinal}`;
    return key;
  }
}

/** A key of a serial port in every session, as well as the platform can: for {@link DeviceKeys}. */
export function serialPortKey(port: SerialPort): string {
  const info = port.getInfo();
  if (info.bluetoothServiceClassId !== undefined) return `bluetooth:${info.bluetoothServiceClassId}`;
  if (info.usbVendorId === undefined) return 'serial';
  return `usb:${hex4(info.usbVendorId)}:${hex4(info.usbProductId ?? 0)}`;
}

function hex4(id: number): string {
  return id.toString(16).padStart(4, '0');
}
