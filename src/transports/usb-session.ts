import type { Scheduler } from '../base/clock.js';
import type { PortSession, SessionEvents } from './device-transport.js';
import { quietly, transportError } from './transport-errors.js';
import type { InputSignals, OutputSignals } from './transport.js';
import { within } from './usb-control.js';
import type { UsbControl } from './usb-control.js';
import { usbLostReason } from './usb-errors.js';
import type { UsbFunction } from './usb-functions.js';
import { maxStalls, readEndpoint, wholePackets } from './usb-input.js';
import { NotificationReader, initialSignals } from './usb-notifications.js';
import type { SharedDevice } from './usb-sharing.js';

/**
 * Bytes and number of the transfers that wait for the modem. Through a worker on Chromium 156 one of 16 KiB after the other gave 81 MB/s;
 * the others are there so that the device need not wait while one is taken in.
 */
const inputTransfers = { bytes: 16_384, count: 4 };
/** The same to the modem, for a write that is longer than a packet. */
const outputTransfers = { bytes: 65_536, count: 2 };
/** A notification is 10 bytes, in packets of 8 to 64. */
const notificationBytes = 64;
/** How long closing waits for the modem to take that its lines fall. */
const hangUpLimitMs = 1_000;

/** An open function of a USB device: its transfers, its lines, and the order of letting go. */
export class UsbSession implements PortSession {
  readonly #device: USBDevice;
  readonly #shared: SharedDevice;
  readonly #function: UsbFunction;
  readonly #control: UsbControl;
  readonly #scheduler: Scheduler;
  readonly #events: SessionEvents;
  readonly #lines: { dtr: boolean; rts: boolean };
  #signals = initialSignals;
  /** Settles with the last write, never rejects. */
  #writing = Promise.resolve();
  #released = false;

  /** @param lines - The lines as the opening has set them. */
  constructor(
    device: USBDevice,
    shared: SharedDevice,
    fn: UsbFunction,
    control: UsbControl,
    scheduler: Scheduler,
    events: SessionEvents,
    lines: { dtr: boolean; rts: boolean },
  ) {
    this.#device = device;
    this.#shared = shared;
    this.#function = fn;
    this.#control = control;
    this.#scheduler = scheduler;
    this.#events = events;
    this.#lines = { ...lines };
  }

  start(): void {
    void this.#receive();
    void quietly(this.#hearNotifications());
  }

  /** Writes keep their order: one begins when the one before has been taken. */
  write(bytes: Uint8Array): Promise<void> {
    const written = this.#writing.then(() => this.#send(bytes));
    this.#writing = quietly(written);
    return written;
  }

  /** What the device told last. */
  getSignals(): Promise<InputSignals> {
    if (this.#function.notification !== undefined) return Promise.resolve(this.#signals);
    return Promise.reject(transportError('unsupported', undefined, 'This port does not tell its lines.'));
  }

  async setSignals({ dataTerminalReady, requestToSend, break: breaking }: OutputSignals): Promise<void> {
    if (dataTerminalReady === undefined && requestToSend === undefined && breaking === undefined)
      throw new TypeError('No line is given.');
    if (dataTerminalReady !== undefined || requestToSend !== undefined) {
      this.#lines.dtr = dataTerminalReady ?? this.#lines.dtr;
      this.#lines.rts = requestToSend ?? this.#lines.rts;
      await this.#control.setControlLines(this.#function.control, this.#lines);
    }
    if (breaking !== undefined) await this.#control.setBreak(this.#function.control, breaking);
  }

  /**
   * Lowers the lines first, as the last close of a serial port does: nothing else would, and a modem under &D2 would keep its call.
   * A modem that does not answer delays that by a second, not more.
   */
  async release(): Promise<void> {
    this.#released = true;
    const lowered = this.#control.setControlLines(this.#function.control, { dtr: false, rts: false });
    await quietly(within(this.#scheduler, hangUpLimitMs, lowered));
    await this.#shared.close([this.#function.data, this.#function.control]);
  }

  async #receive(): Promise<void> {
    const { input } = this.#function;
    const how = {
      transferLength: wholePackets(inputTransfers.bytes, input.packetSize),
      transfers: inputTransfers.count,
    };
    try {
      await readEndpoint(
        this.#device,
        input,
        how,
        {
          data: (bytes) => {
            this.#events.data(bytes);
          },
          gap: () => {
            this.#events.receiveError('overrun');
          },
        },
        () => this.#released,
      );
    } catch (cause) {
      this.#events.lost(usbLostReason(cause));
    }
  }

  /** A device whose notifications fail still carries bytes; one that is gone is told of by the bulk endpoint. */
  async #hearNotifications(): Promise<void> {
    const { notification } = this.#function;
    if (notification === undefined) return;
    const reader = new NotificationReader();
    const how = { transferLength: wholePackets(notificationBytes, notification.packetSize), transfers: 1 };
    await readEndpoint(
      this.#device,
      notification,
      how,
      {
        data: (bytes) => {
          for (const { signals, errors } of reader.read(bytes)) {
            this.#signals = signals;
            for (const kind of errors) this.#events.receiveError(kind);
          }
        },
        gap: () => {
          reader.reset();
        },
      },
      () => this.#released,
    );
  }

  /** The device takes a full packet as "more to come": an empty one says that there is no more (USB 2.0, 5.8.3). */
  async #send(bytes: Uint8Array): Promise<void> {
    const { packetSize } = this.#function.output;
    const ending = bytes.length % packetSize === 0 ? [new Uint8Array(0)] : [];
    if (bytes.length <= packetSize) for (const packet of [bytes, ...ending]) await this.#sendPacket(packet);
    else await this.#stream([...pieces(bytes, outputTransfers.bytes), ...ending]);
  }

  /** One packet is taken whole or not at all: after a stall it is sent again. */
  async #sendPacket(packet: Uint8Array): Promise<void> {
    for (let stalls = 0; ; stalls++) {
      const status = await this.#transfer(packet);
      if (status === 'ok') return;
      if (status !== 'stall' || stalls === maxStalls) throw refused();
      await this.#device.clearHalt('out', this.#function.output.number);
    }
  }

  /**
   * Several transfers under way, in order. After a stall nobody knows how much was taken: `bytesWritten` is what was asked for, not what was
   * sent (measured on Chromium 156). So it fails.
   */
  async #stream(parts: readonly Uint8Array[]): Promise<void> {
    const flights: Promise<USBTransferStatus>[] = [];
    const land = async (): Promise<void> => {
      if ((await flights.shift()) !== 'ok') throw refused();
    };
    for (const part of parts) {
      const flight = this.#transfer(part);
      flight.catch(() => undefined); // those behind one that failed fail as well: it is told once
      if (flights.push(flight) === outputTransfers.count) await land();
    }
    while (flights.length > 0) await land();
  }

  async #transfer(bytes: Uint8Array): Promise<USBTransferStatus> {
    if (this.#released) throw transportError('closed');
    const { status } = await this.#device.transferOut(this.#function.output.number, bytes as Uint8Array<ArrayBuffer>);
    return status;
  }
}

function pieces(bytes: Uint8Array, length: number): Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) all.push(bytes.subarray(at, at + length));
  return all;
}

function refused(): Error {
  return transportError('failed', undefined, 'The device refuses to take bytes.');
}
