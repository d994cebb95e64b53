/**
 * Gives every port a key that names its device in every session, as well as the platform can: `usb:0572:1340`, and `#2`, `#3`… for
 * further devices of the same make.
 *
 * A key is free again once its port is released, so the device that comes back after a replug gets the key it had. Identical devices are
 * the limit: Web Serial tells neither serial number nor connector, so which of them gets `#2` depends on the order of `getPorts()` and may
 * differ from session to session. Only the modem itself can tell then (ATI, +CGSN).
 */
export class PortKeys {
  readonly #keys = new Map<SerialPort, string>();

  /** The key of a port; the same object always has the same key until it is released. */
  keyOf(port: SerialPort): string {
    const known = this.#keys.get(port);
    if (known !== undefined) return known;
    const key = this.#firstFree(deviceKey(port.getInfo()));
    this.#keys.set(port, key);
    return key;
  }

  /** Frees the key of a port that was disconnected. */
  release(port: SerialPort): void {
    this.#keys.delete(port);
  }

  #firstFree(base: string): string {
    const taken = new Set(this.#keys.values());
    let key = base;
    for (let ordinal = 2; taken.has(key); ordinal++) key = `${base}#${ordinal}`;
    return key;
  }
}

function deviceKey(info: SerialPortInfo): string {
  if (info.bluetoothServiceClassId !== undefined) return `bluetooth:${info.bluetoothServiceClassId}`;
  if (info.usbVendorId === undefined) return 'serial';
  return `usb:${hex4(info.usbVendorId)}:${hex4(info.usbProductId ?? 0)}`;
}

function hex4(id: number): string {
  return id.toString(16).padStart(4, '0');
}
