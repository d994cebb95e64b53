import type { Scheduler, Timer } from '../base/clock.js';
import { RING_LIMIT_MS } from './network-port.js';
import type { Caller, NetworkPort, NetworkPortEvents, Notification, ReleaseCause } from './network-port.js';

/** How long anything takes from one end of the network to the other, in milliseconds. */
const PROPAGATION_MS = 10;

/** A call that is sent on more often than this goes in a circle. */
const MOST_FORWARDINGS = 5;

/** What a line needs of the network it belongs to. */
export interface Exchange {
  readonly scheduler: Scheduler;
  /** How long the dial tone takes to come, in milliseconds. */
  dialtoneDelayMs(): number;
  /** How long the exchange waits after these digits before it connects, in milliseconds. */
  routingDelayMs(digits: string): number;
  /** Connects the line to whom the digits belong, or tells it why not. */
  route(from: Line, digits: string): void;
  /** The same for a call that somebody sends on. */
  forward(from: Line, digits: string): void;
  /** A path has become free. */
  callEnded(): void;
}

/**
 * What happens on a line:
 * - `idle`: on hook, silent
 * - `dialing`: off hook, collecting digits; also before and after the dial tone
 * - `calling`, `ringing`: the two ends of a call that is not answered
 * - `talking`: an answered call
 * - `tone`: off hook with a tone, or silence, to be ended by going on hook
 */
type Phase = 'idle' | 'dialing' | 'calling' | 'ringing' | 'talking' | 'tone';

/** One subscriber's line; owns its state, its timer and, while there is a call, one half of it. */
export class Line implements NetworkPort {
  #phase: Phase = 'idle';
  #digits = '';
  #other: Line | null = null;
  #timer: Timer | null = null;
  /** Grows whenever the hook moves: what was under way to the earlier use of the line is not delivered to the next. */
  #use = 0;
  /** How often the call that is being made was forwarded. */
  #forwardings = 0;

  constructor(
    private readonly exchange: Exchange,
    readonly number: string,
    readonly caller: Caller,
    private readonly events: NetworkPortEvents,
  ) {}

  /** Whether a call can be put through to the line. */
  get free(): boolean {
    return this.#phase === 'idle';
  }

  /** The line at the other end of the call that is up or rings; null where there is none. */
  get otherEnd(): NetworkPort | null {
    return this.#other;
  }

  offHook(): void {
    if (this.answer() || this.#phase !== 'idle') return;
    this.#enter('dialing');
    this.#digits = '';
    this.#after(this.exchange.dialtoneDelayMs(), () => {
      this.events.dialtone();
    });
  }

  dial(digits: string): void {
    if (this.#phase === 'talking') this.sendDtmf(digits);
    if (this.#phase !== 'dialing') return;
    this.#digits += digits;
    const all = this.#digits;
    this.#after(this.exchange.routingDelayMs(all), () => {
      this.exchange.route(this, all);
    });
  }

  answer(): boolean {
    const caller = this.#other;
    if (this.#phase !== 'ringing' || caller === null) return false;
    this.#enter('talking');
    caller.#stopTimer();
    caller.#phase = 'talking';
    caller.#tell((events) => {
      events.answered();
    });
    return true;
  }

  reject(as: 'rejected' | 'busy' = 'rejected'): void {
    if (this.#phase !== 'ringing') return;
    this.#leave(as);
    this.#enter('idle');
  }

  deflect(digits: string): void {
    const caller = this.#other;
    if (this.#phase !== 'ringing' || caller === null) return;
    this.#other = null;
    caller.#other = null;
    caller.#stopTimer();
    this.#enter('idle');
    this.exchange.callEnded();
    this.exchange.forward(caller, digits);
  }

  onHook(): void {
    if (this.#phase === 'idle' || this.#phase === 'ringing') return;
    this.#leave('normal');
    this.#enter('idle');
  }

  sendDtmf(digits: string): void {
    for (const digit of digits.match(/[0-9A-D*#]/g) ?? []) {
      this.#toOther((events) => {
        events.dtmf(digit);
      });
    }
  }

  sendCarrier(): void {
    this.#toOther((events) => {
      events.carrier();
    });
  }

  sendData(bytes: Uint8Array): void {
    const copy = bytes.slice();
    this.#toOther((events) => {
      events.data(copy);
    });
  }

  notify(notification: Notification): void {
    this.#other?.hear(notification);
  }

  connectOthers(second: NetworkPort): boolean {
    if (!(second instanceof Line) || second === this || this.#phase !== 'talking') return false;
    const [one, two] = [this.#other, second.#other];
    if (one === null || two === null || one === second) return false;
    const rings = second.#phase === 'calling';
    for (const line of [this, second]) {
      line.#other = null;
      line.#enter('idle');
    }
    one.#other = two;
    two.#other = one;
    if (rings) one.#awaitAnswer();
    this.exchange.callEnded();
    return true;
  }

  /** Has its owner told something by the network. */
  hear(notification: Notification): void {
    this.#tell((events) => {
      events.notified?.(notification);
    });
  }

  /** Counts that the call goes on to another number; false when that has happened too often. */
  forwardOnce(): boolean {
    return ++this.#forwardings <= MOST_FORWARDINGS;
  }

  /** Rings `called` on behalf of this line; both lines belong to the call from now on. */
  ring(called: Line): void {
    this.#other = called;
    called.#enter('ringing');
    called.#other = this;
    called.#tell((events) => {
      events.ring(this.caller);
    });
    if (this.#forwardings > 0) called.hear('forwardedCall');
    this.#awaitAnswer();
  }

  /** Puts a tone on the line that dialled. */
  tone(kind: 'busy' | 'congestion'): void {
    this.#phase = 'tone';
    this.#tell((events) => {
      events[kind]();
    });
  }

  /** Ends the attempt of the line that dialled. */
  release(cause: ReleaseCause): void {
    this.#phase = 'tone';
    this.#tell((events) => {
      events.released(cause);
    });
  }

  #awaitAnswer(): void {
    this.#phase = 'calling';
    this.#tell((events) => {
      events.ringback();
    });
    this.#after(RING_LIMIT_MS, () => {
      this.#giveUp();
    });
  }

  #giveUp(): void {
    this.#leave('normal');
    this.release('noAnswer');
  }

  /** Takes this line out of its call and tells the other one. */
  #leave(cause: ReleaseCause | 'busy'): void {
    const other = this.#other;
    this.#other = null;
    this.#stopTimer();
    if (other === null) return;
    other.#other = null;
    other.#stopTimer();
    if (other.#phase === 'ringing') {
      other.#phase = 'idle';
      other.#tell((events) => {
        events.ringStopped();
      });
    } else if (cause === 'busy') other.tone('busy');
    else other.release(cause);
    this.exchange.callEnded();
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#use++;
    this.#forwardings = 0;
    this.#stopTimer();
  }

  #toOther(tell: (events: NetworkPortEvents) => void): void {
    if (this.#phase === 'talking' && this.#other !== null) this.#other.#tell(tell);
  }

  #tell(tell: (events: NetworkPortEvents) => void): void {
    const use = this.#use;
    this.exchange.scheduler.after(PROPAGATION_MS, () => {
      if (use === this.#use) tell(this.events);
    });
  }

  #after(delayMs: number, run: () => void): void {
    this.#stopTimer();
    this.#timer = this.exchange.scheduler.after(delayMs, run);
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
