import type { Caller, NetworkPort, NetworkPortEvents, ReleaseCause } from '../network-port.js';
import type { TelephoneNetwork } from '../telephone-network.js';
import type { PrivateExchange, TrunkOptions } from './exchange.js';
import type { Leg } from './leg.js';
import type { DisconnectCause } from './leg-states.js';
import { join, release } from './release.js';
import { alerting, connect, fail, place } from './routing.js';
import { send, type Signal } from './signals.js';
import type { Station } from './station.js';

/** A dial tone that has not come by now will not come: both ends seized the trunk, in milliseconds. */
const SEIZURE_LIMIT_MS = 2000;

const CAUSES: Readonly<Record<ReleaseCause, DisconnectCause>> = {
  normal: 'normal',
  rejected: 'reject',
  unassigned: 'badAddress',
  noAnswer: 'noAnswer',
  noDialtone: 'noDialtone',
  unreachable: 'noAnswer',
};

/** A line to the network outside: one call at a time, whose leg here stands for whoever is out there. */
export class Trunk implements Station {
  readonly kind = 'trunk';
  readonly legs = new Set<Leg>();
  readonly number: string;
  readonly #exchange: PrivateExchange;
  readonly #answeredBy: string;
  readonly #port: NetworkPort;
  readonly #index: number;
  #dialled = '';

  constructor(exchange: PrivateExchange, outside: TelephoneNetwork, options: TrunkOptions, index: number) {
    this.#exchange = exchange;
    this.number = options.number;
    this.#answeredBy = options.answeredBy;
    this.#index = index;
    this.#port = outside.connect({ number: options.number }, this.#events());
  }

  get free(): boolean {
    return this.legs.size === 0;
  }

  /** Calls a number outside on behalf of a leg. */
  carry(origin: Leg, number: string): void {
    const called: Caller = { number, name: '', presentation: 'allowed' };
    const leg = this.#exchange.newLeg(this, { called, callId: origin.info.callId, trunk: this.#index });
    this.#dialled = number;
    join(origin, leg);
    origin.learn({ trunk: this.#index });
    leg.after(SEIZURE_LIMIT_MS, () => {
      this.#fail('congestion');
    });
    this.#port.offHook();
  }

  partyOf(leg: Leg): Caller {
    const { origin, caller, called } = leg.info;
    return (origin === 'external' ? caller : called) ?? { number: '', name: '', presentation: 'unavailable' };
  }

  legChanged(leg: Leg): void {
    if (leg.state === 'connected') this.#port.answer();
    if (leg.state !== 'idle') return;
    this.#port.reject();
    this.#port.onHook();
  }

  legLearned(): void {
    // What becomes known of a call stays inside.
  }

  heard(_leg: Leg, signal: Signal): void {
    if (signal.kind === 'digit') this.#port.sendDtmf(signal.digit);
  }

  get #leg(): Leg | undefined {
    return [...this.legs][0];
  }

  #events(): NetworkPortEvents {
    return {
      dialtone: () => {
        this.#leg?.stopTimer();
        this.#port.dial(this.#dialled);
      },
      ringback: () => {
        if (this.#leg?.state === 'connected') return;
        this.#leg?.enter('offering');
        if (this.#leg?.other != null) alerting(this.#leg.other);
      },
      busy: () => {
        this.#fail('busy');
      },
      congestion: () => {
        this.#fail('congestion');
      },
      answered: () => {
        if (this.#leg?.state === 'offering') connect(this.#exchange, this.#leg);
      },
      released: (cause) => {
        if (this.#leg?.answered === false) this.#fail(CAUSES[cause]);
        else if (this.#leg !== undefined) release(this.#leg);
      },
      ring: (caller) => {
        this.#called(caller);
      },
      ringStopped: () => {
        if (this.#leg !== undefined) release(this.#leg);
      },
      dtmf: (digit) => {
        if (this.#leg !== undefined) send(this.#leg, { kind: 'digit', digit, by: 'tones', durationMs: 100 });
      },
      carrier: () => {
        if (this.#leg !== undefined) send(this.#leg, { kind: 'carrier' });
      },
      data: () => undefined,
    };
  }

  /** The call that this trunk carries out does not get through. */
  #fail(cause: DisconnectCause): void {
    const leg = this.#leg;
    const origin = leg?.other;
    if (leg === undefined) return;
    leg.other = null;
    if (origin != null) origin.other = null;
    release(leg);
    if (origin != null) fail(origin, cause);
  }

  /** Somebody outside calls: the leg is theirs, and reaches for the extension that answers. */
  #called(caller: Caller): void {
    if (!this.free) return;
    const leg = this.#exchange.newLeg(this, { origin: 'external', caller, trunk: this.#index });
    leg.enter('proceeding');
    place(this.#exchange, leg, this.#answeredBy, { reason: 'direct', redirecting: null });
  }
}
