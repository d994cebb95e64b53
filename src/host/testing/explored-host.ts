import { LINECALLPRIVILEGE, LINECALLSTATE, LINEMEDIAMODE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { accepted, SUCCESS, type HdCall, type HtCall, type RequestId, type Result } from '../../tspi/result.js';
import { Host } from '../host.js';
import type { Session } from '../session.js';
import type { HostCounters } from '../trace.js';
import type { Explorable } from './explorer.js';
import { BACKSTOP_MS, HostModel, type ModelCall, type ModelRequest, type Verb } from './host-model.js';
import { ScriptedProvider } from './scripted-provider.js';
import { SteppedScheduler } from './stepped-scheduler.js';
import { WatchedCore } from './watched-core.js';
import { RecordingSink } from './world.js';

/** How the provider's function answers a request. `across`: the completion comes from another thread, before the function has returned. */
export type Answer =
  | 'accepts'
  | 'refuses'
  | 'answers 0'
  | 'throws'
  | 'completes inside'
  | 'fails inside'
  | 'completes twice inside'
  | 'completes inside, then refuses'
  | 'tells CONNECTED inside'
  | 'completes the others inside'
  | 'completes itself and the others inside'
  | 'completes across'
  | 'fails across'
  | 'completes across, then refuses';

/** What is explored: which requests, and how often each thing may happen. */
export interface Scenario {
  /** Begun in any order, or not at all. */
  readonly requests: readonly Verb[];
  readonly answers: readonly Answer[];
  /** Completions of each request: one more than 1 is a duplicate or stale one. */
  readonly completions: number;
  /** What the provider may tell of the call, and how often all in all. */
  readonly events: readonly ('CONNECTED' | 'IDLE' | 'OFFERING' | 'CALLINFO')[];
  readonly eventCount: number;
  /** Whether a call comes in (LINE_NEWCALL). */
  readonly incoming?: boolean;
  /** Once each. */
  readonly once: readonly Once[];
  /** Requests and events that fit. */
  readonly room?: { readonly requests: number; readonly events: number };
}

export type Once =
  | 'the client closes the call'
  | 'the client closes the line'
  | 'the client goes away'
  | 'the device is lost'
  | 'five minutes pass'
  | 'a positive completion'
  | 'a completion of another generation'
  | 'the provider completes while it closes'
  | 'the provider completes one request while it closes';

/** The rule that a wrong counter breaks. */
const COUNTED_BY: Readonly<Record<keyof HostCounters, string>> = {
  threw: 'a',
  badReturns: 'a',
  badValues: 'a',
  duplicateCompletions: 'b',
  staleCompletions: 'b',
  invalidCompletions: 'b',
  earlyCompletions: 'c',
  overruns: 'j',
  floods: 'j',
  detachedClients: 'j',
  strayEvents: 'f',
  eventsAfterIdle: 'f',
  repeatedStates: 'f',
  gateOverflows: 'f',
  abandonedRequests: 'g',
  expiredRequests: 'i',
  flushedEvents: 'j',
};

const CLOSING = [
  'the provider completes while it closes',
  'the provider completes one request while it closes',
] as const;

const LINE = 1;

/**
 * The real host with one client, one line and one scripted provider, beside a model of what TAPI asks for ({@link HostModel}). Every
 * choice is taken in both; whatever differs is a fault, under the letter of the host rule that it breaks.
 */
export class ExploredHost implements Explorable {
  #fault: string | undefined;
  readonly #scheduler = new SteppedScheduler();
  readonly #host: Host;
  readonly #model: HostModel;
  readonly #provider = new ScriptedProvider();
  readonly #session: Session;
  /** Choices that can still be taken, by name. */
  readonly #left = new Map<string, number>();
  /** Emissions inside a function of the provider, for the model, until it returns. */
  #held: (() => void)[] = [];
  /** Functions of the provider on the stack, and callbacks. */
  #inside = 0;
  #emitting = 0;
  /** The request whose function the client has called and that has not returned. */
  #current: ModelRequest | undefined;
  #present = true;
  #nextHandle = 3;
  /** Requests that the provider completes while it closes a call or a line. */
  #closing = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly core: WatchedCore,
  ) {
    const { room = { requests: core.limit, events: core.slots } } = scenario;
    core.room = room;
    this.#host = new Host({ core, scheduler: this.#scheduler });
    this.#model = new HostModel(LINE, room.requests);
    this.#host.addProvider(this.#watched(this.#provider));
    const sink = new RecordingSink();
    sink.log.push = (text: string): number => {
      this.#told(text);
      return 0;
    };
    this.#session = this.#host.attach(sink);
    const { OWNER, MONITOR } = LINECALLPRIVILEGE;
    this.#session.lineOpen(0, LINE, 0x00020000, OWNER | MONITOR, LINEMEDIAMODE.INTERACTIVEVOICE);
    while (this.#scheduler.waiting.length > 0) this.#scheduler.turn();
    for (const [i, verb] of scenario.requests.entries()) {
      const name = `request ${i + 1}, ${verb}`;
      this.#model.requests.push({
        name,
        pageId: i + 1,
        verb,
        phase: 'new',
        id: 0,
        call: null,
        begunAtMs: 0,
        order: 0,
        early: undefined,
      });
      this.#left.set(name, scenario.completions);
    }
    for (const once of scenario.once) this.#left.set(once, 1);
    this.#left.set('events', scenario.eventCount);
    this.#left.set('incoming', scenario.incoming === true ? 1 : 0);
  }

  // --- what can happen -------------------------------------------------------------------------------------------------

  choices(): readonly string[] {
    const names: string[] = [];
    const { requests, calls, line } = this.#model;
    for (const request of requests) {
      if (request.phase === 'new' && this.#present)
        for (const answer of this.scenario.answers) names.push(`${request.name}: provider ${answer}`);
      else if (request.id !== 0 && this.#has(request.name))
        names.push(`${request.name} completes`, `${request.name} fails`);
      if (request.id === 0 || request.phase === 'new') continue;
      if (this.#has('a positive completion')) names.push(`${request.name} completes with a positive number`);
      if (this.#has('a completion of another generation')) names.push(`${request.name} completes under an older id`);
    }
    if (this.#has('incoming')) names.push('LINE_NEWCALL');
    if (this.#has('events') && calls.length > 0)
      for (const event of this.scenario.events) names.push(`${event} of the call`);
    if (this.#present) {
      if (this.#has('the client closes the call') && calls.some(({ held }) => held))
        names.push('the client closes the call');
      if (this.#has('the client closes the line') && line !== 'closed') names.push('the client closes the line');
      if (this.#has('the client goes away')) names.push('the client goes away');
    }
    if (this.#has('the device is lost')) names.push('the device is lost');
    for (const choice of CLOSING) if (this.#has(choice) && this.#closing === 0) names.push(choice);
    if (this.#scheduler.waiting.length > 0) names.push('the turn ends');
    else if (this.#scheduler.nextDueMs !== Infinity) {
      names.push('time passes up to the timer');
      if (this.#has('five minutes pass')) names.push('five minutes pass');
    }
    return names;
  }

  take(choice: string): void {
    const { scenario } = this;
    const model = this.#model;
    const request = model.requests.find(({ name }) => choice.startsWith(name));
    const answer = scenario.answers.find((one) => choice.endsWith(`: provider ${one}`));
    if (request !== undefined && answer !== undefined) this.#begin(request, answer);
    else if (request !== undefined && choice.endsWith('positive number')) {
      this.#use('a positive completion');
      this.#complete(request.id, 1);
    } else if (request !== undefined && choice.endsWith('older id')) {
      this.#use('a completion of another generation');
      this.#complete(request.id ^ this.core.slots, SUCCESS);
    } else if (request !== undefined) {
      this.#use(request.name);
      this.#complete(request.id, choice.endsWith('fails') ? LINEERR.CALLUNAVAIL : SUCCESS);
    } else if (choice === 'LINE_NEWCALL') this.#newCall();
    else if (choice.endsWith(' of the call')) {
      this.#use('events');
      this.#tell(choice.slice(0, -' of the call'.length));
    } else if (choice === 'the turn ends') this.#scheduler.turn();
    else if (choice === 'time passes up to the timer') this.#runTimer();
    else this.#once(choice as Once);
  }

  /** What must hold in every state is looked at here, not at each step: most steps only lead back to where the search branches off. */
  get fault(): string | undefined {
    this.#check();
    return this.#fault;
  }

  key(): string {
    const { requests, calls, due, line } = this.#model;
    const nowMs = this.#scheduler.now();
    const deadlineMs = (at: number): number => (at === Infinity ? -1 : at - nowMs);
    return JSON.stringify([
      requests.map((r) => [
        r.phase,
        r.early,
        r.order,
        calls.findIndex((call) => call === r.call),
        r.phase === 'out' ? nowMs - r.begunAtMs : 0,
      ]),
      calls.map((c) => [c.phase, c.hCall, c.held, c.state, c.mode, c.told, c.waiting]),
      due.map(({ text }) => text),
      line,
      [...this.#left.values()],
      [this.#present, this.#closing, this.#nextHandle, this.core.outstanding, this.core.events.size],
      this.#scheduler.waiting.map(labelOf),
      [deadlineMs(this.#scheduler.nextDueMs), deadlineMs(this.core.nextDeadline())],
      [...(this.#host.device(0)?.open?.calls ?? [])].map((c) => [c.phase, c.state, c.outstanding, c.holders.size]),
    ]);
  }

  finish(): void {
    const model = this.#model;
    for (const request of model.requests) {
      if (request.phase !== 'ended' && request.phase !== 'new') this.#blame('b', `${request.name} was never answered`);
    }
    this.#goAway();
    while (this.#scheduler.waiting.length > 0) this.#scheduler.turn();
    this.#check();
    for (const { id } of model.requests) if (id !== 0) this.#complete(id, SUCCESS);
    for (const { htCall } of model.calls) this.#callEvent(htCall, TAPI_MESSAGE.LINE_CALLSTATE, LINECALLSTATE.CONNECTED);
    while (this.#scheduler.waiting.length > 0) this.#scheduler.turn();
    this.#check();
    if (this.core.outstanding !== 0) this.#blame('b', `${this.core.outstanding} requests stay in the table`);
    if (this.core.used.size > this.core.peak) this.#blame('j', 'event cells leak');
    if (this.#host.device(0)?.open !== null) this.#blame('g', 'the line stays open');
  }

  // --- what the client does --------------------------------------------------------------------------------------------

  #begin(request: ModelRequest, answer: Answer): void {
    const model = this.#model;
    const call = model.calls.find(({ held }) => held);
    const refusal = model.refusal(request, call?.hCall ?? 0);
    const called = this.#provider.calls.length;
    this.#script(request, answer);
    this.#current = request;
    let result: Result;
    if (request.verb === 'lineMakeCall') {
      const hCall = this.#nextHandle;
      this.#nextHandle += 2;
      result = this.#session.lineMakeCall(request.pageId, LINE, hCall, '5550100', 0, null);
    } else if (request.verb === 'lineDevSpecific')
      result = this.#session.lineDevSpecific(request.pageId, LINE, 0, 0, new Uint8Array(0));
    else result = this.#session[request.verb](request.pageId, call?.hCall ?? 0);
    this.#current = undefined;
    if (refusal !== undefined) {
      request.phase = 'ended';
      if (result !== refusal)
        this.#blame(refusal === LINEERR.REQUESTOVERRUN ? 'j' : 'l', `${request.name} returned ${result}`);
      if (this.#provider.calls.length !== called)
        this.#blame('l', `the provider saw ${request.name}, which had to be refused`);
      return;
    }
    if (this.#provider.calls.length !== called + 1)
      this.#blame('i', `the provider was not called once for ${request.name}`);
    const expected = answer === 'answers 0' || answer === 'throws' ? LINEERR.OPERATIONFAILED : LINEERR.RESOURCEUNAVAIL;
    const accepts = answer !== 'answers 0' && answer !== 'throws' && !answer.endsWith('refuses');
    if (result !== (accepts ? request.pageId : expected))
      this.#blame(answer.endsWith('refuses') ? 'd' : 'a', `${request.name} returned ${result}`);
  }

  /** What the provider's function does for this request. */
  #script(request: ModelRequest, answer: Answer): void {
    const model = this.#model;
    const run = (id: RequestId, call: ModelCall | null): Result => {
      model.calling(request, id, this.#scheduler.now(), call);
      const result = this.#answer(request, id, answer);
      // The model hears of the answer, then of what was held: that is the order in which the host must see it.
      this.#held.unshift(() => {
        model.answered(request, result ?? LINEERR.OPERATIONFAILED, result === undefined);
      });
      if (result === undefined) throw new Error('the provider broke');
      return result;
    };
    const { script } = this.#provider;
    script.makeCall = (id, htCall) => {
      const call: ModelCall = {
        phase: 'creating',
        htCall,
        hdCall: this.#provider.lastHandle,
        hCall: this.#nextHandle - 2,
        held: true,
        state: 0,
        mode: 0,
        waiting: [],
        told: 0,
      };
      return run(id, call);
    };
    const onCall = (id: RequestId, hdCall: HdCall): Result =>
      run(id, model.calls.find((call) => call.hdCall === (hdCall as number)) ?? null);
    script.answer = onCall;
    script.drop = onCall;
    script.devSpecific = (id) => run(id, null);
  }

  /** Acts inside the provider's function. @returns undefined where it is to throw. */
  #answer(request: ModelRequest, id: RequestId, answer: Answer): Result | undefined {
    switch (answer) {
      case 'accepts':
        return accepted(id);
      case 'refuses':
        return LINEERR.RESOURCEUNAVAIL;
      case 'answers 0':
        return SUCCESS;
      case 'throws':
        return undefined;
      case 'completes inside':
        this.#complete(id, SUCCESS);
        return accepted(id);
      case 'fails inside':
        this.#complete(id, LINEERR.CALLUNAVAIL);
        return accepted(id);
      case 'completes twice inside':
        this.#complete(id, SUCCESS);
        this.#complete(id, LINEERR.CALLUNAVAIL);
        return accepted(id);
      case 'completes inside, then refuses':
        this.#complete(id, SUCCESS);
        return LINEERR.RESOURCEUNAVAIL;
      case 'tells CONNECTED inside':
        this.#tell('CONNECTED');
        return accepted(id);
      case 'completes the others inside':
      case 'completes itself and the others inside':
        if (answer.startsWith('completes itself')) this.#complete(id, SUCCESS);
        for (const other of this.#model.requests)
          if (other !== request && other.id !== 0) this.#complete(other.id, SUCCESS);
        return accepted(id);
      case 'completes across':
      case 'completes across, then refuses':
        this.#completeAcross(id, SUCCESS);
        return answer === 'completes across' ? accepted(id) : LINEERR.RESOURCEUNAVAIL;
      case 'fails across':
        this.#completeAcross(id, LINEERR.CALLUNAVAIL);
        return accepted(id);
    }
  }

  #once(choice: Once): void {
    this.#use(choice);
    switch (choice) {
      case 'the client closes the call': {
        const call = this.#model.calls.find(({ held }) => held);
        if (call === undefined) return;
        // A call whose creation has failed is nothing to the provider any more: what is out on it gets the provider's answer.
        const existed = call.phase !== 'dead';
        this.#session.lineDeallocateCall(call.hCall);
        call.held = false;
        if (call.phase !== 'dead') this.#blame('g', 'the call was not closed at the provider');
        this.#closed((request) => existed && request.call === call);
        break;
      }
      case 'the client closes the line':
        this.#session.lineClose(LINE);
        for (const call of this.#model.calls) call.held = false;
        this.#model.line = 'closed';
        this.#closed(() => true);
        break;
      case 'the client goes away':
        this.#goAway();
        break;
      case 'the device is lost':
        this.#emit(
          () => {
            this.#model.lineLost();
          },
          () => {
            this.#provider.host.lineEvent(this.#provider.htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
          },
        );
        break;
      case 'five minutes pass':
        this.#scheduler.pass(BACKSTOP_MS / 2);
        break;
      case 'the provider completes while it closes':
        this.#closing = Infinity;
        break;
      case 'the provider completes one request while it closes':
        this.#closing = 1;
        break;
      default:
        throw new Error(`there is no choice ${choice}`);
    }
  }

  #goAway(): void {
    this.#session.detach();
    for (const call of this.#model.calls) call.held = false;
    this.#closed(() => true);
    this.#present = false;
  }

  /** A close has returned: everything in its scope must have been told. */
  #closed(inScope: (request: ModelRequest) => boolean): void {
    for (const request of this.#model.requests)
      if (inScope(request) && request.phase !== 'new' && request.phase !== 'ended')
        this.#blame('g', `${request.name} was not answered before the close returned`);
    if (this.#model.due.length > 0)
      this.#blame('g', `"${this.#model.due[0]?.text}" was not told before the close returned`);
  }

  // --- what the provider does ------------------------------------------------------------------------------------------

  #complete(id: number, result: number): void {
    if (this.#inside > 0) this.#model.counters.earlyCompletions++;
    this.#emit(
      () => {
        this.#model.completed(
          this.#model.requests.find((request) => request.id === id),
          result,
        );
      },
      () => {
        this.#provider.host.asyncCompletion(id as RequestId, result as Result);
      },
    );
  }

  /** The completion reaches the switchboard while the function runs, as from a provider behind a thread. */
  #completeAcross(id: RequestId, result: Result): void {
    this.#model.completed(
      this.#model.requests.find((request) => request.id === id),
      result,
    );
    const port = this.#host.device(0)?.provider;
    if (port !== undefined) this.#host.switchboard.completed(port, id, result, 'known');
  }

  #tell(event: string): void {
    const { htCall } = this.#provider;
    if (event === 'CALLINFO') this.#callEvent(htCall, TAPI_MESSAGE.LINE_CALLINFO, 1);
    else this.#callEvent(htCall, TAPI_MESSAGE.LINE_CALLSTATE, LINECALLSTATE[event as keyof typeof LINECALLSTATE]);
  }

  #callEvent(htCall: number, message: number, param1: number): void {
    const { INTERACTIVEVOICE } = LINEMEDIAMODE;
    this.#emit(
      () => {
        this.#model.callEvent(htCall, message, param1, 0);
      },
      () => {
        this.#provider.host.lineEvent(this.#provider.htLine, htCall as HtCall, message, param1, 0, INTERACTIVEVOICE);
      },
    );
  }

  #newCall(): void {
    this.#use('incoming');
    const hdCall = 77 as HdCall;
    const htCall = this.#provider.host.lineNewCall(this.#provider.htLine, hdCall);
    if (this.#model.line === 'open') this.#model.newCall(htCall, hdCall);
    else this.#model.counters.strayEvents++;
    if ((this.#model.line === 'open') !== (htCall !== 0)) this.#blame('f', 'a call on a closed line');
    this.#provider.htCall = htCall as HtCall;
  }

  /** An emission: the model hears of it when the host may look at it, which is after the return of the function it came from. */
  #emit(toModel: () => void, toHost: () => void): void {
    if (this.#inside > 0) this.#held.push(toModel);
    else toModel();
    this.#emitting++;
    toHost();
    this.#emitting--;
  }

  #runTimer(): void {
    this.#scheduler.pass(Math.max(0, this.#scheduler.nextDueMs - this.#scheduler.now()));
    this.#model.expire(this.#scheduler.now());
    this.#scheduler.runTimer();
  }

  // --- what is watched -------------------------------------------------------------------------------------------------

  /** The provider as the host sees it: each function says when it is on the stack. */
  #watched(provider: ScriptedProvider): ScriptedProvider {
    return new Proxy(provider, {
      get: (target, name): unknown => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          const what = String(name);
          if (this.#inside > 0 || this.#emitting > 0)
            this.#blame('k', `the host called ${what} while the provider was on the stack`);
          this.#inside++;
          try {
            if (what === 'lineCloseCall' || what === 'lineClose') this.#completeAll();
            return Reflect.apply(member, target, args) as unknown;
          } finally {
            this.#inside--;
            const held = this.#held;
            this.#held = [];
            const closed = what === 'lineCloseCall' ? this.#openCall(args[0] as number) : undefined;
            for (const tell of held) tell();
            if (closed !== undefined) this.#model.callClosed(closed);
            if (what === 'lineClose') this.#lineClosed();
          }
        };
      },
    });
  }

  /** A provider that does what TSPI asks of it: completes what is out while it closes. */
  #completeAll(): void {
    let left = this.#closing;
    for (const request of this.#model.requests)
      if (request.phase === 'out' && left-- > 0) this.#complete(request.id, LINEERR.OPERATIONFAILED);
  }

  #openCall(hdCall: number): ModelCall | undefined {
    const call = this.#model.calls.find((one) => one.hdCall === hdCall);
    if (call === undefined || call.phase === 'dead') this.#blame('g', 'a call was closed twice at the provider');
    return call;
  }

  #lineClosed(): void {
    if (this.#model.line !== 'open') this.#blame('g', 'a line was closed twice at the provider');
    else this.#model.lineClosed();
  }

  /** The client is told something. */
  #told(text: string): void {
    const { due, requests, calls } = this.#model;
    const [what = '', subject = ''] = text.split(' ');
    if (!this.#present) this.#blame('g', `"${text}" was told to a client that has gone`);
    if (this.#inside > 0) this.#blame('c', `"${text}" was told inside a function of the provider`);
    if (what === 'reply') {
      const request = requests[Number(subject) - 1];
      if (request?.phase === 'ended') this.#blame('b', `a second reply "${text}", or one after a refusal`);
      // A full ring is flushed as soon as the provider has returned; the client, whose call returned at once, settles by the id.
      if (request === this.#current && (request?.phase === 'calling' || this.scenario.room === undefined))
        this.#blame('c', `"${text}" was told before ${request?.name ?? ''} had returned`);
    } else {
      const call = calls.find(({ hCall }) => String(hCall) === subject);
      if (call !== undefined && call.told === LINECALLSTATE.IDLE) this.#blame('f', `"${text}" was told after IDLE`);
    }
    const next = due.shift();
    if (next?.text !== text) {
      const rule = next === undefined ? ruleOf(text, this.#model) : 'f';
      this.#blame(rule, `"${text}" was told, expected ${next === undefined ? 'nothing' : `"${next.text}"`}`);
    }
    next?.told?.();
  }

  /** What must hold in every state. */
  #check(): void {
    const model = this.#model;
    const { counters } = this.#host;
    for (const [name, rule] of Object.entries(COUNTED_BY)) {
      const counted = counters[name as keyof HostCounters];
      const expected = model.counters[name as keyof HostCounters];
      if (name === 'flushedEvents' ? counted > 0 && this.scenario.room === undefined : counted !== expected)
        this.#blame(rule, `${name} is ${counted}, expected ${expected}`);
    }
    if (this.core.outstanding !== model.outstanding)
      this.#blame('b', `${this.core.outstanding} requests are in the table, expected ${model.outstanding}`);
    if (this.core.twice !== undefined) this.#blame('j', 'an event cell was used twice');
    if (this.#scheduler.waiting.length === 0 && model.due.length > 0)
      this.#blame('f', `"${model.due[0]?.text}" was not told at the end of the turn`);
    const calls = this.#host.device(0)?.open?.calls.size ?? 0;
    const expected = model.calls.filter(({ phase }) => phase !== 'dead').length;
    if (calls !== expected) this.#blame('f', `the host holds ${calls} calls, expected ${expected}`);
  }

  #blame(rule: string, what: string): void {
    this.#fault ??= `(${rule}) ${what}`;
  }

  #has(choice: string): boolean {
    return (this.#left.get(choice) ?? 0) > 0;
  }

  #use(choice: string): void {
    this.#left.set(choice, (this.#left.get(choice) ?? 0) - 1);
  }
}

/** The rule that something breaks that should not have been told at all. */
function ruleOf(text: string, { line }: HostModel): string {
  if (line === 'closed') return text.startsWith('reply') ? 'g' : 'h';
  return text.startsWith('reply') ? 'b' : 'f';
}

const labels = new Map<string, number>();

/** A short name for the code of a microtask. */
function labelOf(code: string): number {
  let label = labels.get(code);
  if (label === undefined) labels.set(code, (label = labels.size));
  return label;
}
