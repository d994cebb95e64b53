import type { Scheduler, Timer } from './clock.js';

interface Entry {
  readonly dueMs: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * Simulated time: nothing happens until a test calls {@link SimulatedScheduler.advance}. Timers run in the order of their
 * due time, ties in the order in which they were started, so a world built on it is deterministic.
 */
export class SimulatedScheduler implements Scheduler {
  #nowMs = 0;
  /** How far the wall clock has leapt ahead. */
  #leaptMs = 0;
  #order = 0;
  readonly #entries = new Set<Entry>();
  readonly #epochMs: number;

  readonly #withPorts: boolean;

  /**
   * @param epochMs - What {@link SimulatedScheduler.wallTime} reads at time 0, in milliseconds since the Unix epoch.
   * @param withPorts - Whether messages go through ports in this world, which are waited for; a world without is many times faster.
   */
  constructor(epochMs = 1_700_000_000_000, withPorts = true) {
    this.#epochMs = epochMs;
    this.#withPorts = withPorts;
  }

  now(): number {
    return this.#nowMs;
  }

  wallTime(): number {
    return this.#epochMs + this.#nowMs + this.#leaptMs;
  }

  after(delayMs: number, run: () => void): Timer {
    const entry: Entry = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, run };
    this.#entries.add(entry);
    return {
      cancel: () => {
        this.#entries.delete(entry);
      },
    };
  }

  soon(run: () => void): void {
    queueMicrotask(run);
  }

  task(run: () => void): void {
    this.after(0, run);
  }

  /** How many timers are waiting: 0 means that the world is at rest. */
  get pending(): number {
    return this.#entries.size;
  }

  /** Lets `ms` milliseconds pass, timer by timer, and lets all promise reactions run in between. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    await this.#rest();
    for (let next = this.#next(untilMs); next !== undefined; next = this.#next(untilMs)) {
      this.#entries.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.run();
      await this.#settle();
    }
    this.#nowMs = untilMs;
    await this.#rest();
  }

  /**
   * The machine sleeps: time leaps and nothing runs. What came due is late, and runs with the next {@link SimulatedScheduler.advance}.
   * @param clock - `goesOn`: the clock of timers is ahead as well; `stops`: only the wall clock is.
   */
  sleep(ms: number, clock: 'goesOn' | 'stops' = 'goesOn'): void {
    if (clock === 'goesOn') this.#nowMs += ms;
    else this.#leaptMs += ms;
  }

  /** With ports: long enough for some messages and the answers to them. */
  async #rest(): Promise<void> {
    for (let task = 0; task < (this.#withPorts ? 10 : 1); task++) await this.#settle();
  }

  /** Waits for a fresh task: by then every promise reaction has run, and with ports every posted message. */
  #settle(): Promise<void> {
    const { setImmediate: immediate } = globalThis as { setImmediate?: (run: () => void) => void };
    return this.#withPorts || immediate === undefined ? nextMessage() : new Promise(immediate);
  }

  #next(untilMs: number): Entry | undefined {
    let best: Entry | undefined;
    for (const entry of this.#entries) {
      if (entry.dueMs > untilMs) continue;
      if (best === undefined || entry.dueMs < best.dueMs || (entry.dueMs === best.dueMs && entry.order < best.order))
        best = entry;
    }
    return best;
  }
}

/** Waits for a message of its own. */
function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
