import type { Scheduler } from '../base/clock.js';
import { transportError } from './transport-errors.js';
import type { TransportOptions } from './transport.js';
import { configurationHeadLength, configurationLength } from './usb-descriptors.js';

/** A device must end any request within five seconds (USB 2.0, 9.2.6.1). */
const requestLimitMs = 5_000;

/** Requests of the abstract control model: PSTN 1.2, table 13. */
const SET_LINE_CODING = 0x20;
const SET_CONTROL_LINE_STATE = 0x22;
const SEND_BREAK = 0x23;
/** A standard request: USB 2.0, table 9-4; the descriptor's type stands in the upper byte of its value. */
const GET_DESCRIPTOR = 0x06;
const CONFIGURATION = 0x02 << 8;
/** SEND_BREAK's duration without end; 0 ends it (PSTN 1.2, 6.3.13). */
const BREAK_ON = 0xffff;

/** The lines that the host drives, as bits of SET_CONTROL_LINE_STATE (PSTN 1.2, table 18). */
const DTR = 0x01;
const RTS = 0x02;

/** bCharFormat and bParityType of a line coding (PSTN 1.2, table 17). */
const stopBitCodes = { 1: 0, 2: 2 } as const;
const parityCodes = { none: 0, odd: 1, even: 2 } as const;

/** A line coding: bits per second, stop bits, parity, data bits. */
export function lineCoding(options: TransportOptions): Uint8Array<ArrayBuffer> {
  const coding = new DataView(new ArrayBuffer(7));
  coding.setUint32(0, options.baudRate, true);
  coding.setUint8(4, stopBitCodes[options.stopBits ?? 1]);
  coding.setUint8(5, parityCodes[options.parity ?? 'none']);
  coding.setUint8(6, options.dataBits ?? 8);
  return new Uint8Array(coding.buffer);
}

/** The control requests of one function, each with a time limit: a device may leave one unanswered for ever. */
export class UsbControl {
  readonly #device: USBDevice;
  readonly #scheduler: Scheduler;

  constructor(device: USBDevice, scheduler: Scheduler) {
    this.#device = device;
    this.#scheduler = scheduler;
  }

  /** The configuration's bytes as the device sends them; empty when it does not. @param index - Its place among the configurations. */
  async configuration(index: number): Promise<Uint8Array> {
    const head = await this.#descriptor(index, configurationHeadLength);
    const length = configurationLength(head);
    return length > head.length ? this.#descriptor(index, length) : head;
  }

  setLineCoding(control: number, options: TransportOptions): Promise<void> {
    return this.#request(control, SET_LINE_CODING, 0, lineCoding(options));
  }

  setControlLines(control: number, lines: { dtr: boolean; rts: boolean }): Promise<void> {
    return this.#request(control, SET_CONTROL_LINE_STATE, (lines.dtr ? DTR : 0) | (lines.rts ? RTS : 0));
  }

  setBreak(control: number, on: boolean): Promise<void> {
    return this.#request(control, SEND_BREAK, on ? BREAK_ON : 0);
  }

  /** Rejects with `unsupported` when the device refuses: a STALL is how it says that it has no such request (USB 2.0, 9.2.7). */
  async #request(control: number, request: number, value: number, data?: Uint8Array<ArrayBuffer>): Promise<void> {
    const setup = { requestType: 'class', recipient: 'interface', request, value, index: control } as const;
    const transfer = this.#device.controlTransferOut(setup, data);
    const { status } = await within(this.#scheduler, requestLimitMs, transfer);
    if (status !== 'ok')
      throw transportError('unsupported', undefined, 'The device refuses this request for its lines.');
  }

  async #descriptor(index: number, length: number): Promise<Uint8Array> {
    const setup = { requestType: 'standard', recipient: 'device', request: GET_DESCRIPTOR } as const;
    const transfer = this.#device.controlTransferIn({ ...setup, value: CONFIGURATION | index, index: 0 }, length);
    const { status, data } = await within(this.#scheduler, requestLimitMs, transfer);
    if (status !== 'ok' || data === undefined) return new Uint8Array(0);
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
}

/** Waits for a transfer, but not longer than the limit; then rejects with `failed`. */
export async function within<T>(scheduler: Scheduler, limitMs: number, transfer: Promise<T>): Promise<T> {
  let expire = (): void => undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    expire = () => {
      reject(
        transportError('failed', undefined, `The device left a request unanswered for ${limitMs / 1000} seconds.`),
      );
    };
  });
  const timer = scheduler.after(limitMs, expire);
  try {
    return await Promise.race([transfer, expired]);
  } finally {
    timer.cancel();
  }
}
