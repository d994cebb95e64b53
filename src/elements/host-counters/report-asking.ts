import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Scheduler, Timer } from '../../base/clock.js';
import type { Diagnostics, Telephony } from '../../client/telephony.js';

/** How long after one asking the next one may come by itself. */
const PAUSE_MS = 1000;

/** Asks a telephony for its report: one question at a time, and by itself at most one a second. Renders its element with each answer. */
export class ReportAsking implements ReactiveController {
  /** The last report there was; null before the first. */
  report: Diagnostics | null = null;
  /** When it came, on the scheduler's clock. */
  atMs = 0;
  /** Whether the last question got no report. */
  unanswered = false;
  #telephony: Telephony | null = null;
  #askedAtMs = -Infinity;
  #asking: Promise<void> | null = null;
  #timer: Timer | null = null;
  /** Whether another question is to follow the one that is out. */
  #wanted = false;
  readonly #host: ReactiveControllerHost;
  readonly #scheduler: () => Scheduler;

  constructor(host: ReactiveControllerHost, scheduler: () => Scheduler) {
    this.#host = host;
    this.#scheduler = scheduler;
    host.addController(this);
  }

  /** Turns to another telephony and forgets what the one before has told. Harmless to call in every update; true when it is another. */
  turnTo(telephony: Telephony | null): boolean {
    if (telephony === this.#telephony) return false;
    this.hostDisconnected();
    this.#telephony = telephony;
    this.#asking = null;
    this.#askedAtMs = -Infinity;
    this.report = null;
    this.unanswered = false;
    return true;
  }

  /** Asks now, or when the answer to the last question is there and its second is over. */
  soon(): void {
    if (this.#asking !== null) {
      this.#wanted = true;
      return;
    }
    if (this.#timer !== null) return;
    const scheduler = this.#scheduler();
    const waitMs = this.#askedAtMs + PAUSE_MS - scheduler.now();
    if (waitMs <= 0) void this.now();
    else
      this.#timer = scheduler.after(waitMs, () => {
        this.#timer = null;
        void this.now();
      });
  }

  /** Asks at once, or waits for the answer to the question that is out. */
  now(): Promise<void> {
    if (this.#telephony === null) return Promise.resolve();
    this.#asking ??= this.#ask(this.#telephony);
    return this.#asking;
  }

  hostDisconnected(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#wanted = false;
  }

  async #ask(telephony: Telephony): Promise<void> {
    this.#askedAtMs = this.#scheduler().now();
    const report = await telephony.diagnostics();
    if (telephony !== this.#telephony) return;
    this.#asking = null;
    this.unanswered = report === null;
    if (report !== null) {
      this.report = report;
      this.atMs = this.#scheduler().now();
    }
    this.#host.requestUpdate();
    if (this.#wanted) {
      this.#wanted = false;
      this.soon();
    }
  }
}
