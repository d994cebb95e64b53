import { LINECALLFEATURE, LINECALLORIGIN, LINECALLSTATE, LINEMEDIAMODE } from '../../tspi/generated/constants.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import {
  accepted,
  SUCCESS,
  type HdCall,
  type HdLine,
  type HtCall,
  type HtLine,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import type {
  LineAddressCaps,
  LineAddressStatus,
  LineCallInfo,
  LineCallStatus,
  LineDevCaps,
  LineDevStatus,
  VarString,
} from '../../tspi/structures.js';

const DIAL_PARAMS = { dialPause: 0, dialSpeed: 0, digitDuration: 0, waitForDialtone: 0 };

/** What a test lets the provider do inside one of its functions; what it returns is the function's answer. */
export interface Script {
  makeCall(requestId: RequestId, htCall: HtCall): Result;
  drop(requestId: RequestId, hdCall: HdCall): Result;
  answer(requestId: RequestId, hdCall: HdCall): Result;
  devSpecific(requestId: RequestId, params: Uint8Array): Result;
  closeCall(hdCall: HdCall): Result;
  closeLine(hdLine: HdLine): Result;
  generateDigits(hdCall: HdCall, endToEndId: number, digits: string | null): Result;
}

/**
 * A provider for tests: accepts everything and does nothing, except where a test says otherwise through `script`. The test completes
 * requests and emits events through `host`.
 */
export class ScriptedProvider implements ServiceProvider {
  readonly providerName = 'scripted';
  readonly script: Script = {
    makeCall: (id) => accepted(id),
    drop: (id) => accepted(id),
    answer: (id) => accepted(id),
    devSpecific: (id) => accepted(id),
    closeCall: () => SUCCESS,
    closeLine: () => SUCCESS,
    generateDigits: () => SUCCESS,
  };
  /** Functions that were called, in order. */
  readonly calls: string[] = [];
  htLine = 0 as HtLine;
  htCall = 0 as HtCall;
  state = 0;
  lines = 1;
  #host: ProviderHost | undefined;
  #nextHandle = 100;

  get host(): ProviderHost {
    if (this.#host === undefined) throw new Error('the provider has not been started');
    return this.#host;
  }

  /** The handle that it made last, for a line or a call. */
  get lastHandle(): number {
    return this.#nextHandle - 1;
  }

  /** LINE_CALLSTATE, with the state kept for the getters. */
  callState(state: number, mode = 0, htCall = this.htCall): void {
    this.state = state;
    this.host.lineEvent(this.htLine, htCall, 2, state, mode, LINEMEDIAMODE.INTERACTIVEVOICE);
  }

  /** A call comes in, up to OFFERING. */
  offer(): HtCall {
    const htCall = this.host.lineNewCall(this.htLine, this.#handle() as HdCall);
    if (htCall === 0) throw new Error('the host is backlogged');
    this.htCall = htCall;
    this.callState(LINECALLSTATE.OFFERING);
    return htCall;
  }

  providerInit(_version: number, _id: number, _base: number, host: ProviderHost): Result {
    this.#host = host;
    return SUCCESS;
  }
  providerShutdown(): Result {
    return this.#called('providerShutdown');
  }
  providerEnumDevices(_id: number, numLines: Out<number>): Result {
    numLines.value = this.lines;
    return SUCCESS;
  }
  lineNegotiateTSPIVersion(_deviceId: number, _low: number, high: number, version: Out<number>): Result {
    version.value = high;
    return SUCCESS;
  }
  lineGetDevCaps(_deviceId: number, _v: number, _e: number, caps: Out<LineDevCaps | null>): Result {
    caps.value = devCaps;
    return SUCCESS;
  }
  lineGetAddressCaps(_d: number, _a: number, _v: number, _e: number, caps: Out<LineAddressCaps | null>): Result {
    caps.value = addressCaps;
    return SUCCESS;
  }
  lineOpen(_deviceId: number, htLine: HtLine, hdLine: Out<HdLine | 0>): Result {
    this.htLine = htLine;
    hdLine.value = this.#handle() as HdLine;
    return this.#called('lineOpen');
  }
  lineClose(hdLine: HdLine): Result {
    this.#called('lineClose');
    return this.script.closeLine(hdLine);
  }
  lineGetLineDevStatus(_hdLine: HdLine, status: Out<LineDevStatus | null>): Result {
    status.value = { numActiveCalls: 0, lineFeatures: 0, signalLevel: 0, devStatusFlags: 0 };
    return SUCCESS;
  }
  lineSetStatusMessages(): Result {
    return SUCCESS;
  }
  lineSetDefaultMediaDetection(_hdLine: HdLine, mediaModes: number): Result {
    return this.#called(`lineSetDefaultMediaDetection ${mediaModes}`);
  }
  lineGetAddressStatus(_hdLine: HdLine, _addressId: number, status: Out<LineAddressStatus | null>): Result {
    status.value = { numActiveCalls: 0, numOnHoldCalls: 0, addressFeatures: 0 };
    return SUCCESS;
  }
  lineGetAddressID(_hdLine: HdLine, addressId: Out<number>): Result {
    addressId.value = 0;
    return SUCCESS;
  }
  lineGetNumAddressIDs(_hdLine: HdLine, numAddressIds: Out<number>): Result {
    numAddressIds.value = 1;
    return SUCCESS;
  }
  lineGetID(
    _hdLine: HdLine,
    _addressId: number,
    _hdCall: HdCall | 0,
    _select: number,
    deviceId: Out<VarString | null>,
  ): Result {
    deviceId.value = { format: 2, text: 'scripted' };
    return SUCCESS;
  }
  lineMakeCall(requestId: RequestId, _hdLine: HdLine, htCall: HtCall, hdCall: Out<HdCall | 0>): Result {
    this.#called('lineMakeCall');
    this.htCall = htCall;
    hdCall.value = this.#handle() as HdCall;
    return this.script.makeCall(requestId, htCall);
  }
  lineDial(requestId: RequestId): Result {
    this.#called('lineDial');
    return accepted(requestId);
  }
  lineAnswer(requestId: RequestId, hdCall: HdCall): Result {
    this.#called('lineAnswer');
    return this.script.answer(requestId, hdCall);
  }
  lineDrop(requestId: RequestId, hdCall: HdCall): Result {
    this.#called('lineDrop');
    return this.script.drop(requestId, hdCall);
  }
  lineCloseCall(hdCall: HdCall): Result {
    this.#called('lineCloseCall');
    return this.script.closeCall(hdCall);
  }
  lineGetCallInfo(_hdCall: HdCall, info: Out<LineCallInfo | null>): Result {
    info.value = callInfo;
    return SUCCESS;
  }
  lineGetCallStatus(_hdCall: HdCall, status: Out<LineCallStatus | null>): Result {
    status.value = { callState: this.state, callStateMode: 0, callFeatures: LINECALLFEATURE.DROP };
    return SUCCESS;
  }
  lineSetAppSpecific(): Result {
    return SUCCESS;
  }
  lineGenerateDigits(hdCall: HdCall, endToEndId: number, _mode: number, digits: string | null): Result {
    this.#called('lineGenerateDigits');
    return this.script.generateDigits(hdCall, endToEndId, digits);
  }
  lineDevSpecific(
    requestId: RequestId,
    _hdLine: HdLine,
    _addressId: number,
    _hdCall: HdCall | 0,
    params: Uint8Array,
  ): Result {
    this.#called('lineDevSpecific');
    return this.script.devSpecific(requestId, params);
  }

  #called(name: string): Result {
    this.calls.push(name);
    return SUCCESS;
  }

  #handle(): number {
    return this.#nextHandle++;
  }
}

const devCaps: LineDevCaps = {
  providerInfo: 'scripted',
  switchInfo: '',
  permanentLineId: 1,
  lineName: 'Scripted',
  numAddresses: 1,
  bearerModes: 1,
  maxRate: 0,
  mediaModes: LINEMEDIAMODE.INTERACTIVEVOICE,
  generateToneModes: 0,
  generateDigitModes: 0,
  monitorDigitModes: 0,
  devCapFlags: 0,
  maxNumActiveCalls: 1,
  answerMode: 0,
  ringModes: 1,
  lineStates: 0xffffff,
  minDialParams: DIAL_PARAMS,
  maxDialParams: DIAL_PARAMS,
  defaultDialParams: DIAL_PARAMS,
  lineFeatures: 0,
  audioPath: 'none',
  identity: { manufacturer: '', model: '', revision: '' },
};

const addressCaps: LineAddressCaps = {
  lineDeviceId: 0,
  address: '',
  callInfoStates: 0,
  callerIdFlags: 0,
  callStates: 0,
  disconnectModes: 0,
  maxNumActiveCalls: 1,
  maxNumOnHoldCalls: 0,
  addrCapFlags: 0,
  callFeatures: 0,
  addressFeatures: 0,
};

const callInfo: LineCallInfo = {
  lineDeviceId: 0,
  addressId: 0,
  bearerMode: 1,
  rate: 0,
  mediaMode: LINEMEDIAMODE.INTERACTIVEVOICE,
  appSpecific: 0,
  callStates: 0,
  origin: LINECALLORIGIN.INBOUND,
  reason: 1,
  callerIdFlags: 0,
  callerId: '',
  callerIdName: '',
  calledIdFlags: 0,
  calledId: '',
};
