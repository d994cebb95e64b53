import { noCallerId } from '../../at/caller-id.js';
import {
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDISCONNECTMODE,
  LINEOFFERINGMODE,
} from '../../tspi/generated/constants.js';
import type { CallReporter } from './call-reporter.js';
import type { Finding, FindingOwner, LiveCall } from './live-calls.js';
import type { ModemCall } from './modem-call.js';

/** What an {@link Adoption} is given by call control. */
export interface AdoptionContext {
  readonly reporter: CallReporter;
  /** The call that has the line. */
  readonly current: ModemCall | null;
  /** Announces a call that the host does not know; null when nobody wants it. */
  announce(call: { readonly direction: ModemCall['direction']; readonly dialled: string }): ModemCall | null;
  /** A call whose dial has not been sent cannot be placed. */
  neverPlaced(call: ModemCall): void;
  /** A call has ended while nobody looked. */
  ended(call: ModemCall, mode: number): void;
  /** Watches the carrier of a call that is up, or may be. */
  watch(): void;
}

/** Makes call control agree with what a modem has when it comes back or the machine has slept: the modem is right. */
export class Adoption implements FindingOwner {
  readonly #calls: AdoptionContext;

  constructor(calls: AdoptionContext) {
    this.#calls = calls;
  }

  get hasAdopted(): boolean {
    const { current } = this.#calls;
    return current?.adopted === true && !current.over;
  }

  met(finding: Finding): void {
    const { current } = this.#calls;
    // A dial, an answer or a hang-up under way tells by itself what becomes of its call.
    if (finding === 'untold' || (current !== null && (current.command !== null || current.release !== null))) return;
    if (finding === 'none') {
      if (current !== null && !current.pending && !current.over) this.#calls.ended(current, LINEDISCONNECTMODE.UNKNOWN);
    } else if (current === null || current.pending) {
      if (current !== null) this.#calls.neverPlaced(current);
      this.#adopt(finding);
    } else if (finding.state !== LINECALLSTATE.UNKNOWN) {
      this.#calls.reporter.state(current, finding.state, modeOf(finding.state));
    }
  }

  /**
   * Time has passed that nobody saw, and the modem cannot be asked: a call that was connected before is there or not (linecallstate--constants,
   * UNKNOWN).
   * @param sinceMs - When that time began, at the latest; by the wall clock, which does not stand still in sleep.
   */
  doubt(sinceMs: number): void {
    const { current, reporter } = this.#calls;
    if (current?.state !== LINECALLSTATE.CONNECTED || current.changedMs > sinceMs) return;
    if (current.command === null && current.release === null) reporter.state(current, LINECALLSTATE.UNKNOWN);
  }

  #adopt({ direction, state, number }: LiveCall): void {
    const call = this.#calls.announce({ direction, dialled: direction === 'outgoing' ? number : '' });
    if (call === null) return;
    call.adopted = true;
    call.offHook = state !== LINECALLSTATE.OFFERING;
    call.callerId =
      direction === 'incoming' && number !== '' ? { ...noCallerId, number, presentation: 'known' } : noCallerId;
    this.#calls.reporter.state(call, state, modeOf(state));
    if (call.offHook) this.#calls.watch();
  }
}

/** The third parameter of LINE_CALLSTATE for a call in use. */
function modeOf(state: number): number {
  if (state === LINECALLSTATE.CONNECTED) return LINECONNECTEDMODE.ACTIVE;
  return state === LINECALLSTATE.OFFERING ? LINEOFFERINGMODE.ACTIVE : 0;
}
