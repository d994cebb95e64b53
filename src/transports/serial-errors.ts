import { errorName, transportError } from './transport-errors.js';
import type { Operation } from './transport-errors.js';
import { TransportError } from './transport.js';
import type { LostReason, ReceiveErrorKind, TransportErrorCode } from './transport.js';

/**
 * Names of the browser's errors, by operation. What is missing here is `failed`.
 *
 * - open, InvalidStateError: this very SerialPort object is open or being opened (Web Serial, `open()` method).
 * - open, NetworkError: the system refused (same section). The specification gives one error for every cause; on a device that is there
 *   the cause is a second opener, or a user without the right to open the node: no browser tells the two apart.
 * - write, signals, InvalidStateError: the port is closed (`getSignals()`, `setSignals()` methods; closing aborts `writable` with it).
 * - write, NetworkError: the device was lost (`writable` attribute).
 * - signals, NetworkError: the system call failed (same methods), as a rule because the driver has no such line; the port stays usable.
 * - forget, TypeError: the method is not there (Chromium before 103).
 */
const codes: Readonly<Record<Operation, Readonly<Partial<Record<string, TransportErrorCode>>>>> = {
  open: { InvalidStateError: 'busy', NetworkError: 'busy' },
  write: { InvalidStateError: 'closed', NetworkError: 'gone' },
  signals: { InvalidStateError: 'closed', NetworkError: 'unsupported' },
  forget: { TypeError: 'unsupported' },
};

/** What a code means in an operation, where that is more than the code's own message. */
const messages: Readonly<Partial<Record<Operation, Readonly<Partial<Record<TransportErrorCode, string>>>>>> = {
  signals: {
    unsupported: 'The driver of this port cannot do this with the control lines. The port stays open and usable.',
  },
  forget: { unsupported: "This browser takes permissions back in the page's site settings only." },
};

/** How a read ended: survived, with what it tells of the bytes around it, or fatal, with what it tells of the device. */
export type ReadFault =
  { readonly fatal: false; readonly kind: ReceiveErrorKind } | { readonly fatal: true; readonly reason: LostReason };

/**
 * The errors of `readable` (Web Serial, `readable` attribute: after the first four a new stream takes its place, after the others it is null):
 *
 * - BufferOverrunError: the device service's buffer was full; FramingError, ParityError, BreakError: the line.
 * - NetworkError: the device was lost.
 * - UnknownError: the system reported something else. So is everything that is not in the table.
 */
const readFaults: Readonly<Partial<Record<string, ReadFault>>> = {
  BufferOverrunError: { fatal: false, kind: 'overrun' },
  FramingError: { fatal: false, kind: 'framing' },
  ParityError: { fatal: false, kind: 'parity' },
  BreakError: { fatal: false, kind: 'break' },
  NetworkError: { fatal: true, reason: 'unplugged' },
  UnknownError: { fatal: true, reason: 'failed' },
};

/** Translates what the browser threw. A device that the browser says is not connected is `gone`, whatever the operation. */
export function translateError(operation: Operation, cause: unknown, port: SerialPort): TransportError {
  if (cause instanceof TransportError) return cause;
  const code = isConnected(port) ? (codes[operation][errorName(cause)] ?? 'failed') : 'gone';
  return transportError(code, cause, messages[operation]?.[code]);
}

/** Sorts an error of `readable`. */
export function readFault(error: unknown): ReadFault {
  return readFaults[errorName(error)] ?? { fatal: true, reason: 'failed' };
}

/** NetworkError is how both streams say that the device was lost (Web Serial, `readable` and `writable` attributes). */
export function lostReason(error: unknown): LostReason {
  return errorName(error) === 'NetworkError' ? 'unplugged' : 'failed';
}

/** Whether the browser still sees the device. Browsers that lack `connected` (Chromium before 130) are believed to. */
export function isConnected(port: { readonly connected?: boolean }): boolean {
  return port.connected ?? true;
}
