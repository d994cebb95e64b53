import type { Scheduler, Timer } from '../base/clock.js';
import { TelephonyError, type Call, type CallEvent, type Line, type Telephony } from '../client/telephony.js';
import { bestLine, lineFault, type LineFault } from './line-fault.js';

/** How long after a telephony that has stopped the next one is made; each time twice as long, up to a minute. */
const AGAIN_MS = 5000;
const MOST_AGAIN_MS = 60_000;

/** Whom it tells. */
export interface KioskLineEvents {
  /** The fault, the line or a call on it has changed. */
  changed(): void;
  /** Somebody calls. */
  incoming(call: Call): void;
}

/** The kiosk's telephone: one Telephony at a time, started again by itself when it has stopped. */
export class KioskLine {
  #telephony: Telephony | null = null;
  #create: (() => Telephony) | null = null;
  #misconfigured = '';
  /** The lines of the start have been told; that the host is ready is told before. */
  #told = false;
  #again: Timer | null = null;
  #againMs = AGAIN_MS;
  #watched = new WeakSet<Line>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly events: KioskLineEvents,
  ) {}

  /** The line to call on. */
  get line(): Line | null {
    return bestLine(this.#telephony?.lines ?? []);
  }

  /** Whether calls reach nobody. */
  get simulated(): boolean {
    return this.line?.kind === 'simulator';
  }

  get fault(): LineFault | null {
    if (this.#telephony === null) return 'starting';
    if (this.#misconfigured !== '') return 'misconfigured';
    const fault = lineFault(this.#telephony, this.line);
    return fault === 'noLine' && !this.#told ? 'starting' : fault;
  }

  /** What cannot be of the settings, in English, for the operator; '' where nothing is known to be wrong. */
  get misconfigured(): string {
    return this.#misconfigured;
  }

  /** Whether a call can be tried: there is a line, well or not. An emergency call is tried on any. */
  get callable(): boolean {
    return this.#telephony?.status === 'ready' && this.line !== null;
  }

  /** Starts with what `create` makes, in place of what there was. */
  start(create: () => Telephony): void {
    this.#create = create;
    this.#begin();
  }

  /** Opens the browser's chooser: first thing in a click handler. What comes of it, `fault` tells. */
  connectModem(): void {
    this.#telephony?.connectModem().catch(() => undefined);
  }

  /** Calls a number. Throws TelephonyError where that can be told at once. */
  dial(number: string): Call {
    const { line } = this;
    if (line === null) throw new TelephonyError('unplugged', 'There is no line.', 0);
    return line.dial(number);
  }

  #begin(): void {
    this.#again?.cancel();
    this.#again = null;
    this.#misconfigured = '';
    this.#told = false;
    this.#telephony?.close();
    if (this.#create === null) return;
    const telephony = this.#create();
    this.#telephony = telephony;
    const changed = (): void => {
      if (telephony !== this.#telephony) return;
      this.#watch(telephony);
      if (telephony.status === 'ready') this.#againMs = AGAIN_MS;
      if (telephony.status === 'lost') this.#beginLater();
      this.events.changed();
    };
    telephony.addEventListener('statuschange', changed);
    telephony.addEventListener('ownershipchange', changed);
    telephony.addEventListener('lineschange', changed);
    telephony.addEventListener('incoming', ({ call }: CallEvent) => {
      if (telephony === this.#telephony) this.events.incoming(call);
    });
    const ready = (): void => {
      if (telephony !== this.#telephony) return;
      this.#told = true;
      changed();
    };
    telephony.ready.then(ready, (error: unknown) => {
      if (telephony !== this.#telephony) return;
      if (error instanceof TelephonyError && error.code === 'invalidConfiguration') this.#misconfigured = error.message;
      changed();
    });
    changed();
  }

  #beginLater(): void {
    this.#again ??= this.scheduler.after(this.#againMs, () => {
      this.#begin();
    });
    this.#againMs = Math.min(MOST_AGAIN_MS, this.#againMs * 2);
  }

  #watch({ lines }: Telephony): void {
    for (const line of lines) {
      if (this.#watched.has(line)) continue;
      this.#watched.add(line);
      line.addEventListener('change', () => {
        this.events.changed();
      });
    }
  }
}
