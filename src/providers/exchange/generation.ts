import type { Scheduler, Timer } from '../../base/clock.js';
import type { Signal } from '../../network/exchange/signals.js';
import { LINEGENERATETERM } from '../../tspi/generated/constants.js';

/** Between two digits, in milliseconds. */
const GAP_MS = 50;

/** One thing to be heard, and how long until the next. */
export interface Step {
  readonly signal: Signal | null;
  readonly durationMs: number;
}

/** The steps of a string of digits; what is no digit is skipped, `,` pauses (lineGenerateDigits). */
export function digitSteps(digits: string, by: 'tones' | 'pulses', durationMs: number, pauseMs: number): Step[] {
  const wanted = by === 'tones' ? /[0-9A-D*#,]/g : /[0-9,]/g;
  return (digits.toUpperCase().match(wanted) ?? []).map((digit) =>
    digit === ','
      ? { signal: null, durationMs: pauseMs }
      : { signal: { kind: 'digit', digit, by, durationMs }, durationMs: durationMs + GAP_MS },
  );
}

/** What is being generated on one call: digits or a tone, one at a time (generating-inband-digits-and-tones). */
export class Generation {
  #endToEndId = 0;
  #timer: Timer | null = null;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly send: (signal: Signal) => void,
    /** LINE_GENERATE: how it ended, and which. */
    private readonly ended: (how: number, endToEndId: number) => void,
  ) {}

  /** Starts something; what was being generated is cancelled. */
  start(endToEndId: number, steps: readonly Step[]): void {
    this.cancel();
    this.#endToEndId = endToEndId;
    this.#play(steps, 0);
  }

  /** Ends what is being generated, if anything is. */
  cancel(): void {
    if (this.#timer !== null) this.#end(LINEGENERATETERM.CANCEL);
  }

  /** Ends it without a word. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #play(steps: readonly Step[], index: number): void {
    const step = steps[index];
    if (step !== undefined && step.signal !== null && index > 0) this.send(step.signal);
    this.#timer = this.scheduler.after(step?.durationMs ?? 0, () => {
      if (step === undefined) this.#end(LINEGENERATETERM.DONE);
      else this.#play(steps, index + 1);
    });
    if (step !== undefined && step.signal !== null && index === 0) this.send(step.signal);
  }

  #end(how: number): void {
    this.stop();
    this.ended(how, this.#endToEndId);
  }
}
