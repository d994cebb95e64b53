import type { Scheduler, Timer } from '../base/clock.js';

const SECOND_MS = 1000;

/** How long nothing may happen. */
export interface Patience {
  /** Until the warning, in milliseconds. */
  readonly quietMs: number;
  /** From the warning to the end, likewise. */
  readonly warningMs: number;
}

/**
 * Notices that nobody is there any more: after a quiet time it warns, counts down, and tells. Any use begins anew, the warning included (WCAG 2.2.1: a
 * time limit can be extended, as often as wanted).
 */
export class IdleWatch {
  #patience: Patience | null = null;
  #timer: Timer | null = null;
  #endsAtMs: number | null = null;

  /**
   * @param changed - The warning has come, gone, or counted.
   * @param expired - Nobody was there.
   */
  constructor(
    private readonly scheduler: Scheduler,
    private readonly changed: () => void,
    private readonly expired: () => void,
  ) {}

  /** Whole seconds that are left; null while it does not warn. */
  get secondsLeft(): number | null {
    if (this.#endsAtMs === null) return null;
    return Math.max(0, Math.ceil((this.#endsAtMs - this.scheduler.now()) / SECOND_MS));
  }

  /** Watches with this patience from now on, or not at all; begins anew. */
  watch(patience: Patience | null): void {
    this.#patience = patience;
    this.used();
  }

  /** Somebody is there. */
  used(): void {
    const warned = this.#endsAtMs !== null;
    this.#timer?.cancel();
    this.#timer = null;
    this.#endsAtMs = null;
    if (this.#patience !== null)
      this.#timer = this.scheduler.after(this.#patience.quietMs, () => {
        this.#warn();
      });
    if (warned) this.changed();
  }

  #warn(): void {
    this.#endsAtMs = this.scheduler.now() + (this.#patience?.warningMs ?? 0);
    this.#count();
  }

  readonly #count = (): void => {
    const left = this.secondsLeft ?? 0;
    if (left > 0) {
      this.#timer = this.scheduler.after(SECOND_MS, this.#count);
      this.changed();
      return;
    }
    this.#endsAtMs = null;
    this.#timer = null;
    this.expired();
  };
}
