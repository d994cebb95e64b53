import type { Answer } from './answer.js';
import { readAddress, readDestination, sendOn, takeDialtone } from './call-control.js';
import type { PrivateExchange } from './exchange.js';
import type { Leg } from './leg.js';
import { HELD_STATES } from './leg-states.js';
import { disconnect, join, release, tellFarEnds, unlink } from './release.js';
import { introduce, sendTo } from './routing.js';
import { extensionOf } from './station.js';

/** A consultation call that a transfer or a conference may be completed from. */
export const CONSULTED_STATES = ['connected', 'ringback', 'proceeding'] as const;

/** Puts a call on hold for a transfer and begins the consultation, a new leg; null asks only whether it can be done. */
export function setupTransfer(exchange: PrivateExchange, first: Leg, consult: Leg | null, address: string): Answer {
  const read = readAddress(address);
  if (first.state !== 'connected') return 'INVALCALLSTATE';
  if (typeof read === 'string') return read;
  if (first.other === null || first.consultation !== null || first.conference !== null) return 'OPERATIONUNAVAIL';
  if (consult === null) return () => undefined;
  return () => {
    first.consultation = { kind: 'transfer', first, consult };
    consult.consultation = first.consultation;
    first.enter('onHoldPendingTransfer');
    tellFarEnds(first, true);
    takeDialtone(exchange, consult, address);
  };
}

/** Whether these two are a held call and its consultation, from which a transfer can be made now. */
export function mayComplete(held: Leg, active: Leg, to: 'transfer' | 'conference'): Answer {
  const states = to === 'transfer' ? [...CONSULTED_STATES, 'busy' as const] : CONSULTED_STATES;
  if (held.state !== 'onHoldPendingTransfer' || !active.isIn(states)) return 'INVALCALLSTATE';
  if (held.consultation === null || held.consultation !== active.consultation) return 'INVALCALLHANDLE';
  return () => undefined;
}

/** Connects the held call's far end with the consulted party, or with what is on its way there; both legs here end. */
export function completeTransfer(held: Leg, active: Leg): Answer {
  const answer = mayComplete(held, active, 'transfer');
  if (typeof answer === 'string') return answer;
  const farEnd = held.other;
  if (farEnd === null) return 'OPERATIONFAILED';
  return () => {
    const { other: target, attempt } = active;
    const engaged = active.state === 'busy';
    const reached = active.state === 'connected' ? null : (active.info.redirection ?? active.info.called);
    unlink(held);
    held.other = null;
    farEnd.other = null;
    active.other = null;
    active.attempt = null;
    if (attempt !== null) {
      attempt.origin = farEnd;
      farEnd.attempt = attempt;
    }
    if (target !== null) join(farEnd, target);
    if (reached !== null) sendTo(farEnd, reached);
    release(held);
    release(active);
    if (engaged) disconnect(farEnd, 'busy');
    else meet(farEnd, target, held);
  };
}

/** Transfers a connected call in one step: its far end reaches for the number. */
export function blindTransfer(exchange: PrivateExchange, leg: Leg, address: string): Answer {
  if (leg.state !== 'connected') return 'INVALCALLSTATE';
  const to = readDestination(address);
  if (typeof to === 'string') return to;
  const { other: farEnd } = leg;
  if (farEnd === null || leg.consultation !== null) return 'OPERATIONUNAVAIL';
  return () => {
    sendOn(exchange, leg, farEnd, to.number, 'transfer');
  };
}

/** Two far ends have each other now: neither is held by the station that left. */
function meet(one: Leg, other: Leg | null, transferred: Leg): void {
  if (one.state === 'connected') one.enter('connected', other?.isIn(HELD_STATES) === true ? 'activeHeld' : 'active');
  if (other === null) return;
  const redirecting = extensionOf(transferred).party;
  if (other.state === 'connected') {
    if (one.isIn(HELD_STATES)) other.enter('connected', 'activeHeld');
    introduce(one, other);
    other.learn({ reason: 'transfer', redirecting });
  } else other.learn({ caller: one.station.partyOf(one), reason: 'transfer', redirecting });
}
