import type { Clock } from '../base/clock.js';
import { LINECALLSTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import type { ProviderHost } from '../tspi/provider-host.js';
import {
  isCompletionResult,
  resultName,
  type HdCall,
  type HdLine,
  type HdPhone,
  type HtCall,
  type HtLine,
  type HtPhone,
  type RequestId,
  type Result,
} from '../tspi/result.js';
import type { Breaches } from './breaches.js';
import { isMedia, isModeOf } from './constant-groups.js';
import { endsJob, isDigitMessage } from './digit-jobs.js';
import { errorFault } from './error-families.js';
import type { ToldEvent, TrackedCall, TrackedLine, TrackedPhone, TrackedRequest } from './tracked.js';
import { isState, mayFollow, stateName } from './transitions.js';

const { LINE_CALLSTATE, LINE_CLOSE, LINE_MONITORMEDIA, PHONE_CLOSE } = TAPI_MESSAGE;

const LINE_MESSAGES = new Set<number>([
  TAPI_MESSAGE.LINE_ADDRESSSTATE,
  TAPI_MESSAGE.LINE_CLOSE,
  TAPI_MESSAGE.LINE_DEVSPECIFIC,
  TAPI_MESSAGE.LINE_DEVSPECIFICFEATURE,
  TAPI_MESSAGE.LINE_LINEDEVSTATE,
]);
const CALL_MESSAGES = new Set<number>([
  TAPI_MESSAGE.LINE_CALLINFO,
  TAPI_MESSAGE.LINE_CALLSTATE,
  TAPI_MESSAGE.LINE_GATHERDIGITS,
  TAPI_MESSAGE.LINE_GENERATE,
  TAPI_MESSAGE.LINE_MONITORDIGITS,
  TAPI_MESSAGE.LINE_MONITORMEDIA,
  TAPI_MESSAGE.LINE_MONITORTONE,
  TAPI_MESSAGE.LINE_CALLDEVSPECIFIC,
  TAPI_MESSAGE.LINE_CALLDEVSPECIFICFEATURE,
  TAPI_MESSAGE.LINE_DEVSPECIFIC,
]);
const PHONE_MESSAGES = new Set<number>([
  TAPI_MESSAGE.PHONE_BUTTON,
  TAPI_MESSAGE.PHONE_CLOSE,
  TAPI_MESSAGE.PHONE_DEVSPECIFIC,
  TAPI_MESSAGE.PHONE_STATE,
]);

/** The host that a provider reports to: keeps what is told, and judges it by the rules of every moment (rules.ts). */
export class Witness implements ProviderHost {
  readonly requests = new Map<number, TrackedRequest>();
  readonly calls = new Map<HtCall, TrackedCall>();
  readonly lines = new Map<HtLine, TrackedLine>();
  readonly phones = new Map<HtPhone, TrackedPhone>();
  /** Devices that appeared and were not given an id yet. */
  readonly createdLines: number[] = [];
  readonly createdPhones: number[] = [];
  /** Says no to new calls, as a backlogged host does. */
  backlogged = false;
  /** How many events and completions there were. */
  told = 0;
  /** providerShutdown has returned. */
  over = false;
  #nextHandle = 0x1001;
  /** What reads what a request fills before it ends. */
  readonly #later = new Map<number, () => void>();

  constructor(
    private readonly clock: Clock,
    private readonly breaches: Breaches,
  ) {}

  /** A handle of the host's that was not given before. */
  handle(): number {
    this.#nextHandle += 2;
    return this.#nextHandle;
  }

  asyncCompletion(requestId: RequestId, result: Result): void {
    if (!this.#tell('asyncCompletion')) return;
    const request = this.requests.get(requestId);
    if (request === undefined) {
      this.breaches.add('completion.own', `request ${requestId} was completed, which was never begun`);
      return;
    }
    const what = `${request.name} was completed with ${resultName(result)}`;
    if (request.phase === 'refused') this.breaches.add('completion.refused', `${what} after it was refused`);
    else if (request.phase === 'ended') this.breaches.add('completion.once', `${what} a second time`);
    else if (!isCompletionResult(result)) {
      this.breaches.add('completion.result', `${request.name} was completed with ${String(result)}`);
      this.#end(request, 'broken', null);
    } else {
      const fault = result < 0 ? errorFault(request.name, result) : null;
      if (fault !== null) this.breaches.add(fault.rule, fault.what);
      this.#end(request, 'ended', result);
    }
  }

  lineEvent(htLine: HtLine, htCall: HtCall | 0, message: number, param1: number, param2: number, param3: number): void {
    const name = messageName(message);
    if (!this.#tell(name)) return;
    const event: ToldEvent = { message, param1, param2, param3, atMs: this.clock.now() };
    const known = htCall === 0 ? LINE_MESSAGES : CALL_MESSAGES;
    if (htCall === 0 && !known.has(message) && CALL_MESSAGES.has(message)) {
      this.breaches.add('event.backlog', `${name} without a call's handle`);
      return;
    }
    if (!known.has(message) || ![param1, param2, param3].every(Number.isInteger)) {
      this.breaches.add('event.message', `${name} ${String(param1)} ${String(param2)} ${String(param3)}`);
      return;
    }
    const line = this.lines.get(htLine);
    if (line === undefined) {
      this.breaches.add('event.handle', `${name} for the line ${htLine}, which was never opened`);
      return;
    }
    if (htCall !== 0) {
      this.#callEvent(line, htCall, name, event);
      return;
    }
    if (line.closed) this.breaches.add('event.afterClose', `${name} of a closed line`);
    line.events.push(event);
    if (message === LINE_CLOSE) this.closeLine(line);
  }

  lineNewCall(htLine: HtLine, hdCall: HdCall): HtCall | 0 {
    if (!this.#tell('LINE_NEWCALL')) return 0;
    const line = this.lines.get(htLine);
    if (line === undefined || line.closed) {
      this.breaches.add(
        line === undefined ? 'event.handle' : 'event.afterClose',
        `LINE_NEWCALL for the line ${htLine}, which is not open`,
      );
      return 0;
    }
    this.checkCallHandle('LINE_NEWCALL', hdCall);
    if (this.backlogged) return 0;
    return this.track(htLine, hdCall, false).htCall;
  }

  lineCreate(tempId: number): void {
    this.createdLines.push(tempId);
  }

  lineService(): void {
    // Ringback's own; TSPI has no rule for it.
  }

  lineRemove(deviceId: number): void {
    for (const line of this.lines.values())
      if (line.deviceId === deviceId && !line.closed)
        this.breaches.add('event.afterClose', `LINE_REMOVE of device ${deviceId} without LINE_CLOSE`);
  }

  phoneEvent(htPhone: HtPhone, message: number, param1: number, param2: number, param3: number): void {
    const name = messageName(message);
    if (!this.#tell(name)) return;
    if (!PHONE_MESSAGES.has(message) || ![param1, param2, param3].every(Number.isInteger)) {
      this.breaches.add('event.message', `${name} ${String(param1)} ${String(param2)} ${String(param3)}`);
      return;
    }
    const phone = this.phones.get(htPhone);
    if (phone === undefined) {
      this.breaches.add('event.handle', `${name} for the phone ${htPhone}, which was never opened`);
      return;
    }
    if (phone.closed) this.breaches.add('event.afterPhoneClose', `${name} of a closed phone`);
    phone.events.push({ message, param1, param2, param3, atMs: this.clock.now() });
    if (message === PHONE_CLOSE) phone.closed = true;
  }

  phoneCreate(tempId: number): void {
    this.createdPhones.push(tempId);
  }

  phoneRemove(deviceId: number): void {
    for (const phone of this.phones.values())
      if (phone.deviceId === deviceId && !phone.closed)
        this.breaches.add('event.afterPhoneClose', `PHONE_REMOVE of device ${deviceId} without PHONE_CLOSE`);
  }

  // --- what the bench tells ---------------------------------------------------------------------------------------------

  /** A new call: placed (in creation) or announced by the provider. */
  track(htLine: HtLine, hdCall: HdCall | 0, placed: boolean): TrackedCall {
    const call: TrackedCall = {
      htCall: this.handle() as HtCall,
      htLine,
      hdCall,
      placed,
      phase: placed ? 'creating' : 'announced',
      state: 0,
      mode: 0,
      media: 0,
      closed: false,
      states: [],
      events: [],
      jobs: new Map(),
    };
    this.calls.set(call.htCall, call);
    return call;
  }

  /** What is to be read when a request has succeeded. */
  tellsLater(requestId: number, read: () => void): void {
    if (this.requests.get(requestId)?.phase === 'ended') read();
    else this.#later.set(requestId, read);
  }

  /** The line with all its calls is closed. */
  closeLine(line: TrackedLine): void {
    line.closed = true;
    for (const call of this.calls.values()) if (call.htLine === line.htLine) call.closed = true;
  }

  /** The call that is open under a handle. */
  callOf(hdCall: HdCall): TrackedCall | undefined {
    return [...this.calls.values()].find((c) => c.hdCall === hdCall && !c.closed && c.phase !== 'dead');
  }

  /** The line that is open under a handle. */
  lineOf(hdLine: HdLine): TrackedLine | undefined {
    return [...this.lines.values()].find((line) => line.hdLine === hdLine && !line.closed);
  }

  /** The phone that is open under a handle. */
  phoneOf(hdPhone: HdPhone): TrackedPhone | undefined {
    return [...this.phones.values()].find((phone) => phone.hdPhone === hdPhone && !phone.closed);
  }

  /** Judges a handle that the provider gives to a new call. */
  checkCallHandle(from: string, hdCall: number): void {
    if (!Number.isInteger(hdCall) || hdCall === 0) this.breaches.add('handle.call', `${from} gave ${hdCall}`);
    else if (this.callOf(hdCall as HdCall) !== undefined)
      this.breaches.add('handle.call', `${from} gave ${hdCall}, which another call has`);
  }

  /** The request's function has returned. */
  returned(request: TrackedRequest, result: Result): void {
    if (result < 0) {
      if (request.phase === 'ended')
        this.breaches.add('completion.refused', `${request.name} was completed, then refused`);
      this.#end(request, 'refused', result);
      return;
    }
    for (const { call, holder, optional } of request.creates) {
      if (holder.value !== 0) this.checkCallHandle(request.name, holder.value);
      else if (!optional) this.breaches.add('outs.return', `${request.name} gave no handle of the new call`);
      call.hdCall = holder.value;
    }
    this.#checkOuts(request, 'return');
    if (request.phase === 'calling') request.phase = 'out';
  }

  #end(request: TrackedRequest, phase: 'refused' | 'ended' | 'broken', result: Result | null): void {
    request.phase = phase;
    request.result = result;
    const lives = phase === 'ended' && result === 0;
    if (lives) {
      this.#checkOuts(request, 'end');
      this.#later.get(request.id)?.();
    }
    this.#later.delete(request.id);
    for (const { call } of request.creates) if (call.phase === 'creating') call.phase = lives ? 'live' : 'dead';
  }

  #checkOuts(request: TrackedRequest, when: 'return' | 'end'): void {
    for (const { name } of request.outs.filter((holder) => holder.when === when && !holder.isSet()))
      this.breaches.add(when === 'return' ? 'outs.return' : 'outs.end', `${request.name} left ${name} unset`);
  }

  #callEvent(line: TrackedLine, htCall: HtCall, name: string, event: ToldEvent): void {
    const call = this.calls.get(htCall);
    if (call === undefined || call.htLine !== line.htLine) {
      this.breaches.add('event.handle', `${name} for the call ${htCall}, which is none of the line's`);
    } else if (call.closed) this.breaches.add('event.afterClose', `${name} of a closed call`);
    else if (call.phase === 'creating' || call.phase === 'dead')
      this.breaches.add(
        'event.creation',
        `${name} of a call ${call.phase === 'dead' ? 'that was not made' : 'in creation'}`,
      );
    else if (call.state === LINECALLSTATE.IDLE) this.breaches.add('event.afterIdle', `${name} after IDLE`);
    else {
      if (call.phase === 'announced' && event.message !== LINE_CALLSTATE)
        this.breaches.add('event.firstState', `${name} came first`);
      call.phase = 'live';
      call.events.push(event);
      if (event.message === LINE_CALLSTATE) this.#advance(call, event);
      else if (event.message === LINE_MONITORMEDIA) this.#checkMedia(name, event.param1);
      else if (isDigitMessage(event.message)) endsJob(call, event, this.breaches);
    }
  }

  #advance(call: TrackedCall, { param1: state, param2: mode, param3: media }: ToldEvent): void {
    const step = `${stateName(call.state)} to ${stateName(state)}`;
    if (isState(state) && !isModeOf(state, mode))
      this.breaches.add('event.mode', `LINE_CALLSTATE ${stateName(state)} with mode 0x${mode.toString(16)}`);
    this.#checkMedia(`LINE_CALLSTATE ${stateName(state)}`, media);
    if (!isState(state)) this.breaches.add('event.state', step);
    else if (state === call.state && mode === call.mode && media === call.media)
      this.breaches.add('event.repeat', `${stateName(state)} was repeated`);
    else if (!mayFollow(call.state, state, call.placed)) this.breaches.add('event.state', step);
    if (state === LINECALLSTATE.IDLE && [...call.jobs.values()].some((jobs) => jobs.length > 0))
      this.breaches.add('end.call', 'IDLE came while digits were being sent or gathered');
    Object.assign(call, { state, mode, media });
    call.states.push(state);
  }

  #checkMedia(what: string, media: number): void {
    if (!isMedia(media)) this.breaches.add('event.media', `${what} with media mode 0x${media.toString(16)}`);
  }

  /** False where nothing may be told any more. */
  #tell(what: string): boolean {
    this.told++;
    if (this.over) this.breaches.add('event.afterShutdown', what);
    return !this.over;
  }
}

const messageNames = new Map<number, string>(Object.entries(TAPI_MESSAGE).map(([name, value]) => [value, name]));

/** The name of a message. */
function messageName(message: number): string {
  return messageNames.get(message) ?? `message ${message}`;
}
