import type { Scheduler } from '../base/clock.js';
import type { Call } from '../client/telephony.js';
import { outcomeOf, outcomeOfError, type CallOutcome } from './call-outcome.js';
import type { KioskLine } from './kiosk-line.js';
import type { KioskEvent } from './screens.js';
import { newVisit, type Party, type Visit } from './visit.js';

/** How long a line may take to be free for an emergency call; then it is tried all the same. */
const FREE_LIMIT_MS = 8000;
/** How long a call waits for a line that is still starting: a modem takes a few seconds. */
const START_LIMIT_MS = 20_000;

/** What the calls of a visit stand on; the kiosk. */
export interface VisitDesk {
  /** The visit as it is now. */
  visit: Visit;
  readonly line: KioskLine;
  readonly scheduler: Scheduler;
  readonly emergencyNumber: string;
  go(event: KioskEvent): void;
  update(): void;
  /** Asks whether help is really to be called. */
  askEmergency(): void;
}

/** The calls of visits, one at a time: from a name or a number to what became of it. */
export class VisitCalls {
  constructor(private readonly desk: VisitDesk) {}

  /** Calls whom the visitor has chosen; waits for a line that is still starting. */
  call(party: Exclude<Party, { kind: 'caller' }>): void {
    const { visit } = this.desk;
    const number = party.kind === 'destination' ? party.destination.number : party.number;
    // Help is asked for in one way only, and asked about once.
    if (party.kind !== 'emergency' && !this.desk.line.simulated && this.desk.line.line?.isEmergency(number) === true) {
      this.desk.askEmergency();
      return;
    }
    Object.assign(visit, { ...newVisit(visit.language), party, waiting: this.desk.line.fault === 'starting' });
    if (visit.waiting) {
      this.desk.scheduler.after(START_LIMIT_MS, () => {
        if (this.desk.visit === visit && visit.waiting) this.over('noLine');
      });
      this.desk.go('call');
    } else this.dial();
  }

  /** Places the call that the visit is for. */
  dial(): void {
    const { visit } = this.desk;
    const { party } = visit;
    visit.waiting = false;
    if (party === null || party.kind === 'caller') return;
    let call: Call;
    try {
      call = this.desk.line.dial(party.kind === 'destination' ? party.destination.number : party.number);
    } catch (error) {
      this.over(outcomeOfError(error));
      return;
    }
    this.#take(call);
    call.placed.catch((error: unknown) => {
      if (visit.call === call) this.over(outcomeOfError(error));
    });
  }

  /** Somebody calls. Nobody is taken from a call. */
  incoming(call: Call): void {
    const { call: current, hangingUp, waiting } = this.desk.visit;
    if (current !== null || hangingUp || waiting) return;
    this.desk.visit = { ...newVisit(this.desk.visit.language), party: { kind: 'caller' } };
    this.#take(call);
  }

  #take(call: Call): void {
    this.desk.visit.call = call;
    call.addEventListener('statechange', () => {
      if (this.desk.visit.call !== call) return;
      this.changed();
      this.desk.update();
    });
    this.desk.go('call');
    this.changed();
  }

  /** The call may have ended, or found its number busy. */
  changed(): void {
    const { call } = this.desk.visit;
    if (call?.state === 'busy') {
      // A line that keeps the busy tone up until somebody hangs up.
      call.drop().catch(() => undefined);
      this.over('busy');
    }
    if (call === null || call.state !== 'idle') return;
    // An answer of the request that placed it says more, and comes before its end is taken for one without a reason.
    if (call.disconnectReason === '' && call.connectedAtMs === null)
      call.placed.then(
        () => {
          if (this.desk.visit.call === call) this.over(outcomeOf(call));
        },
        () => undefined,
      );
    else this.over(outcomeOf(call));
  }

  /** The call is over: it is let go of, and what became of it is told. */
  over(outcome: CallOutcome): void {
    Object.assign(this.desk.visit, {
      call: null,
      outcome,
      waiting: false,
      hangingUp: false,
      keypad: false,
      pressed: '',
      notLifted: false,
    });
    this.desk.go('end');
  }

  /** Calls for help; a call that goes on is hung up first. */
  callEmergency(): void {
    const party = { kind: 'emergency', number: this.desk.emergencyNumber } as const;
    const { call } = this.desk.visit;
    if (call === null) {
      this.call(party);
      return;
    }
    let called = false;
    const dial = (): void => {
      if (called) return;
      called = true;
      limit.cancel();
      this.desk.visit.call = null;
      this.call(party);
    };
    const limit = this.desk.scheduler.after(FREE_LIMIT_MS, dial);
    // Its end is not told to the visitor: the next call stands there at once.
    this.desk.visit.hangingUp = true;
    this.desk.visit.call = null;
    call.addEventListener('statechange', () => {
      if (call.state === 'idle') dial();
    });
    call.drop().catch(() => undefined);
    if (call.state === 'idle') dial();
    this.desk.update();
  }
}
