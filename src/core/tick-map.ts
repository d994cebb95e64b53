import { TICK_MS } from './core-options.js';

/** Something with a deadline in milliseconds; Infinity = none. */
export interface Timed {
  readonly deadlineMs: number;
}

/** What is due when, for the JavaScript core: sets by tick (the time in steps of 64 ms), each in the order of adding. */
export class TickMap<T extends Timed> {
  readonly #byTick = new Map<number, Set<T>>();
  #earliestMs = Infinity;

  /** Never later than the earliest deadline; exact after {@link TickMap.refresh}. */
  get earliestMs(): number {
    return this.#byTick.size === 0 ? Infinity : this.#earliestMs;
  }

  /** Adds an item that is not there, at its deadline. */
  add(item: T): void {
    this.#earliestMs = Math.min(this.earliestMs, item.deadlineMs);
    const tick = tickOf(item);
    const set = this.#byTick.get(tick);
    if (set === undefined) this.#byTick.set(tick, new Set([item]));
    else set.add(item);
  }

  /** Removes an item, whose deadline must be what it was; harmless when it is not there. */
  delete(item: T): void {
    if (item.deadlineMs === Infinity) return;
    const tick = tickOf(item);
    const set = this.#byTick.get(tick);
    if (set?.delete(item) === true && set.size === 0) this.#byTick.delete(tick);
  }

  /** The items whose deadline is `nowMs` or earlier: tick by tick, within a tick in the order of adding. */
  due(nowMs: number): T[] {
    const ticks = [...this.#byTick].filter(([tick]) => tick * TICK_MS <= nowMs).sort(([a], [b]) => a - b);
    return ticks.flatMap(([, set]) => [...set].filter((item) => item.deadlineMs <= nowMs));
  }

  /** Finds the earliest deadline anew. */
  refresh(): void {
    this.#earliestMs = Infinity;
    let firstTick = Infinity;
    for (const tick of this.#byTick.keys()) firstTick = Math.min(firstTick, tick);
    for (const item of this.#byTick.get(firstTick) ?? [])
      this.#earliestMs = Math.min(this.#earliestMs, item.deadlineMs);
  }
}

function tickOf(item: Timed): number {
  return Math.floor(item.deadlineMs / TICK_MS);
}
