import type { Cell } from './completion-core.js';

/** Numbers per cell: id, result, cookie. */
const WIDTH = 3;

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

  /** Puts a completion in; of each number its low 32 bits. */
  post(id: number, result: number, cookie: number): void {
    const at = (this.#first + this.#count++ * WIDTH) % this.#cells.length;
    this.#cells[at] = id;
    this.#cells[at + 1] = result;
    this.#cells[at + 2] = cookie;
  }

  /** Puts an event in; false when all event cells are taken. */
  postEvent(cookie: number): boolean {
    if (this.#events === this.#eventCells) return false;
    this.#events++;
    this.post(0, 0, cookie);
    return true;
  }

  /** Moves the oldest cell into `cell`; false when there is none. */
  take(cell: Cell): boolean {
    if (this.#count === 0) return false;
    const at = this.#first;
    cell.id = this.#cells[at] ?? 0;
    cell.result = this.#cells[at + 1] ?? 0;
    cell.cookie = this.#cells[at + 2] ?? 0;
    if (cell.id === 0) this.#events--;
    this.#first = (at + WIDTH) % this.#cells.length;
    this.#count--;
    return true;
  }
}
