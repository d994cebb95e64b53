import type { ChosenDevice } from '../protocol/messages.js';
import type { DeviceSighting } from '../transports/device-source.js';
import type { Arguments } from './arguments.js';

/** Longest serial number of a USB device: 126 characters of a string descriptor (USB 2.0, 9.6.7). */
const MAX_SERIAL_NUMBER = 126;

/**
 * What a page says that its window saw, checked.
 * @param first - The position of the index among the arguments; count and ChosenDevice follow.
 * @returns undefined for what no window can have seen.
 */
export function sightingOf(args: Arguments, first: number): DeviceSighting | undefined {
  const [index, count] = [args.int(first), args.int(first + 1)];
  const chosen = args.object(first + 2) as Readonly<Record<keyof Chosen, unknown>> | null;
  if (chosen === null || index < 0 || index >= count) return undefined;
  if (chosen.via === 'serial') {
    const { usbVendorId, usbProductId, bluetoothServiceClassId } = chosen;
    if (!isIdOrNone(usbVendorId) || !isIdOrNone(usbProductId) || !isServiceOrNone(bluetoothServiceClassId))
      return undefined;
    const info: SerialPortInfo = {
      ...(usbVendorId === undefined ? {} : { usbVendorId }),
      ...(usbProductId === undefined ? {} : { usbProductId }),
      ...(bluetoothServiceClassId === undefined ? {} : { bluetoothServiceClassId }),
    };
    return { via: 'serial', index, count, info };
  }
  const { via, vendorId, productId, serialNumber } = chosen;
  if (via !== 'usb' || !isId(vendorId) || !isId(productId) || !isSerialNumber(serialNumber)) return undefined;
  return { via, index, count, identity: { vendorId, productId, serialNumber } };
}

/** Every member that some kind of device has. */
type Chosen = Extract<ChosenDevice, { via: 'serial' }> & Omit<Extract<ChosenDevice, { via: 'usb' }>, 'via'>;

/** Vendors and products are 16 bits (USB 2.0, table 9-8). */
const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff;
const isIdOrNone = (value: unknown): value is number | undefined => value === undefined || isId(value);
/** A UUID as text, or its 16 or 32 bits. */
const isServiceOrNone = (value: unknown): value is number | string | undefined =>
  value === undefined || typeof value === 'number' || (typeof value === 'string' && value.length <= 36);
const isSerialNumber = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_SERIAL_NUMBER;
