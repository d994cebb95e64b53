import { TransportError } from './transport.js';
import type { LostReason, ReceiveErrorKind, TransportErrorCode } from './transport.js';

/** What was being done with the port when the browser refused. */
type Operation = 'open' | 'write' | 'signals';

/**
 * Names of the browser's errors, by operation. What is missing here is `failed`.
 *
 * - open, InvalidStateError: this very SerialPort object is open or being opened (Web Serial, `open()` method).
 * - open, NetworkError: the system refused (same section). The specification gives one error for every cause; on a device that is there
 *   the cause is a second opener, or a user without the right to open the node: no browser tells the two apart.
 * - write, signals, InvalidStateError: the port is closed (`getSignals()`, `setSignals()` methods; closing aborts `writable` with it).
 * - write, NetworkError: the device was lost (`writable` attribute).
 * - signals, NetworkError: the system call failed, often because the driver has no such line; the port stays usable.
 */
const codes: Readonly<Record<Operation, Readonly<Partial<Record<string, TransportErrorCode>>>>> = {
  open: { InvalidStateError: 'busy', NetworkError: 'busy' },
  write: { InvalidStateError: 'closed', NetworkError: 'gone' },
  signals: { InvalidStateError: 'closed' },
};

const messages: Readonly<Record<TransportErrorCode, string>> = {
  busy: 'The port is held by another tab or program, or this user may not open it. Close the other one, then try again.',
  gone: 'The device is not there any more. Plug it in again.',
  closed: 'The port is not open.',
  failed: 'The browser could not do this with the port.',
};

/** Errors that `readable` reports and survives: a new stream takes its place (Web Serial, `readable` attribute). */
const receiveErrors: Readonly<Partial<Record<string, ReceiveErrorKind>>> = {
  BufferOverrunError: 'overrun',
  FramingError: 'framing',
  ParityError: 'parity',
  BreakError: 'break',
};

/** Makes the TransportError of a code; `cause` is what the browser said. */
export function transportError(code: TransportErrorCode, cause?: unknown): TransportError {
  return new TransportError(code, messages[code], cause === undefined ? undefined : { cause });
}

/** Translates what the browser threw. A device that the browser says is not connected is `gone`, whatever the operation. */
export function translateError(operation: Operation, cause: unknown, port: SerialPort): TransportError {
  if (cause instanceof TransportError) return cause;
  return transportError(isConnected(port) ? (codes[operation][nameOf(cause)] ?? 'failed') : 'gone', cause);
}

/** The kind of a receive error that was survived; undefined when the stream is gone for good. */
export function receiveErrorKind(error: unknown): ReceiveErrorKind | undefined {
  return receiveErrors[nameOf(error)];
}

/** NetworkError is how both streams say that the device was lost (Web Serial, `readable` and `writable` attributes). */
export function lostReason(error: unknown): LostReason {
  return nameOf(error) === 'NetworkError' ? 'unplugged' : 'failed';
}

/** Whether the browser still sees the device. Browsers that lack `connected` (Chromium before 130) are believed to. */
export function isConnected(port: { readonly connected?: boolean }): boolean {
  return port.connected ?? true;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
