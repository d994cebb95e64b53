import type { Telephony } from './telephony.js';
import { TelephonyError } from './telephony.js';

/** A port as this window sees it among those it may use. */
export interface PickedPort {
  readonly index: number;
  readonly count: number;
  readonly info: SerialPortInfo;
}

/** Why this page cannot ask for a serial port; null when it can. */
export function modemBarrier(): Telephony['modemBarrier'] {
  if (!isSecureContext) return 'insecureContext';
  if (!('serial' in navigator)) return 'unsupported';
  const policy = (document as { featurePolicy?: { allowsFeature(name: string): boolean } }).featurePolicy;
  return policy?.allowsFeature('serial') === false ? 'blockedByPermissionsPolicy' : null;
}

/**
 * Opens the browser's chooser. The one place on the page that touches navigator.serial; to be called first thing in a click handler
 * (a chooser needs a user's gesture). A SerialPort cannot be posted, so the worker finds it again by what this returns.
 * @throws TelephonyError `chooserCancelled` (cancelled, or blocked by an administrator: browsers report both alike),
 * `insecureContext`, `unsupported`, `blockedByPermissionsPolicy`.
 */
export async function pickPort(): Promise<PickedPort> {
  const barrier = modemBarrier();
  if (barrier !== null) throw new TelephonyError(barrier, BARRIERS[barrier], 0);
  try {
    const port = await navigator.serial.requestPort();
    const ports = await navigator.serial.getPorts();
    return { index: ports.indexOf(port), count: ports.length, info: port.getInfo() };
  } catch (error) {
    throw pickError(error);
  }
}

const BARRIERS = {
  insecureContext: 'Serial ports need a secure page: https, or localhost.',
  unsupported: 'This browser has no serial ports for web pages.',
  blockedByPermissionsPolicy: 'The Permissions-Policy of this page or of the frame it is in forbids serial ports.',
} as const;

/** requestPort rejects with NotFoundError when nothing was chosen and SecurityError when a policy forbids it (Web Serial, 4.1). */
function pickError(error: unknown): TelephonyError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError')
    return new TelephonyError('chooserCancelled', 'No port was chosen, or an administrator blocks it.', 0, 'known', {
      cause: error,
    });
  if (name === 'SecurityError')
    return new TelephonyError('blockedByPermissionsPolicy', BARRIERS.blockedByPermissionsPolicy, 0, 'known', {
      cause: error,
    });
  return new TelephonyError('portFailed', 'The browser could not show its ports.', 0, 'known', { cause: error });
}
