import { errorName, transportError } from './transport-errors.js';
import type { Operation } from './transport-errors.js';
import { isTransportError } from './transport.js';
import type { LostReason, TransportError, TransportErrorCode } from './transport.js';

/** What was being done; to claim an interface is a step of opening that has reasons of its own to fail. */
type UsbOperation = Operation | 'claim';

const heldMessage =
  "The system's own driver, another tab or another program holds this USB port. Where the browser offers the modem as a serial port, " +
  'choose it there (Web Serial); else close the other program, then try again.';
const protectedMessage =
  'This user, or this browser, may not open the device as a USB device: on Windows its driver must be WinUSB, on Linux a udev rule must ' +
  'give access. Where the browser offers the modem as a serial port, choose it there (Web Serial).';

/**
 * Names of the browser's errors, by operation; what is missing is `failed`. Sources: WebUSB, the methods of USBDevice; Chromium's
 * usb_device.cc, which makes these errors from the results of the device service.
 *
 * - any, NotFoundError: the device was disconnected (measured: after udev's `remove`).
 * - any transfer, NetworkError: the bus gave an error, of which a pulled cable is the usual one (measured: bus cut before udev).
 * - any transfer, AbortError: cancelled, by our own closing, which the transport knows, or because the device went (measured).
 * - open, SecurityError: the system denied access. InvalidStateError: another change of state is under way in this object.
 * - claim, NetworkError: the interface is held. Chromium gives no reason; the kernel's driver is the usual one (measured).
 * - claim, SecurityError: the class is protected (WebUSB, 7: audio, HID, storage and others).
 */
const codes: Readonly<Record<UsbOperation, Readonly<Partial<Record<string, TransportErrorCode>>>>> = {
  open: { NotFoundError: 'gone', AbortError: 'gone', SecurityError: 'busy', InvalidStateError: 'busy' },
  claim: { NotFoundError: 'gone', AbortError: 'gone', NetworkError: 'busy', SecurityError: 'unsupported' },
  write: { NotFoundError: 'gone', AbortError: 'gone', NetworkError: 'gone' },
  signals: { NotFoundError: 'gone', AbortError: 'gone', NetworkError: 'gone', InvalidStateError: 'closed' },
  forget: { NotFoundError: 'gone', TypeError: 'unsupported' },
};

const messages: Readonly<Partial<Record<UsbOperation, Readonly<Partial<Record<string, string>>>>>> = {
  open: { SecurityError: protectedMessage },
  claim: { NetworkError: heldMessage, SecurityError: 'The browser keeps interfaces of this class from web pages.' },
  forget: { TypeError: "This browser takes permissions back in the page's site settings only." },
};

/** Translates what the browser threw. */
export function translateUsbError(operation: UsbOperation, cause: unknown): TransportError {
  if (isTransportError(cause)) return cause;
  const name = errorName(cause);
  return transportError(codes[operation][name] ?? 'failed', cause, messages[operation]?.[name]);
}

/** What an error of a bulk transfer tells of the device. */
export function usbLostReason(cause: unknown): LostReason {
  return translateUsbError('write', cause).code === 'gone' ? 'unplugged' : 'failed';
}
