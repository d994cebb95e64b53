import type { CallReason, LegInfo } from '../../network/exchange/leg.js';
import type { DisconnectCause, LegMode, LegState } from '../../network/exchange/leg-states.js';
import type { Caller } from '../../network/network-port.js';
import {
  LINEBUSYMODE,
  LINECALLORIGIN,
  LINECALLPARTYID,
  LINECALLREASON,
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDIALTONEMODE,
  LINEDISCONNECTMODE,
  LINEOFFERINGMODE,
} from '../../tspi/generated/constants.js';

/** TAPI's numbers for what the network calls by name. A call whose creation is not complete yet is in no state that can be told. */
export const CALL_STATES: Readonly<Record<LegState, number>> = {
  new: LINECALLSTATE.UNKNOWN,
  offering: LINECALLSTATE.OFFERING,
  accepted: LINECALLSTATE.ACCEPTED,
  dialtone: LINECALLSTATE.DIALTONE,
  dialing: LINECALLSTATE.DIALING,
  proceeding: LINECALLSTATE.PROCEEDING,
  ringback: LINECALLSTATE.RINGBACK,
  busy: LINECALLSTATE.BUSY,
  connected: LINECALLSTATE.CONNECTED,
  onHold: LINECALLSTATE.ONHOLD,
  onHoldPendingConference: LINECALLSTATE.ONHOLDPENDCONF,
  onHoldPendingTransfer: LINECALLSTATE.ONHOLDPENDTRANSFER,
  conferenced: LINECALLSTATE.CONFERENCED,
  disconnected: LINECALLSTATE.DISCONNECTED,
  idle: LINECALLSTATE.IDLE,
};

const CAUSES: Readonly<Record<DisconnectCause, number>> = {
  normal: LINEDISCONNECTMODE.NORMAL,
  reject: LINEDISCONNECTMODE.REJECT,
  pickup: LINEDISCONNECTMODE.PICKUP,
  forwarded: LINEDISCONNECTMODE.FORWARDED,
  busy: LINEDISCONNECTMODE.BUSY,
  noAnswer: LINEDISCONNECTMODE.NOANSWER,
  badAddress: LINEDISCONNECTMODE.BADADDRESS,
  congestion: LINEDISCONNECTMODE.CONGESTION,
  noDialtone: LINEDISCONNECTMODE.NODIALTONE,
  doNotDisturb: LINEDISCONNECTMODE.DONOTDISTURB,
};

/** The LINEDISCONNECTMODE bits that the exchange reports. */
export const disconnectModes = Object.values(CAUSES).reduce((all, bit) => all | bit, 0);

const REASONS: Readonly<Record<CallReason, number>> = {
  direct: LINECALLREASON.DIRECT,
  forwardedBusy: LINECALLREASON.FWDBUSY,
  forwardedNoAnswer: LINECALLREASON.FWDNOANSWER,
  forwardedAlways: LINECALLREASON.FWDUNCOND,
  pickup: LINECALLREASON.PICKUP,
  unpark: LINECALLREASON.UNPARK,
  redirect: LINECALLREASON.REDIRECT,
  callCompletion: LINECALLREASON.CALLCOMPLETION,
  transfer: LINECALLREASON.TRANSFER,
  reminder: LINECALLREASON.REMINDER,
};

const ORIGINS: Readonly<Record<LegInfo['origin'], number>> = {
  outbound: LINECALLORIGIN.OUTBOUND,
  internal: LINECALLORIGIN.INTERNAL,
  external: LINECALLORIGIN.EXTERNAL,
  conference: LINECALLORIGIN.CONFERENCE,
};

/** The second parameter of LINE_CALLSTATE, but for CONFERENCED, where it is the conference's handle (line-callstate). */
export function stateMode(state: LegState, mode: LegMode): number {
  if (state === 'offering') return LINEOFFERINGMODE.ACTIVE;
  if (state === 'dialtone') return LINEDIALTONEMODE.INTERNAL;
  if (state === 'busy') return mode === 'trunk' ? LINEBUSYMODE.TRUNK : LINEBUSYMODE.STATION;
  if (state === 'connected') return mode === 'activeHeld' ? LINECONNECTEDMODE.ACTIVEHELD : LINECONNECTEDMODE.ACTIVE;
  return state === 'disconnected' ? CAUSES[mode as DisconnectCause] : 0;
}

export function reasonOf(info: LegInfo): number {
  return REASONS[info.reason];
}

export function originOf(info: LegInfo): number {
  return ORIGINS[info.origin];
}

/** LINECALLPARTYID bits, number and name of somebody; null = not known. */
export function partyId(party: Caller | null): { readonly flags: number; readonly id: string; readonly name: string } {
  if (party === null) return { flags: LINECALLPARTYID.UNKNOWN, id: '', name: '' };
  const { number, name, presentation } = party;
  if (presentation === 'withheld') return { flags: LINECALLPARTYID.BLOCKED, id: '', name: '' };
  if (presentation === 'unavailable') return { flags: LINECALLPARTYID.UNAVAIL, id: '', name: '' };
  const flags = (number === '' ? 0 : LINECALLPARTYID.ADDRESS) | (name === '' ? 0 : LINECALLPARTYID.NAME);
  return { flags, id: number, name };
}
