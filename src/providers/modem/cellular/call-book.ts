import type { Timer } from '../../../base/clock.js';
import {
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDISCONNECTMODE,
  LINEOFFERINGMODE,
} from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import type { HdCall, HtCall } from '../../../tspi/result.js';
import type { CallControlContext } from '../call-context.js';
import type { CallReporter } from '../call-reporter.js';
import { CellularCall, Conference } from './cellular-call.js';

const { CONNECTED, CONFERENCED, OFFERING, DIALING, PROCEEDING, RINGBACK, DISCONNECTED, IDLE, UNKNOWN } = LINECALLSTATE;

/** How far a call that is not up yet has come. Nothing goes back. */
const STAGES: readonly number[] = [UNKNOWN, LINECALLSTATE.DIALTONE, DIALING, PROCEEDING, RINGBACK];

/** The calls of a cellular line: which there are, and what the host is told of them. Whose idea a change is, this does not know. */
export class CallBook {
  /** Calls whose handles are open. */
  readonly calls = new Map<HdCall, CellularCall>();
  /** Calls that are not over, those whose handles were closed while they are being hung up included. */
  readonly live = new Set<CellularCall>();
  /** The one multiparty call that a subscriber can have. */
  conference: Conference | null = null;
  /** When this side last asked to hold, join or take back calls, by the scheduler's clock. */
  operatedMs = -Infinity;
  readonly #line: CallControlContext;
  readonly #reporter: CallReporter;
  readonly #leaving: (call: CellularCall) => void;
  readonly #waiting = new Set<() => void>();

  /** @param leaving - Told of a call that is about to be over. */
  constructor(line: CallControlContext, reporter: CallReporter, leaving: (call: CellularCall) => void) {
    this.#line = line;
    this.#reporter = reporter;
    this.#leaving = leaving;
  }

  /** The call that is offered, and not being refused. */
  get offered(): CellularCall | undefined {
    return [...this.live].find((call) => call.isOffered && !call.withdrawn());
  }

  /** Makes the handle of a call that this side begins; not valid for the host before its request has completed. */
  create(htCall: HtCall, direction: CellularCall['direction'], dialled: string): CellularCall {
    return this.#add(new CellularCall(this.#line.newHandle(), htCall, direction, dialled));
  }

  /** LINE_NEWCALL; LINE_CALLSTATE must follow at once. `media`: a LINEMEDIAMODE, 0 for what the line has. Null when the line is closed, nobody wants such calls, or the host is backlogged. */
  announce(direction: CellularCall['direction'], dialled: string, media = 0): CellularCall | null {
    const { host, htLine, detection, profile } = this.#line;
    if (htLine === null || (detection & (media || profile.mediaMode)) === 0) return null;
    const hdCall = this.#line.newHandle();
    const htCall = host.lineNewCall(htLine, hdCall);
    if (htCall === 0) return null;
    const call = this.#add(new CellularCall(hdCall, htCall, direction, dialled));
    call.announced = true;
    call.media = media;
    return call;
  }

  /** Changes a call's state, over CONNECTED where TAPI has no other way. What would be a step back is left out. */
  enter(call: CellularCall, state: number): void {
    const made = STAGES.indexOf(call.state);
    if (STAGES.includes(state) && (made < 0 || STAGES.indexOf(state) < made)) return;
    if (state === OFFERING && call.told && !call.isOffered) return;
    const up = state === CONFERENCED || state === call.holdState;
    if (up && call.told && (made >= 0 || call.isOffered) && call.stands === null && call.state !== UNKNOWN)
      this.#reporter.state(call, CONNECTED, LINECONNECTEDMODE.ACTIVE);
    if (up || state === CONNECTED) call.wasUp = true;
    this.#reporter.state(call, state, this.#modeOf(call, state));
  }

  /** The call is over for the modem: told, unless a release of it tells. An offer goes on to IDLE by itself. */
  end(call: CellularCall, mode: number): void {
    const offered = call.isOffered;
    this.leave(call);
    if (call.release === null && !call.pending) {
      this.#reporter.state(call, DISCONNECTED, mode);
      if (offered) this.#reporter.state(call, IDLE);
    }
    const { request } = call;
    call.request = null;
    this.#line.requests.complete(request, LINEERR.OPERATIONFAILED);
    this.settle();
  }

  /** The call is gone from the line. Its conference ends with its last party. */
  leave(call: CellularCall): void {
    this.#leaving(call);
    this.live.delete(call);
    const { conference, stands } = call;
    conference?.remove(call);
    for (const other of this.live) if (other.consults === call) other.consults = null;
    if (stands !== null && this.conference === stands) this.conference = null;
    if (conference?.members.size === 0) this.dissolve(conference);
  }

  /** A conference without parties is over. */
  dissolve(conference: Conference): void {
    const { call } = conference;
    if (this.conference === conference) this.conference = null;
    if (!this.live.has(call)) return;
    this.live.delete(call);
    if (call.release !== null || call.pending) return;
    this.#reporter.state(call, DISCONNECTED, LINEDISCONNECTMODE.NORMAL);
    this.#reporter.state(call, IDLE);
  }

  /** A call whose request has not succeeded never was: its handle dies by itself. */
  forget(call: CellularCall): void {
    this.leave(call);
    call.closed = true;
    this.calls.delete(call.hdCall);
    this.settle();
  }

  /** Something has changed: whoever waits for it looks. */
  settle(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Settles when something holds, after changes or at once; with false when it does not within a time. */
  until(holds: () => boolean, limitMs: number): Promise<boolean> {
    if (holds()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (held: boolean): void => {
        limit.cancel();
        this.#waiting.delete(look);
        resolve(held);
      };
      const look = (): void => {
        if (holds()) done(true);
      };
      const limit: Timer = this.#line.scheduler.after(limitMs, () => {
        done(holds());
      });
      this.#waiting.add(look);
    });
  }

  #add(call: CellularCall): CellularCall {
    this.calls.set(call.hdCall, call);
    this.live.add(call);
    return call;
  }

  #modeOf(call: CellularCall, state: number): number {
    // On hold at the other end is still this side's active call (lineconnectedmode--constants).
    if (state === CONNECTED) return call.heldByOther ? LINECONNECTEDMODE.ACTIVEHELD : LINECONNECTEDMODE.ACTIVE;
    if (state === OFFERING) return LINEOFFERINGMODE.ACTIVE;
    return state === CONFERENCED ? (call.conference?.call.htCall ?? 0) : 0;
  }
}
