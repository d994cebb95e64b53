import { configurationDescriptor, deviceDescriptor, layoutOf } from './usb-modem-descriptors.js';
import type { FunctionLayout, UsbModemIdentity, UsbModemShape } from './usb-modem-descriptors.js';

/** The eight bytes of a control request (USB 2.0, 9.3). */
export interface Setup {
  readonly requestType: number;
  readonly request: number;
  readonly value: number;
  readonly index: number;
  readonly length: number;
}

/** How a transfer ended. */
export type TransferEnd = 'ok' | 'stall' | 'babble';

/** A transfer to the host that waits for the modem. */
interface Reading {
  readonly length: number;
  readonly done: (end: TransferEnd, bytes: Uint8Array) => void;
}

const CLEAR_FEATURE = 0x0201;
const GET_DESCRIPTOR = 0x8006;
const SET_LINE_CODING = 0x2120;
const SET_CONTROL_LINE_STATE = 0x2122;
const SEND_BREAK = 0x2123;

/**
 * The modem's side of a USB modem: CDC-ACM or class FF, with everything a real one may do wrong. Knows neither WebUSB nor USB/IP: a fake
 * USBDevice puts it under the transport in one process, the modem bench puts it under a real browser.
 */
export class UsbModem {
  readonly identity: UsbModemIdentity;
  readonly shape: UsbModemShape;
  readonly device: Uint8Array;
  /** May be replaced by a lie before the device is plugged in. */
  configuration: Uint8Array;
  /** Requests to the device in their order: `2122 value=3 index=0`. Standard ones are left out. */
  readonly requests: string[] = [];
  /** The line coding that was set, as `115200 8 none 1`. */
  framing: string | undefined;
  lines = { dtr: false, rts: false };
  /** Lengths of the transfers from the host, empty ones too. */
  readonly transfers: number[] = [];
  /** Hears the bytes from the host. */
  onData: (bytes: Uint8Array) => void = () => undefined;
  /** Requests, as in `requests`, that are answered by a stall. */
  readonly refused = new Set<number>();
  /** While set, no class request is answered. */
  mute = false;
  /** Stalls are not ended by clearing. */
  broken = false;
  readonly #queues = new Map<number, (Uint8Array | 'babble')[]>();
  readonly #readings = new Map<number, Reading[]>();
  readonly #halted = new Set<number>();
  #blocked: (() => void)[] | undefined;

  constructor(identity: UsbModemIdentity, shape: UsbModemShape) {
    this.identity = identity;
    this.shape = shape;
    this.device = Uint8Array.from(deviceDescriptor(identity));
    this.configuration = Uint8Array.from(configurationDescriptor(shape));
  }

  /** Interfaces and endpoints of a function. */
  layout(index = 0): FunctionLayout {
    return layoutOf(this.shape, index);
  }

  /** Bytes to the host. */
  send(bytes: Uint8Array, index = 0): void {
    this.#queue(0x80 | this.layout(index).bulk, bytes);
  }

  /** The next transfer to the host gets more than it has room for. */
  babble(index = 0): void {
    this.#queue(0x80 | this.layout(index).bulk, 'babble');
  }

  /** Tells the serial state of a function, cut into packets at these places. */
  tellState(bits: number, { index = 0, cuts = [] }: { index?: number; cuts?: readonly number[] } = {}): void {
    const { control, interrupt } = this.layout(index);
    const bytes = Uint8Array.of(0xa1, 0x20, 0, 0, control, 0, 2, 0, bits & 0xff, bits >> 8);
    let from = 0;
    for (const to of [...cuts, bytes.length]) {
      this.#queue(0x80 | interrupt, bytes.slice(from, to));
      from = to;
    }
  }

  /** Bytes at the interrupt endpoint that may be anything. */
  tellRaw(bytes: Uint8Array): void {
    this.#queue(0x80 | this.layout().interrupt, bytes);
  }

  /** Halts an endpoint by its address; transfers to the host that wait there end. */
  stall(address: number): void {
    this.#halted.add(address);
    for (const { done } of this.#readings.get(address)?.splice(0) ?? []) done('stall', new Uint8Array(0));
  }

  stopReading(): void {
    this.#blocked ??= [];
  }

  resumeReading(): void {
    const blocked = this.#blocked ?? [];
    this.#blocked = undefined;
    for (const take of blocked) take();
  }

  /** A control request; undefined as answer when the device leaves it unanswered. */
  control(setup: Setup, data: Uint8Array): Uint8Array | 'stall' | undefined {
    const code = (setup.requestType << 8) | setup.request;
    if (code === GET_DESCRIPTOR && setup.value >> 8 === 2) return this.configuration.slice(0, setup.length);
    if (code === GET_DESCRIPTOR && setup.value >> 8 === 1) return this.device.slice(0, setup.length);
    if (code === CLEAR_FEATURE && !this.broken) this.#halted.delete(setup.index);
    if ((setup.requestType & 0x60) === 0) return new Uint8Array(0);
    this.requests.push(`${code.toString(16)} value=${setup.value} index=${setup.index}`);
    if (this.mute) return undefined;
    if (this.refused.has(code)) return 'stall';
    if (code === SET_LINE_CODING) this.framing = framing(data);
    else if (code === SET_CONTROL_LINE_STATE)
      this.lines = { dtr: (setup.value & 1) !== 0, rts: (setup.value & 2) !== 0 };
    else if (code !== SEND_BREAK) return 'stall';
    return new Uint8Array(0);
  }

  /** A transfer from the host. @returns What takes it back; whether it was still waiting. */
  write(endpoint: number, bytes: Uint8Array, done: (end: TransferEnd) => void): () => boolean {
    if (this.#halted.has(endpoint)) {
      done('stall');
      return () => false;
    }
    const take = (): void => {
      this.transfers.push(bytes.length);
      done('ok');
      if (bytes.length > 0) this.onData(bytes);
    };
    const waiting = this.#blocked;
    if (waiting === undefined) take();
    else waiting.push(take);
    return () => remove(waiting ?? [], take);
  }

  /** A transfer to the host, by the endpoint's address. @returns What takes it back; whether it was still waiting. */
  read(address: number, length: number, done: Reading['done']): () => boolean {
    if (this.#halted.has(address)) {
      done('stall', new Uint8Array(0));
      return () => false;
    }
    const reading = { length, done };
    const waiting = entry(this.#readings, address);
    waiting.push(reading);
    this.#feed(address);
    return () => remove(waiting, reading);
  }

  /** Forgets what the cable had in it: after an unplug. */
  reset(): void {
    this.#queues.clear();
    this.#readings.clear();
    this.#halted.clear();
    this.#blocked = undefined;
    this.lines = { dtr: false, rts: false };
  }

  #queue(address: number, bytes: Uint8Array | 'babble'): void {
    entry(this.#queues, address).push(bytes);
    this.#feed(address);
  }

  /** A transfer ends with a short packet or when it is full. */
  #feed(address: number): void {
    const queue = entry(this.#queues, address);
    const waiting = entry(this.#readings, address);
    while (queue.length > 0 && waiting.length > 0) {
      const reading = waiting.shift();
      const first = queue.shift();
      if (reading === undefined || first === undefined) return;
      if (first === 'babble') {
        reading.done('babble', new Uint8Array(0));
        continue;
      }
      if (first.length > reading.length) queue.unshift(first.subarray(reading.length));
      reading.done('ok', first.slice(0, reading.length));
    }
  }
}

function entry<T>(map: Map<number, T[]>, key: number): T[] {
  let list = map.get(key);
  if (list === undefined) map.set(key, (list = []));
  return list;
}

/** Whether it was there. */
function remove<T>(list: T[], one: T): boolean {
  const at = list.indexOf(one);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

function framing(coding: Uint8Array): string {
  const view = new DataView(coding.buffer, coding.byteOffset, coding.byteLength);
  const parity = ['none', 'odd', 'even'][view.getUint8(5)] ?? '?';
  return `${view.getUint32(0, true)} ${view.getUint8(6)} ${parity} ${view.getUint8(4) === 2 ? 2 : 1}`;
}
