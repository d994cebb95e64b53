import type { Scheduler, Timer } from '../base/clock.js';
import type { Line } from './line.js';
import { parseNumericResultCode, parseResultCode } from './result-codes.js';

/** Whom a resynchronisation works for. */
export interface ResyncOwner {
  write(text: string): void;
  /** Answers belong to commands again. */
  synchronised(): void;
  /** No attempt got an answer. */
  gaveUp(): void;
}

/** Silence that is waited for before the first command is sent. */
const SILENCE_MS = 300;
/** How long silence is waited for at most: a noisy line is never silent. */
const CHATTER_MS = 2000;
/** How long a modem mostly needs for an answer, at most. */
const QUICK_MS = 1000;
/** How long one may need that is slow, or busy with what it still owes. */
const PATIENT_MS = 8000;

/** One command that is sent, and how long its answer is waited for. */
interface Attempt {
  readonly text: string;
  /** What it is answered with before OK; null for plain `AT`, whose OK is like any other. */
  readonly value: string | null;
  readonly waitMs: number;
}

/** The characters that end a line, begin the next and erase, by their registers (ITU-T V.250, 6.2.1 to 6.2.3): values that no other command is answered with. */
const MARKERS = { 3: '013', 4: '010', 5: '008' } as const;
const VALUES: readonly string[] = Object.values(MARKERS);
/** Asks for a marker; each is asked for once. */
const marker = (register: keyof typeof MARKERS, waitMs: number): Attempt => ({
  text: `ATS${register}?`,
  value: MARKERS[register],
  waitMs,
});
/** For modems that do not know the registers; before the PIN some answer everything with ERROR or +CME ERROR, which is an answer too. */
const plain = (waitMs: number): Attempt => ({ text: 'AT', value: null, waitMs });

const QUICK: readonly Attempt[] = [marker(3, QUICK_MS), marker(4, QUICK_MS), plain(QUICK_MS)];
/** For a modem that has said something, but not that: it is there, and late. */
const LATE: readonly Attempt[] = [marker(5, PATIENT_MS), plain(PATIENT_MS)];
/** For a modem that owes an answer which may still come: it is busy with it till then. */
const OWING: readonly Attempt[] = [marker(3, PATIENT_MS), marker(4, QUICK_MS), plain(QUICK_MS)];

/**
 * Finds the place in the stream again after a command got no answer in time. Sends a marker, whose answer no other command has, and takes
 * everything before the marker's final result code for late answers. A modem answers in order: what an earlier marker is answered with shows
 * that it is there and that the newest one's answer is still to come, so no other is sent then. The plain `AT` at the end counts only
 * where markers were answered in time with something else; after silence its OK may be another's.
 *
 * ESC and the end-of-data code before the marker leave a prompt or a fax or voice data state (3GPP TS 27.005; T.31); in command state
 * a modem ignores them, since no command line has begun.
 */
export class Resync {
  readonly #scheduler: Scheduler;
  readonly #owner: ResyncOwner;
  #attempts: readonly Attempt[] = QUICK;
  /** Of those; -1 before the first. */
  #at = -1;
  #timer: Timer | null = null;
  #startedMs = 0;
  #quietSinceMs = 0;
  /** Something has come since the first command was sent. */
  #alive = false;
  /** Result codes without a marker's value that came before the plain `AT` was sent. */
  #refusals = 0;
  /** The marker whose value was the last thing that came. */
  #seen: string | null = null;

  constructor(scheduler: Scheduler, owner: ResyncOwner) {
    this.#scheduler = scheduler;
    this.#owner = owner;
  }

  get running(): boolean {
    return this.#timer !== null;
  }

  /** @param owing - The answer that did not come may still do so: something else has shown that the command had its effect. */
  start(owing = false): void {
    this.#attempts = owing ? OWING : QUICK;
    this.#at = -1;
    this.#startedMs = this.#scheduler.now();
    this.#quietSinceMs = this.#startedMs;
    this.#alive = false;
    this.#refusals = 0;
    this.#seen = null;
    this.#wait(SILENCE_MS);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** Bytes came: the silence begins anew. */
  heard(): void {
    if (!this.running) return;
    this.#quietSinceMs = this.#scheduler.now();
    if (this.#at >= 0) this.#alive = true;
  }

  /** A line that is not unsolicited. True when it belongs to what was sent here. */
  line(line: Line): boolean {
    if (this.#at < 0) return false;
    if (VALUES.includes(line.text)) {
      this.#seen = line.text;
      return true;
    }
    const code = parseResultCode(line) ?? parseNumericResultCode(line.text);
    if (code?.kind !== 'final') return false;
    const newest = this.#attempts[this.#at]?.value ?? null;
    const seen = this.#seen;
    this.#seen = null;
    const ends = newest === null ? seen === null && (this.#refusals > 0 || this.#attempts === LATE) : seen === newest;
    if (ends) {
      this.stop();
      this.#owner.synchronised();
    } else if (seen !== null) this.#waitAnew(PATIENT_MS);
    else this.#refused(newest !== null);
    return ends || seen !== null;
  }

  /** A late answer, or that of a modem that does not know the register: what is sent next tells, and soon. */
  #refused(asked: boolean): void {
    if (!asked) return;
    this.#refusals++;
    this.#waitAnew(QUICK_MS);
  }

  #waitAnew(ms: number): void {
    this.#timer?.cancel();
    this.#wait(ms);
  }

  #wait(ms: number): void {
    this.#timer = this.#scheduler.after(ms, () => {
      this.#due();
    });
  }

  #due(): void {
    const now = this.#scheduler.now();
    const quietMs = now - this.#quietSinceMs;
    if (this.#at < 0 && quietMs < SILENCE_MS && now - this.#startedMs < CHATTER_MS) {
      this.#wait(SILENCE_MS - quietMs);
      return;
    }
    if (this.#at + 1 === this.#attempts.length && this.#alive && this.#attempts !== LATE) {
      this.#attempts = LATE;
      this.#at = -1;
    }
    const attempt = this.#attempts[++this.#at];
    if (attempt === undefined) {
      this.stop();
      this.#owner.gaveUp();
      return;
    }
    // First, since the answer may come while it is written.
    this.#wait(attempt.waitMs);
    this.#owner.write(`\x1b\x10\x03${attempt.text}\r`);
  }
}
