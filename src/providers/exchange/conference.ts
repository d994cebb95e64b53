import {
  addToConference,
  MAX_CONFERENCE_PARTIES,
  prepareAdd,
  removeFromConference,
  setupConference,
} from '../../network/exchange/conference.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS } from '../../tspi/result.js';
import { applyCallParams, checkCallParams, sharedOf } from './call-params.js';
import { consultFrom } from './consultation.js';
import type { ExchangeContext, Functions } from './exchange-context.js';
import { mayMakeCall } from './line-functions.js';

/** Conferences: begun with a call or with none, grown by consultation, and shrunk. */
export function conferenceFunctions(
  context: ExchangeContext,
): Functions<
  'lineSetupConference' | 'linePrepareAddToConference' | 'lineAddToConference' | 'lineRemoveFromConference'
> {
  const { exchange } = context;
  return {
    lineSetupConference(
      requestId,
      hdCall,
      hdLine,
      htConfCall,
      hdConfCall,
      htConsultCall,
      hdConsultCall,
      numParties,
      callParams,
    ) {
      const initial = hdCall === 0 ? null : context.calls.get(hdCall);
      if (initial === undefined) return LINEERR.INVALCALLHANDLE;
      const line = initial?.line ?? context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      const target = callParams?.targetAddress ?? '';
      const possible = setupConference(exchange, initial?.leg ?? null, null, target);
      if (typeof possible === 'string') return LINEERR[possible];
      if (numParties > MAX_CONFERENCE_PARTIES) return LINEERR.CONFERENCEFULL;
      const checked = checkCallParams(line.extension, callParams);
      if (checked !== SUCCESS) return checked;
      if (initial === null && !mayMakeCall(line)) return LINEERR.CALLUNAVAIL;
      const parent = context.newCall(line, htConfCall, hdConfCall, { origin: 'conference' });
      const relatedCallId = parent.leg.info.callId;
      const consult = context.newCall(line, htConsultCall, hdConsultCall, { ...sharedOf(callParams), relatedCallId });
      applyCallParams(consult, callParams, 0);
      const legs = { parent: parent.leg, consult: consult.leg };
      const scope = initial === null ? [line] : [line, initial];
      return context.create(requestId, scope, [parent, consult], () =>
        setupConference(exchange, initial?.leg ?? null, legs, target),
      );
    },
    linePrepareAddToConference(requestId, hdConfCall, htConsultCall, hdConsultCall, callParams) {
      const parent = context.calls.get(hdConfCall);
      if (parent === undefined) return LINEERR.INVALCONFCALLHANDLE;
      const consult = { htCall: htConsultCall, hdCall: hdConsultCall, callParams };
      const result = consultFrom(context, requestId, parent, consult, prepareAdd);
      return result === LINEERR.INVALCALLHANDLE ? LINEERR.INVALCONFCALLHANDLE : result;
    },
    lineAddToConference(requestId, hdConfCall, hdConsultCall) {
      const parent = context.calls.get(hdConfCall);
      const consult = context.calls.get(hdConsultCall);
      if (parent === undefined || consult === undefined) return LINEERR.INVALCALLHANDLE;
      return context.operate(requestId, [parent, consult], () => addToConference(parent.leg, consult.leg));
    },
    lineRemoveFromConference(requestId, hdCall) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      return context.operate(requestId, [call], () => removeFromConference(call.leg));
    },
  };
}
