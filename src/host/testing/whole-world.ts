import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { createCore } from '../../core/create-core.js';
import { LINECALLSTATE, PHONEPRIVILEGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { methodParameters, type ParameterKind, type RoutedName } from '../../tspi/method-parameters.js';
import { out, type Out, type Result } from '../../tspi/result.js';
import { Host } from '../host.js';
import { takesArgument } from '../provider-parameters.js';
import type { Session } from '../session.js';
import { integersOf, SAMPLES, statesFor } from './sample-arguments.js';
import { WholeProvider } from './whole-provider.js';
import { openLine, RecordingSink } from './world.js';

/** The client's handles. */
export const LINE = 1;
export const PHONE = 3;

/** The kinds of the parameters for which an application gives something. */
export function givenKinds(name: RoutedName): readonly ParameterKind[] {
  return (methodParameters[name] as readonly ParameterKind[]).filter(takesArgument);
}

/** States that are good for the calls of a function. */
export function goodStates(name: RoutedName): number[] {
  return statesFor(name).map(({ good }) => good);
}

/** A host with one provider that has every function, and one client that has its line and its phone open. Numbers that begin with 0900 are blocked. */
export class WholeWorld {
  readonly sink = new RecordingSink();
  readonly session: Session;
  #nextHandle = 101;

  private constructor(
    readonly scheduler: SimulatedScheduler,
    readonly host: Host,
    readonly provider: WholeProvider,
  ) {
    host.addProvider(provider);
    this.session = host.attach(this.sink);
    openLine(this.session, LINE);
    this.session.phoneOpen(0, PHONE, 0x00030001, 0, PHONEPRIVILEGE.OWNER);
  }

  static async make(provider = new WholeProvider()): Promise<WholeWorld> {
    const scheduler = new SimulatedScheduler();
    const host = new Host({
      core: await createCore({ forceJs: true, slots: 256 }),
      scheduler,
      dialGate: (address) => (address.startsWith('0900') ? LINEERR.ADDRESSBLOCKED : undefined),
    });
    const world = new WholeWorld(scheduler, host, provider);
    await scheduler.advance(0);
    provider.called.length = 0;
    return world;
  }

  /** A call that came in; its handle. */
  callIn(state: number): number {
    const htCall = this.provider.offer();
    if (state !== LINECALLSTATE.OFFERING) this.provider.callState(state, 0, htCall);
    this.host.switchboard.drain();
    return Math.max(...this.session.handles.calls.keys());
  }

  /** Arguments that are good, but for what is put in their places. */
  argumentsOf(
    name: RoutedName,
    states: readonly number[] = goodStates(name),
    instead: ReadonlyMap<number, unknown> = new Map(),
  ): unknown[] {
    const integer = integersOf(name);
    const calls = states.map((state) => this.callIn(state));
    return givenKinds(name).map((kind, at) => {
      const good = this.#goodArgument(kind, integer, calls);
      return instead.has(at) ? instead.get(at) : good;
    });
  }

  /** Calls a function as the client; the page's id of a request is 1. */
  ask(name: RoutedName, args: readonly unknown[], value: Out<unknown> = out<unknown>(undefined)): Result {
    return this.session.call(name, 1, args, value);
  }

  #goodArgument(kind: ParameterKind, integer: () => number, calls: number[]): unknown {
    switch (kind) {
      case 'line':
        return LINE;
      case 'phone':
        return PHONE;
      case 'lineDevice':
      case 'phoneDevice':
        return 0;
      case 'call':
      case 'watchedCall':
      case 'call?':
      case 'watchedCall?':
        return calls.shift() ?? this.callIn(LINECALLSTATE.CONNECTED);
      case 'newCall':
      case 'newCall?':
        return (this.#nextHandle += 2);
      case 'gathered?':
        return 1;
      case 'int':
        return integer();
      default:
        return SAMPLES[kind];
    }
  }
}
