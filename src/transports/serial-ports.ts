/**
 * Finding serial ports again. What the platform gives (Web Serial; measured on Chromium 156):
 *
 * - A SerialPort can be neither cloned nor transferred, and only a window may ask for a new one (`requestPort`). A worker gets its own
 *   object for the same port from `getPorts()`.
 * - A port has no id: only `getInfo()`, which is empty for a port that is neither USB nor Bluetooth.
 * - The order of `getPorts()` is arbitrary and changes with a replug, but at one instant it is the same in the window and in the worker.
 * - After a replug there is a new SerialPort; the old one stays disconnected for good.
 */

/** One port as a window saw it among those it may use: `ports.indexOf(port)`, `ports.length`, `port.getInfo()`. Can be posted. */
export interface PortSighting {
  readonly index: number;
  readonly count: number;
  readonly info: SerialPortInfo;
}

/** Whom {@link watchPorts} reports to. */
export interface PortWatcher {
  /** A port that this site may use was plugged in. Always a new object; compare `info` to know a device again. */
  connected(port: SerialPort, info: SerialPortInfo): void;
  /** The device of this port is gone; the object will not come back. */
  disconnected(port: SerialPort): void;
}

/** The part of `navigator.serial` that is used here. */
export type SerialSource = Pick<Serial, 'getPorts' | 'addEventListener' | 'removeEventListener'>;

/** The browser's serial ports; undefined where it has none, or not in this kind of worker, or on an insecure page. */
export function serialSource(): Serial | undefined {
  return 'serial' in navigator ? navigator.serial : undefined;
}

/**
 * Finds, in a worker, the port that a window saw. Count and info are compared, because a device may have come or gone since; a port that
 * is the only one of its info is taken whatever its index.
 * @returns undefined when the two see different ports: the window has to look again.
 */
export function matchPort({ index, count, info }: PortSighting, ports: readonly SerialPort[]): SerialPort | undefined {
  const alike = ports.filter((port) => sameInfo(port.getInfo(), info));
  if (alike.length === 1) return alike[0];
  const port = ports[index];
  return ports.length === count && port !== undefined && alike.includes(port) ? port : undefined;
}

/** Reports plugging and unplugging until the returned function is called. Ports that were there before are in `serial.getPorts()`. */
export function watchPorts(watcher: PortWatcher, serial: SerialSource): () => void {
  const onConnect = (event: Event): void => {
    const port = portOf(event);
    watcher.connected(port, port.getInfo());
  };
  const onDisconnect = (event: Event): void => {
    watcher.disconnected(portOf(event));
  };
  serial.addEventListener('connect', onConnect);
  serial.addEventListener('disconnect', onDisconnect);
  return () => {
    serial.removeEventListener('connect', onConnect);
    serial.removeEventListener('disconnect', onDisconnect);
  };
}

/** Whether two ports look alike to the platform; ports of identical devices do, and so do all that are neither USB nor Bluetooth. */
function sameInfo(a: SerialPortInfo, b: SerialPortInfo): boolean {
  return (
    a.usbVendorId === b.usbVendorId &&
    a.usbProductId === b.usbProductId &&
    a.bluetoothServiceClassId === b.bluetoothServiceClassId
  );
}

/** Both events fire at the port and bubble to `navigator.serial` (Web Serial, `onconnect` and `ondisconnect` attributes). */
function portOf(event: Event): SerialPort {
  return event.target as SerialPort;
}
