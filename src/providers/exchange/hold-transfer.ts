import { readAddress, hold, swapHold, unhold } from '../../network/exchange/call-control.js';
import { completeAsConference } from '../../network/exchange/conference.js';
import { blindTransfer, completeTransfer, setupTransfer } from '../../network/exchange/transfer.js';
import { LINETRANSFERMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { isCountryCode } from './call-params.js';
import { isOneOf } from './capabilities.js';
import { consultFrom } from './consultation.js';
import type { ExchangeContext, Functions } from './exchange-context.js';

/** Hold and transfer. */
export function holdTransferFunctions(
  context: ExchangeContext,
): Functions<
  'lineHold' | 'lineUnhold' | 'lineSwapHold' | 'lineSetupTransfer' | 'lineCompleteTransfer' | 'lineBlindTransfer'
> {
  const { exchange } = context;
  return {
    lineHold(requestId, hdCall) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      return context.operate(requestId, [call], () => hold(call.leg));
    },
    lineUnhold(requestId, hdCall) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      return context.operate(requestId, [call], () => unhold(call.leg));
    },
    lineSwapHold(requestId, hdActiveCall, hdHeldCall) {
      const active = context.calls.get(hdActiveCall);
      const held = context.calls.get(hdHeldCall);
      if (active === undefined || held === undefined) return LINEERR.INVALCALLHANDLE;
      return context.operate(requestId, [active, held], () => swapHold(active.leg, held.leg));
    },
    lineSetupTransfer(requestId, hdCall, htConsultCall, hdConsultCall, callParams) {
      const first = context.calls.get(hdCall);
      if (first === undefined) return LINEERR.INVALCALLHANDLE;
      const consult = { htCall: htConsultCall, hdCall: hdConsultCall, callParams };
      return consultFrom(context, requestId, first, consult, setupTransfer);
    },
    lineCompleteTransfer(requestId, hdCall, hdConsultCall, htConfCall, hdConfCall, transferMode) {
      const held = context.calls.get(hdCall);
      const active = context.calls.get(hdConsultCall);
      if (held === undefined || active === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isOneOf(LINETRANSFERMODE.TRANSFER | LINETRANSFERMODE.CONFERENCE, transferMode))
        return LINEERR.INVALTRANSFERMODE;
      if (transferMode === LINETRANSFERMODE.TRANSFER)
        return context.operate(requestId, [held, active], () => completeTransfer(held.leg, active.leg));
      if (htConfCall === 0) return LINEERR.INVALCALLHANDLE;
      const possible = completeAsConference(held.leg, active.leg, null);
      if (typeof possible === 'string') return LINEERR[possible];
      const parent = context.newCall(held.line, htConfCall, hdConfCall, {
        origin: 'conference',
        relatedCallId: held.leg.info.callId,
      });
      return context.create(requestId, [held.line, held, active], [parent], () =>
        completeAsConference(held.leg, active.leg, parent.leg),
      );
    },
    lineBlindTransfer(requestId, hdCall, destAddress, countryCode) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isCountryCode(countryCode)) return LINEERR.INVALCOUNTRYCODE;
      const read = readAddress(destAddress);
      if (typeof read === 'string') return LINEERR.INVALADDRESS;
      return context.operate(requestId, [call], () => blindTransfer(exchange, call.leg, destAddress));
    },
  };
}
