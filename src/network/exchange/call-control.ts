import { keysOf, parseDialString } from '../../numbers/dial-string.js';
import type { Answer, Refusal } from './answer.js';
import type { PrivateExchange } from './exchange.js';
import type { Leg } from './leg.js';
import { HELD_STATES, RINGING_STATES, type LegState } from './leg-states.js';
import { release, resume, tellFarEnds, unlink } from './release.js';
import { connect, partyAt, place, sendTo } from './routing.js';
import { extensionOf } from './station.js';

/** What an extension's dialling can wait for: nothing. `;` at the end leaves the number open. */
const SUPPORT = { waitForDialTone: false, quiet: false, billing: false, partialDial: true };

/** Reads an address: the number's keys, and whether more of them follow. */
export function readAddress(address: string): { readonly keys: string; readonly partial: boolean } | Refusal {
  const read = parseDialString(address, SUPPORT);
  if (!read.ok) return read.problem.error;
  return { keys: keysOf(read.dialString.digits), partial: read.dialString.partial };
}

/** Reads the address of somebody: a whole number. */
export function readDestination(address: string): { readonly number: string } | Refusal {
  const read = readAddress(address);
  if (typeof read === 'string') return read;
  return read.partial || read.keys === '' ? 'INVALADDRESS' : { number: read.keys };
}

/** Begins a call on a new leg: off hook, and the number as far as it is known. */
export function begin(exchange: PrivateExchange, leg: Leg, address: string): Answer {
  const read = readAddress(address);
  if (typeof read === 'string') return read;
  if (leg.state !== 'new') return 'INVALCALLSTATE';
  if (!extensionOf(leg).mayOriginate(leg)) return 'CALLUNAVAIL';
  return () => {
    takeDialtone(exchange, leg, address);
  };
}

/** A new leg gets its dial tone, and dials what is known already. For addresses that have been read. */
export function takeDialtone(exchange: PrivateExchange, leg: Leg, address: string): void {
  leg.enter('dialtone');
  if (address === '') return;
  const more = dial(exchange, leg, address);
  if (typeof more === 'function') more();
}

/** Dials digits; an empty address says that the number is complete. */
export function dial(exchange: PrivateExchange, leg: Leg, address: string): Answer {
  const read = readAddress(address);
  if (typeof read === 'string') return read;
  if (leg.isIn(['disconnected', 'idle'])) return 'INVALCALLSTATE';
  if (!leg.isIn(['dialtone', 'dialing'])) return 'OPERATIONUNAVAIL';
  const number = leg.digits + read.keys;
  if (number === '' && !read.partial) return 'INVALADDRESS';
  return () => {
    leg.digits = number;
    leg.enter('dialing');
    if (read.partial) return;
    leg.learn({ called: partyAt(exchange, number) });
    leg.enter('proceeding');
    place(exchange, leg, number, { reason: 'direct', redirecting: null });
  };
}

/** Takes an offered call to oneself, unanswered. */
export function accept(leg: Leg): Answer {
  return inState(leg, ['offering'], () => {
    leg.enter('accepted');
  });
}

/** Answers a ringing call; another one that is connected goes on hold. */
export function answer(exchange: PrivateExchange, leg: Leg): Answer {
  const present = extensionOf(leg).active(leg);
  const taken = inState(leg, RINGING_STATES, () => {
    const before = present === undefined ? null : hold(present);
    if (typeof before === 'function') before();
    connect(exchange, leg);
  });
  return typeof taken === 'function' && present !== undefined && present.state !== 'connected' ? 'INUSE' : taken;
}

/** Ends a call, or refuses it. */
export function drop(leg: Leg): Answer {
  return leg.state === 'idle'
    ? 'INVALCALLSTATE'
    : () => {
        release(leg);
      };
}

/** Sends a ringing call on to another number. */
export function redirect(exchange: PrivateExchange, leg: Leg, address: string): Answer {
  const to = readDestination(address);
  const { other: origin } = leg;
  if (!leg.isIn(RINGING_STATES)) return 'INVALCALLSTATE';
  if (typeof to === 'string') return to;
  if (origin === null) return 'OPERATIONUNAVAIL';
  return () => {
    sendOn(exchange, leg, origin, to.number, 'redirect');
  };
}

/** A leg leaves its call, and the far end reaches for somebody else. */
export function sendOn(
  exchange: PrivateExchange,
  leg: Leg,
  farEnd: Leg,
  number: string,
  reason: 'redirect' | 'transfer',
): void {
  leg.other = null;
  farEnd.other = null;
  release(leg);
  sendTo(farEnd, partyAt(exchange, number));
  place(exchange, farEnd, number, { reason, redirecting: extensionOf(leg).party });
}

export function hold(leg: Leg): Answer {
  return inState(leg, ['connected'], () => {
    leg.enter('onHold');
    tellFarEnds(leg, true);
  });
}

/** Takes a held call back; the consultation of a pending hold ends. */
export function unhold(leg: Leg): Answer {
  if (!leg.isIn(HELD_STATES)) return 'INVALCALLSTATE';
  const consultation = leg.consultation?.first === leg ? leg.consultation.consult : null;
  const active = extensionOf(leg).active(leg);
  if (active !== undefined && active !== consultation) return 'RESOURCEUNAVAIL';
  return () => {
    unlink(leg);
    if (consultation !== null) release(consultation);
    resume(leg);
  };
}

/** The connected and a held call change places; what kind of hold it is stays (linedrvswaphold). */
export function swapHold(active: Leg, held: Leg): Answer {
  if (active.state !== 'connected' || !held.isIn(HELD_STATES)) return 'INVALCALLSTATE';
  if (active.station !== held.station) return 'INVALCALLHANDLE';
  return () => {
    active.enter(held.state);
    tellFarEnds(active, true);
    held.enter('connected', 'active');
    tellFarEnds(held, false);
  };
}

/** The deed, where the leg is in one of these states. */
function inState(leg: Leg, states: readonly LegState[], deed: () => void): Answer {
  return leg.isIn(states) ? deed : 'INVALCALLSTATE';
}
