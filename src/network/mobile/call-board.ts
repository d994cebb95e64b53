import type { Scheduler } from '../../base/clock.js';
import type { Caller, NetworkPort } from '../network-port.js';
import { CAUSE, type Cause } from './causes.js';
import type { MobileCall, MobileCallState, MobileEvents } from './mobile-call.js';

/** Most calls at a time: five in a conversation, one group on hold, one waiting (3GPP TS 22.030 6.5.5). */
export const MAX_CALLS = 7;
/** From the network to the subscriber, in milliseconds. */
const PROPAGATION_MS = 10;

/** The calls of one mobile subscriber: owns them, their ids, and what is told about them. */
export class CallBoard {
  readonly #calls: MobileCall[] = [];
  /** Grows when the subscriber forgets everything: what was under way is not told any more. */
  #use = 0;

  constructor(
    readonly scheduler: Scheduler,
    private readonly events: MobileEvents,
  ) {}

  /** All calls, by id. */
  get all(): readonly MobileCall[] {
    return this.#calls;
  }

  in(...states: MobileCallState[]): MobileCall[] {
    return this.#calls.filter(({ state }) => states.includes(state));
  }

  get full(): boolean {
    return this.#calls.length >= MAX_CALLS;
  }

  /** Begins a call with the lowest free id; nothing is told yet. */
  add(direction: MobileCall['direction'], state: MobileCallState, party: Caller, port: NetworkPort): MobileCall {
    let id = 1;
    while (this.#calls.some((call) => call.id === id)) id++;
    const call: MobileCall = {
      id,
      direction,
      state,
      multiparty: false,
      party,
      heldByOther: false,
      answeredMs: null,
      port,
    };
    this.#calls.push(call);
    this.#calls.sort((a, b) => a.id - b.id);
    return call;
  }

  /** Changes the state of a call and tells it. */
  enter(call: MobileCall, state: MobileCallState, multiparty = call.multiparty): void {
    if (call.state === 'released' || (call.state === state && call.multiparty === multiparty)) return;
    if (state === 'active') call.answeredMs ??= this.scheduler.now();
    call.state = state;
    call.multiparty = multiparty;
    this.announce(call);
  }

  /** Tells the state that a call is in. */
  announce(call: MobileCall): void {
    const { state } = call;
    this.tell((events) => {
      events.changed(call, state);
    });
  }

  /** This subscriber hangs up, or refuses. */
  release(call: MobileCall, as: 'rejected' | 'busy' = 'rejected'): void {
    if (call.state === 'released') return;
    call.port.reject(as);
    call.port.onHook();
    this.remove(call, CAUSE.normalClearing, 'self');
  }

  /** A call has no connection any more, or its connection is somebody else's. */
  remove(call: MobileCall, cause: Cause, by: 'self' | 'other'): void {
    const at = this.#calls.indexOf(call);
    if (at < 0) return;
    this.#calls.splice(at, 1);
    call.state = 'released';
    this.tell((events) => {
      events.released(call, cause, by);
    });
    this.settle();
  }

  /** The other party goes on without this subscriber. */
  leave(call: MobileCall): void {
    this.remove(call, CAUSE.normalClearing, 'self');
  }

  /** The connection breaks. */
  lose(call: MobileCall): void {
    call.port.reject();
    call.port.onHook();
    this.remove(call, CAUSE.temporaryFailure, 'other');
  }

  /** Ends everything without a word: the telephone has no power. */
  clear(): void {
    this.#use++;
    for (const call of this.#calls.splice(0)) {
      call.state = 'released';
      call.port.reject();
      call.port.onHook();
    }
  }

  /** One party makes no conference; a waiting call with nothing beside it is an incoming one. */
  settle(): void {
    for (const state of ['active', 'held'] as const) {
      const members = this.in(state).filter(({ multiparty }) => multiparty);
      if (members.length === 1) for (const call of members) this.enter(call, state, false);
    }
    const [only, ...others] = this.#calls;
    if (only?.state === 'waiting' && others.length === 0) this.enter(only, 'incoming');
  }

  tell(run: (events: MobileEvents) => void): void {
    const use = this.#use;
    this.scheduler.after(PROPAGATION_MS, () => {
      if (use === this.#use) run(this.events);
    });
  }
}
