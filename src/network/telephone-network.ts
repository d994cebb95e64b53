import type { Scheduler } from '../base/clock.js';
import { between, type Random } from '../base/random.js';
import { Line, type Exchange } from './line.js';
import type { Caller, NetworkPort, NetworkPortEvents } from './network-port.js';

/** Somebody with a telephone. */
export interface Subscriber {
  /** Digits; unique in the network. */
  readonly number: string;
  /** What called parties are shown. */
  readonly name?: string;
  readonly presentation?: Caller['presentation'];
}

/** What answers a service number: gets the port of a call that is about to ring, returns what listens on it. */
export type Service = (port: NetworkPort) => Partial<NetworkPortEvents>;

/** What a call to a number meets. */
export type Reached =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'engaged' }
  | { readonly kind: 'dead' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'forwarded'; readonly to: string };

/** A number that is no subscriber's line; `changing` ones are asked anew for each call. */
export type Destination = Reached | { readonly kind: 'changing'; readonly reach: (caller: Caller) => Reached };

export interface TelephoneNetworkOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Calls that fit into the network at a time; one more meets congestion. */
  readonly capacity?: number;
}

/** Exchanges wait this long for another digit of a number that they do not know, in milliseconds. */
const INTERDIGIT_MS = 3000;

const SILENT: NetworkPortEvents = {
  dialtone: () => undefined,
  ringback: () => undefined,
  busy: () => undefined,
  congestion: () => undefined,
  answered: () => undefined,
  carrier: () => undefined,
  released: () => undefined,
  ring: () => undefined,
  ringStopped: () => undefined,
  dtmf: () => undefined,
  data: () => undefined,
};

/**
 * A telephone network that exists in a scheduler only: subscribers call each other and service numbers, and everything takes the
 * time it takes in a real one. The same seed and the same deeds give the same history.
 */
export class TelephoneNetwork {
  readonly #options: TelephoneNetworkOptions;
  readonly #lines = new Map<string, Line>();
  readonly #destinations = new Map<string, Destination>();
  readonly #exchange: Exchange;
  /** What the next call of a subscriber meets, whomever it calls; by the subscriber's number. */
  readonly #nextMeets = new Map<string, Reached>();
  #calls = 0;

  constructor(options: TelephoneNetworkOptions) {
    this.#options = options;
    this.#exchange = {
      scheduler: options.scheduler,
      dialtoneDelayMs: () => between(options.random, 150, 350),
      routingDelayMs: (digits) => (this.#isKnown(digits) ? between(options.random, 250, 600) : INTERDIGIT_MS),
      route: (from, digits) => {
        this.#route(from, digits);
      },
      forward: (from, digits) => {
        this.#forward(from, digits);
      },
      callEnded: () => {
        this.#calls--;
      },
    };
  }

  /** How many calls are up, ringing ones included. */
  get calls(): number {
    return this.#calls;
  }

  /**
   * Gives a subscriber a line.
   * @throws RangeError when the number is taken.
   */
  connect(subscriber: Subscriber, events: NetworkPortEvents): NetworkPort {
    this.#claim(subscriber.number);
    const line = new Line(this.#exchange, subscriber.number, callerOf(subscriber), events);
    this.#lines.set(subscriber.number, line);
    return line;
  }

  /**
   * Gives a number to something that takes any number of calls at a time.
   * @throws RangeError when the number is taken.
   */
  assign(number: string, destination: Destination): void {
    this.#claim(number);
    this.#destinations.set(number, destination);
  }

  /** A line for one call that a service makes itself; no call can reach it. */
  outgoing(subscriber: Subscriber, service: Service): NetworkPort {
    return this.#lineOf(subscriber, service);
  }

  /** Lets the next call that a subscriber makes meet this, whomever it calls; only that one. */
  letNextCallMeet(from: string, reached: Reached): void {
    this.#nextMeets.set(from, reached);
  }

  /** Who is at the other end of the call that a port has, be it answered or not; null where nobody is. */
  otherEnd(port: NetworkPort): NetworkPort | null {
    return port instanceof Line ? port.otherEnd : null;
  }

  /** Whether somebody has the number. */
  isAssigned(number: string): boolean {
    return this.#isKnown(number);
  }

  #claim(number: string): void {
    if (this.#isKnown(number)) throw new RangeError(`The number ${number} is taken.`);
  }

  #isKnown(number: string): boolean {
    return this.#lines.has(number) || this.#destinations.has(number);
  }

  #route(from: Line, digits: string): void {
    const instead = this.#nextMeets.get(from.number);
    if (instead !== undefined) {
      this.#nextMeets.delete(from.number);
      this.#meet(from, digits, instead, false);
      return;
    }
    const destination = this.#destinations.get(digits);
    const full = this.#calls >= (this.#options.capacity ?? Infinity);
    // Whom a call cannot get through to must not be asked: the answer may be a call already.
    if (destination?.kind === 'changing' && full) from.tone('congestion');
    else if (destination === undefined) this.#ring(from, this.#lines.get(digits), full);
    else this.#meet(from, digits, destination.kind === 'changing' ? destination.reach(from.caller) : destination, full);
  }

  #meet(from: Line, digits: string, reached: Reached, full: boolean): void {
    switch (reached.kind) {
      case 'dead':
        from.release('noDialtone');
        return;
      case 'unreachable':
        from.release('unreachable');
        return;
      case 'engaged':
        from.tone('busy');
        return;
      case 'forwarded':
        this.#forward(from, reached.to);
        return;
      case 'service':
        if (full) from.tone('congestion');
        else this.#ring(from, this.#lineOf({ number: digits }, reached.service), full);
    }
  }

  #forward(from: Line, digits: string): void {
    if (!from.forwardOnce()) {
      from.release('unreachable');
      return;
    }
    from.hear('forwarded');
    this.#route(from, digits);
  }

  #ring(from: Line, called: Line | undefined, full: boolean): void {
    if (called === undefined) from.release('unassigned');
    else if (!called.free) from.tone('busy');
    else if (full) from.tone('congestion');
    else {
      this.#calls++;
      from.ring(called);
    }
  }

  /** A line of its own for one call of a service. The service listens from the moment it knows its port. */
  #lineOf(subscriber: Subscriber, service: Service): Line {
    const events = { ...SILENT };
    const line = new Line(this.#exchange, subscriber.number, callerOf(subscriber), events);
    Object.assign(events, service(line));
    return line;
  }
}

function callerOf({ number, name = '', presentation = 'allowed' }: Subscriber): Caller {
  return presentation === 'allowed' ? { number, name, presentation } : { number: '', name: '', presentation };
}
