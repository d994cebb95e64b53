import type { Scheduler } from '../base/clock.js';
import { deviceTransport } from './device-transport.js';
import type { PortAccess, PortSession, SessionEvents } from './device-transport.js';
import { transportError } from './transport-errors.js';
import { TransportError } from './transport.js';
import type { DeviceTransport, TransportOptions } from './transport.js';
import { UsbControl } from './usb-control.js';
import { readUnions } from './usb-descriptors.js';
import type { Union } from './usb-descriptors.js';
import { translateUsbError, usbLostReason } from './usb-errors.js';
import { activeConfiguration, atFunctions } from './usb-functions.js';
import type { UsbFunction } from './usb-functions.js';
import { UsbSession } from './usb-session.js';
import { sharedDevice } from './usb-sharing.js';
import type { SharedDevice } from './usb-sharing.js';

export interface WebUsbOptions {
  /** For the time limits of requests. */
  readonly scheduler: Scheduler;
  /** Which of the device's ports, by {@link UsbPort.number}; the best for AT commands when left out. */
  readonly port?: number;
}

/**
 * A Transport on a USB device that no driver of the system holds: a CDC-ACM modem, or a cellular one of class FF whose ports are known.
 *
 * - `open` claims the interfaces, sets the line coding (CDC-ACM) and raises DTR and RTS. A device that refuses the last two is used
 *   all the same.
 * - `write` resolves when the device has taken the bytes.
 * - `close` lowers DTR and RTS, as a serial port's last close does. A page that crashes cannot: the device keeps its lines then.
 * - Transports on other ports of the same device may be open beside it. After a replug the browser makes a new USBDevice.
 */
export function webUsbTransport(device: USBDevice, options: WebUsbOptions): DeviceTransport {
  return deviceTransport(usbAccess(device, options));
}

/** What {@link webUsbTransport} stands on. */
export function usbAccess(device: USBDevice, options: WebUsbOptions): PortAccess {
  return new UsbAccess(device, options);
}

class UsbAccess implements PortAccess {
  readonly translate = translateUsbError;
  readonly lostReason = usbLostReason;
  readonly #device: USBDevice;
  readonly #scheduler: Scheduler;
  readonly #port: number | undefined;
  readonly #control: UsbControl;

  constructor(device: USBDevice, { scheduler, port }: WebUsbOptions) {
    this.#device = device;
    this.#scheduler = scheduler;
    this.#port = port;
    this.#control = new UsbControl(device, scheduler);
  }

  async open(options: TransportOptions, events: SessionEvents, closing: AbortSignal): Promise<PortSession> {
    const shared = sharedDevice(this.#device);
    await shared.open();
    const abandon = (): void => {
      shared.abandon();
    };
    closing.addEventListener('abort', abandon);
    if (closing.aborted) abandon();
    const claimed: number[] = [];
    try {
      return await this.#acquire(shared, claimed, options, events);
    } catch (cause) {
      await shared.close(claimed);
      throw cause;
    } finally {
      closing.removeEventListener('abort', abandon);
    }
  }

  forget(): Promise<void> {
    return this.#device.forget();
  }

  /** @param claimed - Gets what was claimed, also when the opening fails later. */
  async #acquire(
    shared: SharedDevice,
    claimed: number[],
    options: TransportOptions,
    events: SessionEvents,
  ): Promise<PortSession> {
    const device = this.#device;
    if (device.configuration === null) await this.#configure();
    const fn = this.#choose(await this.#unions());
    for (const one of new Set([fn.control, fn.data])) {
      await shared.claim(one);
      claimed.push(one);
    }
    await this.#selectAlternate(fn);
    if (fn.kind === 'cdc-acm') await unlessRefused(this.#control.setLineCoding(fn.control, options));
    const lines = { dtr: true, rts: true };
    await unlessRefused(this.#control.setControlLines(fn.control, lines));
    return new UsbSession(device, shared, fn, this.#control, this.#scheduler, events, lines);
  }

  async #configure(): Promise<void> {
    const first = this.#device.configurations[0];
    if (first !== undefined) await this.#device.selectConfiguration(first.configurationValue);
  }

  /** None where the device does not give its descriptors. */
  async #unions(): Promise<Union[]> {
    const value = activeConfiguration(this.#device)?.configurationValue;
    const index = this.#device.configurations.findIndex((one) => one.configurationValue === value);
    return readUnions(await this.#control.configuration(Math.max(0, index)));
  }

  #choose(unions: readonly Union[]): UsbFunction {
    const functions = atFunctions(this.#device, unions);
    const chosen =
      this.#port === undefined ? functions[0] : functions.find((candidate) => candidate.control === this.#port);
    if (chosen !== undefined) return chosen;
    const wanted = this.#port === undefined ? 'no port that is known to take AT commands' : `no AT port ${this.#port}`;
    throw transportError('unsupported', undefined, `This USB device has ${wanted}: ${describe(this.#device)}.`);
  }

  async #selectAlternate({ data, alternate }: UsbFunction): Promise<void> {
    const one = activeConfiguration(this.#device)?.interfaces.find((candidate) => candidate.interfaceNumber === data);
    if (one?.alternate.alternateSetting !== alternate) await this.#device.selectAlternateInterface(data, alternate);
  }
}

/** Waits for a request that a device need not know. */
async function unlessRefused(request: Promise<void>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof TransportError && error.code === 'unsupported')) throw error;
  }
}

/** What a device says that it has, for the message of an error: `interface 0 of class 02/02 with 1 endpoint`. */
function describe(device: USBDevice): string {
  const interfaces = activeConfiguration(device)?.interfaces ?? [];
  if (interfaces.length === 0) return 'it has no interfaces';
  return interfaces
    .slice(0, 8)
    .map(({ interfaceNumber, alternate: { interfaceClass, interfaceSubclass, endpoints } }) => {
      const kind = [interfaceClass, interfaceSubclass].map((code) => code.toString(16).padStart(2, '0')).join('/');
      return `interface ${interfaceNumber} of class ${kind} with ${endpoints.length} endpoints`;
    })
    .join(', ');
}
