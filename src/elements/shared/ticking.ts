import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Scheduler, Timer } from '../../base/clock.js';

/** Renders an element again after a while, for what shows time that passes. At rest while there is nothing to wait for. */
export class Ticking implements ReactiveController {
  #timer: Timer | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Asks for one more rendering in `delayMs`, instead of the one asked for before; null asks for none. */
  next(scheduler: Scheduler, delayMs: number | null): void {
    this.#timer?.cancel();
    this.#timer =
      delayMs === null
        ? null
        : scheduler.after(delayMs, () => {
            this.#host.requestUpdate();
          });
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
