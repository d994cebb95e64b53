import type { Table } from './table.js';

const OUTSTANDING = 1024;
const LINES = 16;
const CALLS = 256;
/** Requests between two drains of the ring. */
const BATCH = 64;
/** Time limits of requests: those of quick commands, of slow ones, of a dial, of the host's backstop. */
const LIMITS_MS = [5_000, 10_000, 60_000, 600_000] as const;
const FAILED = -1;
/** Numbers drawn beforehand, a power of two: drawing them is not what is measured. */
const DRAWN = 16_384;

/**
 * The life of requests in a table with 1024 out: each turn takes one of them at random through its completion and begins
 * another, with line, call and time limit; the ring is drained in batches. The same seed makes the same traffic.
 */
export class Traffic {
  readonly #ids = new Int32Array(OUTSTANDING);
  #nowMs = 1_000_000;
  readonly #drawn = draw();
  #at = 0;
  #sum = 0;

  constructor(private readonly table: Table) {
    for (let place = 0; place < OUTSTANDING; place++) this.#begin(place);
  }

  /** 1024 requests from begin to release: short enough that the caller's many calls let the engine optimize it. */
  run(): void {
    for (let batch = 0; batch < OUTSTANDING / BATCH; batch++) {
      for (let turn = 0; turn < BATCH; turn++) {
        const place = this.#random() % OUTSTANDING;
        if (this.table.complete(this.#ids[place]!, ~place) !== 'posted') throw new Error('a request was lost');
        this.#begin(place);
      }
      this.#drain();
      this.#nowMs++;
    }
  }

  /**
   * Takes everything out in every way there is, and empties the table.
   * @returns A number that stands for all that came out of the ring until now, and in which order.
   */
  end(): number {
    this.table.failLine(3, FAILED);
    this.table.failCall(7, FAILED);
    this.#drain();
    this.table.expire(this.#nowMs + 6_000, FAILED);
    this.#drain();
    for (let line = 0; line < LINES; line++) this.table.failLine(line, FAILED);
    this.#drain();
    return this.#sum;
  }

  #begin(place: number): void {
    const { table } = this;
    const random = this.#random();
    const id = table.begin(random % LINES, 1 + ((random >> 4) % CALLS));
    this.#ids[place] = id;
    table.returned(id, id, this.#nowMs + LIMITS_MS[(random >> 12) & 3]!);
  }

  #drain(): void {
    const { table } = this;
    const { cells } = table;
    for (let count = table.drain(); count > 0; count = table.drain()) {
      for (let cell = 0; cell < 2 * count; cell += 2) this.#sum = (Math.imul(this.#sum, 31) + cells[cell + 1]!) | 0;
    }
  }

  #random(): number {
    return this.#drawn[this.#at++ & (DRAWN - 1)]!;
  }
}

/** Numbers from 0 to 2^24 - 1 by a linear congruential generator, without its low bits, which are the poor ones. */
function draw(): Int32Array {
  let seed = 1;
  return Int32Array.from({ length: DRAWN }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    return seed >>> 8;
  });
}
