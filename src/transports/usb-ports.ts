/**
 * Finding USB devices again, and their ports. What the platform gives (WebUSB; measured on Chromium 156):
 *
 * - A USBDevice can be neither cloned nor transferred, and only a window may ask for a new one (`requestDevice`). A worker gets its own
 *   object for the same device from `getDevices()`.
 * - A device has vendor, product and serial number; the last is empty with many makers, and the same for all their devices with some.
 * - After a replug there is a new USBDevice. A grant outlives the device's stay only when it has a serial number.
 */
import { atFunctions } from './usb-functions.js';
import type { UsbDescription } from './usb-functions.js';
import type { PortRole } from './usb-port-hints.js';

/** What tells a device from others. */
export interface UsbIdentityInfo {
  readonly vendorId: number;
  readonly productId: number;
  /** Empty where the device has none. May be an IMEI: not to be logged. */
  readonly serialNumber: string;
}

/** One device as a window saw it among those it may use: `devices.indexOf(device)`, `devices.length`, {@link identityOf}. Can be posted. */
export interface UsbSighting {
  readonly index: number;
  readonly count: number;
  readonly identity: UsbIdentityInfo;
}

/** Whom {@link watchUsbDevices} reports to. */
export interface UsbWatcher {
  /** A device that this site may use was plugged in. Always a new object; compare {@link identityOf} to know it again. */
  connected(device: USBDevice): void;
  /** The device is gone; the object will not come back. */
  disconnected(device: USBDevice): void;
}

/** A port of a device that takes AT commands, or may. */
export interface UsbPort {
  /** For {@link WebUsbOptions.port}. */
  readonly number: number;
  /** `at-primary` is known, undefined only likely (CDC-ACM). */
  readonly role: PortRole | undefined;
}

/** The part of `navigator.usb` that is used here. */
export type UsbSource = Pick<USB, 'getDevices' | 'addEventListener' | 'removeEventListener'>;

/** The browser's USB devices; undefined where it has none, or not in this kind of worker, or on an insecure page. */
export function usbSource(): USB | undefined {
  return 'usb' in navigator ? navigator.usb : undefined;
}

/** What the platform tells of a device. */
export function identityOf(device: Pick<USBDevice, 'vendorId' | 'productId' | 'serialNumber'>): UsbIdentityInfo {
  return { vendorId: device.vendorId, productId: device.productId, serialNumber: device.serialNumber ?? '' };
}

/**
 * The ports of a device that take AT commands, the best first; empty for what is no modem, or none that is known. Does not open the device.
 * The second of a stick with several is for commands beside a call.
 */
export function atPorts(device: UsbDescription): UsbPort[] {
  return atFunctions(device).map(({ control, role }) => ({ number: control, role }));
}

/** A key of a device in every session, as well as the platform can: for `DeviceKeys`. */
export function usbDeviceKey(device: USBDevice): string {
  const { vendorId, productId, serialNumber } = identityOf(device);
  const make = `webusb:${hex4(vendorId)}:${hex4(productId)}`;
  return serialNumber === '' ? make : `${make}:${serialNumber}`;
}

/**
 * Finds, in a worker, the device that a window saw: by its identity, among identical ones by its place.
 * @returns undefined when the two see different devices: the window has to look again.
 */
export function matchDevice(
  { index, count, identity }: UsbSighting,
  devices: readonly USBDevice[],
): USBDevice | undefined {
  const alike = devices.filter((device) => sameIdentity(identityOf(device), identity));
  if (alike.length === 1) return alike[0];
  const device = devices[index];
  return devices.length === count && device !== undefined && alike.includes(device) ? device : undefined;
}

/** Reports plugging and unplugging until the returned function is called. Devices that were there before are in `usb.getDevices()`. */
export function watchUsbDevices(watcher: UsbWatcher, usb: UsbSource): () => void {
  const onConnect = ({ device }: USBConnectionEvent): void => {
    watcher.connected(device);
  };
  const onDisconnect = ({ device }: USBConnectionEvent): void => {
    watcher.disconnected(device);
  };
  usb.addEventListener('connect', onConnect);
  usb.addEventListener('disconnect', onDisconnect);
  return () => {
    usb.removeEventListener('connect', onConnect);
    usb.removeEventListener('disconnect', onDisconnect);
  };
}

/** Whether two devices look alike to the platform. */
function sameIdentity(a: UsbIdentityInfo, b: UsbIdentityInfo): boolean {
  return a.vendorId === b.vendorId && a.productId === b.productId && a.serialNumber === b.serialNumber;
}

function hex4(id: number): string {
  return id.toString(16).padStart(4, '0');
}
