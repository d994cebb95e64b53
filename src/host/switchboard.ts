import type { Clock, Scheduler, Timer } from '../base/clock.js';
import { turnClock } from '../base/turn-clock.js';
import type { CompletionCore } from '../core/completion-core.js';
import {
  LINECALLPRIVILEGE,
  LINECALLSTATE,
  LINEDISCONNECTMODE,
  LINEGATHERTERM,
  LINEGENERATETERM,
  TAPI_MESSAGE,
} from '../tspi/generated/constants.js';
import type { Outcome } from '../tspi/provider-host.js';
import { isCompletionResult, type HdCall, type HtCall, type HtLine, type Result } from '../tspi/result.js';
import type { LineService } from '../tspi/structures.js';
import { HostCall, type CallEvent } from './call.js';
import { IndexPool } from './index-pool.js';
import { OpenLine, type LineDevice } from './line.js';
import type { ProviderPort } from './provider-port.js';
import { isHandle, toldValue } from './provider-values.js';
import { Release, type RingEvent } from './release.js';
import type { PhoneBoard } from './phone-board.js';
import { isUnborn, Requests, type Request } from './requests.js';
import { newCounters, Trace } from './trace.js';

/** What the devices of the host do when a provider reports on them. */
export interface DeviceListener {
  readonly phones: PhoneBoard;
  created(provider: ProviderPort, tempId: number): void;
  service(provider: ProviderPort, deviceId: number, service: LineService): void;
  removed(provider: ProviderPort, deviceId: number): void;
}

const CALL_MESSAGES: ReadonlySet<number> = new Set([
  TAPI_MESSAGE.LINE_CALLSTATE,
  TAPI_MESSAGE.LINE_CALLINFO,
  TAPI_MESSAGE.LINE_GENERATE,
  TAPI_MESSAGE.LINE_GATHERDIGITS,
  TAPI_MESSAGE.LINE_MONITORDIGITS,
  TAPI_MESSAGE.LINE_MONITORMEDIA,
  TAPI_MESSAGE.LINE_MONITORTONE,
  TAPI_MESSAGE.LINE_DEVSPECIFIC,
  TAPI_MESSAGE.LINE_DEVSPECIFICFEATURE,
  TAPI_MESSAGE.LINE_CALLDEVSPECIFIC,
  TAPI_MESSAGE.LINE_CALLDEVSPECIFICFEATURE,
]);

const CALL_STATES: ReadonlySet<number> = new Set(Object.values(LINECALLSTATE));

const LINE_MESSAGES: ReadonlySet<number> = new Set([
  TAPI_MESSAGE.LINE_LINEDEVSTATE,
  TAPI_MESSAGE.LINE_ADDRESSSTATE,
  TAPI_MESSAGE.LINE_CLOSE,
  TAPI_MESSAGE.LINE_DEVSPECIFIC,
  TAPI_MESSAGE.LINE_DEVSPECIFICFEATURE,
]);

/**
 * From the providers to the ring: what a provider emits is checked here, kept at the gate of its call where it is too early,
 * and put into the ring. {@link Release} takes it out again, in the same order, for the clients.
 */
export class Switchboard {
  readonly counters = newCounters();
  readonly trace: Trace;
  readonly requests: Requests;
  readonly release: Release;
  /** The core's lists of open lines and phones. */
  readonly scopes = new IndexPool(0, 4095);
  readonly #calls = new Map<HtCall, HostCall>();
  readonly #lines = new Map<HtLine, OpenLine>();
  readonly #callIndices = new IndexPool(1, 4095);
  readonly #clock: Pick<Clock, 'now'>;
  #nextHandle = 1;
  #drainPlanned = false;
  #backstop: Timer | undefined;

  constructor(
    private readonly core: CompletionCore,
    private readonly scheduler: Scheduler,
    readonly devices: DeviceListener,
  ) {
    this.#clock = turnClock(scheduler);
    this.trace = new Trace(this.#clock);
    this.requests = new Requests(core);
    this.release = new Release(core, this.requests, this.trace);
  }

  now(): number {
    return this.#clock.now();
  }

  // --- lines and calls -------------------------------------------------------------------------------------------------

  /** A new open line of a device; undefined when 4096 are open. */
  openLine(device: LineDevice): OpenLine | undefined {
    const index = this.scopes.take();
    if (index === undefined) return undefined;
    const openLine = new OpenLine(this.handle() as HtLine, index, device);
    this.#lines.set(openLine.htLine, openLine);
    return openLine;
  }

  /** Ends an open line for good: what is still out on it fails, and nothing of it passes any more. */
  endLine(openLine: OpenLine): void {
    if (!openLine.alive) return;
    this.counters.abandonedRequests += this.requests.abandonScope(openLine);
    openLine.alive = false;
    if (openLine.device.open === openLine) openLine.device.open = null;
    for (const call of [...openLine.calls]) this.endCall(call);
    this.#lines.delete(openLine.htLine);
    this.scopes.give(openLine.index);
  }

  /** Whether a provider may give a line this handle: a handle at all, and no other open line's of its. */
  isFreeLine(provider: ProviderPort, hdLine: unknown): boolean {
    if (!isHandle(hdLine)) return false;
    for (const { device, hdLine: other } of this.#lines.values())
      if (device.provider === provider && other === hdLine) return false;
    return true;
  }

  /** The same for a call. Two calls under one handle could not be told apart: whoever closes one ends the other. */
  isFreeCall(provider: ProviderPort, hdCall: unknown): boolean {
    if (!isHandle(hdCall)) return false;
    for (const { line, hdCall: other } of this.#calls.values())
      if (other === hdCall && line.device.provider === provider) return false;
    return true;
  }

  /** A new call; undefined when 4095 exist. */
  createCall(openLine: OpenLine, phase: 'creating' | 'announced', hdCall: HdCall | 0): HostCall | undefined {
    const index = this.#callIndices.take();
    if (index === undefined) return undefined;
    const call = new HostCall(this.handle() as HtCall, index, openLine, phase, hdCall);
    this.#calls.set(call.htCall, call);
    openLine.calls.add(call);
    return call;
  }

  /** Ends a call for good: what is still out on it fails, and nothing of it passes any more. */
  endCall(call: HostCall): void {
    const known = this.#calls.delete(call.htCall);
    // A call whose creation failed while it was being closed is unknown by now; what is still out on it fails all the same.
    if (known || call.outstanding > 0) this.counters.abandonedRequests += this.requests.abandonCall(call);
    if (!known) return;
    call.die();
    call.line.calls.delete(call);
    this.#callIndices.give(call.index);
  }

  /**
   * The call was never born (async-replies-versus-events-on-new-call-handles): its handle dies, but requests that are still out on it, the drop
   * that ended it for one, get the answer that the provider gives them.
   */
  #retireCall(call: HostCall): void {
    if (!this.#calls.delete(call.htCall)) return;
    call.die();
    call.line.calls.delete(call);
    if (call.outstanding === 0) this.#callIndices.give(call.index);
    else
      call.onSettled = () => {
        this.#callIndices.give(call.index);
      };
  }

  // --- from the providers ----------------------------------------------------------------------------------------------

  completed(from: ProviderPort, id: number, result: number, outcome: Outcome): void {
    const { counters } = this;
    this.trace.add('emit', 'asyncCompletion', id, result);
    if (!isCompletionResult(result)) {
      counters.invalidCompletions++;
      return;
    }
    const request = this.requests.find(id);
    if (request?.scope.device.provider !== from) {
      counters.staleCompletions++;
      return;
    }
    const verdict = this.requests.complete(request, result, outcome);
    if (verdict === 'posted') this.settle(request, result);
    else if (verdict === 'early') counters.earlyCompletions++;
    else if (verdict === 'duplicate') counters.duplicateCompletions++;
    else if (verdict === 'stale') counters.staleCompletions++;
  }

  /** What a completion that is now in the ring means for the calls that it was to create. */
  settle(request: Request, result: Result): void {
    for (const call of request.created) {
      if (isUnborn(request, call, result)) {
        this.#retireCall(call);
        continue;
      }
      const events = call.born();
      if (call.line.holders.size > call.holders.size) this.post({ kind: 'placed', call });
      for (const event of events) this.#pass(event);
    }
  }

  callEvent(from: ProviderPort, htCall: HtCall, message: number, param1: number, param2: number, param3: number): void {
    this.trace.add('emit', messageName(message), 0, param1);
    const call = this.#calls.get(htCall);
    if (call?.line.device.provider !== from || !call.line.alive || !CALL_MESSAGES.has(message)) {
      this.counters.strayEvents++;
      return;
    }
    if (message === TAPI_MESSAGE.LINE_CALLSTATE && !CALL_STATES.has(param1 >>> 0)) {
      this.counters.badValues++;
      return;
    }
    const announced = call.phase === 'announced' && message === TAPI_MESSAGE.LINE_CALLSTATE;
    const passing = call.admit({ call, message, param1: param1 >>> 0, param2: param2 >>> 0, param3: param3 >>> 0 });
    if (passing === null) {
      this.#overflow(call);
      return;
    }
    if (announced) this.post({ kind: 'newCall', call, media: param3 >>> 0 });
    for (const event of passing) this.#pass(event);
  }

  lineEvent(from: ProviderPort, htLine: HtLine, message: number, param1: number, param2: number, param3: number): void {
    this.trace.add('emit', messageName(message), 0, param1);
    const openLine = this.#lines.get(htLine);
    if (openLine?.device.provider !== from || !LINE_MESSAGES.has(message)) {
      this.counters.strayEvents++;
      return;
    }
    if (message === TAPI_MESSAGE.LINE_CLOSE) this.#closedByProvider(openLine);
    else
      this.post({ kind: 'line', openLine, message, param1: param1 >>> 0, param2: param2 >>> 0, param3: param3 >>> 0 });
  }

  newCall(from: ProviderPort, htLine: HtLine, hdCall: HdCall): HtCall | 0 {
    const openLine = this.#lines.get(htLine);
    if (openLine?.device.provider !== from) {
      this.counters.strayEvents++;
      return 0;
    }
    if (!this.isFreeCall(from, hdCall)) {
      this.counters.badValues++;
      return 0;
    }
    const call = this.createCall(openLine, 'announced', hdCall);
    this.trace.add('emit', 'LINE_NEWCALL', 0, call?.htCall ?? 0);
    return call?.htCall ?? 0;
  }

  /** Tells every client that a device changed, in the order of everything else. */
  deviceChanged(device: LineDevice, removed = false): void {
    this.post({ kind: 'device', device, removed });
    this.wake();
  }

  // --- the ring --------------------------------------------------------------------------------------------------------

  /** Plans a drain once the code now running has returned, and keeps the one timer for the backstop. */
  wake(): void {
    if (!this.#drainPlanned) {
      this.#drainPlanned = true;
      this.scheduler.soon(() => {
        this.#drainPlanned = false;
        this.drain();
      });
    }
    this.#planBackstop();
  }

  /** Hands everything in the ring to the clients, now. */
  drain(): void {
    this.release.drain();
  }

  #planBackstop(): void {
    if (this.#backstop !== undefined) return;
    const dueMs = this.core.nextDeadline();
    if (dueMs === Infinity) return;
    this.#backstop = this.scheduler.after(Math.max(1, dueMs - this.now()), () => {
      this.#backstop = undefined;
      this.counters.expiredRequests += this.requests.expire(this.now());
      this.wake();
    });
  }

  /** The state rules of a call, in the order in which its events pass. */
  #pass(event: CallEvent): void {
    const { call, message } = event;
    if (call.ended) {
      this.counters.eventsAfterIdle++;
      return;
    }
    if (message === TAPI_MESSAGE.LINE_CALLSTATE && !this.#advance(event)) return;
    if (message === TAPI_MESSAGE.LINE_GENERATE) this.#generated(call, event);
    else if (message === TAPI_MESSAGE.LINE_GATHERDIGITS) this.#gathered(call, event);
    else this.post({ kind: 'call', event });
  }

  /** Takes a call to a state; false where it stands there already. */
  #advance({ call, param1: state, param2: mode, param3: media }: CallEvent): boolean {
    if (call.repeats(state, mode, media)) {
      this.counters.repeatedStates++;
      return false;
    }
    if (state === LINECALLSTATE.IDLE) {
      this.endGenerating(call, LINEGENERATETERM.CANCEL);
      this.endGathering(call, LINEGATHERTERM.CANCEL);
    }
    call.state = state;
    call.mode = mode;
    call.media = media;
    call.stateEntryTime = this.scheduler.wallTime();
    return true;
  }

  #generated(call: HostCall, event: CallEvent): void {
    if (call.generating?.endToEndId === event.param2) this.endGenerating(call, event.param1, event.param3);
    else if (call.endedByHost !== event.param2) this.counters.strayEvents++;
  }

  #gathered(call: HostCall, event: CallEvent): void {
    if (call.gathering?.endToEndId === event.param2) this.endGathering(call, event.param1, event.param3);
    else if (call.endedByHost !== event.param2) this.counters.strayEvents++;
  }

  /**
   * The last owner of a call has let go of it. Of those that are left the one that has held it longest and opened the line to own calls owns it now;
   * where there is none, nobody could hang up: it ends (lineclose: "the calls are dropped").
   * @returns Whether the call goes on.
   */
  inherit(call: HostCall): boolean {
    const { OWNER } = LINECALLPRIVILEGE;
    const owners = new Set(
      [...call.line.holders].filter(({ privileges }) => (privileges & OWNER) !== 0).map(({ session }) => session),
    );
    const heir = [...call.holders.values()].find(({ session }) => owners.has(session));
    if (heir !== undefined) {
      heir.privilege = OWNER;
      this.post({ kind: 'owner', call, session: heir.session });
      this.wake();
      return true;
    }
    this.#endStates(call, LINEDISCONNECTMODE.NORMAL);
    return false;
  }

  /** Ends the digits being sent on a call, if any: only the client that sent them hears of it (line-generate). */
  endGenerating(call: HostCall, reason: number, tick = 0): void {
    const { generating } = call;
    if (generating === null) return;
    call.generating = null;
    this.post({ kind: 'generated', session: generating.session, hCall: generating.hCall, reason, tick });
  }

  /** Ends the digits being gathered on a call, if any, with what has been gathered: only the client that gathers hears of it (line-gatherdigits). */
  endGathering(call: HostCall, reason: number, tick = 0): void {
    const { gathering } = call;
    if (gathering === null) return;
    call.gathering = null;
    const { session, hCall, digits } = gathering;
    const gathered = toldValue('string', digits.value) as string | undefined;
    if (gathered === undefined) this.counters.badValues++;
    this.post({ kind: 'gathered', session, hCall, reason, tick: this.tick(tick), digits: gathered ?? '' });
  }

  /** A tick count of a message: the provider's, or where it gave none, the present (line-gatherdigits, dwParam3). */
  tick(given: number): number {
    return given === 0 ? Math.floor(this.now()) >>> 0 : given;
  }

  /** LINE_CLOSE: a lost device's requests end, its calls go DISCONNECTED and IDLE, then the line closes (line-close). */
  #closedByProvider(openLine: OpenLine): void {
    this.counters.abandonedRequests += this.requests.abandonScope(openLine);
    for (const call of openLine.calls) this.#endStates(call, LINEDISCONNECTMODE.UNAVAIL);
    this.post({
      kind: 'line',
      openLine,
      message: TAPI_MESSAGE.LINE_CLOSE,
      param1: 0,
      param2: 0,
      param3: 0,
    });
    this.endLine(openLine);
  }

  /** Takes a call that is not told as ended through DISCONNECTED to IDLE. */
  #endStates(call: HostCall, mode: number): void {
    if (call.phase !== 'live' || call.ended) return;
    const event = { call, message: TAPI_MESSAGE.LINE_CALLSTATE, param3: call.media };
    if (call.state !== LINECALLSTATE.DISCONNECTED)
      this.#pass({ ...event, param1: LINECALLSTATE.DISCONNECTED, param2: mode });
    this.#pass({ ...event, param1: LINECALLSTATE.IDLE, param2: 0 });
  }

  /** Too many events wait for a reply that does not come: the creation fails, and the provider's call is closed once it is off the stack. */
  #overflow(call: HostCall): void {
    this.counters.gateOverflows++;
    this.endCall(call);
    this.closeLater(call);
  }

  /** Closes a call that has ended here at its provider, once that is off the stack. */
  closeLater({ hdCall, line }: HostCall): void {
    const { provider } = line.device;
    if (hdCall === 0) return;
    this.scheduler.soon(() => {
      provider.sync('lineCloseCall', (p) => p.lineCloseCall(hdCall));
    });
  }

  /** Puts an event into the ring; one that finds it full has it flushed. */
  post(event: RingEvent): void {
    if (this.release.post(event)) return;
    this.counters.flushedEvents++;
    this.release.makeRoom();
    this.release.post(event);
  }

  /** A handle for a provider: of a line, a call or a phone. */
  handle(): number {
    return this.#nextHandle++;
  }
}

const messageNames = new Map<number, string>(Object.entries(TAPI_MESSAGE).map(([name, value]) => [value, name]));

function messageName(message: number): string {
  return messageNames.get(message) ?? `message ${message}`;
}
