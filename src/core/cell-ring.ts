/** Numbers per cell: id and result, or 0 and cookie. */
const WIDTH = 2;

/**
 * The ring of the JavaScript core: one queue, so that a cell's place is the order of its release. Room for a completion of
 * every slot and for as many events; events are counted, completions are bounded by the slots themselves.
 */
export class CellRing {
  readonly #cells: Int32Array;
  readonly #eventCells: number;
  #first = 0;
  #count = 0;
  #events = 0;

  constructor(slots: number) {
    this.#cells = new Int32Array(2 * slots * WIDTH);
    this.#eventCells = slots;
  }

  /** Puts a completion in. */
  post(id: number, result: number): void {
    const at = (this.#first + this.#count++ * WIDTH) % this.#cells.length;
    this.#cells[at] = id;
    this.#cells[at + 1] = result;
  }

  /** Puts an event in; false when all event cells are taken. */
  postEvent(cookie: number): boolean {
    if (this.#events === this.#eventCells) return false;
    this.#events++;
    this.post(0, cookie & 0x7fffffff);
    return true;
  }

  /** Moves the oldest cells into `cells`, as many as it holds; returns how many. */
  take(cells: Int32Array): number {
    const count = Math.min(this.#count, cells.length / WIDTH);
    for (let n = 0; n < count * WIDTH; n += WIDTH) {
      const id = this.#cells[this.#first] ?? 0;
      cells[n] = id;
      cells[n + 1] = this.#cells[this.#first + 1] ?? 0;
      if (id === 0) this.#events--;
      this.#first = (this.#first + WIDTH) % this.#cells.length;
    }
    this.#count -= count;
    return count;
  }
}
