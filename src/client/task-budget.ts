import type { Clock } from '../base/clock.js';

/** How long one task may work on what came in; a frame at 60 Hz has 16.7 ms. */
const BUDGET_MS = 4;
/** Records between two looks at the clock, while those since the last look took no more than {@link QUICK_MS}; one otherwise. */
const RECORDS_PER_LOOK = 16;
const QUICK_MS = 0.25;

/** The time of one task, from its making on: looks at the clock as seldom as what is worked on allows. */
export class TaskBudget {
  readonly #untilMs: number;
  #lookedMs: number;
  /** Records from the last look to the next, and how many of them are left. */
  #stretch = 1;
  #left = 1;

  constructor(private readonly clock: Pick<Clock, 'now'>) {
    this.#lookedMs = clock.now();
    this.#untilMs = this.#lookedMs + BUDGET_MS;
  }

  /** One record more has been worked off: whether the task must end now. */
  isSpent(): boolean {
    if (--this.#left > 0) return false;
    const nowMs = this.clock.now();
    const quick = nowMs - this.#lookedMs <= QUICK_MS;
    this.#stretch = quick ? Math.min(this.#stretch * 2, RECORDS_PER_LOOK) : 1;
    this.#left = this.#stretch;
    this.#lookedMs = nowMs;
    return nowMs >= this.#untilMs;
  }
}
