/**
 * Ordered batches of records over a MessagePort: everything written in one turn leaves as one message. A record is a few integers,
 * with payloads (strings, objects, bytes) beside them where integers do not do. Knows nothing about telephony.
 *
 * A message takes the cheapest form for its size (structured clone of a short array beats a typed array; a long typed array is
 * cheaper to transfer than to copy): up to 16 integers a plain array, up to 128 a copied Int32Array, more a transferred one.
 */

/**
 * The integers of one message: records, each `length << 8 | kind` and then `length` integers. A record of kind 0 is a short block
 * that a later record refers to: its length in bytes, then its bytes, four to an integer, the first in the lowest bits.
 */
export type Cells = readonly number[] | Int32Array;

/** What goes over the port. */
export type WireMessage = Cells | { readonly cells: Cells; readonly payloads: readonly unknown[] };

/** The part of a MessagePort or Worker that a carrier needs. */
export interface CarrierPort {
  postMessage(message: WireMessage, transfer: Transferable[]): void;
}

const PLAIN_LIMIT = 16;
const COPY_LIMIT = 128;
/**
 * Bytes of a block that still travels among the integers: V8 keeps typed arrays up to this size in its own heap. A request with
 * such a block takes about half the time that it takes with a cloned one; from 128 bytes on there is no difference.
 */
const INLINE_LIMIT = 64;
const BLOCK = 0;

/** Writes records and sends them once per turn. */
export class CarrierWriter {
  #cells = new Int32Array(256);
  #length = 0;
  #payloads: unknown[] = [];
  #transfer: Transferable[] = [];
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
   * Puts a value beside the record that is written next, and returns what stands for it in a cell: never 0.
   * The bytes of a short Uint8Array go among the integers, as they are now.
   */
  payload(value: unknown): number {
    if (value instanceof Uint8Array && value.length <= INLINE_LIMIT) return this.#block(value);
    return this.#payloads.push(value);
  }

  /** Like {@link CarrierWriter.payload}, for something that is moved, not copied. */
  transferred(value: Transferable): number {
    this.#transfer.push(value);
    return this.#payloads.push(value);
  }

  /** Appends a record of a kind from 1 to 255. Values are kept as signed 32-bit integers. */
  record(kind: number, ...values: number[]): void {
    let at = this.#reserve(kind, values.length);
    const cells = this.#cells;
    for (const value of values) cells[at++] = value;
    if (this.#planned) return;
    this.#planned = true;
    this.soon(this.#flush);
  }

  /** Sends what has been written, now. */
  flush(): void {
    this.#planned = false;
    if (this.#length === 0) return;
    const length = this.#length;
    this.#length = 0;
    const transfer = this.#transfer;
    const payloads = this.#payloads;
    const cells = this.#take(length, transfer);
    if (payloads.length === 0) {
      this.port.postMessage(cells, transfer);
    } else {
      this.#payloads = [];
      this.port.postMessage({ cells, payloads }, transfer);
    }
    if (transfer.length > 0) this.#transfer = [];
  }

  #take(length: number, transfer: Transferable[]): Cells {
    if (length <= PLAIN_LIMIT) return plain(this.#cells, length);
    const cells = this.#cells.slice(0, length);
    if (length > COPY_LIMIT) transfer.push(cells.buffer);
    return cells;
  }

  /** Writes a block; what stands for it is the complement of its place, so that it is negative. */
  #block(bytes: Uint8Array): number {
    const place = this.#length;
    let at = this.#reserve(BLOCK, 1 + ((bytes.length + 3) >> 2));
    const cells = this.#cells;
    cells[at++] = bytes.length;
    for (let first = 0; first < bytes.length; first += 4) cells[at++] = fourBytes(bytes, first);
    return ~place;
  }

  /** Writes the head of a record and takes the room for its values; returns where they go. */
  #reserve(kind: number, length: number): number {
    const at = this.#length + 1;
    this.#length = at + length;
    if (this.#length > this.#cells.length) this.#grow(this.#length);
    this.#cells[at - 1] = (length << 8) | kind;
    return at;
  }

  #grow(atLeast: number): void {
    const bigger = new Int32Array(Math.max(atLeast, this.#cells.length * 2));
    bigger.set(this.#cells);
    this.#cells = bigger;
  }
}

/** Reads messages record by record; the reader itself stands for the present record. Can pause between two records. */
export class RecordReader {
  /** Kind of the present record. */
  kind = 0;
  #cells: Cells = [];
  #payloads: readonly unknown[] = [];
  #start = 0;
  #end = 0;

  /**
   * Begins a message. Every record must be whole, or nothing of the message is read.
   * @returns false for what is no message of this form.
   */
  begin(message: unknown): boolean {
    this.#start = this.#end = 0;
    this.#cells = [];
    const opened = open(message);
    if (opened === undefined || !isFramed(opened.cells)) return false;
    this.#cells = opened.cells;
    this.#payloads = opened.payloads;
    return true;
  }

  /** Moves to the next record of the message, past its blocks; false at its end. */
  next(): boolean {
    while (this.#end < this.#cells.length) {
      const head = this.#cells[this.#end] ?? 0;
      this.kind = head & 0xff;
      this.#start = this.#end + 1;
      this.#end = this.#start + (head >>> 8);
      if (this.kind !== BLOCK) return true;
    }
    return false;
  }

  /** How many integers the record has. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** The integer at a position; 0 where the record is shorter. */
  int(position: number): number {
    return position < this.length ? (this.#cells[this.#start + position] ?? 0) : 0;
  }

  /** The payload that the integer at a position stands for; undefined where there is none. */
  payload(position: number): unknown {
    const index = this.int(position);
    if (index < 0) return blockAt(this.#cells, ~index);
    return index > 0 ? this.#payloads[index - 1] : undefined;
  }
}

/** The first integers as an array: a loop, for Array.from goes through an iterator and this is on every single call's way. */
function plain(cells: Int32Array, length: number): number[] {
  const values: number[] = [];
  for (let at = 0; at < length; at++) values.push(cells[at] ?? 0);
  return values;
}

/** Up to four bytes from `first` on, the first in the lowest bits. */
function fourBytes(bytes: Uint8Array, first: number): number {
  const byte = (offset: number): number => (bytes[first + offset] ?? 0) << (offset << 3);
  return byte(0) | byte(1) | byte(2) | byte(3);
}

/** The bytes of the block at a place; undefined where there is no whole block. */
function blockAt(cells: Cells, place: number): Uint8Array | undefined {
  const head = cells[place] ?? -1;
  const length = cells[place + 1] ?? -1;
  const whole = (head & 0xff) === BLOCK && length >= 0 && length <= INLINE_LIMIT && length <= ((head >>> 8) - 1) * 4;
  if (!whole || place + 1 + (head >>> 8) > cells.length) return undefined;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (cells[place + 2 + (i >> 2)] ?? 0) >> ((i & 3) << 3);
  return bytes;
}

function isFramed(cells: Cells): boolean {
  let at = 0;
  while (at < cells.length) at += 1 + ((cells[at] ?? 0) >>> 8);
  return at === cells.length;
}

const NONE: readonly unknown[] = [];

function open(message: unknown): { cells: Cells; payloads: readonly unknown[] } | undefined {
  if (isCells(message)) return { cells: message, payloads: NONE };
  if (typeof message !== 'object' || message === null) return undefined;
  const { cells, payloads } = message as { cells?: unknown; payloads?: unknown };
  return isCells(cells) && Array.isArray(payloads) ? { cells, payloads } : undefined;
}

function isCells(value: unknown): value is Cells {
  if (value instanceof Int32Array) return true;
  return Array.isArray(value) && value.length <= PLAIN_LIMIT && value.every(isInt32);
}

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && value === (value | 0);
}
