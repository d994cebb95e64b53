import type { AtOutcome } from '../../../at/command.js';
import { LINECALLSTATE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { accepted, SUCCESS, type HtCall, type RequestId, type Result } from '../../../tspi/result.js';
import { isOk } from '../bring-up.js';
import type { Created, SupplementaryCalls } from '../line-calls.js';
import type { CallStarts } from './call-starts.js';
import { Conference, type CellularCall } from './cellular-call.js';
import type { CellularContext } from './cellular-context.js';
import {
  mayAdd,
  mayHold,
  mayPrepareAdd,
  mayRedirect,
  mayRemove,
  maySetUp,
  maySwap,
  mayTransfer,
  mayUnhold,
  type Situation,
} from './possible.js';
import { failureOf } from './refusals.js';

/** A call waits for a service no longer than the second of these: its result may be lost. */
const COMMAND_LIMITS = { timeLimitMs: 20_000, yieldsAfterMs: 4000 };
/** How long the list may lag behind an OK. */
const SEEN_LIMIT_MS = 3000;

/** One service: what it sends, and what it leads to. */
interface Service {
  /** Whether it can be done, 0 or the error; asked before it is begun and again when its turn has come. */
  readonly may: (situation: Situation) => Result;
  /** The command without AT, mostly +CHLD=…; read when its turn has come. */
  readonly operation: () => string;
  /** The network has done it: tells what cannot be read from the list. */
  readonly done?: () => void;
  /** What the list shows then. */
  readonly seen?: () => boolean;
  /** The same before {@link Service.done}, where that is something else. */
  readonly shows?: () => boolean;
  /** Told last: whether the list has shown it. */
  readonly ended?: (seen: boolean) => void;
  /** Calls that were made for it die when it fails. */
  readonly created?: readonly CellularCall[];
}

/**
 * Hold, transfer and conference by +CHLD (3GPP TS 27.007, 7.13; TS 22.030, 6.5.5.1). A network has one active and one held call, each of
 * them a call or a conference: what TAPI's model asks beyond that is refused before anything is sent. What the network refuses leaves the
 * calls as they were.
 */
export class CellularSupplementary implements SupplementaryCalls {
  readonly #context: CellularContext;
  readonly #starts: CallStarts;

  constructor(context: CellularContext, starts: CallStarts) {
    this.#context = context;
    this.#starts = starts;
  }

  hold(id: RequestId, call: CellularCall): Result {
    return this.#begin(id, [call], {
      may: (s) => mayHold(s, call),
      operation: () => '+CHLD=2',
      seen: () => call.isHeld,
    });
  }

  unhold(id: RequestId, call: CellularCall): Result {
    return this.#begin(id, [call], {
      may: (s) => mayUnhold(s, call),
      operation: () => '+CHLD=2',
      done: () => {
        this.#endConsultationOf(call);
      },
      seen: () => call.isConnected,
    });
  }

  /** What kind of hold it is stays (lineswaphold): the call that was active takes it over. */
  swapHold(id: RequestId, active: CellularCall, held: CellularCall): Result {
    return this.#begin(id, [active, held], {
      may: (s) => maySwap(s, active, held),
      operation: () => '+CHLD=2',
      done: () => {
        if (active.consults === held || held.consults === active) active.holdState = held.state;
      },
      seen: () => active.isHeld && held.isConnected,
    });
  }

  setupTransfer(id: RequestId, call: CellularCall, htConsult: HtCall, target: string): Created {
    const may = (s: Situation): Result => maySetUp(s, call);
    return this.#create(id, may, [call], [htConsult], ([consult]) => ({
      may,
      operation: () => '+CHLD=2',
      shows: () => call.isHeld,
      done: () => {
        call.holdState = LINECALLSTATE.ONHOLDPENDTRANSFER;
        this.#context.book.enter(call, call.holdState);
        this.#consult(consult, call, target);
      },
    }));
  }

  transfer(id: RequestId, held: CellularCall, consult: CellularCall): Result {
    return this.#begin(id, [held, consult], {
      may: (s) => mayTransfer(s, held, consult, 'transfer'),
      operation: () => '+CHLD=4',
      done: () => {
        // Their end is this transfer's to tell.
        for (const call of [held, consult]) call.release = Promise.resolve(true);
      },
      seen: () => !this.#context.book.live.has(held) && !this.#context.book.live.has(consult),
      ended: (seen) => {
        for (const call of [held, consult])
          if (seen) this.#context.reporter.state(call, LINECALLSTATE.IDLE);
          else call.release = null;
      },
    });
  }

  transferAsConference(id: RequestId, held: CellularCall, consult: CellularCall, htConf: HtCall): Created {
    const may = (s: Situation): Result => mayTransfer(s, held, consult, 'conference');
    return this.#create(id, may, [held, consult], [htConf], ([parent]) => ({
      may,
      operation: () => '+CHLD=3',
      done: () => {
        if (parent === undefined || parent.closed) return;
        const conference = this.#found(parent);
        conference.joined = true;
        this.#context.book.enter(parent, LINECALLSTATE.CONNECTED);
        for (const party of [held, consult]) {
          conference.add(party);
          this.#context.book.enter(party, LINECALLSTATE.CONFERENCED);
        }
      },
    }));
  }

  setupConference(id: RequestId, call: CellularCall, htConf: HtCall, htConsult: HtCall, target: string): Created {
    const may = (s: Situation): Result => maySetUp(s, call);
    return this.#create(id, may, [call], [htConf, htConsult], ([parent, consult]) => ({
      may,
      operation: () => '+CHLD=2',
      shows: () => call.isHeld,
      done: () => {
        if (parent === undefined || parent.closed) return;
        this.#found(parent).add(call);
        parent.holdState = LINECALLSTATE.ONHOLDPENDCONF;
        this.#context.book.enter(parent, parent.holdState);
        this.#context.book.enter(call, LINECALLSTATE.CONFERENCED);
        this.#consult(consult, parent, target);
      },
    }));
  }

  prepareAdd(id: RequestId, conference: CellularCall, htConsult: HtCall, target: string): Created {
    const may = (s: Situation): Result => mayPrepareAdd(s, conference);
    return this.#create(id, may, [conference], [htConsult], ([consult]) => ({
      may,
      operation: () => '+CHLD=2',
      shows: () => conference.isHeld,
      done: () => {
        conference.holdState = LINECALLSTATE.ONHOLDPENDCONF;
        this.#context.book.enter(conference, conference.holdState);
        this.#consult(consult, conference, target);
      },
    }));
  }

  addToConference(id: RequestId, conference: CellularCall, consult: CellularCall): Result {
    return this.#begin(id, [conference, consult], {
      may: (s) => mayAdd(s, conference, consult),
      operation: () => '+CHLD=3',
      shows: () => consult.conference === conference.stands,
      done: () => {
        const { stands } = conference;
        if (stands === null) return;
        stands.add(consult);
        stands.joined = true;
        consult.consults = null;
        this.#context.book.enter(consult, LINECALLSTATE.CONFERENCED);
        this.#context.book.enter(conference, LINECALLSTATE.CONNECTED);
      },
    });
  }

  removeFromConference(id: RequestId, call: CellularCall): Result {
    return this.#begin(id, [call], {
      may: (s) => mayRemove(s, call),
      operation: () => `+CHLD=2${call.index ?? ''}`,
      seen: () => call.isConnected,
    });
  }

  /** Sends a call on that is offered: +CTFR (3GPP TS 27.007, 7.14). `digits`: checked. */
  redirect(id: RequestId, call: CellularCall, digits: string): Result {
    if (!this.#context.abilities.deflects) return LINEERR.OPERATIONUNAVAIL;
    const international = digits.startsWith('+');
    return this.#begin(id, [call], {
      may: () => mayRedirect(call),
      operation: () => `+CTFR="${digits}",${international ? 145 : 129}`,
      done: () => {
        // Its end is this request's to tell.
        call.release = Promise.resolve(true);
      },
      seen: () => !this.#context.book.live.has(call),
      ended: (seen) => {
        if (seen) this.#context.reporter.state(call, LINECALLSTATE.IDLE);
        else call.release = null;
      },
    });
  }

  dialConsultation(id: RequestId, call: CellularCall, digits: string): Result {
    if (!call.waitsForNumber || call.request !== null) return LINEERR.INVALCALLSTATE;
    this.#context.line.requests.begin(id, call.hdCall);
    call.request = id;
    call.dialled = digits;
    void this.#starts.dial(call);
    return accepted(id);
  }

  #begin(id: RequestId, calls: readonly CellularCall[], service: Service): Result {
    const problem = service.may(this.#context.situation());
    if (problem !== SUCCESS) return problem;
    this.#context.line.requests.begin(id, ...calls.map(({ hdCall }) => hdCall));
    void this.#context.inTurn(() => this.#carryOut(id, service));
    return accepted(id);
  }

  /** The same for a service that makes calls: nothing of them is told before the request has succeeded. */
  #create(
    id: RequestId,
    may: Service['may'],
    from: readonly [CellularCall, ...CellularCall[]],
    handles: readonly HtCall[],
    serviceWith: (created: readonly CellularCall[]) => Service,
  ): Created {
    const problem = may(this.#context.situation());
    if (problem !== SUCCESS) return { result: problem, calls: [] };
    const created = handles.map((htCall) => this.#context.book.create(htCall, 'outgoing', ''));
    for (const call of created) call.consults = from[0];
    const result = this.#begin(id, [...from, ...created], { ...serviceWith(created), created });
    return { result, calls: created.map(({ hdCall }) => hdCall) };
  }

  async #carryOut(id: RequestId, service: Service): Promise<void> {
    const { line, situation, poller, book } = this.#context;
    const { created = [] } = service;
    const { channel } = line.link;
    const problem = service.may(situation());
    // One of its calls was closed while it waited.
    if (!line.requests.has(id)) {
      this.#fail(id, created, [LINEERR.OPERATIONFAILED, 'known']);
      return;
    }
    if (channel === null || problem !== SUCCESS) {
      this.#fail(id, created, [problem === SUCCESS ? LINEERR.RESOURCEUNAVAIL : problem, 'known']);
      return;
    }
    line.requests.mayHaveHappened(id);
    book.operatedMs = line.scheduler.now();
    const text = `AT${service.operation()}`;
    if (text.startsWith('AT+CHLD')) this.#context.stopDigits();
    const outcome: AtOutcome = await channel.ask({ text, ...COMMAND_LIMITS, priority: 'urgent' });
    if (channel !== line.link.channel) return;
    book.operatedMs = line.scheduler.now();
    if (!isOk(outcome) && !(await this.#tookPlace(outcome, service))) {
      this.#fail(id, created, failureOf(outcome));
      return;
    }
    if (!line.requests.has(id)) {
      // Cut meanwhile: the calls that it was to make never were, and those that there are go by the list.
      this.#fail(id, created, [LINEERR.OPERATIONFAILED, 'unknown']);
      await poller.look();
      return;
    }
    if (created.length > 0) {
      // Completion first: the calls that it makes are valid from then on.
      line.requests.complete(id, SUCCESS);
      for (const call of created) call.announced = true;
    }
    service.done?.();
    await poller.look();
    const seen = service.seen === undefined || (await book.until(service.seen, SEEN_LIMIT_MS));
    service.ended?.(seen);
    line.requests.complete(id, seen ? SUCCESS : LINEERR.OPERATIONFAILED, seen ? 'known' : 'unknown');
  }

  /** A result that is lost says nothing: whether the network has done it, the list shows. */
  async #tookPlace(outcome: AtOutcome, { seen, shows }: Service): Promise<boolean> {
    await this.#context.poller.look();
    return outcome.kind === 'timeout' && (shows ?? seen)?.() === true;
  }

  #fail(id: RequestId, created: readonly CellularCall[], failure: ReturnType<typeof failureOf>): void {
    for (const call of created) this.#context.book.forget(call);
    this.#context.line.requests.complete(id, ...failure);
  }

  #found(parent: CellularCall): Conference {
    const conference = new Conference(parent);
    parent.consults = null;
    this.#context.book.conference = conference;
    return conference;
  }

  /** The consultation call is there: it waits for its number, or has it. */
  #consult(consult: CellularCall | undefined, held: CellularCall, target: string): void {
    if (consult === undefined || consult.closed) return;
    consult.consults = held;
    this.#context.book.enter(consult, LINECALLSTATE.DIALTONE);
    if (target === '') return;
    consult.dialled = target;
    void this.#starts.dial(consult);
  }

  /** A consultation call that was not dialled ends when the call that it was for is taken back. */
  #endConsultationOf(held: CellularCall): void {
    const { book, reporter } = this.#context;
    for (const call of [...book.live])
      if (call.consults === held && call.waitsForNumber) {
        book.leave(call);
        reporter.state(call, LINECALLSTATE.IDLE);
      }
  }
}
