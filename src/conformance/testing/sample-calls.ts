import {
  LINECALLINFOSTATE,
  LINECALLORIGIN,
  LINECALLPARAMFLAGS,
  LINECALLSTATE,
  LINEDISCONNECTMODE,
  LINEGATHERTERM,
  LINEGENERATETERM,
  LINEMEDIAMODE,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import {
  SUCCESS,
  type HdCall,
  type HdLine,
  type HtCall,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { LineCallInfo, LineCallStatus } from '../../tspi/structures.js';
import { SampleCall } from './sample-call.js';
import { sampleFeatures } from './sample-features.js';
import { SampleLines } from './sample-lines.js';

const S = LINECALLSTATE;
export const ANY_STATE = 0xffff;
export const LIVE = ANY_STATE & ~S.IDLE;
/** A step of dialling, ms. */
const STEP_MS = 300;

/** Who can be called. */
export const SAMPLE_NUMBERS = { answers: '100', busy: '101', noAnswer: '102' };

/** Calls of the sample provider: placing, answering, ending. */
export abstract class SampleCalls extends SampleLines {
  /** The other line of two, which this one can call. */
  neighbour: SampleCalls | null = null;

  lineMakeCall(
    id: RequestId,
    hdLine: HdLine,
    htCall: HtCall,
    hdCall: Out<HdCall | 0>,
    destAddress: string | null,
  ): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    const problem = addressProblem(destAddress ?? '');
    if (problem !== null) return problem;
    const call = this.begin(htCall, hdCall, destAddress ?? '');
    return this.later(
      id,
      { calls: [call] },
      () => this.born(call),
      () => {
        this.dial(call);
      },
    );
  }
  lineDial(id: RequestId, hdCall: HdCall, destAddress: string): Result {
    const problem = addressProblem(destAddress);
    if (problem !== null) return problem;
    return this.onCall(id, hdCall, LIVE & ~S.DISCONNECTED, (call) => {
      if (call.state !== S.DIALTONE) return LINEERR.INVALCALLSTATE;
      call.dialled = destAddress;
      this.dial(call);
      return SUCCESS;
    });
  }
  lineAccept(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, S.OFFERING, (call) => this.to(call, S.ACCEPTED));
  }
  lineAnswer(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, S.OFFERING | S.ACCEPTED, (call) => {
      call.other?.answered();
      return this.to(call, S.CONNECTED, 1);
    });
  }
  lineRedirect(id: RequestId, hdCall: HdCall, destAddress: string): Result {
    return (
      addressProblem(destAddress) ?? this.onCall(id, hdCall, S.OFFERING | S.ACCEPTED, (call) => this.to(call, S.IDLE))
    );
  }
  lineDrop(id: RequestId, hdCall: HdCall): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (call.state === S.IDLE) return LINEERR.INVALCALLSTATE;
    return this.later(id, { calls: [call] }, () => {
      this.hangUp(call);
      return SUCCESS;
    });
  }
  lineCloseCall(hdCall: HdCall): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    this.drain(({ calls }) => calls.includes(call));
    this.forget(call);
    return SUCCESS;
  }
  lineGetCallInfo(hdCall: HdCall, info: Out<LineCallInfo | null>): Result {
    return this.ask(hdCall, (call) => {
      info.value = {
        lineDeviceId: this.deviceId,
        addressId: 0,
        bearerMode: call.bearerMode,
        rate: 0,
        mediaMode: call.mediaMode,
        appSpecific: call.appSpecific,
        callStates: ANY_STATE,
        origin: call.incoming ? LINECALLORIGIN.INBOUND : LINECALLORIGIN.OUTBOUND,
        reason: 1,
        callerIdFlags: 0,
        callerId: '',
        callerIdName: '',
        calledIdFlags: 0,
        calledId: call.dialled,
        callData: call.callData.slice(),
        callTreatment: call.treatment,
        callParamFlags: call.secure ? LINECALLPARAMFLAGS.SECURE : 0,
        ...(call.userUserInfo === null ? {} : { userUserInfo: call.userUserInfo }),
      };
    });
  }
  lineGetCallStatus(hdCall: HdCall, status: Out<LineCallStatus | null>): Result {
    return this.ask(hdCall, (call) => {
      status.value = { callState: call.state, callStateMode: call.mode, callFeatures: sampleFeatures(call) };
    });
  }
  lineGetCallAddressID(hdCall: HdCall, addressId: Out<number>): Result {
    return this.ask(hdCall, () => {
      addressId.value = 0;
    });
  }
  lineGetCallIDs(hdCall: HdCall, addressId: Out<number>, callId: Out<number>, related: Out<number>): Result {
    return this.ask(hdCall, () => {
      addressId.value = 0;
      callId.value = hdCall;
      related.value = 0;
    });
  }
  lineSetAppSpecific(hdCall: HdCall, appSpecific: number): Result {
    return this.ask(hdCall, (call) => {
      call.appSpecific = appSpecific;
      this.changed(call, LINECALLINFOSTATE.APPSPECIFIC);
    });
  }
  lineSetCallData(id: RequestId, hdCall: HdCall, callData: Uint8Array): Result {
    const copy = callData.slice();
    return this.onCall(id, hdCall, ANY_STATE, (call) => {
      call.callData = copy;
      return this.changed(call, LINECALLINFOSTATE.CALLDATA);
    });
  }
  lineSetCallParams(id: RequestId, hdCall: HdCall, bearerMode: number): Result {
    return this.onCall(id, hdCall, LIVE & ~S.DISCONNECTED, (call) => {
      call.bearerMode = bearerMode;
      return this.changed(call, LINECALLINFOSTATE.BEARERMODE);
    });
  }
  lineSetCallTreatment(id: RequestId, hdCall: HdCall, treatment: number): Result {
    return this.onCall(id, hdCall, LIVE, (call) => {
      call.treatment = treatment;
      return this.changed(call, LINECALLINFOSTATE.TREATMENT);
    });
  }
  lineSecureCall(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, LIVE, (call) => {
      call.secure = true;
      return SUCCESS;
    });
  }
  lineSendUserUserInfo(id: RequestId, hdCall: HdCall, block: Uint8Array): Result {
    const copy = block.slice();
    return this.onCall(id, hdCall, S.CONNECTED | S.OFFERING | S.ACCEPTED | S.RINGBACK, (call) => {
      call.other?.received(copy);
      return SUCCESS;
    });
  }
  lineReleaseUserUserInfo(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, ANY_STATE, (call) => {
      call.userUserInfo = null;
      return SUCCESS;
    });
  }

  // --- the world's side ------------------------------------------------------------------------------------------------

  /** A call comes in. */
  ring(from: SampleCall['other'] = null): SampleCall['other'] {
    if (this.htLine === 0 || (this.detection & LINEMEDIAMODE.INTERACTIVEVOICE) === 0) return null;
    const hdCall = this.handle() as HdCall;
    const htCall = this.host.lineNewCall(this.htLine, hdCall);
    if (htCall === 0) return null;
    const call = new SampleCall(hdCall, htCall, true, '');
    call.other = from;
    this.calls.set(hdCall, call);
    this.to(call, S.OFFERING, 1);
    return this.endOf(call);
  }
  /** The other ends hang up. */
  farEndHangsUp(): void {
    const reachable = S.CONNECTED | S.OFFERING | S.ACCEPTED | S.RINGBACK;
    for (const call of this.calls.values())
      if ((call.state & reachable) !== 0 && call.members === null)
        this.to(call, S.DISCONNECTED, LINEDISCONNECTMODE.NORMAL);
  }

  // --- what the rest is written with -----------------------------------------------------------------------------------

  /** A function of a call that is in one of these states, when it is called and when it is done. */
  protected onCall(id: RequestId, hdCall: HdCall, states: number, run: (call: SampleCall) => Result): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (!isIn(call, states)) return LINEERR.INVALCALLSTATE;
    return this.later(id, { calls: [call] }, () => (isIn(call, states) ? run(call) : LINEERR.INVALCALLSTATE));
  }
  protected ask(hdCall: HdCall, run: (call: SampleCall) => void): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    run(call);
    return SUCCESS;
  }
  /** A call in creation. */
  protected begin(htCall: HtCall, hdCall: Out<HdCall | 0>, dialled: string): SampleCall {
    const call = new SampleCall(this.handle() as HdCall, htCall, false, dialled);
    call.pending = true;
    this.calls.set(call.hdCall, call);
    hdCall.value = call.hdCall;
    return call;
  }
  /** Its request succeeds now. */
  protected born(...calls: SampleCall[]): Result {
    for (const call of calls) call.pending = false;
    return SUCCESS;
  }
  protected to(call: SampleCall, state: number, mode = 0): Result {
    if (call.closed || call.state === S.IDLE || (call.state === state && call.mode === mode)) return SUCCESS;
    if (call.state === S.DISCONNECTED && state !== S.IDLE) return SUCCESS;
    call.progress?.cancel();
    if (state === S.IDLE) this.endJobs(call);
    call.state = state;
    call.mode = mode;
    this.tell(call, TAPI_MESSAGE.LINE_CALLSTATE, state, mode, LINEMEDIAMODE.INTERACTIVEVOICE);
    return SUCCESS;
  }
  protected tell(call: SampleCall, message: number, p1 = 0, p2 = 0, p3 = 0): void {
    if (this.htLine !== 0 && !call.closed && !call.pending)
      this.host.lineEvent(this.htLine, call.htCall, message, p1, p2, p3);
  }
  protected dial(call: SampleCall): void {
    if (call.dialled === '') {
      this.to(call, S.DIALTONE);
      return;
    }
    this.to(call, S.DIALING);
    this.step(call, S.PROCEEDING, () => {
      if (call.dialled === SAMPLE_NUMBERS.busy) this.step(call, S.BUSY);
      else if (call.dialled === SAMPLE_NUMBERS.noAnswer) this.step(call, S.RINGBACK);
      else if (call.dialled === this.neighbour?.place.address)
        this.step(call, S.RINGBACK, () => {
          call.other = this.neighbour?.ring(this.endOf(call)) ?? null;
        });
      else if (call.dialled === SAMPLE_NUMBERS.answers)
        this.step(call, S.RINGBACK, () => {
          this.step(call, S.CONNECTED);
        });
      else this.to(call, S.DISCONNECTED, LINEDISCONNECTMODE.BADADDRESS);
    });
  }
  protected step(call: SampleCall, state: number, then: () => void = () => undefined): void {
    call.progress = this.scheduler.after(STEP_MS, () => {
      this.to(call, state, state === S.CONNECTED || state === S.BUSY ? 1 : 0);
      then();
    });
  }
  /** LINE_CALLINFO, unless the call is over. */
  protected changed(call: SampleCall, infoState: number): Result {
    if (call.state !== S.IDLE) this.tell(call, TAPI_MESSAGE.LINE_CALLINFO, infoState);
    return SUCCESS;
  }
  /** A call as the other line of two has it. */
  protected endOf(call: SampleCall): SampleCall['other'] {
    return {
      answered: () => void this.to(call, S.CONNECTED, 1),
      hungUp: () => void this.to(call, S.DISCONNECTED, LINEDISCONNECTMODE.NORMAL),
      received: (block) => {
        call.userUserInfo = block;
        this.changed(call, LINECALLINFOSTATE.USERUSERINFO);
      },
    };
  }
  /** IDLE, and what hangs on the call: members of a conference; a call on hold for this one is taken back. */
  protected hangUp(call: SampleCall): void {
    for (const member of call.members ?? []) this.to(member, S.IDLE);
    call.other?.hungUp();
    call.other = null;
    const waiting = [...this.calls.values()].find((other) => other.partner === call);
    if (call.pending) call.state = S.IDLE;
    else this.to(call, S.IDLE);
    if (waiting !== undefined && isIn(waiting, S.ONHOLDPENDTRANSFER | S.ONHOLDPENDCONF))
      this.to(waiting, S.CONNECTED, 1);
  }
  protected forget(call: SampleCall): void {
    call.progress?.cancel();
    this.endJobs(call);
    call.other?.hungUp();
    call.other = null;
    call.closed = true;
    this.calls.delete(call.hdCall);
  }
  /** Digits end with their call. */
  protected endJobs(call: SampleCall): void {
    const { generating, gathering } = call;
    generating?.timer?.cancel();
    gathering?.timer?.cancel();
    call.generating = call.gathering = null;
    if (generating !== null)
      this.tell(call, TAPI_MESSAGE.LINE_GENERATE, LINEGENERATETERM.CANCEL, generating.endToEndId);
    if (gathering !== null)
      this.tell(call, TAPI_MESSAGE.LINE_GATHERDIGITS, LINEGATHERTERM.CANCEL, gathering.endToEndId);
  }
}

export function isIn({ state, pending }: SampleCall, states: number): boolean {
  return states === ANY_STATE || (!pending && (state & states) !== 0);
}

function addressProblem(address: string): Result | null {
  const bad = /[^0-9]/.exec(address)?.[0];
  const modifiers: Readonly<Record<string, Result>> = {
    '?': LINEERR.DIALPROMPT,
    W: LINEERR.DIALDIALTONE,
    '@': LINEERR.DIALQUIET,
    $: LINEERR.DIALBILLING,
  };
  if (bad === undefined) return address.length > 20 ? LINEERR.INVALADDRESS : null;
  return modifiers[bad] ?? LINEERR.INVALADDRESS;
}
