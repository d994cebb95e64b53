import { send, sendBlock } from '../../network/exchange/signals.js';
import { LINECALLINFOSTATE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS } from '../../tspi/result.js';
import { boundedDialParams, checkBearer, isMediaMode, rateOf } from './call-params.js';
import { CALL_TREATMENTS, MAX_CALL_DATA, MAX_USER_USER_INFO } from './capabilities.js';
import type { ExchangeContext, Functions } from './exchange-context.js';

/** What is kept with a call or changed on it, and blocks between its ends. */
export function callDataFunctions(
  context: ExchangeContext,
): Functions<
  | 'lineSetCallData'
  | 'lineSetCallParams'
  | 'lineSetCallTreatment'
  | 'lineSecureCall'
  | 'lineSendUserUserInfo'
  | 'lineReleaseUserUserInfo'
  | 'lineSetMediaMode'
> {
  return {
    lineSetCallData(requestId, hdCall, callData) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (callData.length > MAX_CALL_DATA) return LINEERR.RESOURCEUNAVAIL;
      const copy = callData.slice();
      return context.operate(requestId, [call], () => {
        if (call.leg.state === 'idle') return 'INVALCALLSTATE';
        return () => {
          call.data.callData = copy;
          call.line.tellInfo(call, LINECALLINFOSTATE.CALLDATA);
        };
      });
    },
    lineSetCallParams(requestId, hdCall, bearerMode, minRate, maxRate, dialParams) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (call.leg.isIn(['disconnected', 'idle'])) return LINEERR.INVALCALLSTATE;
      const checked = checkBearer(bearerMode, minRate, maxRate);
      if (checked !== SUCCESS) return checked;
      return context.operate(requestId, [call], () => {
        if (call.leg.isIn(['disconnected', 'idle'])) return 'INVALCALLSTATE';
        return () => {
          const { data } = call;
          const rate = rateOf(bearerMode, maxRate);
          const changed =
            (data.bearerMode === bearerMode ? 0 : LINECALLINFOSTATE.BEARERMODE) |
            (data.rate === rate ? 0 : LINECALLINFOSTATE.RATE) |
            (dialParams === null ? 0 : LINECALLINFOSTATE.DIALPARAMS);
          data.bearerMode = bearerMode;
          data.rate = rate;
          if (dialParams !== null) data.dialParams = boundedDialParams(dialParams);
          if (changed !== 0) call.line.tellInfo(call, changed);
        };
      });
    },
    lineSetCallTreatment(requestId, hdCall, treatment) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!CALL_TREATMENTS.some(({ callTreatmentId }) => callTreatmentId === treatment)) return LINEERR.INVALPARAM;
      return context.operate(requestId, [call], () => {
        if (call.leg.state === 'idle') return 'INVALCALLSTATE';
        return () => {
          if (call.data.treatment === treatment) return;
          call.data.treatment = treatment;
          call.line.tellInfo(call, LINECALLINFOSTATE.TREATMENT);
        };
      });
    },
    lineSecureCall(requestId, hdCall) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      return context.operate(requestId, [call], () => {
        if (call.leg.state === 'idle') return 'INVALCALLSTATE';
        return () => {
          call.leg.secure = true;
        };
      });
    },
    lineSendUserUserInfo(requestId, hdCall, userUserInfo) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (userUserInfo.length > MAX_USER_USER_INFO) return LINEERR.USERUSERINFOTOOBIG;
      const copy = userUserInfo.slice();
      return context.operate(requestId, [call], () => {
        if (!call.leg.isIn(['connected', 'offering', 'accepted', 'ringback'])) return 'INVALCALLSTATE';
        return () => {
          sendBlock(call.leg, copy);
        };
      });
    },
    lineReleaseUserUserInfo(requestId, hdCall) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      return context.operate(requestId, [call], () => () => {
        if (call.leg.info.userUserInfo !== null) call.leg.releaseBlock();
      });
    },
    lineSetMediaMode(hdCall, mediaMode) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isMediaMode(mediaMode)) return LINEERR.INVALMEDIAMODE;
      if (call.data.mediaMode === mediaMode) return SUCCESS;
      call.data.mediaMode = mediaMode;
      call.line.tellInfo(call, LINECALLINFOSTATE.MEDIAMODE);
      // The other side hears what now begins.
      send(call.leg, { kind: 'media', media: mediaMode });
      return SUCCESS;
    },
  };
}
