/**
 * Ordered batches of records over a MessagePort: everything written in one turn leaves as one message. A record is a few integers,
 * with payloads (strings, objects, bytes) where integers do not do. Knows nothing about telephony.
 *
 * The writer is here, the reader in record-reader.ts, the form of a message in cells.ts.
 */
import {
  BLOCK,
  BLOCK_LIMIT,
  Cells,
  cellsFor,
  KEPT_MEMORY,
  STRING_LIMIT,
  type WireCells,
  type WireMessage,
} from './cells.js';

export { RecordReader } from './record-reader.js';
export type { WireMessage } from './cells.js';

/** The part of a MessagePort or Worker that a carrier needs. */
export interface CarrierPort {
  postMessage(message: WireMessage, transfer?: Transferable[]): void;
}

/** Memory of the first message, in bytes. */
const FIRST_MEMORY = 1024;

/** Writes records and sends them once per turn. */
export class CarrierWriter {
  #cells = new Cells(new ArrayBuffer(FIRST_MEMORY));
  #length = 0;
  /** Where the next integer of the present record goes. */
  #next = 0;
  #payloads: unknown[] = [];
  #transfer: Transferable[] = [];
  #spare: ArrayBuffer | undefined;
  #planned = false;
  readonly #flush = (): void => {
    this.flush();
  };

  /**
   * @param port - Where batches go.
   * @param soon - Runs something once the present turn is over (a microtask).
   */
  constructor(
    private readonly port: CarrierPort,
    private readonly soon: (run: () => void) => void,
  ) {}

  /**
   * Puts a value beside the record that is written next, and returns what stands for it in a cell: never 0. Bytes go as they are now.
   * Few of them go among the integers.
   */
  payload(value: unknown): number {
    if (value instanceof Uint8Array && value.length <= BLOCK_LIMIT) return this.#block(value);
    return this.#payloads.push(value instanceof Uint8Array ? value.slice() : value);
  }

  /** Like {@link CarrierWriter.payload}, for something that is moved, not copied. */
  transferred(value: Transferable): number {
    this.#transfer.push(value);
    return this.#payloads.push(value);
  }

  /** Appends a record of a kind from 1 to 255. Values are kept as signed 32-bit integers. */
  record(kind: number, ...values: number[]): void {
    this.begin(kind, values.length);
    for (const value of values) this.put(value);
  }

  /** Begins a record of so many integers, which {@link CarrierWriter.put} then writes: nothing else may come between. */
  begin(kind: number, length: number): void {
    this.#next = this.#reserve(kind, length);
    if (this.#planned) return;
    this.#planned = true;
    this.soon(this.#flush);
  }

  put(value: number): void {
    this.#cells.ints[this.#next++] = value;
  }

  /** The first so many of a list. */
  putAll(values: readonly number[], length: number): void {
    const { ints } = this.#cells;
    for (let at = 0; at < length; at++) ints[this.#next++] = values[at] ?? 0;
  }

  /** Sends what has been written, now. */
  flush(): void {
    this.#planned = false;
    if (this.#length === 0) return;
    const transfer = this.#transfer;
    const payloads = this.#payloads;
    const cells = this.#take(transfer);
    const message = payloads.length === 0 ? cells : { cells, payloads };
    if (payloads.length > 0) this.#payloads = [];
    if (transfer.length === 0) {
      this.port.postMessage(message);
      return;
    }
    this.#transfer = [];
    this.port.postMessage(message, transfer);
  }

  /** Takes memory that a message of the other end came in: the next long message leaves in it. */
  reuse(memory: ArrayBuffer): void {
    if (memory.byteLength <= KEPT_MEMORY && memory.byteLength >= (this.#spare?.byteLength ?? FIRST_MEMORY))
      this.#spare = memory;
  }

  /** What has been written, in the form of its size; long ones leave with their memory. */
  #take(transfer: Transferable[]): WireCells {
    const { buffer, ints, units } = this.#cells;
    const length = this.#length;
    this.#length = 0;
    if (length <= STRING_LIMIT)
      return String.fromCharCode.apply(null, units.subarray(0, length * 2) as unknown as number[]);
    transfer.push(buffer);
    this.#cells = new Cells(this.#spare ?? new ArrayBuffer(Math.min(buffer.byteLength, KEPT_MEMORY)));
    this.#spare = undefined;
    return ints.subarray(0, length);
  }

  /** Writes a block; what stands for it is the complement of its place, so that it is negative. */
  #block(bytes: Uint8Array): number {
    const at = this.#reserve(BLOCK, 1 + cellsFor(bytes.length));
    this.#cells.ints[at] = bytes.length;
    this.#cells.bytes.set(bytes, (at + 1) * 4);
    return ~(at - 1);
  }

  /** Writes the head of a record and takes the room for its values; returns where they go. */
  #reserve(kind: number, length: number): number {
    const at = this.#length + 1;
    this.#length = at + length;
    if (this.#length > this.#cells.ints.length) this.#grow(this.#length);
    this.#cells.ints[at - 1] = (length << 8) | kind;
    return at;
  }

  #grow(atLeast: number): void {
    const { ints } = this.#cells;
    this.#cells = new Cells(new ArrayBuffer(4 * Math.max(atLeast, ints.length * 2)));
    this.#cells.ints.set(ints);
  }
}
