import { completeCall, leaveMessage, uncompleteCall } from '../../network/exchange/call-completion.js';
import { freeSlot, park, pickup, unpark } from '../../network/exchange/park-pickup.js';
import { LINECALLCOMPLMODE, LINEPARKMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { COMPLETION_MESSAGES, COMPLETION_MODES, isOneOf } from './capabilities.js';
import type { ExchangeContext, Functions } from './exchange-context.js';

/** Park, pickup and completion: what the exchange does with calls that wait. */
export function parkPickupFunctions(
  context: ExchangeContext,
): Functions<'linePark' | 'lineUnpark' | 'linePickup' | 'lineCompleteCall' | 'lineUncompleteCall'> {
  const { exchange } = context;
  return {
    linePark(requestId, hdCall, parkMode, dirAddress, nonDirAddress) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isOneOf(LINEPARKMODE.DIRECTED | LINEPARKMODE.NONDIRECTED, parkMode)) return LINEERR.INVALPARKMODE;
      if (parkMode === LINEPARKMODE.DIRECTED)
        return context.operate(requestId, [call], () => park(exchange, call.leg, dirAddress ?? ''));
      return context.operate(requestId, [call], () => {
        const slot = freeSlot(exchange);
        const answer = park(exchange, call.leg, slot ?? null);
        if (typeof answer === 'string' || slot === undefined) return answer;
        return () => {
          nonDirAddress.value = slot;
          answer();
        };
      });
    },
    lineUnpark(requestId, hdLine, addressId, htCall, hdCall, destAddress) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (addressId !== 0) return LINEERR.INVALADDRESSID;
      const call = context.newCall(line, htCall, hdCall);
      const result = context.create(requestId, [line], [call], () => unpark(exchange, call.leg, destAddress));
      if (result < 0) hdCall.value = 0;
      return result;
    },
    linePickup(requestId, hdLine, addressId, htCall, hdCall, destAddress, groupId) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (addressId !== 0) return LINEERR.INVALADDRESSID;
      const call = context.newCall(line, htCall, hdCall);
      const result = context.create(requestId, [line], [call], () =>
        pickup(exchange, call.leg, destAddress ?? '', groupId ?? ''),
      );
      if (result < 0) hdCall.value = 0;
      return result;
    },

    lineCompleteCall(requestId, hdCall, completionId, completionMode, messageId) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isOneOf(COMPLETION_MODES, completionMode)) return LINEERR.INVALCALLCOMPLMODE;
      if (completionMode === LINECALLCOMPLMODE.MESSAGE) {
        if (COMPLETION_MESSAGES[messageId] === undefined) return LINEERR.INVALMESSAGEID;
        return context.operate(requestId, [call], () => leaveMessage(exchange, call.leg, messageId));
      }
      const mode = completionMode === LINECALLCOMPLMODE.CAMPON ? 'campOn' : 'callback';
      return context.operate(requestId, [call], () =>
        completeCall(exchange, call.leg, mode, (id) => {
          completionId.value = id;
        }),
      );
    },
    lineUncompleteCall(requestId, hdLine, completionId) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      return context.operate(requestId, [line], () => uncompleteCall(exchange, line.extension, completionId));
    },
  };
}
