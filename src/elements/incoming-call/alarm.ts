import type { Playing, Sounds } from '../sound/sounds.js';
import type { Alerts, Notice } from './page-alerts.js';

/** What is told beside the page. */
export interface Ring {
  /** How many calls ring. */
  readonly calls: number;
  /** Whether somebody talks meanwhile: then it is a tone at the ear and no bell. */
  readonly inCall: boolean;
  /** Whether it is to be silent: somebody has pressed "Silence". */
  readonly silent: boolean;
  /** What a notification says. */
  readonly title: string;
  readonly body: string;
}

/** A second on and a second off, for half a minute: as long as most networks let a telephone ring. */
const VIBRATION: readonly number[] = Array.from({ length: 60 }, () => 1000);

/** Rings: sound, vibration, the badge, and a notification while the person looks elsewhere. Everything ends with the ring. */
export class Alarm {
  #sound: Playing | null = null;
  #kind = '';
  #vibrates = false;
  #notice: Notice | null = null;
  #told = '';
  #calls = 0;

  /** Brings everything in line with what rings now; null: nothing does. */
  set(ring: Ring | null, sounds: Sounds, alerts: Alerts): void {
    const kind = ring === null || ring.silent ? '' : ring.inCall ? 'callWaiting' : 'ringing';
    if (kind !== this.#kind) {
      this.#sound?.stop();
      this.#sound = kind === '' ? null : sounds.ring(kind);
      this.#kind = kind;
    }
    const vibrates = kind === 'ringing';
    if (vibrates !== this.#vibrates) alerts.vibrate(vibrates ? VIBRATION : []);
    this.#vibrates = vibrates;
    const calls = ring?.calls ?? 0;
    if (calls !== this.#calls) alerts.badge(calls);
    this.#calls = calls;
    this.#notify(ring, alerts);
  }

  #notify(ring: Ring | null, alerts: Alerts): void {
    const wanted =
      ring !== null && !alerts.inFront && alerts.permission === 'granted' ? `${ring.title}\n${ring.body}` : '';
    if (wanted === this.#told) return;
    this.#told = wanted;
    if (wanted === '' || ring === null) {
      this.#notice?.close();
      this.#notice = null;
      return;
    }
    // A caller's number and name come after the first ring: the newer notification takes the place of the one that stands, without a sign of its own.
    this.#notice = alerts.notify(ring.title, ring.body);
  }
}
