import type { Answer } from '../../network/exchange/answer.js';
import type { Leg } from '../../network/exchange/leg.js';
import type { PrivateExchange } from '../../network/exchange/exchange.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type HdCall, type HtCall, type Out, type RequestId, type Result } from '../../tspi/result.js';
import type { LineCallParams } from '../../tspi/structures.js';
import { applyCallParams, checkCallParams, sharedOf } from './call-params.js';
import type { ExchangeCall } from './exchange-call.js';
import type { ExchangeContext } from './exchange-context.js';

/** The consultation call that a function makes: its handles and what the application asks of it. */
export interface ConsultCall {
  readonly htCall: HtCall;
  readonly hdCall: Out<HdCall | 0>;
  readonly callParams: LineCallParams | null;
}

/**
 * Begins a consultation from a call, to transfer it or to add somebody to it.
 * @param ask - Whether the exchange can (`consult` null), and what it does then.
 */
export function consultFrom(
  context: ExchangeContext,
  requestId: RequestId,
  from: ExchangeCall,
  { htCall, hdCall, callParams }: ConsultCall,
  ask: (exchange: PrivateExchange, leg: Leg, consult: Leg | null, address: string) => Answer,
): Result {
  const { exchange } = context;
  const { line, leg } = from;
  const target = callParams?.targetAddress ?? '';
  const possible = ask(exchange, leg, null, target);
  if (typeof possible === 'string') return LINEERR[possible];
  const checked = checkCallParams(line.extension, callParams);
  if (checked !== SUCCESS) return checked;
  const consult = context.newCall(line, htCall, hdCall, { ...sharedOf(callParams), relatedCallId: leg.info.callId });
  applyCallParams(consult, callParams, 0);
  return context.create(requestId, [line, from], [consult], () => ask(exchange, leg, consult.leg, target));
}
