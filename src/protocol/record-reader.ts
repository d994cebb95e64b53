import { BLOCK, BLOCK_LIMIT, Cells, cellsFor, STRING_LIMIT } from './cells.js';

const NONE: readonly unknown[] = [];
const EMPTY: Int32Array = new Int32Array(0);

/** Reads messages record by record; the reader itself stands for the present record. Can pause between two records. */
export class RecordReader {
  /** Kind of the present record. */
  kind = 0;
  /** Where messages that come as strings are read. */
  readonly #own = new Cells(new ArrayBuffer(STRING_LIMIT * 4));
  #cells = this.#own;
  #ints = EMPTY;
  #count = 0;
  #payloads = NONE;
  #start = 0;
  #end = 0;

  /** @param writer - Of the same port: gets the memory of messages that have been read. */
  constructor(private readonly writer?: { reuse(memory: ArrayBuffer): void }) {}

  /**
   * Begins a message. Every record must be whole, or nothing of the message is read.
   * @returns false for what is no message of this form.
   */
  begin(message: unknown): boolean {
    this.#start = this.#end = 0;
    const accepted = this.#open(message) && this.#isFramed();
    if (!accepted) this.#count = 0;
    return accepted;
  }

  /** Moves to the next record of the message, past its blocks; false at its end. */
  next(): boolean {
    while (this.#end < this.#count) {
      const head = this.#ints[this.#end] ?? 0;
      this.kind = head & 0xff;
      this.#start = this.#end + 1;
      this.#end = this.#start + (head >>> 8);
      if (this.kind !== BLOCK) return true;
    }
    this.#close();
    return false;
  }

  /** How many integers the record has. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** The integer at a position; 0 where the record is shorter. */
  int(position: number): number {
    return position < this.length ? (this.#ints[this.#start + position] ?? 0) : 0;
  }

  /** The payload that the integer at a position stands for; undefined where there is none. What came among the integers is a copy. */
  payload(position: number): unknown {
    const index = this.int(position);
    if (index < 0) return this.#block(~index);
    return index > 0 ? this.#payloads[index - 1] : undefined;
  }

  #open(message: unknown): boolean {
    if (this.#openCells(message)) {
      this.#payloads = NONE;
      return true;
    }
    if (typeof message !== 'object' || message === null) return false;
    const { cells, payloads } = message as { cells?: unknown; payloads?: unknown };
    if (!Array.isArray(payloads) || !this.#openCells(cells)) return false;
    this.#payloads = payloads;
    return true;
  }

  #openCells(cells: unknown): boolean {
    if (typeof cells === 'string') return this.#openString(cells);
    // Memory that the other side still has could change while it is being read.
    if (!(cells instanceof Int32Array) || !(cells.buffer instanceof ArrayBuffer)) return false;
    this.#cells = new Cells(cells.buffer, cells.byteOffset, cells.length);
    this.#ints = this.#cells.ints;
    this.#count = cells.length;
    return true;
  }

  #openString(cells: string): boolean {
    const { length } = cells;
    if (length > STRING_LIMIT * 2 || length % 2 !== 0) return false;
    const { units, ints } = this.#own;
    for (let i = 0; i < length; i++) units[i] = cells.charCodeAt(i);
    this.#cells = this.#own;
    this.#ints = ints;
    this.#count = length >> 1;
    return true;
  }

  #isFramed(): boolean {
    const ints = this.#ints;
    const count = this.#count;
    let at = 0;
    while (at < count) at += 1 + ((ints[at] ?? 0) >>> 8);
    return at === count;
  }

  /** The bytes of the block at a place; undefined where there is no whole block. */
  #block(place: number): Uint8Array | undefined {
    if (place + 1 >= this.#count) return undefined;
    const head = this.#ints[place] ?? -1;
    const length = this.#ints[place + 1] ?? -1;
    const cells = cellsFor(length);
    const whole = (head & 0xff) === BLOCK && length >= 0 && length <= BLOCK_LIMIT && cells < head >>> 8;
    if (!whole || place + 2 + cells > this.#count) return undefined;
    const start = (place + 2) * 4;
    return this.#cells.bytes.slice(start, start + length);
  }

  /** The message has been read. */
  #close(): void {
    const { buffer } = this.#cells;
    const transferred = this.#cells !== this.#own;
    this.#cells = this.#own;
    this.#ints = EMPTY;
    this.#payloads = NONE;
    this.#count = this.#end = this.#start = 0;
    if (transferred) this.writer?.reuse(buffer);
  }
}
