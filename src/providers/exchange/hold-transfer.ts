import { readAddress, hold, swapHold, unhold } from '../../network/exchange/call-control.js';
import { completeAsConference } from '../../network/exchange/conference.js';
import { blindTransfer, completeTransfer, setupTransfer } from '../../network/exchange/transfer.js';
import { LINETRANSFERMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS } from '../../tspi/result.js';
import { applyCallParams, checkCallParams, isCountryCode, sharedOf } from './call-params.js';
import { isOneOf } from './capabilities.js';
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
      const { line, leg } = first;
      const target = callParams?.targetAddress ?? '';
      const possible = setupTransfer(exchange, leg, null, target);
      if (typeof possible === 'string') return LINEERR[possible];
      const checked = checkCallParams(line.extension, callParams);
      if (checked !== SUCCESS) return checked;
      const related = { ...sharedOf(callParams), relatedCallId: leg.info.callId };
      const consult = context.newCall(line, htConsultCall, hdConsultCall, related);
      applyCallParams(consult, callParams, 0);
      return context.create(requestId, [line, first], [consult], () =>
        setupTransfer(exchange, leg, consult.leg, target),
      );
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
