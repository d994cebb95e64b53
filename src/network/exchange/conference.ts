import type { Answer } from './answer.js';
import { readAddress, takeDialtone } from './call-control.js';
import type { PrivateExchange } from './exchange.js';
import type { Leg } from './leg.js';
import { leaveConference, tellFarEnds, unlink } from './release.js';
import { CONSULTED_STATES, mayComplete } from './transfer.js';
import { extensionOf } from './station.js';

/** How many parties a conference has at most, the extension's own among them. */
export const MAX_CONFERENCE_PARTIES = 6;

/** The two new legs of a conference that begins: null asks only whether it can be done. */
export interface NewConference {
  readonly parent: Leg;
  readonly consult: Leg;
}

/** Begins a conference with a connected call, or with none, and the consultation with its next party. */
export function setupConference(
  exchange: PrivateExchange,
  initial: Leg | null,
  legs: NewConference | null,
  address: string,
): Answer {
  const read = readAddress(address);
  if (initial !== null && initial.state !== 'connected') return 'INVALCALLSTATE';
  if (typeof read === 'string') return read;
  if (initial !== null && (initial.other === null || initial.consultation !== null || initial.conference !== null))
    return 'OPERATIONUNAVAIL';
  if (legs === null) return () => undefined;
  const { parent, consult } = legs;
  if (initial === null && [...parent.station.legs].some((leg) => leg !== parent && leg !== consult && takesPath(leg)))
    return 'CALLUNAVAIL';
  return () => {
    parent.conference = { parent, members: new Set() };
    pend(parent, consult);
    if (initial !== null) addMember(parent, initial);
    takeDialtone(exchange, consult, address);
  };
}

/** Puts a conference on hold and begins the consultation with its next party; null asks only whether it can be done. */
export function prepareAdd(exchange: PrivateExchange, parent: Leg, consult: Leg | null, address: string): Answer {
  const read = readAddress(address);
  if (parent.conference?.parent !== parent) return 'INVALCALLHANDLE';
  if (parent.state !== 'connected') return 'INVALCALLSTATE';
  if (typeof read === 'string') return read;
  if (isFull(parent)) return 'CONFERENCEFULL';
  if (parent.consultation !== null) return 'OPERATIONUNAVAIL';
  if (consult === null) return () => undefined;
  return () => {
    pend(parent, consult);
    tellFarEnds(parent, true);
    takeDialtone(exchange, consult, address);
  };
}

/** Joins a call to a conference that is on hold. */
export function addToConference(parent: Leg, leg: Leg): Answer {
  if (parent.conference?.parent !== parent) return 'INVALCALLHANDLE';
  if (!parent.isIn(['onHoldPendingConference', 'onHold'])) return 'INVALCALLSTATE';
  if (!leg.isIn([...CONSULTED_STATES, 'onHold'])) return 'INVALCALLSTATE';
  const waitsFor = parent.consultation?.consult ?? leg;
  const lacksParty = leg.other === null && leg.attempt === null;
  if (leg.station !== parent.station || leg === parent || leg.conference !== null || lacksParty || waitsFor !== leg)
    return 'INVALCALLHANDLE';
  if (isFull(parent)) return 'CONFERENCEFULL';
  const active = extensionOf(parent).active(parent);
  if (active !== undefined && active !== leg) return 'RESOURCEUNAVAIL';
  return () => {
    unlink(parent);
    unlink(leg);
    addMember(parent, leg);
    talk(parent);
  };
}

/** Takes a member out: it is on hold then. */
export function removeFromConference(leg: Leg): Answer {
  const { conference } = leg;
  if (conference === null || leg.state !== 'conferenced') return 'INVALCALLSTATE';
  return () => {
    leg.conference = null;
    leg.enter('onHold');
    tellFarEnds(leg, true);
    leaveConference(leg, conference);
  };
}

/** Makes a conference of a held call and its consultation. `parent` is new; null asks only whether it can be done. */
export function completeAsConference(held: Leg, active: Leg, parent: Leg | null): Answer {
  const answer = mayComplete(held, active, 'conference');
  if (typeof answer === 'string' || parent === null) return answer;
  if (held.other === null) return 'OPERATIONFAILED';
  return () => {
    unlink(held);
    parent.conference = { parent, members: new Set() };
    addMember(parent, held);
    addMember(parent, active);
    talk(parent);
  };
}

function pend(parent: Leg, consult: Leg): void {
  parent.consultation = { kind: 'conference', first: parent, consult };
  consult.consultation = parent.consultation;
  parent.enter('onHoldPendingConference');
}

function addMember(parent: Leg, leg: Leg): void {
  parent.conference?.members.add(leg);
  leg.conference = parent.conference;
  leg.enter('conferenced');
}

function talk(parent: Leg): void {
  parent.enter('connected', 'active');
  tellFarEnds(parent, false);
}

function isFull(parent: Leg): boolean {
  return (parent.conference?.members.size ?? 0) + 1 >= MAX_CONFERENCE_PARTIES;
}

function takesPath(leg: Leg): boolean {
  return !leg.isIn(['conferenced', 'disconnected', 'onHold', 'offering', 'accepted']);
}
