import { LINECALLSTATE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { resultName, SUCCESS, type Result } from '../../tspi/result.js';
import { newCounters } from '../trace.js';
import { stateName } from './world.js';

/** How long the host waits for a provider before it ends a request by itself, in ms: host rule (i). */
export const BACKSTOP_MS = 600_000;

/** What a client asks for in the explored worlds. */
export type Verb = 'lineMakeCall' | 'lineDevSpecific' | 'lineAnswer' | 'lineDrop';

/**
 * One request as TAPI's prose has it. `calling`: the provider's function runs. `out`: accepted, not completed. `done`: completed, the
 * reply not told yet. `ended`: refused or replied.
 */
export interface ModelRequest {
  readonly name: string;
  readonly pageId: number;
  readonly verb: Verb;
  phase: 'new' | 'calling' | 'out' | 'done' | 'ended';
  /** The id that the provider saw; 0 before. */
  id: number;
  call: ModelCall | null;
  begunAtMs: number;
  /** Its place in the order of beginning. */
  order: number;
  /** What it was completed with across a thread, while its function ran. */
  early: Result | undefined;
}

export interface ModelCall {
  /** `creating`: waits for the reply. `announced`: waits for its first state. */
  phase: 'creating' | 'announced' | 'live' | 'dead';
  readonly htCall: number;
  readonly hdCall: number;
  /** The client's handle; 0 before it gets one. */
  hCall: number;
  /** Whether the client has been told the handle, or made it, and holds it still. */
  held: boolean;
  state: number;
  mode: number;
  waiting: readonly ModelEvent[];
  /** The last state the client was told. */
  told: number;
}

interface ModelEvent {
  readonly message: number;
  readonly param1: number;
  readonly param2: number;
}

/** Something that is to be told to the client, in this order. */
interface Due {
  readonly text: string;
  readonly told?: () => void;
}

/**
 * What TAPI wants the host to do, for one client, one line and one provider, in its plainest form: lists and states, no core, no ring, no ids.
 * It is told what clients and the provider do, and says what the client must hear, in which order, and what must be counted.
 */
export class HostModel {
  readonly requests: ModelRequest[] = [];
  readonly calls: ModelCall[] = [];
  /** `lost`: LINE_CLOSE has been emitted, the client has not heard of it. */
  line: 'open' | 'lost' | 'closed' = 'open';
  readonly due: Due[] = [];
  readonly counters = newCounters();
  #nextHostHandle = 2;
  #begun = 0;

  constructor(
    private readonly hLine: number,
    /** Requests that may be out at once. */
    private readonly room: number,
  ) {}

  /** Requests that hold a place in the table. */
  get outstanding(): number {
    return this.requests.filter(({ phase }) => phase === 'calling' || phase === 'out' || phase === 'done').length;
  }

  callOf(htCall: number): ModelCall | undefined {
    return this.calls.find((call) => call.htCall === htCall && call.phase !== 'dead');
  }

  // --- what the client does --------------------------------------------------------------------------------------------

  /** What the host itself refuses a request with, before the provider sees it; undefined where it passes it on. */
  refusal(request: ModelRequest, hCall: number): Result | undefined {
    if (request.verb === 'lineMakeCall' || request.verb === 'lineDevSpecific') {
      if (this.line !== 'open') return LINEERR.INVALLINEHANDLE;
    } else {
      const call = this.calls.find((one) => one.held && one.hCall === hCall);
      if (call === undefined || call.phase === 'dead') return LINEERR.INVALCALLHANDLE;
      if (request.verb === 'lineAnswer' && call.state !== LINECALLSTATE.OFFERING) return LINEERR.INVALCALLSTATE;
      if (request.verb === 'lineDrop' && call.state === LINECALLSTATE.IDLE) return LINEERR.INVALCALLSTATE;
    }
    if (this.outstanding < this.room) return undefined;
    this.counters.overruns++;
    return LINEERR.REQUESTOVERRUN;
  }

  /** The provider's function is called. */
  calling(request: ModelRequest, id: number, nowMs: number, call: ModelCall | null): void {
    request.phase = 'calling';
    request.id = id;
    request.begunAtMs = nowMs;
    request.order = ++this.#begun;
    request.call = call;
    if (request.verb === 'lineMakeCall' && call !== null) this.calls.push(call);
  }

  /** The provider's function has answered: its own id (accepted), or anything else. */
  answered(request: ModelRequest, answer: Result, threw: boolean): void {
    if (answer === (request.id as Result)) {
      request.phase = 'out';
      if (request.early !== undefined) this.#post(request, request.early, ' early');
      return;
    }
    request.phase = 'ended';
    if (threw) this.counters.threw++;
    else if (!(answer < 0)) this.counters.badReturns++;
    if (request.verb !== 'lineMakeCall' || request.call === null) return;
    request.call.held = false;
    this.#endCall(request.call);
  }

  // --- what the provider emits -----------------------------------------------------------------------------------------

  completed(request: ModelRequest | undefined, result: number): void {
    const { counters } = this;
    if (!(result <= 0)) counters.invalidCompletions++;
    else if (request === undefined || request.phase === 'ended' || request.phase === 'new') counters.staleCompletions++;
    else if (request.phase === 'done' || request.early !== undefined) counters.duplicateCompletions++;
    else if (request.phase === 'calling') {
      request.early = result as Result;
      counters.earlyCompletions++;
    } else this.#post(request, result as Result, '');
  }

  newCall(htCall: number, hdCall: number): void {
    this.calls.push({
      phase: 'announced',
      htCall,
      hdCall,
      hCall: 0,
      held: false,
      state: 0,
      mode: 0,
      waiting: [],
      told: 0,
    });
  }

  callEvent(htCall: number, message: number, param1: number, param2: number): void {
    const call = this.callOf(htCall);
    if (call === undefined) {
      this.counters.strayEvents++;
      return;
    }
    const event = { message, param1, param2 };
    if (call.phase === 'live') this.#pass(call, event);
    else if (call.phase === 'announced' && message === TAPI_MESSAGE.LINE_CALLSTATE) {
      call.hCall = this.#nextHostHandle;
      this.#nextHostHandle += 2;
      this.due.push({
        text: `LINE_APPNEWCALL ${this.hLine} ${call.hCall}`,
        told: () => {
          call.held = true;
        },
      });
      this.#open(call, [event, ...call.waiting]);
    } else call.waiting = [...call.waiting, event];
  }

  /** LINE_CLOSE. */
  lineLost(): void {
    if (this.line !== 'open') {
      this.counters.strayEvents++;
      return;
    }
    this.#abandon(() => true);
    for (const call of this.calls) {
      if (call.phase !== 'live' || call.state === LINECALLSTATE.IDLE) continue;
      const event = { message: TAPI_MESSAGE.LINE_CALLSTATE, param2: 0 };
      if (call.state !== LINECALLSTATE.DISCONNECTED)
        this.#pass(call, { ...event, param1: LINECALLSTATE.DISCONNECTED, param2: -1 });
      this.#pass(call, { ...event, param1: LINECALLSTATE.IDLE });
    }
    this.due.push({
      text: `LINE_CLOSE ${this.hLine} 0`,
      told: () => {
        this.line = 'closed';
      },
    });
    this.line = 'lost';
    for (const call of this.calls) call.phase = 'dead';
  }

  // --- what the host does at the provider ------------------------------------------------------------------------------

  /** lineCloseCall has returned: what is out on the call ends. */
  callClosed(call: ModelCall): void {
    this.#abandon((request) => request.call === call);
    this.#endCall(call);
  }

  /** lineClose has returned: what is out on the line ends. */
  lineClosed(): void {
    this.#abandon(() => true);
    for (const call of this.calls) call.phase = 'dead';
    this.line = 'closed';
  }

  /** The backstop's timer runs. */
  expire(nowMs: number): void {
    for (const request of this.#inOrder()) {
      if (request.phase !== 'out' || request.begunAtMs + BACKSTOP_MS > nowMs) continue;
      this.counters.expiredRequests++;
      this.#reply(request, LINEERR.OPERATIONFAILED, ' unknown');
    }
  }

  // --- inside ----------------------------------------------------------------------------------------------------------

  #post(request: ModelRequest, result: Result, marks: string): void {
    this.#reply(request, result, marks);
    const { call } = request;
    if (request.verb !== 'lineMakeCall' || call === null) return;
    if (result === SUCCESS) this.#open(call, call.waiting);
    else this.#endCall(call);
  }

  #reply(request: ModelRequest, result: Result, marks: string): void {
    request.phase = 'done';
    const { call, pageId } = request;
    this.due.push({
      text: `reply ${pageId} ${resultName(result)}${marks}`,
      told: () => {
        request.phase = 'ended';
        if (request.verb === 'lineMakeCall' && result !== SUCCESS && call !== null) call.held = false;
      },
    });
  }

  /** The requests in the order in which they began. */
  #inOrder(): ModelRequest[] {
    return [...this.requests].sort((one, other) => one.order - other.order);
  }

  #abandon(inScope: (request: ModelRequest) => boolean): void {
    for (const request of this.#inOrder()) {
      if (request.phase !== 'out' || !inScope(request)) continue;
      this.counters.abandonedRequests++;
      this.#reply(request, LINEERR.OPERATIONFAILED, ' unknown');
    }
  }

  #open(call: ModelCall, events: readonly ModelEvent[]): void {
    call.phase = 'live';
    call.waiting = [];
    for (const event of events) this.#pass(call, event);
  }

  #pass(call: ModelCall, { message, param1, param2 }: ModelEvent): void {
    if (call.state === LINECALLSTATE.IDLE) {
      this.counters.eventsAfterIdle++;
      return;
    }
    if (message !== TAPI_MESSAGE.LINE_CALLSTATE) {
      this.due.push({ text: `LINE_CALLINFO ${call.hCall} ${param1}` });
      return;
    }
    if (call.state === param1 && call.mode === param2) {
      this.counters.repeatedStates++;
      return;
    }
    call.state = param1;
    call.mode = param2;
    this.due.push({
      text: `LINE_CALLSTATE ${call.hCall} ${stateName(param1)}`,
      told: () => {
        call.told = param1;
      },
    });
  }

  #endCall(call: ModelCall): void {
    call.phase = 'dead';
    call.waiting = [];
  }
}
