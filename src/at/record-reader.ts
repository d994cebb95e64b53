import type { ByteScanner } from '../core/byte-scanner.js';
import { ScannedLine, type Line } from './line.js';

/** Who takes what a scanner finds. */
export interface RecordTaker {
  line(line: Line): void;
  data(bytes: Uint8Array): void;
  /** A shielded code `<DLE>x`: `x` as a character. */
  shielded(code: string): void;
  prompt(): void;
}

/** Drives a scanner: bytes in, records out, one at a time, as taking one may change how the bytes after it are read. */
export class RecordReader {
  readonly #scanner: ByteScanner;
  readonly #taker: RecordTaker;
  readonly #noiseBefore: number;
  #stopped = false;

  constructor(scanner: ByteScanner, taker: RecordTaker) {
    this.#scanner = scanner;
    this.#taker = taker;
    this.#noiseBefore = scanner.noiseBytes;
    scanner.reset();
  }

  /** Bytes that no line can hold, since this reader began. */
  get noiseBytes(): number {
    return this.#scanner.noiseBytes - this.#noiseBefore;
  }

  /** Reads bytes to their end, or until it is stopped. */
  receive(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length && !this.#stopped;) {
      from += this.#scanner.feed(bytes, from);
      while (this.#scanner.scan(1) === 1) this.#take();
    }
  }

  /** Takes nothing any more; what the scanner has not told is forgotten. */
  stop(): void {
    this.#stopped = true;
    this.#scanner.reset();
  }

  #take(): void {
    const scanner = this.#scanner;
    const type = scanner.type(0);
    if (type === 'line') this.#taker.line(new ScannedLine(scanner));
    else if (type === 'data') this.#taker.data(scanner.bytes(0));
    else if (type === 'shielded') this.#taker.shielded(String.fromCharCode(scanner.code(0)));
    else this.#taker.prompt();
  }
}
