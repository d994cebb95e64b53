import { between } from '../../../src/base/random.js';
import type { Random } from '../../../src/base/random.js';
import { TelephonyError } from '../../../src/client/index.js';
import type { Call, Line, Telephony } from '../../../src/client/telephony.js';

/** How long the load waits for a call to be connected before it is dropped. */
const PATIENCE_MS = 1500;

/** What the load has done on this page. */
export interface LoadCount {
  readonly dialled: number;
  readonly answered: number;
  readonly connected: number;
  /** Promises that have not settled, by what they promise. */
  readonly waiting: readonly string[];
  readonly settled: number;
  /** How often promises were rejected, by the error's code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Rejections that were no TelephonyError. */
  readonly wrongErrors: readonly string[];
}

/** Keeps every line of a telephony busy: dials, answers, sends digits, drops, at every stage of a call. */
export class CallLoad {
  readonly #telephony: Telephony;
  readonly #random: Random;
  readonly #busy = new Set<Line>();
  readonly #waiting = new Map<Promise<void>, string>();
  readonly #refusals: Record<string, number> = {};
  readonly #wrongErrors: string[] = [];
  #running = false;
  #dialled = 0;
  #answered = 0;
  #connected = 0;
  #settled = 0;

  constructor(telephony: Telephony, random: Random) {
    this.#telephony = telephony;
    this.#random = random;
    telephony.addEventListener('lineschange', () => {
      this.#takeLines();
    });
    telephony.addEventListener('incoming', ({ call }) => {
      void this.#take(call);
    });
  }

  get count(): LoadCount {
    return {
      dialled: this.#dialled,
      answered: this.#answered,
      connected: this.#connected,
      waiting: [...this.#waiting.values()],
      settled: this.#settled,
      refusals: { ...this.#refusals },
      wrongErrors: [...this.#wrongErrors],
    };
  }

  start(): void {
    this.#running = true;
    this.#takeLines();
  }

  /** Begins nothing more, and drops what there is. */
  stop(): void {
    this.#running = false;
    for (const call of this.#telephony.lines.flatMap(({ calls }) => [...calls])) this.#drop(call);
  }

  /** Dials on one line until the call is connected, then drops it. Rejects with a TelephonyError. */
  async tryLine(line: Line): Promise<void> {
    const call = line.dial(this.#number());
    await this.#tracked('placed', call.placed);
    await this.#until(call, () => call.state === 'connected' || call.endedAtMs !== null, 30_000);
    if (call.connectedAtMs === null) throw new Error(`the call is ${call.state}: ${call.disconnectReason}`);
    await this.#tracked('drop', call.drop());
  }

  #takeLines(): void {
    for (const line of this.#telephony.lines) {
      if (!this.#running || this.#busy.has(line)) continue;
      this.#busy.add(line);
      void this.#keepBusy(line).finally(() => this.#busy.delete(line));
    }
  }

  async #keepBusy(line: Line): Promise<void> {
    while (this.#running && this.#telephony.lines.includes(line)) {
      await this.#pause(10, 1200);
      if (line.service.state === 'ready' && line.calls.length === 0) await this.#place(line);
    }
  }

  async #place(line: Line): Promise<void> {
    if (!this.#running) return;
    let call: Call;
    try {
      call = line.dial(this.#number());
    } catch (error) {
      this.#refused(error);
      return;
    }
    this.#dialled++;
    this.#track('placed', call.placed);
    await this.#carryOn(call);
  }

  /** An incoming call: mostly answered, sometimes refused, sometimes left to ring. */
  async #take(call: Call): Promise<void> {
    await this.#pause(0, 300);
    if (!this.#running || !call.can.answer) return;
    if (this.#chance(70)) {
      this.#answered++;
      this.#track('answer', call.answer());
      await this.#carryOn(call);
    } else if (this.#chance(70)) this.#drop(call);
  }

  /** Whatever becomes of the call: it is dropped at once, or when it is connected, or when that takes too long. */
  async #carryOn(call: Call): Promise<void> {
    if (this.#chance(20)) await this.#pause(0, 100);
    else await this.#until(call, () => call.state === 'connected', PATIENCE_MS);
    if (call.state === 'connected') {
      this.#connected++;
      if (call.can.digits && this.#chance(50)) this.#track('digits', call.sendDigits('159#'));
      await this.#pause(0, 400);
    }
    if (call.can.drop) this.#drop(call);
  }

  #drop(call: Call): void {
    this.#track('drop', call.drop());
  }

  /** Waits until something is so, or the call has ended, or it has taken too long. */
  #until(call: Call, reached: () => boolean, limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!reached() && call.endedAtMs === null) return;
        finish();
      };
      const finish = (): void => {
        clearTimeout(limit);
        call.removeEventListener('statechange', look);
        resolve();
      };
      const limit = setTimeout(finish, limitMs);
      call.addEventListener('statechange', look);
      look();
    });
  }

  #track(what: string, promise: Promise<void>): void {
    this.#tracked(what, promise).catch((error: unknown) => {
      this.#refused(error);
    });
  }

  async #tracked(what: string, promise: Promise<void>): Promise<void> {
    this.#waiting.set(promise, what);
    try {
      await promise;
    } finally {
      this.#waiting.delete(promise);
      this.#settled++;
    }
  }

  #refused(error: unknown): void {
    if (error instanceof TelephonyError) this.#refusals[error.code] = (this.#refusals[error.code] ?? 0) + 1;
    else this.#wrongErrors.push(String(error));
  }

  #number(): string {
    return `555${between(this.#random, 1000, 9999)}`;
  }

  #chance(percent: number): boolean {
    return between(this.#random, 1, 100) <= percent;
  }

  #pause(leastMs: number, mostMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, between(this.#random, leastMs, mostMs)));
  }
}
