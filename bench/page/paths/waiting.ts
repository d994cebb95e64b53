/** Calls that wait for their answers, by small numbers that are used again. */
export class Waiting {
  readonly #resolves: ((value: number) => void)[] = [];
  readonly #free: number[] = [];

  /** Keeps a promise's `resolve`; returns the number of the call. */
  add(resolve: (value: number) => void): number {
    const id = this.#free.pop() ?? this.#resolves.length;
    this.#resolves[id] = resolve;
    return id;
  }

  settle(id: number, value: number): void {
    this.#free.push(id);
    this.#resolves[id]?.(value);
  }
}
