import type { Clock } from '../base/clock.js';
import type { ChosenDevice } from '../protocol/messages.js';
import {
  barrierOf,
  barriersOf,
  capabilitiesOf,
  type CapabilityEnvironment,
  type DeviceVia,
  type ModemBarrier,
} from './capabilities.js';
import { readEnvironment } from './page-environment.js';
import { TelephonyError, type ModemFilter } from './telephony.js';

/** A device as this window sees it among those it may use. */
export interface Sighting {
  readonly index: number;
  readonly count: number;
  readonly chosen: ChosenDevice;
}

/** A device that was picked. It cannot be posted: a worker finds it again by a sighting. */
export interface PickedDevice {
  /** Looks where it is now; undefined when this window does not see it any more. */
  look(): Promise<Sighting | undefined>;
}

/** What is asked for, and whom to tell what became of the chooser. */
export interface Picking {
  readonly via: DeviceVia;
  /** What the chooser shows; left out: any serial port, or any USB device that may be a modem. */
  readonly filters?: readonly ModemFilter[] | undefined;
  readonly clock: Clock;
  readonly told: (chooser: CapabilityEnvironment['chooser']) => void;
}

/**
 * A chooser that ends sooner was never shown. Measured on Chromium 156: one that a policy forbids is refused after 3 to 9 ms, and one that
 * is shown takes no click for half a second; nobody reads a list and presses a key in less than this.
 */
const UNSEEN_MS = 100;

/** What may be a modem, by class (USB-IF defined class codes): CDC's abstract control model, and class FF of cellular modems. */
const MODEM_CLASSES: readonly USBDeviceFilter[] = [{ classCode: 0x02, subclassCode: 0x02 }, { classCode: 0xff }];

/** Why this page cannot ask for a modem; null when it can. */
export function modemBarrier(): ModemBarrier | null {
  return barrierOf(capabilitiesOf(readEnvironment()));
}

/** The ways by which this page can ask for a modem, the best first. */
export function modemWays(): readonly DeviceVia[] {
  const barriers = barriersOf(capabilitiesOf(readEnvironment()));
  return (['serial', 'usb'] as const).filter((via) => barriers[via] === null);
}

/**
 * Opens the browser's chooser, the one place on the page that does; to be called first thing in a click handler
 * (a chooser needs a user's gesture).
 * @throws TelephonyError `chooserCancelled` (cancelled, or blocked by an administrator: browsers report both alike),
 * `insecureContext`, `unsupported`, `blockedByPermissionsPolicy`.
 */
export async function pickDevice({ via, filters, clock, told }: Picking): Promise<PickedDevice> {
  if ((via as string) !== 'serial' && (via as string) !== 'usb')
    throw new TelephonyError('invalidConfiguration', 'A modem is asked for via "serial" or "usb".', 0);
  const barrier = barriersOf(capabilitiesOf(readEnvironment()))[via];
  if (barrier !== null) throw new TelephonyError(barrier, BARRIERS[barrier], 0);
  const askedAtMs = clock.now();
  try {
    const picked = await (via === 'serial' ? pickPort(filters) : pickUsbDevice(filters));
    told('shown');
    return picked;
  } catch (error) {
    const failure = pickError(error);
    if (failure.code === 'chooserCancelled') told(clock.now() - askedAtMs < UNSEEN_MS ? 'refusedAtOnce' : 'shown');
    throw failure;
  }
}

async function pickPort(filters: readonly ModemFilter[] | undefined): Promise<PickedDevice> {
  const { serial } = navigator;
  const only = filters?.map(({ vendorId, productId }) => ({
    usbVendorId: vendorId,
    ...(productId === undefined ? {} : { usbProductId: productId }),
  }));
  const port = await serial.requestPort(only === undefined ? {} : { filters: only });
  return sighted(
    port,
    () => serial.getPorts(),
    () => ({ via: 'serial', ...port.getInfo() }),
  );
}

async function pickUsbDevice(filters: readonly ModemFilter[] | undefined): Promise<PickedDevice> {
  const { usb } = navigator;
  const device = await usb.requestDevice({ filters: [...(filters ?? MODEM_CLASSES)] });
  const { vendorId, productId, serialNumber } = device;
  return sighted(
    device,
    () => usb.getDevices(),
    () => ({ via: 'usb', vendorId, productId, serialNumber: serialNumber ?? '' }),
  );
}

function sighted<T>(device: T, granted: () => Promise<readonly T[]>, chosen: () => ChosenDevice): PickedDevice {
  return {
    look: async () => {
      const devices = await granted();
      const index = devices.indexOf(device);
      return index < 0 ? undefined : { index, count: devices.length, chosen: chosen() };
    },
  };
}

const BARRIERS = {
  insecureContext: 'Modems need a secure page: https, or localhost.',
  unsupported: 'This browser has no such devices for web pages.',
  blockedByPermissionsPolicy: 'The Permissions-Policy of this page or of the frame it is in forbids these devices.',
} as const;

/**
 * requestPort and requestDevice reject with NotFoundError when nothing was chosen and SecurityError when a policy forbids it
 * (Web Serial, 4.1; WebUSB, 5).
 */
function pickError(error: unknown): TelephonyError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError')
    return new TelephonyError('chooserCancelled', 'No device was chosen, or an administrator blocks it.', 0, 'known', {
      cause: error,
    });
  if (name === 'SecurityError')
    return new TelephonyError('blockedByPermissionsPolicy', BARRIERS.blockedByPermissionsPolicy, 0, 'known', {
      cause: error,
    });
  return new TelephonyError('portFailed', 'The browser could not show its devices.', 0, 'known', { cause: error });
}
