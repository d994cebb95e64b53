/** Small whole numbers given out and taken back, the one that has been free longest first. */
export class IndexPool {
  #next: number;
  readonly #free: number[] = [];

  /** @param first - The lowest number. @param last - The highest. */
  constructor(
    first: number,
    private readonly last: number,
  ) {
    this.#next = first;
  }

  /** A number that nobody has; undefined when all are out. */
  take(): number | undefined {
    if (this.#next <= this.last) return this.#next++;
    return this.#free.shift();
  }

  give(index: number): void {
    this.#free.push(index);
  }
}
