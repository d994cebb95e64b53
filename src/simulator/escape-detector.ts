import type { Scheduler, Timer } from '../base/clock.js';
import { register, S, type ModemSettings } from './settings.js';

/** Finds `+++` between two silences (S2, S12) in what the terminal sends while a data connection is up. Without the silences it is data. */
export class EscapeDetector {
  #count = 0;
  #lastOtherMs = 0;
  #lastEscapeMs = 0;
  #timer: Timer | null = null;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly settings: ModemSettings,
    private readonly escaped: () => void,
  ) {}

  /** A data connection begins, or is taken up again. */
  start(): void {
    this.stop();
    this.#count = 0;
    this.#lastOtherMs = this.scheduler.now();
  }

  /** Ends the watch. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** Looks at bytes that go out as data. */
  watch(bytes: Uint8Array): void {
    for (const byte of bytes) this.#watchByte(byte);
  }

  #watchByte(byte: number): void {
    const now = this.scheduler.now();
    const guardMs = register(this.settings, S.escapeGuard) * 20;
    const character = register(this.settings, S.escapeCharacter);
    this.stop();
    const sinceMs = now - (this.#count === 0 ? this.#lastOtherMs : this.#lastEscapeMs);
    const fits = this.#count === 0 ? sinceMs >= guardMs : sinceMs <= guardMs && this.#count < 3;
    if (character > 127 || byte !== character || !fits) {
      this.#count = 0;
      this.#lastOtherMs = now;
      return;
    }
    this.#lastEscapeMs = now;
    if (++this.#count === 3) this.#timer = this.scheduler.after(guardMs, this.escaped);
  }
}
