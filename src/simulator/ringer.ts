import type { Scheduler, Timer } from '../base/clock.js';
import type { Caller } from '../network/network-port.js';

/** Ringing as in North America and much of Europe: 2 seconds on, 4 off. */
const RING_ON_MS = 2000;
const RING_PERIOD_MS = 6000;
/** The caller's identity comes in the silence after the first ring. */
const CALLER_ID_MS = 2500;

/** What a ringing line makes a modem do. */
export interface RingerEvents {
  /** A ring begins; 1 is the first. */
  ring(count: number): void;
  /** The caller's identity has been received. */
  identified(caller: Caller): void;
}

/** The cadence of one offered call at a time. */
export class Ringer {
  #timers: Timer[] = [];
  #count = 0;
  #on = false;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly events: RingerEvents,
  ) {}

  /** Whether ring current is on the line: the RI signal. */
  get on(): boolean {
    return this.#on;
  }

  start(caller: Caller): void {
    this.stop();
    this.#count = 0;
    this.#after(CALLER_ID_MS, () => {
      this.events.identified(caller);
    });
    this.#ring();
  }

  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
    this.#on = false;
  }

  #ring(): void {
    this.#on = true;
    this.#after(RING_ON_MS, () => {
      this.#on = false;
    });
    this.#after(RING_PERIOD_MS, () => {
      this.#ring();
    });
    this.events.ring(++this.#count);
  }

  #after(ms: number, run: () => void): void {
    const timer = this.scheduler.after(ms, () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      run();
    });
    this.#timers.push(timer);
  }
}
