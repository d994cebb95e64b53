import { accept, answer, begin, dial, drop, redirect, readAddress } from '../../network/exchange/call-control.js';
import { sendBlock } from '../../network/exchange/signals.js';
import { LINECALLINFOSTATE, LINECALLPARAMFLAGS, LINEDEVSTATUSFLAGS } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS } from '../../tspi/result.js';
import { callFeatures, callFeatures2 } from './call-features.js';
import { applyCallParams, checkCallParams, isCountryCode, sharedOf } from './call-params.js';
import { CALL_STATE_BITS, MAX_USER_USER_INFO } from './capabilities.js';
import type { ExchangeCall } from './exchange-call.js';
import type { ExchangeContext, Functions } from './exchange-context.js';
import { CALL_STATES, originOf, partyId, reasonOf, stateMode } from './tapi-names.js';
import type { LineCallInfo } from '../../tspi/structures.js';

/** A trunk that is not known, in LINECALLINFO. */
const NO_TRUNK = 0xffff_ffff;

/** Placing, answering, ending calls, and what is known of them. */
export function callFunctions(
  context: ExchangeContext,
): Functions<
  | 'lineMakeCall'
  | 'lineDial'
  | 'lineAccept'
  | 'lineAnswer'
  | 'lineRedirect'
  | 'lineDrop'
  | 'lineCloseCall'
  | 'lineGetCallInfo'
  | 'lineGetCallStatus'
  | 'lineGetCallAddressID'
  | 'lineGetCallIDs'
  | 'lineSetAppSpecific'
> {
  const { exchange } = context;
  return {
    lineMakeCall(requestId, hdLine, htCall, hdCall, destAddress, countryCode, callParams) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      const address = destAddress ?? '';
      const read = readAddress(address);
      if (typeof read === 'string') return LINEERR[read];
      if (!isCountryCode(countryCode)) return LINEERR.INVALCOUNTRYCODE;
      const checked = checkCallParams(line.extension, callParams);
      if (checked !== SUCCESS) return checked;
      if ((line.statusFlags & LINEDEVSTATUSFLAGS.LOCKED) !== 0) return LINEERR.INVALLINESTATE;
      const call = context.newCall(line, htCall, hdCall, sharedOf(callParams));
      applyCallParams(call, callParams, countryCode);
      const result = context.create(requestId, [line], [call], () => begin(exchange, call.leg, address));
      if (result < 0) hdCall.value = 0;
      return result;
    },
    lineDial(requestId, hdCall, destAddress, countryCode) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isCountryCode(countryCode)) return LINEERR.INVALCOUNTRYCODE;
      return context.operate(requestId, [call], () => dial(exchange, call.leg, destAddress));
    },
    lineAccept(requestId, hdCall, userUserInfo) {
      return withBlock(hdCall, userUserInfo, (call, block) =>
        context.operate(requestId, [call], () =>
          before(accept(call.leg), () => {
            sendTo(call, block);
          }),
        ),
      );
    },
    lineAnswer(requestId, hdCall, userUserInfo) {
      return withBlock(hdCall, userUserInfo, (call, block) =>
        context.operate(requestId, [call], () =>
          before(answer(exchange, call.leg), () => {
            sendTo(call, block);
          }),
        ),
      );
    },
    lineRedirect(requestId, hdCall, destAddress, countryCode) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isCountryCode(countryCode)) return LINEERR.INVALCOUNTRYCODE;
      return context.operate(requestId, [call], () => redirect(exchange, call.leg, destAddress));
    },
    lineDrop(requestId, hdCall, userUserInfo) {
      return withBlock(hdCall, userUserInfo, (call, block) => {
        if (call.leg.state === 'idle') return LINEERR.INVALCALLSTATE;
        // A second drop, or one that the far end forestalls, has what it wants.
        return context.operate(requestId, [call], () =>
          call.leg.state === 'idle'
            ? () => undefined
            : before(drop(call.leg), () => {
                sendTo(call, block);
              }),
        );
      });
    },
    lineCloseCall(hdCall) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      context.requests.cut(call, LINEERR.OPERATIONFAILED);
      context.forget(call);
      return SUCCESS;
    },

    lineGetCallInfo(hdCall, info) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      info.value = infoOf(call);
      return SUCCESS;
    },
    lineGetCallStatus(hdCall, status) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      const { leg, line } = call;
      const parent = leg.conference?.parent;
      const conference = leg.state === 'conferenced' && parent !== undefined ? line.callOf(parent) : undefined;
      status.value = {
        callState: CALL_STATES[leg.state],
        callStateMode: conference?.htCall ?? stateMode(leg.state, leg.mode),
        callFeatures: call.pending ? 0 : callFeatures(call, exchange),
        callFeatures2: call.pending ? 0 : callFeatures2(call, exchange),
      };
      return SUCCESS;
    },
    lineGetCallAddressID(hdCall, addressId) {
      if (context.calls.get(hdCall) === undefined) return LINEERR.INVALCALLHANDLE;
      addressId.value = 0;
      return SUCCESS;
    },
    lineGetCallIDs(hdCall, addressId, callId, relatedCallId) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      addressId.value = 0;
      callId.value = call.leg.info.callId;
      relatedCallId.value = call.leg.info.relatedCallId;
      return SUCCESS;
    },
    lineSetAppSpecific(hdCall, appSpecific) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (call.data.appSpecific === appSpecific) return SUCCESS;
      call.data.appSpecific = appSpecific;
      call.line.tellInfo(call, LINECALLINFOSTATE.APPSPECIFIC);
      return SUCCESS;
    },
  };

  /** The call and a copy of the block, where it is one and the block is not too long. */
  function withBlock(
    hdCall: ExchangeCall['hdCall'],
    block: Uint8Array | null,
    act: (call: ExchangeCall, copy: Uint8Array | null) => ReturnType<typeof context.operate>,
  ): ReturnType<typeof context.operate> {
    const call = context.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    return (block?.length ?? 0) > MAX_USER_USER_INFO ? LINEERR.USERUSERINFOTOOBIG : act(call, block?.slice() ?? null);
  }
}

function sendTo({ leg }: ExchangeCall, block: Uint8Array | null): void {
  if (block !== null) sendBlock(leg, block);
}

/** A deed with something that goes before it. */
function before(answer: ReturnType<typeof drop>, first: () => void): ReturnType<typeof drop> {
  if (typeof answer === 'string') return answer;
  return () => {
    first();
    answer();
  };
}

function infoOf({ leg, line, data, media }: ExchangeCall): LineCallInfo {
  const { info } = leg;
  const [caller, called, connected, redirection, redirecting] = [
    info.origin === 'outbound' ? line.extension.party : info.caller,
    info.called,
    info.connected,
    info.redirection,
    info.redirecting,
  ].map((party) => partyId(party)) as [Party, Party, Party, Party, Party];
  const block = media.control.block;
  return {
    lineDeviceId: line.deviceId ?? 0,
    addressId: 0,
    bearerMode: data.bearerMode,
    rate: data.rate,
    mediaMode: data.mediaMode,
    appSpecific: data.appSpecific,
    callStates: CALL_STATE_BITS,
    origin: originOf(info),
    reason: reasonOf(info),
    callerIdFlags: caller.flags,
    callerId: caller.id,
    callerIdName: caller.name,
    calledIdFlags: called.flags,
    calledId: called.id,
    calledIdName: called.name,
    connectedIdFlags: connected.flags,
    connectedId: connected.id,
    connectedIdName: connected.name,
    redirectionIdFlags: redirection.flags,
    redirectionId: redirection.id,
    redirectionIdName: redirection.name,
    redirectingIdFlags: redirecting.flags,
    redirectingId: redirecting.id,
    redirectingIdName: redirecting.name,
    callId: info.callId,
    relatedCallId: info.relatedCallId,
    callParamFlags: data.callParamFlags | (leg.secure ? LINECALLPARAMFLAGS.SECURE : 0),
    dialParams: data.dialParams,
    completionId: info.completionId,
    countryCode: data.countryCode,
    trunk: info.trunk ?? NO_TRUNK,
    displayableAddress: data.displayableAddress,
    calledParty: data.calledParty,
    comment: data.comment,
    terminalModes: [...data.terminalModes],
    callTreatment: data.treatment,
    callData: data.callData.slice(),
    ...(info.userUserInfo === null ? {} : { userUserInfo: info.userUserInfo.slice() }),
    ...(block === undefined ? {} : { devSpecific: block }),
  };
}

type Party = ReturnType<typeof partyId>;
