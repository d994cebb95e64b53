import type { Conference, Leg } from './leg.js';
import { HELD_STATES, RINGING_STATES, type DisconnectCause } from './leg-states.js';
import { extensionOf } from './station.js';

/** This end hangs up, whatever it is in; what depends on it follows: the far end, a conference's members, the held call of a consultation. */
export function release(leg: Leg): void {
  if (leg.state === 'idle') return;
  const { other, consultation, conference } = leg;
  const cause = leg.isIn(RINGING_STATES) ? 'reject' : 'normal';
  letGo(leg);
  part(leg);
  unlink(leg);
  leg.conference = null;
  leg.enter('idle');
  if (conference !== null) leaveConference(leg, conference);
  if (other !== null) disconnect(other, other.isIn(RINGING_STATES) ? 'normal' : cause);
  if (consultation === null) return;
  const partner = consultation.first === leg ? consultation.consult : consultation.first;
  if (partner.isIn(HELD_STATES)) resume(partner);
}

/** The far end has gone, or was not reached. */
export function disconnect(leg: Leg, cause: DisconnectCause): void {
  if (leg.isIn(['disconnected', 'idle'])) return;
  const { conference } = leg;
  letGo(leg);
  part(leg);
  if (leg.isIn(HELD_STATES)) unlink(leg);
  leg.conference = null;
  leg.enter('disconnected', cause);
  if (conference !== null) leaveConference(leg, conference);
  if (!leg.tended) release(leg);
}

/** Undoes a consultation's tie. */
export function unlink(leg: Leg): void {
  if (leg.consultation === null) return;
  const { first, consult } = leg.consultation;
  first.consultation = null;
  consult.consultation = null;
}

/** Takes a leg that has ended, or a member that is taken out, from its conference; the conference ends with its last member. */
export function leaveConference(leg: Leg, conference: Conference): void {
  const { parent, members } = conference;
  if (leg === parent) {
    for (const member of members) member.conference = null;
    for (const member of members) release(member);
  } else if (members.delete(leg) && members.size === 0 && parent.conference !== null) {
    parent.conference = null;
    disconnect(parent, 'normal');
  }
}

/** Takes a held leg back, when its station's talk path is free. */
export function resume(leg: Leg): void {
  if (extensionOf(leg).active(leg) !== undefined) return;
  leg.enter('connected', 'active');
  tellFarEnds(leg, false);
}

/** The far ends, a conference's too, are told that this end holds them, or no longer. */
export function tellFarEnds(leg: Leg, held: boolean): void {
  const near = leg.conference?.parent === leg ? [...leg.conference.members] : [leg];
  for (const { other } of near)
    if (other?.state === 'connected') other.enter('connected', held ? 'activeHeld' : 'active');
}

export function join(one: Leg, other: Leg): void {
  one.other = other;
  other.other = one;
}

/** Ends what binds two legs, without a word to either. */
export function part(leg: Leg): void {
  if (leg.other !== null) leg.other.other = null;
  leg.other = null;
}

/** Stops what is still under way for a leg. */
function letGo(leg: Leg): void {
  leg.attempt?.timer.cancel();
  leg.attempt = null;
  leg.leaveSlot?.();
}
