import type { Scheduler, Timer } from '../../base/clock.js';
import type { MobileCall } from '../../network/mobile/mobile-call.js';

/** From RING to +CLIP, in milliseconds. */
const CLIP_MS = 40;

export interface RingingEvents {
  /** It rings, for the `count`-th time. */
  ring(count: number): void;
  /** Who calls is told, after each ring. */
  identify(call: MobileCall): void;
}

/** The ringing of a cellular modem: as long as there is an incoming call. */
export class Ringing {
  #call: MobileCall | null = null;
  #timers: Timer[] = [];
  #count = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly periodMs: number,
    private readonly events: RingingEvents,
  ) {}

  get on(): boolean {
    return this.#call !== null;
  }

  /** Rings for this call, or for none. */
  follow(call: MobileCall | null): void {
    if (call === this.#call) return;
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
    this.#call = call;
    this.#count = 0;
    if (call !== null) this.#ring(call);
  }

  #ring(call: MobileCall): void {
    this.#timers = [
      this.scheduler.after(CLIP_MS, () => {
        this.events.identify(call);
      }),
      this.scheduler.after(this.periodMs, () => {
        this.#ring(call);
      }),
    ];
    this.events.ring(++this.#count);
  }
}
