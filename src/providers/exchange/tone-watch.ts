import type { Scheduler, Timer } from '../../base/clock.js';

/** A tone to listen for, as LINEMONITORTONE has it: all frequencies 0 = silence. Hz and milliseconds. */
export interface WatchedTone {
  readonly frequencies: readonly number[];
  readonly durationMs: number;
  readonly noticed: () => void;
}

/** A heard frequency is the watched one within this part of it. */
const TOLERANCE = 0.02;

/** Listens for tones, and for silence, on one call. */
export class ToneWatch {
  readonly #lists = new Map<string, readonly WatchedTone[]>();
  readonly #timers = new Map<string, Timer[]>();

  constructor(private readonly scheduler: Scheduler) {}

  /** Listens for a list of tones in place of the one of the same name; an empty one ends that. */
  watch(name: string, tones: readonly WatchedTone[]): void {
    this.#stop(name);
    this.#lists.delete(name);
    if (tones.length === 0) return;
    this.#lists.set(name, tones);
    this.#awaitSilence(name, tones, 0);
  }

  /** A sound began: the frequencies that it has, none where it is no steady tone. */
  sound(frequencies: readonly number[], durationMs: number): void {
    for (const [name, tones] of this.#lists) {
      this.#stop(name);
      for (const tone of tones)
        if (matches(tone, frequencies) && durationMs >= tone.durationMs)
          this.#after(name, tone.durationMs, tone.noticed);
      this.#awaitSilence(name, tones, durationMs);
    }
  }

  stop(): void {
    for (const name of [...this.#lists.keys()]) this.watch(name, []);
  }

  #awaitSilence(name: string, tones: readonly WatchedTone[], afterMs: number): void {
    for (const tone of tones) if (isSilence(tone)) this.#after(name, afterMs + tone.durationMs, tone.noticed);
  }

  #after(name: string, delayMs: number, run: () => void): void {
    const timers = this.#timers.get(name) ?? [];
    this.#timers.set(name, [...timers, this.scheduler.after(delayMs, run)]);
  }

  #stop(name: string): void {
    for (const timer of this.#timers.get(name) ?? []) timer.cancel();
    this.#timers.delete(name);
  }
}

function isSilence({ frequencies }: WatchedTone): boolean {
  return frequencies.every((frequency) => frequency === 0);
}

function matches(tone: WatchedTone, heard: readonly number[]): boolean {
  const wanted = tone.frequencies.filter((frequency) => frequency !== 0);
  return (
    wanted.length > 0 &&
    wanted.length === heard.length &&
    wanted.every((frequency) => heard.some((other) => Math.abs(other - frequency) <= frequency * TOLERANCE))
  );
}
