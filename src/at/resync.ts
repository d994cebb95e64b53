import type { Scheduler, Timer } from '../base/clock.js';
import type { Line } from './line.js';
import { parseNumericResultCode, parseResultCode } from './result-codes.js';

/** Whom a resynchronisation works for. */
export interface ResyncOwner {
  write(text: string): void;
  /** Answers belong to commands again. */
  synchronised(): void;
  /** Three attempts got no answer. */
  gaveUp(): void;
}

/** Silence that is waited for before the marker is sent. */
const SILENCE_MS = 300;
/** How long silence is waited for at most: a noisy line is never silent. */
const CHATTER_MS = 2000;
/** How long one attempt may take. */
const ATTEMPT_MS = 1000;
const ATTEMPTS = 3;

/**
 * Finds the place in the stream again after a command got no answer in time. Sends a marker, `ATS3?`, whose answer no other command has
 * (`013`, ITU-T V.250, 6.2.1), and takes everything before the marker's final result code for late answers. The last attempt sends plain
 * `AT`, for modems that do not know S3; before the PIN some answer everything with ERROR or +CME ERROR, which is an answer too.
 *
 * ESC and the end-of-data code before the marker leave a prompt or a fax or voice data state (3GPP TS 27.005; T.31); in command state
 * a modem ignores them, since no command line has begun.
 */
export class Resync {
  readonly #scheduler: Scheduler;
  readonly #owner: ResyncOwner;
  #attempt = 0;
  #timer: Timer | null = null;
  #startedMs = 0;
  #quietSinceMs = 0;
  #sent = false;
  #markerSeen = false;

  constructor(scheduler: Scheduler, owner: ResyncOwner) {
    this.#scheduler = scheduler;
    this.#owner = owner;
  }

  get running(): boolean {
    return this.#timer !== null;
  }

  start(): void {
    this.#attempt = 0;
    this.#startedMs = this.#scheduler.now();
    this.#quietSinceMs = this.#startedMs;
    this.#markerSeen = false;
    this.#sent = false;
    this.#wait(SILENCE_MS);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** Bytes came: the silence begins anew. */
  heard(): void {
    if (this.running) this.#quietSinceMs = this.#scheduler.now();
  }

  /** A line that is not unsolicited. True when it belongs to the marker. */
  line(line: Line): boolean {
    if (!this.#sent) return false;
    if (line.text === '013') {
      this.#markerSeen = true;
      return true;
    }
    const code = parseResultCode(line) ?? parseNumericResultCode(line.text);
    const ends = code?.name === 'ok' || (code?.kind === 'final' && this.#last);
    if (!ends || !(this.#markerSeen || this.#last)) return false;
    this.stop();
    this.#owner.synchronised();
    return true;
  }

  get #last(): boolean {
    return this.#attempt === ATTEMPTS;
  }

  #wait(ms: number): void {
    this.#timer = this.#scheduler.after(ms, () => {
      this.#due();
    });
  }

  #due(): void {
    const now = this.#scheduler.now();
    const quietMs = now - this.#quietSinceMs;
    if (!this.#sent && quietMs < SILENCE_MS && now - this.#startedMs < CHATTER_MS) {
      this.#wait(SILENCE_MS - quietMs);
      return;
    }
    if (this.#attempt === ATTEMPTS) {
      this.stop();
      this.#owner.gaveUp();
      return;
    }
    this.#attempt++;
    this.#sent = true;
    // First, since the answer may come while it is written.
    this.#wait(ATTEMPT_MS);
    this.#owner.write(`\x1b\x10\x03${this.#last ? 'AT' : 'ATS3?'}\r`);
  }
}
