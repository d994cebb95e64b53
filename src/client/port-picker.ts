import type { Clock } from '../base/clock.js';
import { barrierOf, capabilitiesOf, type CapabilityEnvironment, type ModemBarrier } from './capabilities.js';
import { readEnvironment } from './page-environment.js';
import { TelephonyError } from './telephony.js';

/** A port as this window sees it among those it may use. */
export interface PickedPort {
  readonly index: number;
  readonly count: number;
  readonly info: SerialPortInfo;
}

/**
 * A chooser that ends sooner was never shown. Measured on Chromium 156: one that a policy forbids is refused after 3 to 9 ms, and one that
 * is shown takes no click for half a second; nobody reads a list and presses a key in less than this.
 */
const UNSEEN_MS = 100;

/** Why this page cannot ask for a serial port; null when it can. */
export function modemBarrier(): ModemBarrier | null {
  return barrierOf(capabilitiesOf(readEnvironment()));
}

/**
 * Opens the browser's chooser, the one place on the page that does; to be called first thing in a click handler
 * (a chooser needs a user's gesture). A SerialPort cannot be posted, so the worker finds it again by what this returns.
 * @param told - Told what became of the chooser, where one was asked for.
 * @throws TelephonyError `chooserCancelled` (cancelled, or blocked by an administrator: browsers report both alike),
 * `insecureContext`, `unsupported`, `blockedByPermissionsPolicy`.
 */
export async function pickPort(
  clock: Clock,
  told: (chooser: CapabilityEnvironment['chooser']) => void,
): Promise<PickedPort> {
  const barrier = modemBarrier();
  if (barrier !== null) throw new TelephonyError(barrier, BARRIERS[barrier], 0);
  const askedAtMs = clock.now();
  try {
    const port = await navigator.serial.requestPort();
    told('shown');
    const ports = await navigator.serial.getPorts();
    return { index: ports.indexOf(port), count: ports.length, info: port.getInfo() };
  } catch (error) {
    const failure = pickError(error);
    if (failure.code === 'chooserCancelled') told(clock.now() - askedAtMs < UNSEEN_MS ? 'refusedAtOnce' : 'shown');
    throw failure;
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
