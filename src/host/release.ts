import { rethrowLater } from '../base/rethrow.js';
import type { CompletionCore } from '../core/completion-core.js';
import { LINECALLPRIVILEGE, LINECALLSTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import type { CallEvent, HostCall } from './call.js';
import type { CallView } from './client-sink.js';
import { changesCaps } from './device-caps.js';
import type { LineDevice, LineHolder, OpenLine } from './line.js';
import { isMonitored, tellMonitoring } from './monitoring.js';
import type { PhoneDevice } from './phone.js';
import { tellPhone, type PhoneEvent } from './phone-release.js';
import { isUnborn, type Requests } from './requests.js';
import type { Session } from './session.js';
import type { Trace } from './trace.js';

/** What an event cell of the ring stands for. */
export type RingEvent =
  | { readonly kind: 'newCall'; readonly call: HostCall; readonly media: number }
  /** A client's call was born: those who watch the line hear of it. */
  | { readonly kind: 'placed'; readonly call: HostCall }
  | { readonly kind: 'call'; readonly event: CallEvent }
  /** A client owns a call from now on. */
  | { readonly kind: 'owner'; readonly call: HostCall; readonly session: Session }
  | {
      readonly kind: 'generated';
      readonly session: Session;
      readonly hCall: number;
      readonly reason: number;
      readonly tick: number;
    }
  | {
      readonly kind: 'line';
      readonly openLine: OpenLine;
      readonly message: number;
      readonly param1: number;
      readonly param2: number;
      readonly param3: number;
    }
  | { readonly kind: 'device'; readonly device: LineDevice; readonly removed: boolean }
  | {
      readonly kind: 'gathered';
      readonly session: Session;
      readonly hCall: number;
      readonly reason: number;
      readonly tick: number;
      readonly digits: string;
    }
  /** Others than the one named hear of a change that TAPI itself keeps count of. */
  | { readonly kind: 'counts'; readonly call: HostCall; readonly states: number; readonly except: Session }
  | PhoneEvent;

/** What an application hears for a message that only TSPI has (line-calldevspecific). */
const APPLICATION_MESSAGES: ReadonlyMap<number, number> = new Map([
  [TAPI_MESSAGE.LINE_CALLDEVSPECIFIC, TAPI_MESSAGE.LINE_DEVSPECIFIC],
  [TAPI_MESSAGE.LINE_CALLDEVSPECIFICFEATURE, TAPI_MESSAGE.LINE_DEVSPECIFICFEATURE],
]);

/**
 * From the ring to the clients: the one place where anything is released, so the order of release is the order that everyone
 * sees. Owns what the event cells stand for.
 */
export class Release {
  /** Every client of the host, in the order of attachment. */
  readonly sessions = new Set<Session>();
  /** A call that nobody may have: told so that the provider's side can be closed once it is off the stack. */
  onOrphan: (call: HostCall) => void = () => undefined;
  /** What a device can do has changed; told before the message that says so. */
  onCapsChange: (device: LineDevice | PhoneDevice) => void = () => undefined;
  readonly #events: (RingEvent | undefined)[] = [];
  readonly #free: number[] = [];
  #draining = false;
  /** Where the next cell and the end of the last batch lie: what a throwing client leaves is released the next time. */
  #cells: Int32Array = new Int32Array(0);
  #cell = 0;
  #end = 0;

  constructor(
    private readonly core: CompletionCore,
    private readonly requests: Requests,
    private readonly trace: Trace,
  ) {}

  /** Puts an event into the ring; false when its cells are full. */
  post(event: RingEvent): boolean {
    const cookie = this.#free.pop() ?? this.#events.length;
    this.#events[cookie] = event;
    if (this.core.event(cookie)) return true;
    this.#forget(cookie);
    return false;
  }

  /** Releases everything in the ring, what is added meanwhile included. */
  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    try {
      while (this.#cell < this.#end || this.#refill()) {
        const id = this.#cells[this.#cell++] ?? 0;
        const value = this.#cells[this.#cell++] ?? 0;
        try {
          if (id === 0) this.#event(value);
          else this.#reply(id, value);
        } catch (error) {
          // A client's: reported as uncaught. The others, and what follows, are told all the same.
          rethrowLater(error);
        }
      }
    } finally {
      this.#draining = false;
    }
  }

  /**
   * Tells a client that has opened a line to watch it of the calls that are there, as they stand, as a monitor: what lineGetNewCalls
   * gives. Everything in the ring must have been released.
   */
  introduce({ calls }: OpenLine, holder: LineHolder): void {
    if ((holder.privileges & LINECALLPRIVILEGE.MONITOR) === 0) return;
    const untold = [...calls].filter(
      (call) => call.phase === 'live' && !call.ended && !call.holders.has(holder.session),
    );
    const isMember = ({ state }: HostCall): boolean => state === LINECALLSTATE.CONFERENCED;
    // A member names its conference, which must be known by then.
    for (const call of [...untold.filter((one) => !isMember(one)), ...untold.filter(isMember)])
      this.present(call, holder, LINECALLPRIVILEGE.MONITOR);
  }

  /** Gives a client a handle of a call that is there, and tells it of the call as it stands; returns the handle. */
  present(call: HostCall, { session, hLine }: LineHolder, privilege: number): number {
    const view = this.#view(call);
    const hCall = session.handles.adopt(call, privilege);
    if (view !== undefined) session.sink.call(hCall, hLine, view);
    session.sink.message(TAPI_MESSAGE.LINE_APPNEWCALL, hLine, 0, hCall, privilege);
    session.sink.message(TAPI_MESSAGE.LINE_CALLSTATE, hCall, call.state, modeFor(session, call), privilege);
    return hCall;
  }

  /**
   * Frees event cells: releases what is in the ring or, while that is being done, takes it out, to be released in its turn. Nothing begins
   * a request meanwhile, so no slot that is freed here comes back before its completion was told.
   */
  makeRoom(): void {
    if (!this.#draining) {
      this.drain();
      return;
    }
    const waiting = Array.from(this.#cells.subarray(this.#cell, this.#end));
    for (let count = this.core.drain(); count > 0; count = this.core.drain())
      waiting.push(...this.core.cells.subarray(0, 2 * count));
    this.#cells = Int32Array.from(waiting);
    this.#cell = 0;
    this.#end = waiting.length;
  }

  /** The next batch of the ring; false when it is empty. */
  #refill(): boolean {
    this.#cells = this.core.cells;
    this.#cell = 0;
    this.#end = 2 * this.core.drain();
    return this.#end > 0;
  }

  #reply(id: number, rawResult: number): void {
    const request = this.requests.release(id, rawResult);
    if (request === undefined) return;
    const { session, result } = request;
    this.trace.add('release', 'LINE_REPLY', id, result);
    for (const call of request.created) {
      if (!isUnborn(request, call, result)) continue;
      for (const { session: holding, hCall } of call.holders.values()) holding.handles.forgetCall(hCall);
      if (call.phase === 'creating') this.onOrphan(call);
    }
    session.replied(request);
  }

  #event(cookie: number): void {
    const event = this.#events[cookie];
    this.#forget(cookie);
    if (event === undefined) return;
    switch (event.kind) {
      case 'newCall':
        this.#newCall(event.call, event.media);
        break;
      case 'placed':
        this.#tellMonitors(event.call);
        break;
      case 'call':
        this.#callEvent(event.event);
        break;
      case 'owner':
        this.#tellOwner(event.call, event.session);
        break;
      case 'generated':
        event.session.sink.message(TAPI_MESSAGE.LINE_GENERATE, event.hCall, event.reason, 0, event.tick);
        break;
      case 'line':
        this.#lineEvent(event);
        break;
      case 'device':
        for (const session of this.sessions) session.tellDevice(event.device, event.removed);
        break;
      case 'gathered':
        event.session.sink.digits(event.hCall, event.digits);
        event.session.sink.message(TAPI_MESSAGE.LINE_GATHERDIGITS, event.hCall, event.reason, 0, event.tick);
        break;
      case 'counts':
        this.#tellCounts(event.call, event.states, event.except);
        break;
      case 'phone':
        if (changesCaps(event.message, event.param1, event.param2)) this.onCapsChange(event.openPhone.device);
        tellPhone(event, this.sessions);
        break;
      default:
        tellPhone(event, this.sessions);
    }
  }

  /** The first client that wants the media mode owns the call; every other that may watch monitors it. */
  #newCall(call: HostCall, media: number): void {
    const view = call.line.holders.size > 0 ? this.#view(call) : undefined;
    let owned = false;
    for (const { session, hLine, privileges, mediaModes } of call.line.holders) {
      const fits = (privileges & LINECALLPRIVILEGE.OWNER) !== 0 && (media === 0 || (mediaModes & media) !== 0);
      if (!(fits && !owned) && (privileges & LINECALLPRIVILEGE.MONITOR) === 0) continue;
      const privilege = fits && !owned ? LINECALLPRIVILEGE.OWNER : LINECALLPRIVILEGE.MONITOR;
      owned ||= fits;
      const hCall = session.handles.adopt(call, privilege);
      if (view !== undefined) session.sink.call(hCall, hLine, view);
      session.sink.message(TAPI_MESSAGE.LINE_APPNEWCALL, hLine, 0, hCall, privilege);
    }
    this.trace.add('release', 'LINE_APPNEWCALL', 0, call.htCall);
    if (call.holders.size === 0) this.onOrphan(call);
  }

  /** A call that one client has placed is told to every other that may watch, as its monitor; its states follow (line-appnewcall). */
  #tellMonitors(call: HostCall): void {
    const watching = [...call.line.holders].filter(
      ({ session, privileges }) => (privileges & LINECALLPRIVILEGE.MONITOR) !== 0 && !call.holders.has(session),
    );
    const view = watching.length > 0 && call.phase === 'live' ? this.#view(call) : undefined;
    if (view === undefined) return;
    for (const { session, hLine } of watching) {
      const hCall = session.handles.adopt(call, LINECALLPRIVILEGE.MONITOR);
      session.sink.call(hCall, hLine, view);
      session.sink.message(TAPI_MESSAGE.LINE_APPNEWCALL, hLine, 0, hCall, LINECALLPRIVILEGE.MONITOR);
    }
  }

  /** A change of privilege is told with the state as it stands (line-callstate, dwParam3). */
  #tellOwner(call: HostCall, session: Session): void {
    const holder = call.holders.get(session);
    if (holder?.privilege !== LINECALLPRIVILEGE.OWNER) return;
    session.sink.message(
      TAPI_MESSAGE.LINE_CALLSTATE,
      holder.hCall,
      call.state,
      modeFor(session, call),
      holder.privilege,
    );
  }

  /** Counts that TAPI keeps have changed: the others that hold the call hear of it (line-callinfo). */
  #tellCounts(call: HostCall, states: number, except: Session): void {
    const view = call.holders.size > 0 ? this.#view(call) : undefined;
    for (const { session, hCall } of call.holders.values()) {
      if (session === except) continue;
      if (view !== undefined) session.sink.call(hCall, session.lineHandleOf(call), view);
      session.sink.message(TAPI_MESSAGE.LINE_CALLINFO, hCall, states, 0, 0);
    }
  }

  #callEvent({ call, message, param1, param2, param3 }: CallEvent): void {
    this.trace.add('release', 'call event', 0, param1);
    if (isMonitored(message)) {
      tellMonitoring(call, message, param1, param2, param3);
      return;
    }
    const view = call.holders.size > 0 ? this.#view(call, message, param1) : undefined;
    // At the provider's side LINE_CALLSTATE's third parameter is the media mode; above it, a change of privilege (line-callstate).
    const isState = message === TAPI_MESSAGE.LINE_CALLSTATE;
    const third = isState ? 0 : param3;
    const told = APPLICATION_MESSAGES.get(message) ?? message;
    for (const { session, hCall } of call.holders.values()) {
      if (view !== undefined) session.sink.call(hCall, session.lineHandleOf(call), view);
      session.sink.message(told, hCall, param1, isState ? modeFor(session, call, param1, param2) : param2, third);
    }
  }

  #lineEvent({ openLine, message, param1, param2, param3 }: RingEvent & { kind: 'line' }): void {
    this.trace.add('release', 'line event', 0, param1);
    if (changesCaps(message, param1, param2)) this.onCapsChange(openLine.device);
    for (const holder of [...openLine.holders]) {
      if (message === TAPI_MESSAGE.LINE_LINEDEVSTATE && (holder.lineStates & param1) === 0) continue;
      if (message === TAPI_MESSAGE.LINE_ADDRESSSTATE && (holder.addressStates & param2) === 0) continue;
      holder.session.sink.message(message, holder.hLine, param1, param2, param3);
      if (message === TAPI_MESSAGE.LINE_CLOSE) holder.session.handles.forgetLine(holder.hLine);
    }
  }

  /** What the provider says of a call now; undefined while the provider is on the stack or no longer knows the call. */
  #view(call: HostCall, message = 0, state = 0): CallView | undefined {
    const { provider } = call.line.device;
    const { hdCall } = call;
    if (provider.busy || hdCall === 0 || call.phase === 'dead') return undefined;
    const info = provider.structure('lineGetCallInfo', (p, holder) => p.lineGetCallInfo(hdCall, holder));
    if (info === undefined) return undefined;
    const status = provider.structure('lineGetCallStatus', (p, holder) => p.lineGetCallStatus(hdCall, holder));
    if (status === undefined) return undefined;
    const movedOn = message === TAPI_MESSAGE.LINE_CALLSTATE && status.callState !== state;
    return {
      info,
      callFeatures: movedOn ? 0 : status.callFeatures,
      callFeatures2: movedOn ? 0 : (status.callFeatures2 ?? 0),
      stateEntryTime: call.stateEntryTime,
      numOwners: call.count(LINECALLPRIVILEGE.OWNER),
      numMonitors: call.count(LINECALLPRIVILEGE.MONITOR),
    };
  }

  #forget(cookie: number): void {
    this.#events[cookie] = undefined;
    this.#free.push(cookie);
  }
}

/** LINE_CALLSTATE's mode as a client hears it: for CONFERENCED its own handle of the conference, 0 where it has none (line-callstate). */
function modeFor(session: Session, call: HostCall, state = call.state, mode = call.mode): number {
  if (state !== LINECALLSTATE.CONFERENCED || mode === 0) return mode;
  for (const conference of call.line.calls)
    if (conference.htCall === mode) return conference.holders.get(session)?.hCall ?? 0;
  return 0;
}
