import { RING_LIMIT_MS } from '../network-port.js';
import type { Answer } from './answer.js';
import { readDestination } from './call-control.js';
import { PARK_SLOTS, type PrivateExchange } from './exchange.js';
import type { Leg } from './leg.js';
import { RINGING_STATES } from './leg-states.js';
import { disconnect, join, part, release } from './release.js';
import { connect, fail, introduce, ring } from './routing.js';
import { extensionOf, type Extension } from './station.js';

/** A parked call comes back to who parked it after this time, in milliseconds. */
export const PARK_LIMIT_MS = 120_000;

/** The first park slot that is free, for a call whose place the exchange chooses. */
export function freeSlot(exchange: PrivateExchange): string | undefined {
  return PARK_SLOTS.find((slot) => !exchange.slots.has(slot));
}

/** Parks a connected call at an address: its far end waits there, held. null: wherever there is room. */
export function park(exchange: PrivateExchange, leg: Leg, address: string | null): Answer {
  if (leg.state !== 'connected') return 'INVALCALLSTATE';
  const { other: farEnd } = leg;
  if (farEnd?.state !== 'connected' || leg.consultation !== null) return 'OPERATIONUNAVAIL';
  const to = address === null ? { number: freeSlot(exchange) } : readDestination(address);
  if (typeof to === 'string') return to;
  const { number } = to;
  if (number === undefined) return 'RESOURCEUNAVAIL';
  if (!exchange.isParkAddress(number)) return 'INVALADDRESS';
  if (exchange.slots.has(number)) return 'RESOURCEUNAVAIL';
  return () => {
    const by = extensionOf(leg);
    part(leg);
    release(leg);
    exchange.slots.set(number, { leg: farEnd, by });
    farEnd.leaveSlot = () => {
      exchange.slots.delete(number);
      farEnd.leaveSlot = null;
      farEnd.stopTimer();
    };
    farEnd.enter('connected', 'activeHeld');
    farEnd.after(PARK_LIMIT_MS, () => {
      farEnd.leaveSlot?.();
      recall(exchange, farEnd, by);
    });
  };
}

/** Takes a parked call at an address to a new leg. */
export function unpark(exchange: PrivateExchange, leg: Leg, address: string): Answer {
  const from = readDestination(address);
  if (typeof from === 'string') return from;
  const parked = exchange.slots.get(from.number);
  if (parked === undefined) return 'INVALADDRESS';
  if (!extensionOf(leg).mayOriginate(leg)) return 'RESOURCEUNAVAIL';
  return () => {
    parked.leg.leaveSlot?.();
    leg.learn({ reason: 'unpark', ...about(parked.leg) });
    take(leg, parked.leg);
  };
}

/**
 * Takes a call that rings elsewhere to a new leg.
 * @param address - The extension that it rings at; '' = of a group.
 * @param group - '' = the extension's own.
 */
export function pickup(exchange: PrivateExchange, leg: Leg, address: string, group: string): Answer {
  const ringing = address === '' ? ringingInGroup(exchange, extensionOf(leg), group) : ringingAt(exchange, address);
  if (typeof ringing === 'string') return ringing;
  if (!extensionOf(leg).mayOriginate(leg)) return 'RESOURCEUNAVAIL';
  const caller = ringing.other;
  if (caller === null) return 'OPERATIONFAILED';
  return () => {
    part(ringing);
    disconnect(ringing, 'pickup');
    leg.learn({ reason: 'pickup', ...about(caller), called: ringing.info.called });
    join(caller, leg);
    connect(exchange, leg);
  };
}

function ringingAt(exchange: PrivateExchange, address: string): Leg | 'INVALADDRESS' | 'OPERATIONFAILED' {
  const at = readDestination(address);
  const extension = typeof at === 'string' ? undefined : exchange.extension(at.number);
  return extension === undefined ? 'INVALADDRESS' : (extension.ringing() ?? 'OPERATIONFAILED');
}

function ringingInGroup(
  exchange: PrivateExchange,
  by: Extension,
  group: string,
): Leg | 'INVALGROUPID' | 'OPERATIONFAILED' {
  const members = exchange.extensions.filter((one) => one.group !== null && one.group === (group || by.group));
  if (members.length === 0) return 'INVALGROUPID';
  const legs = members.flatMap((member) => (member === by ? [] : [...member.legs]));
  return legs.find((leg) => leg.isIn(RINGING_STATES)) ?? 'OPERATIONFAILED';
}

function take(leg: Leg, parked: Leg): void {
  join(leg, parked);
  leg.enter('connected', parked.state === 'connected' ? 'active' : 'activeHeld');
  if (parked.state === 'connected') parked.enter('connected', 'active');
  introduce(leg, parked);
}

function about(farEnd: Leg): Pick<Leg['info'], 'origin' | 'caller' | 'callId' | 'trunk' | 'media' | 'bearer'> {
  const { callId, trunk, media, bearer } = farEnd.info;
  const origin = farEnd.station.kind === 'extension' ? 'internal' : 'external';
  return { origin, caller: farEnd.station.partyOf(farEnd), callId, trunk, media, bearer };
}

/** A call that was parked too long rings where it was parked. */
function recall(exchange: PrivateExchange, farEnd: Leg, by: Extension): void {
  if (!by.mayRing()) {
    fail(farEnd, 'noAnswer');
    return;
  }
  const leg = exchange.newLeg(by, { ...about(farEnd), called: by.party, reason: 'reminder' });
  join(leg, farEnd);
  ring(leg, RING_LIMIT_MS, () => {
    part(leg);
    disconnect(leg, 'normal');
    fail(farEnd, 'noAnswer');
  });
}
