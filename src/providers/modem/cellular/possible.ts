import { LINECALLFEATURE, LINECALLFEATURE2, LINECALLSTATE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../../tspi/result.js';
import type { CellularCall } from './cellular-call.js';

/** Parties of a multiparty call beside the subscriber (3GPP TS 22.084, 1.3.1). */
export const MAX_PARTIES = 5;

/** The calls of a line by what +CHLD acts on (3GPP TS 22.030, 6.5.5.1): one active and one held, each a call or a conference, and one that waits. */
export class Situation {
  readonly active: readonly CellularCall[];
  readonly held: readonly CellularCall[];
  readonly offered: readonly CellularCall[];
  readonly inTheMaking: readonly CellularCall[];
  /** Consultation calls that have not been dialled. */
  readonly unDialled: readonly CellularCall[];

  /** @param calls - Those that are not over. */
  constructor(calls: Iterable<CellularCall>) {
    const all = [...calls];
    this.active = all.filter((call) => call.isConnected);
    this.held = all.filter((call) => call.isHeld);
    this.offered = all.filter((call) => call.isOffered);
    this.inTheMaking = all.filter((call) => call.inTheMaking);
    this.unDialled = all.filter((call) => call.waitsForNumber);
  }

  /** One more call: the path must be free; on hold there may be one. */
  get canPlace(): boolean {
    return this.pathIsFree && this.held.length < 2 && this.unDialled.length === 0;
  }

  /** Nothing is active, being placed or offered. */
  get pathIsFree(): boolean {
    return this.active.length === 0 && this.inTheMaking.length === 0 && this.offered.length === 0;
  }
}

/**
 * Whether a call can be answered: a voice call, as data has no way through this line. With an active and a held call there is no place for a third (3GPP TS 22.083, 1.3.2).
 * @returns 0 or the error.
 */
export function mayAnswer(s: Situation, call: CellularCall): Result {
  if (!call.isOffered || call.withdrawn() || call.request !== null) return LINEERR.INVALCALLSTATE;
  if (!call.isVoice) return LINEERR.OPERATIONUNAVAIL;
  return s.inTheMaking.length > 0 || (s.active.length > 0 && s.held.length > 0) ? LINEERR.RESOURCEUNAVAIL : SUCCESS;
}

/** A call that is offered, and not being answered or refused, can be sent on (3GPP TS 22.072: Call Deflection). */
export function mayRedirect(call: CellularCall): Result {
  if (!call.isOffered || call.withdrawn() || call.request !== null) return LINEERR.INVALCALLSTATE;
  return call.isVoice ? SUCCESS : LINEERR.OPERATIONUNAVAIL;
}

/** +CHLD=2 would take a held or waiting call instead. */
export function mayHold(s: Situation, call: CellularCall): Result {
  if (!call.isConnected || call.withdrawn()) return LINEERR.INVALCALLSTATE;
  return s.held.length > 0 || s.offered.length > 0 || s.inTheMaking.length > 0 ? LINEERR.RESOURCEUNAVAIL : SUCCESS;
}

export function mayUnhold(s: Situation, call: CellularCall): Result {
  if (!call.isHeld || call.withdrawn()) return LINEERR.INVALCALLSTATE;
  return s.pathIsFree ? SUCCESS : LINEERR.RESOURCEUNAVAIL;
}

export function maySwap(s: Situation, active: CellularCall, held: CellularCall): Result {
  if (!active.isConnected || !held.isHeld || active.withdrawn() || held.withdrawn()) return LINEERR.INVALCALLSTATE;
  return s.offered.length > 0 ? LINEERR.RESOURCEUNAVAIL : SUCCESS;
}

/** A transfer or a conference begins with a call that can be put on hold; a conference cannot itself be transferred. */
export function maySetUp(s: Situation, call: CellularCall): Result {
  if (call.stands !== null) return LINEERR.INVALCALLSTATE;
  return s.unDialled.length > 0 ? LINEERR.RESOURCEUNAVAIL : mayHold(s, call);
}

export function mayPrepareAdd(s: Situation, conference: CellularCall): Result {
  const { stands } = conference;
  if (stands === null) return LINEERR.INVALCONFCALLHANDLE;
  if (!conference.isConnected) return LINEERR.INVALCALLSTATE;
  if (stands.members.size >= MAX_PARTIES) return LINEERR.CONFERENCEFULL;
  return s.unDialled.length > 0 ? LINEERR.RESOURCEUNAVAIL : mayHold(s, conference);
}

/** +CHLD=4 takes a second call that is active or alerting (3GPP TS 22.091, 4.1); +CHLD=3 one that is active. */
export function mayTransfer(
  s: Situation,
  held: CellularCall,
  consult: CellularCall,
  to: 'transfer' | 'conference',
): Result {
  const ready = consult.isConnected || (to === 'transfer' && consult.state === LINECALLSTATE.RINGBACK);
  const pending = [LINECALLSTATE.ONHOLD, LINECALLSTATE.ONHOLDPENDTRANSFER].some((state) => state === held.state);
  if (!ready || !pending || held.withdrawn() || consult.withdrawn()) return LINEERR.INVALCALLSTATE;
  if (held.stands !== null || consult.stands !== null) return LINEERR.INVALCALLSTATE;
  if (consult.consults !== null && consult.consults !== held) return LINEERR.INVALCONSULTCALLHANDLE;
  return s.offered.length > 0 ? LINEERR.RESOURCEUNAVAIL : SUCCESS;
}

export function mayAdd(s: Situation, conference: CellularCall, consult: CellularCall): Result {
  const { stands } = conference;
  if (stands === null) return LINEERR.INVALCONFCALLHANDLE;
  if (consult.stands !== null || consult.conference !== null) return LINEERR.INVALCONSULTCALLHANDLE;
  if (!conference.isHeld || !consult.isConnected || consult.withdrawn()) return LINEERR.INVALCALLSTATE;
  if (stands.members.size >= MAX_PARTIES) return LINEERR.CONFERENCEFULL;
  return s.offered.length > 0 ? LINEERR.RESOURCEUNAVAIL : SUCCESS;
}

/** +CHLD=2x speaks with one party and holds the others: nothing else may be on hold. */
export function mayRemove(s: Situation, member: CellularCall): Result {
  const { conference } = member;
  if (conference === null || member.index === null || member.withdrawn()) return LINEERR.INVALCALLSTATE;
  if (!conference.joined || !conference.call.isConnected) return LINEERR.INVALCALLSTATE;
  return s.held.length > 0 || s.offered.length > 0 ? LINEERR.RESOURCEUNAVAIL : SUCCESS;
}

/** The LINECALLFEATURE bits that are possible now. */
export function featuresNow(s: Situation, call: CellularCall, digits: boolean): number {
  if (call.state === LINECALLSTATE.IDLE) return 0;
  const bits: readonly (readonly [number, boolean])[] = [
    [LINECALLFEATURE.DROP, true],
    [LINECALLFEATURE.ANSWER, mayAnswer(s, call) === SUCCESS],
    [LINECALLFEATURE.REDIRECT, mayRedirect(call) === SUCCESS],
    [LINECALLFEATURE.DIAL, call.waitsForNumber],
    [LINECALLFEATURE.GENERATEDIGITS, digits && call.isConnected && !call.withdrawn()],
    [LINECALLFEATURE.HOLD, mayHold(s, call) === SUCCESS],
    [LINECALLFEATURE.UNHOLD, mayUnhold(s, call) === SUCCESS],
    [
      LINECALLFEATURE.SWAPHOLD,
      s.held.some((held) => maySwap(s, call, held) === SUCCESS) ||
        s.active.some((one) => maySwap(s, one, call) === SUCCESS),
    ],
    [LINECALLFEATURE.SETUPTRANSFER, maySetUp(s, call) === SUCCESS],
    [LINECALLFEATURE.COMPLETETRANSF, joins(s, call, 'transfer')],
    [LINECALLFEATURE.SETUPCONF, maySetUp(s, call) === SUCCESS],
    [LINECALLFEATURE.PREPAREADDCONF, mayPrepareAdd(s, call) === SUCCESS],
    [LINECALLFEATURE.ADDTOCONF, s.held.some((held) => mayAdd(s, held, call) === SUCCESS)],
    [LINECALLFEATURE.REMOVEFROMCONF, mayRemove(s, call) === SUCCESS],
  ];
  return bits.reduce((all, [bit, possible]) => (possible ? all | bit : all), 0) >>> 0;
}

/** The LINECALLFEATURE2 bits that are possible now. */
export function features2Now(s: Situation, call: CellularCall): number {
  return (
    (joins(s, call, 'transfer') ? LINECALLFEATURE2.TRANSFERNORM : 0) |
    (joins(s, call, 'conference') ? LINECALLFEATURE2.TRANSFERCONF : 0)
  );
}

function joins(s: Situation, call: CellularCall, to: 'transfer' | 'conference'): boolean {
  const consults = [...s.active, ...s.inTheMaking];
  return (
    consults.some((consult) => mayTransfer(s, call, consult, to) === SUCCESS) ||
    s.held.some((held) => mayTransfer(s, held, call, to) === SUCCESS)
  );
}
