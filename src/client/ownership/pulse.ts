import type { Scheduler, Timer } from '../../base/clock.js';

/** How often a host is asked whether it lives: a question and an answer take some 60 µs. */
const BEAT_MS = 2000;
/** Beats without an answer after which a host is said to be silent: a busy machine has kept one waiting for a second or two. */
const SILENT_BEATS = 3;
/** Beats without an answer after which it will not answer any more. Longer than anybody wants to wait, and than a pause in a debugger by mistake. */
const HUNG_BEATS = 10;

/** `silent`: it has not answered for about 6 s; `hung`: for about 20 s. */
export type PulseState = 'alive' | 'silent' | 'hung';

/**
 * Asks a host's thread again and again whether it lives. Beats are counted, not milliseconds: a page whose own timers stand still, because it is frozen
 * or the machine sleeps, finds nothing silent.
 */
export class Pulse {
  state: PulseState = 'alive';
  #unanswered = 0;
  #timer: Timer;

  /** @param changed - Told when `state` has changed. */
  constructor(
    private readonly port: MessagePort,
    private readonly scheduler: Scheduler,
    private readonly changed: (state: PulseState) => void,
  ) {
    port.onmessage = () => {
      this.#unanswered = 0;
      this.#become('alive');
    };
    this.#timer = this.#beat();
  }

  /** Asks no more, and closes the port. */
  stop(): void {
    this.#timer.cancel();
    this.port.onmessage = null;
    this.port.close();
  }

  #beat(): Timer {
    this.port.postMessage(null);
    return this.scheduler.after(BEAT_MS, () => {
      this.#unanswered++;
      this.#timer = this.#beat();
      if (this.#unanswered >= HUNG_BEATS) this.#become('hung');
      else if (this.#unanswered >= SILENT_BEATS) this.#become('silent');
    });
  }

  #become(state: PulseState): void {
    if (state === this.state) return;
    this.state = state;
    this.changed(state);
  }
}
