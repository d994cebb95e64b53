import { TransportError } from './transport.js';
import type { TransportErrorCode } from './transport.js';

/** What was being done with a device when the browser refused. */
export type Operation = 'open' | 'write' | 'signals' | 'forget';

/** What a code says to a person, where there is nothing better to say. */
const messages: Readonly<Record<TransportErrorCode, string>> = {
  busy: 'The port is held by another tab or program, or this user may not open it. Close the other one, then try again.',
  gone: 'The device is not there any more. Plug it in again.',
  closed: 'The port is not open.',
  unsupported: 'The device or its driver has no such thing.',
  failed: 'The browser could not do this with the port.',
};

/** Makes the TransportError of a code; `cause` is what the browser said. */
export function transportError(code: TransportErrorCode, cause?: unknown, message = messages[code]): TransportError {
  return new TransportError(code, message, cause === undefined ? undefined : { cause });
}

/** The name of an error that a browser raised; empty for what is no error. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** Waits for something whose failure changes nothing. */
export async function quietly(work: Promise<unknown> | undefined): Promise<void> {
  try {
    await work;
  } catch {
    // What was to be released is gone already.
  }
}
