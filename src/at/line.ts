import type { ByteScanner } from '../core/byte-scanner.js';
import type { LineHead } from '../core/line-heads.js';

/** A line that came. */
export interface Line {
  /** How it begins, where that is known; '' otherwise. */
  readonly head: LineHead;
  readonly text: string;
}

/** The line that a scanner has just found, its only record, until the next scan. */
export class ScannedLine implements Line {
  readonly head: LineHead;
  readonly #scanner: ByteScanner;
  #text: string | undefined;

  constructor(scanner: ByteScanner) {
    this.#scanner = scanner;
    this.head = scanner.head(0);
  }

  /** Made when it is first asked for, and not at all where the head is the line. */
  get text(): string {
    this.#text ??= this.#isWhole ? this.head : this.#scanner.text(0);
    return this.#text;
  }

  /** A head that ends in 0 stands for any digit. */
  get #isWhole(): boolean {
    return this.head.length === this.#scanner.length(0) && !this.head.endsWith('0');
  }
}
