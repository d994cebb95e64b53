import type { Timer } from '../../base/clock.js';
import { uncompleteCall, completionsOf } from '../../network/exchange/call-completion.js';
import type { Leg, LegInfo } from '../../network/exchange/leg.js';
import { RINGING_STATES } from '../../network/exchange/leg-states.js';
import { release } from '../../network/exchange/release.js';
import { RING_CYCLE_MS } from '../../network/exchange/routing.js';
import type { Signal } from '../../network/exchange/signals.js';
import type { Extension, ExtensionEvents } from '../../network/exchange/station.js';
import type { Caller } from '../../network/network-port.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import {
  LINEADDRESSSTATE,
  LINECALLHUBTRACKING,
  LINECALLINFOSTATE,
  LINEDEVSTATE,
  LINEDEVSTATUSFLAGS,
  LINEMEDIAMODE,
  LINETERMMODE,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import type { HdCall, HdLine, HtCall, HtLine } from '../../tspi/result.js';
import { CallMedia } from './call-media.js';
import { COMPLETION_MESSAGES, TERMINALS } from './capabilities.js';
import type { DeskPhone } from './desk-phone.js';
import type { ExchangeContext } from './exchange-context.js';
import { ExchangeCall } from './exchange-call.js';
import type { MediaControls } from './media-control.js';
import { CALL_STATES, stateMode } from './tapi-names.js';

/** A backlogged host is told of a call again after this time, in milliseconds (line-newcall). */
const ANNOUNCE_AGAIN_MS = 1000;

const INFO_STATES: Readonly<Partial<Record<keyof LegInfo, number>>> = {
  reason: LINECALLINFOSTATE.REASON,
  caller: LINECALLINFOSTATE.CALLERID,
  called: LINECALLINFOSTATE.CALLEDID,
  connected: LINECALLINFOSTATE.CONNECTEDID,
  redirecting: LINECALLINFOSTATE.REDIRECTINGID,
  redirection: LINECALLINFOSTATE.REDIRECTIONID,
  trunk: LINECALLINFOSTATE.TRUNK,
  userUserInfo: LINECALLINFOSTATE.USERUSERINFO,
};

/** One line device: an extension, what the host has set on it, and its calls. What the exchange does becomes TAPI's messages here. */
export class ExchangeLine implements ExtensionEvents {
  /** Null until the host has given it one. */
  deviceId: number | null = null;
  htLine: HtLine | 0 = 0;
  hdLine: HdLine | 0 = 0;
  tspiVersion = 0;
  extVersion = 0;
  /** LINEDEVSTATE and LINEADDRESSSTATE bits that are wanted. */
  lineStates = 0;
  addressStates = 0;
  /** LINEMEDIAMODE bits of calls that are announced. */
  detection = 0;
  tracking: number = LINECALLHUBTRACKING.NONE;
  /** LINEDEVSTATUSFLAGS bits that have been set. */
  statusFlags = 0;
  readonly terminalModes: number[] = TERMINALS.map(({ termModes }) => termModes);
  controls: MediaControls | null = null;
  readonly #calls = new Map<Leg, ExchangeCall>();
  #ringTimer: Timer | null = null;
  #callCount = 0;

  constructor(
    private readonly context: ExchangeContext,
    readonly extension: Extension,
    /** Who knows the line before it has a device id. */
    readonly tempId: number,
    readonly phone: DeskPhone,
  ) {
    extension.events = this;
  }

  get calls(): readonly ExchangeCall[] {
    return [...this.#calls.values()];
  }

  callOf(leg: Leg): ExchangeCall | undefined {
    return this.#calls.get(leg);
  }

  /** A call of the host's for a leg; nothing of it is told until its creation is complete. */
  newCall(leg: Leg, htCall: HtCall, hdCall: HdCall): ExchangeCall {
    const media = new CallMedia(this.context.scheduler, leg, (message, param1, param2, param3) => {
      this.#tellOf(leg, message, param1, param2, param3);
    });
    const call = new ExchangeCall(hdCall, htCall, this, leg, media);
    media.control.set(this.controls);
    this.#calls.set(leg, call);
    return call;
  }

  /** The call's handle is void: nothing more is told, and its leg ends. */
  forget(call: ExchangeCall): void {
    this.#calls.delete(call.leg);
    call.media.stop();
    call.leg.tended = false;
    release(call.leg);
  }

  /** Tells LINE_CALLINFO of a call. */
  tellInfo(call: ExchangeCall, what: number): void {
    this.#tellOf(call.leg, TAPI_MESSAGE.LINE_CALLINFO, what, 0, 0);
  }

  /** Tells LINE_LINEDEVSTATE, where it is wanted. */
  tellLineState(state: number, param2 = 0, param3 = 0): void {
    if ((this.lineStates & state) !== 0) this.tellLine(TAPI_MESSAGE.LINE_LINEDEVSTATE, state, param2, param3);
  }

  /** Tells LINE_ADDRESSSTATE, where it is wanted. */
  tellAddressState(states: number): void {
    if ((this.addressStates & states) !== 0) this.tellLine(TAPI_MESSAGE.LINE_ADDRESSSTATE, 0, states, 0);
  }

  /** Tells a message of the line itself, while it is open. */
  tellLine(message: number, param1: number, param2: number, param3: number): void {
    if (this.htLine !== 0) this.context.host?.lineEvent(this.htLine, 0, message, param1, param2, param3);
  }

  /** Announces the calls that are there and that nobody has announced (line-newcall). */
  announceAll(): void {
    for (const leg of this.extension.legs)
      if (!leg.isIn(['new', 'disconnected']) && !this.#calls.has(leg)) this.#announce(leg);
  }

  /** Closes the line: what is out ends, calls end, and nothing is told any more. */
  close(): void {
    this.cutRequests();
    this.context.closed(this);
    this.htLine = 0;
    if (this.deviceId !== null) this.context.host?.lineService(this.deviceId, { state: 'closed', reason: 'none' });
    this.hdLine = 0;
    this.extVersion = 0;
    this.lineStates = 0;
    this.addressStates = 0;
    this.detection = 0;
    this.controls = null;
    for (const { id } of completionsOf(this.context.exchange, this.extension)) {
      const taken = uncompleteCall(this.context.exchange, this.extension, id);
      if (typeof taken === 'function') taken();
    }
    for (const call of this.calls) this.forget(call);
    this.#ring();
  }

  /** Ends all requests of the line and of its calls. */
  cutRequests(): void {
    const { requests } = this.context;
    requests.cut(this, LINEERR.OPERATIONFAILED);
    for (const call of this.calls) requests.cut(call, LINEERR.OPERATIONFAILED);
  }

  legChanged(leg: Leg): void {
    this.phone.legsChanged();
    const call = this.#calls.get(leg);
    if (call === undefined) {
      if (!leg.isIn(['new', 'disconnected', 'idle'])) this.#announce(leg);
    } else if (!call.pending) {
      if (leg.state === 'idle') call.media.end();
      this.#tellState(call);
    }
    this.#ring();
    this.#count();
  }

  legLearned(leg: Leg, what: readonly (keyof LegInfo)[]): void {
    const bits = what.reduce((all, key) => all | (INFO_STATES[key] ?? 0), 0);
    if (bits !== 0 && leg.state !== 'new') this.#tellOf(leg, TAPI_MESSAGE.LINE_CALLINFO, bits, 0, 0);
    this.phone.legsChanged();
  }

  heard(leg: Leg, signal: Signal): void {
    this.#calls.get(leg)?.media.heard(signal);
  }

  completionsChanged(): void {
    this.tellLineState(LINEDEVSTATE.NUMCOMPLETIONS);
  }

  completionCancelled(completionId: number): void {
    this.tellLineState(LINEDEVSTATE.COMPLCANCEL, completionId);
  }

  messageLeft(from: Caller, message: number): void {
    this.phone.show(`${from.number} ${COMPLETION_MESSAGES[message] ?? ''}`);
    this.setMessageWaiting(true);
  }

  /** Turns the line's message-waiting indicator on or off. */
  setMessageWaiting(on: boolean): void {
    const flags = on ? this.statusFlags | LINEDEVSTATUSFLAGS.MSGWAIT : this.statusFlags & ~LINEDEVSTATUSFLAGS.MSGWAIT;
    if (flags === this.statusFlags) return;
    this.statusFlags = flags;
    this.phone.messageWaiting(on);
    this.tellLineState(on ? LINEDEVSTATE.MSGWAITON : LINEDEVSTATE.MSGWAITOFF);
  }

  #announce(leg: Leg): void {
    const { host } = this.context;
    const media = leg.info.media || LINEMEDIAMODE.INTERACTIVEVOICE;
    if (this.htLine === 0 || host === null || (this.detection & media) === 0) return;
    const hdCall = this.context.nextHandle() as HdCall;
    const htCall = host.lineNewCall(this.htLine, hdCall);
    if (htCall === 0) {
      this.context.scheduler.after(ANNOUNCE_AGAIN_MS, () => {
        if (!leg.isIn(['disconnected', 'idle']) && !this.#calls.has(leg)) this.#announce(leg);
      });
      return;
    }
    const call = this.newCall(leg, htCall, hdCall);
    this.context.calls.set(hdCall, call);
    call.pending = false;
    this.#tellState(call);
  }

  #tellState(call: ExchangeCall): void {
    const { leg } = call;
    const state = CALL_STATES[leg.state];
    const parent = leg.state === 'conferenced' ? leg.conference?.parent : undefined;
    const mode = parent === undefined ? stateMode(leg.state, leg.mode) : (this.#calls.get(parent)?.htCall ?? 0);
    this.#tellOf(leg, TAPI_MESSAGE.LINE_CALLSTATE, state, mode, call.data.mediaMode);
    if (leg.state === 'idle') call.ended = true;
    else call.media.control.callState(state);
  }

  #tellOf(leg: Leg, message: number, param1: number, param2: number, param3: number): void {
    const call = this.#calls.get(leg);
    if (this.htLine !== 0 && call !== undefined && !call.pending && !call.ended)
      this.context.host?.lineEvent(this.htLine, call.htCall, message, param1, param2, param3);
  }

  /** LINEDEVSTATE_RINGING once per ring, while something rings (line-linedevstate). */
  #ring(): void {
    const rings = [...this.extension.legs].some((leg) => leg.isIn(RINGING_STATES));
    if (rings && this.#ringTimer === null) this.#ringOnce(0);
    else if (!rings) {
      this.#ringTimer?.cancel();
      this.#ringTimer = null;
    }
  }

  #ringOnce(count: number): void {
    this.tellLineState(LINEDEVSTATE.RINGING, 1, count);
    this.#ringTimer = this.context.scheduler.after(RING_CYCLE_MS, () => {
      this.#ringOnce(count + 1);
    });
  }

  #count(): void {
    const count = this.extension.legs.size;
    if (count === this.#callCount) return;
    this.#callCount = count;
    this.tellLineState(LINEDEVSTATE.NUMCALLS);
    const use = count === 0 ? LINEADDRESSSTATE.INUSEZERO : LINEADDRESSSTATE.INUSEONE;
    this.tellAddressState(LINEADDRESSSTATE.NUMCALLS | use);
  }

  /** Whether the desk phone is sent such events: one LINETERMMODE. */
  reachesPhone(mode: (typeof LINETERMMODE)[keyof typeof LINETERMMODE]): boolean {
    return ((this.terminalModes[0] ?? 0) & mode) !== 0;
  }
}
