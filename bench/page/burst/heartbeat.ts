/**
 * A message that the page sends itself again and again. The longest time between two of them is the longest time for which the
 * page answered nothing. (`longtask` entries do not show it: a thousand short tasks in a row are no long task.)
 */
export class Heartbeat {
  readonly #channel = new MessageChannel();
  #lastMs = performance.now();
  #gapMs = 0;
  #beats = 0;
  #onBeats: (() => void) | undefined;

  constructor() {
    this.#channel.port1.onmessage = () => {
      const nowMs = performance.now();
      this.#gapMs = Math.max(this.#gapMs, nowMs - this.#lastMs);
      this.#lastMs = nowMs;
      this.#beats++;
      if (this.#beats > 100) this.#onBeats?.();
      this.#channel.port2.postMessage(null);
    };
    this.#channel.port2.postMessage(null);
  }

  /** Waits until the heart beats steadily, and forgets the longest gap until then. */
  async steady(): Promise<void> {
    this.#beats = 0;
    await new Promise<void>((resolve) => {
      this.#onBeats = resolve;
    });
    this.#onBeats = undefined;
    this.#gapMs = 0;
  }

  /** Waits for one more beat, so that a gap that is under way counts, and stops. @returns The longest gap in ms. */
  async stop(): Promise<number> {
    this.#beats = 100;
    await new Promise<void>((resolve) => {
      this.#onBeats = resolve;
    });
    this.#channel.port1.close();
    return this.#gapMs;
  }
}
