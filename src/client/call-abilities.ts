import {
  LINEADDRCAPFLAGS,
  LINECALLFEATURE,
  LINECALLFEATURE2,
  LINECALLSTATE,
  LINETRANSFERMODE,
} from '../tspi/generated/constants.js';
import { consultationAmong, type RelatedCall } from './call-relations.js';
import type { CallAbilities } from './telephony.js';

/** A call as its abilities depend on it. */
export interface AbleCall extends RelatedCall {
  /** LINECALLFEATURE and LINECALLFEATURE2 bits, as of the call's last message. */
  readonly features: number;
  readonly features2: number;
  readonly isConference: boolean;
  readonly isMember: boolean;
}

/** What the address of a line can do at all: LINEADDRESSCAPS. */
export interface AddressAbilities {
  readonly callFeatures: number;
  readonly transferModes: number;
  /** LINEADDRCAPFLAGS bits. */
  readonly addrCapFlags: number;
  /** What its line can do with a connected voice call beside TAPI's functions. */
  readonly flash?: boolean;
  readonly handOff?: boolean;
}

const NOTHING: CallAbilities = {
  answer: false,
  redirect: false,
  drop: false,
  digits: false,
  hearDigits: false,
  flash: false,
  handOff: false,
  hold: false,
  unhold: false,
  swap: false,
  transfer: false,
  consult: false,
  addPerson: false,
  completeTransfer: false,
  conference: false,
  removeFromConference: false,
};

const HELD = LINECALLSTATE.ONHOLD | LINECALLSTATE.ONHOLDPENDTRANSFER | LINECALLSTATE.ONHOLDPENDCONF;
const RINGING = LINECALLSTATE.OFFERING | LINECALLSTATE.ACCEPTED;
const OVER = LINECALLSTATE.IDLE | LINECALLSTATE.DISCONNECTED;

const isIn = (call: RelatedCall, states: number): boolean => (call.tapiState & states) !== 0;

/**
 * What can be done with a call beside the others of its line.
 * @param mayOwn - Whether this page may own calls; nothing can be done else.
 */
export function abilitiesOf<C extends AbleCall>(
  call: C,
  calls: readonly C[],
  address: AddressAbilities,
  mayOwn: boolean,
): CallAbilities {
  if (!mayOwn || isIn(call, OVER)) return NOTHING;
  const has = (feature: number): boolean => (call.features & feature) !== 0;
  const others = calls.filter((other) => other !== call);
  const connected = isIn(call, LINECALLSTATE.CONNECTED);
  return {
    answer: isIn(call, RINGING) && has(LINECALLFEATURE.ANSWER),
    redirect: isIn(call, RINGING) && has(LINECALLFEATURE.REDIRECT),
    drop: true,
    digits: connected && has(LINECALLFEATURE.GENERATEDIGITS),
    hearDigits: has(LINECALLFEATURE.MONITORDIGITS),
    flash: connected && address.flash === true,
    handOff: connected && address.handOff === true,
    hold: has(LINECALLFEATURE.HOLD),
    unhold: mayUnhold(call, others, address),
    swap: connected && has(LINECALLFEATURE.SWAPHOLD) && others.some((other) => isIn(other, HELD)),
    transfer: has(LINECALLFEATURE.BLINDTRANSFER),
    consult: has(LINECALLFEATURE.SETUPTRANSFER),
    addPerson:
      has(LINECALLFEATURE.PREPAREADDCONF | LINECALLFEATURE.SETUPCONF) ||
      (has(LINECALLFEATURE.SETUPTRANSFER) && (address.transferModes & LINETRANSFERMODE.CONFERENCE) !== 0),
    ...outcomes(call, calls, address),
    removeFromConference: has(LINECALLFEATURE.REMOVEFROMCONF),
  };
}

/** The features of a call that waits are as of when it was put on hold: whether nobody talks by now, the other calls tell. */
function mayUnhold(call: AbleCall, others: readonly AbleCall[], address: AddressAbilities): boolean {
  if (!isIn(call, HELD)) return false;
  const talks = others.some((other) => !other.isMember && !isIn(other, HELD | RINGING | OVER));
  return ((talks ? call.features : address.callFeatures) & LINECALLFEATURE.UNHOLD) !== 0;
}

/** What can come of a consultation, or of two calls that have nothing to do with each other yet. */
function outcomes<C extends AbleCall>(
  call: C,
  calls: readonly C[],
  address: AddressAbilities,
): Pick<CallAbilities, 'completeTransfer' | 'conference'> {
  const pair = consultationAmong(calls);
  if (pair === null) {
    const beside = calls.some((other) => other !== call && joinAsTransfer(call, other, address));
    return {
      completeTransfer: beside && (call.features & LINECALLFEATURE.COMPLETETRANSF) !== 0,
      conference: mayJoin(call, calls) || (beside && (call.features2 & LINECALLFEATURE2.TRANSFERCONF) !== 0),
    };
  }
  const { first, consultation, purpose } = pair;
  if (call !== first) return { completeTransfer: false, conference: false };
  if (purpose === 'conference')
    return { completeTransfer: false, conference: (consultation.features & LINECALLFEATURE.ADDTOCONF) !== 0 };
  // The consultation's features are newer than those of the call that waits for it.
  const features = consultation.features | first.features;
  const features2 = consultation.features2 | first.features2;
  return {
    completeTransfer: (features & LINECALLFEATURE.COMPLETETRANSF) !== 0,
    conference: (features2 & LINECALLFEATURE2.TRANSFERCONF) !== 0,
  };
}

/**
 * Whether lineCompleteTransfer takes a connected call and one on hold that have nothing to do with each other: a hard-held call can be transferred
 * where the address says so (nf-tapi-linecompletetransfer, LINEADDRCAPFLAGS_TRANSFERHELD).
 */
export function joinAsTransfer(active: AbleCall, held: AbleCall, { addrCapFlags }: AddressAbilities): boolean {
  if ((addrCapFlags & LINEADDRCAPFLAGS.TRANSFERHELD) === 0 || active.isConference || held.isConference) return false;
  return isIn(active, LINECALLSTATE.CONNECTED) && isIn(held, LINECALLSTATE.ONHOLD);
}

/** Whether a connected call and one on hold can be joined by a conference's functions: in the conference that one of them is, or in a new one. */
function mayJoin(call: AbleCall, calls: readonly AbleCall[]): boolean {
  if (!isIn(call, LINECALLSTATE.CONNECTED)) return false;
  const held = calls.filter((other) => isIn(other, LINECALLSTATE.ONHOLD));
  if (held.some((other) => other.isConference)) return !call.isConference;
  // A conference is put on hold first: by itself, or by changing places with the call.
  const features = call.isConference ? LINECALLFEATURE.HOLD | LINECALLFEATURE.SWAPHOLD : LINECALLFEATURE.SETUPCONF;
  return held.length > 0 && (call.features & features) !== 0;
}
