import type { Answer } from '../../network/exchange/answer.js';
import { completeCall } from '../../network/exchange/call-completion.js';
import { accept, answer, dial, drop, hold, redirect, swapHold, unhold } from '../../network/exchange/call-control.js';
import {
  addToConference,
  completeAsConference,
  prepareAdd,
  removeFromConference,
  setupConference,
} from '../../network/exchange/conference.js';
import type { PrivateExchange } from '../../network/exchange/exchange.js';
import { park } from '../../network/exchange/park-pickup.js';
import { blindTransfer, completeTransfer, setupTransfer } from '../../network/exchange/transfer.js';
import { LINECALLFEATURE, LINECALLFEATURE2 } from '../../tspi/generated/constants.js';
import type { ExchangeCall } from './exchange-call.js';

/** An address by which to ask whether something can be done at all. */
const ANYBODY = '0';

const possible = (answer: Answer): boolean => typeof answer === 'function';

/** What each bit asks of the exchange; a bit is set when the answer is a deed. */
const ASKS: readonly (readonly [number, (call: ExchangeCall, exchange: PrivateExchange) => boolean])[] = [
  [LINECALLFEATURE.ACCEPT, ({ leg }) => possible(accept(leg))],
  [
    LINECALLFEATURE.ADDTOCONF,
    ({ leg, line }) => line.calls.some((parent) => !parent.pending && possible(addToConference(parent.leg, leg))),
  ],
  [LINECALLFEATURE.ANSWER, ({ leg }, exchange) => possible(answer(exchange, leg))],
  [LINECALLFEATURE.BLINDTRANSFER, ({ leg }, exchange) => possible(blindTransfer(exchange, leg, ANYBODY))],
  [
    LINECALLFEATURE.COMPLETECALL,
    ({ leg }, exchange) => possible(completeCall(exchange, leg, 'callback', () => undefined)),
  ],
  [LINECALLFEATURE.COMPLETETRANSF, (call) => transfers(call).norm],
  [LINECALLFEATURE.DIAL, ({ leg }, exchange) => possible(dial(exchange, leg, ANYBODY))],
  [LINECALLFEATURE.DROP, ({ leg }) => possible(drop(leg))],
  [LINECALLFEATURE.GATHERDIGITS, isLive],
  [LINECALLFEATURE.GENERATEDIGITS, isThrough],
  [LINECALLFEATURE.GENERATETONE, isThrough],
  [LINECALLFEATURE.HOLD, ({ leg }) => possible(hold(leg))],
  [LINECALLFEATURE.MONITORDIGITS, isUp],
  [LINECALLFEATURE.MONITORMEDIA, isLive],
  [LINECALLFEATURE.MONITORTONES, isLive],
  [LINECALLFEATURE.PARK, ({ leg }, exchange) => possible(park(exchange, leg, null))],
  [LINECALLFEATURE.PREPAREADDCONF, ({ leg }, exchange) => possible(prepareAdd(exchange, leg, null, ''))],
  [LINECALLFEATURE.REDIRECT, ({ leg }, exchange) => possible(redirect(exchange, leg, ANYBODY))],
  [LINECALLFEATURE.REMOVEFROMCONF, ({ leg }) => possible(removeFromConference(leg))],
  [LINECALLFEATURE.SECURECALL, isLive],
  [LINECALLFEATURE.SENDUSERUSER, ({ leg }) => leg.isIn(['connected', 'offering', 'accepted', 'ringback'])],
  [LINECALLFEATURE.SETCALLPARAMS, isUp],
  [LINECALLFEATURE.SETMEDIACONTROL, isLive],
  [LINECALLFEATURE.SETTERMINAL, isLive],
  [LINECALLFEATURE.SETUPCONF, ({ leg }, exchange) => possible(setupConference(exchange, leg, null, ''))],
  [LINECALLFEATURE.SETUPTRANSFER, ({ leg }, exchange) => possible(setupTransfer(exchange, leg, null, ''))],
  [
    LINECALLFEATURE.SWAPHOLD,
    ({ leg, line }) =>
      line.calls.some(({ leg: other }) => possible(swapHold(leg, other)) || possible(swapHold(other, leg))),
  ],
  [LINECALLFEATURE.UNHOLD, ({ leg }) => possible(unhold(leg))],
  [LINECALLFEATURE.RELEASEUSERUSERINFO, ({ leg }) => leg.info.userUserInfo !== null],
  [LINECALLFEATURE.SETTREATMENT, isLive],
  [LINECALLFEATURE.SETCALLDATA, isLive],
];

/** The LINECALLFEATURE bits that are possible now. */
export function callFeatures(call: ExchangeCall, exchange: PrivateExchange): number {
  return ASKS.reduce((all, [bit, ask]) => (ask(call, exchange) ? all | bit : all), 0) >>> 0;
}

/** The LINECALLFEATURE2 bits that are possible now. */
export function callFeatures2(call: ExchangeCall, exchange: PrivateExchange): number {
  const { norm, conf } = transfers(call);
  const completes = possible(completeCall(exchange, call.leg, 'callback', () => undefined));
  const parks = possible(park(exchange, call.leg, null));
  return (
    (norm ? LINECALLFEATURE2.TRANSFERNORM : 0) |
    (conf ? LINECALLFEATURE2.TRANSFERCONF : 0) |
    (completes ? LINECALLFEATURE2.COMPLCAMPON | LINECALLFEATURE2.COMPLCALLBACK | LINECALLFEATURE2.COMPLMESSAGE : 0) |
    (parks ? LINECALLFEATURE2.PARKDIRECT | LINECALLFEATURE2.PARKNONDIRECT : 0)
  );
}

function transfers({ leg }: ExchangeCall): { readonly norm: boolean; readonly conf: boolean } {
  if (leg.consultation === null) return { norm: false, conf: false };
  const { first, consult } = leg.consultation;
  const [held, active] = first.state === 'onHoldPendingTransfer' ? [first, consult] : [consult, first];
  return {
    norm: possible(completeTransfer(held, active)),
    conf: possible(completeAsConference(held, active, null)),
  };
}

function isLive({ leg }: ExchangeCall): boolean {
  return leg.state !== 'idle';
}

function isUp({ leg }: ExchangeCall): boolean {
  return !leg.isIn(['idle', 'disconnected']);
}

function isThrough({ leg }: ExchangeCall): boolean {
  return leg.isIn(['connected', 'conferenced']);
}
