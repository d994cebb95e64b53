import { LINECALLSTATE, LINEDISCONNECTMODE } from '../tspi/generated/constants.js';
import type { CallState, DisconnectReason } from './telephony.js';

/** TAPI's states and modes in the words of this package's own interface. */
const STATES: ReadonlyMap<number, CallState> = new Map([
  [LINECALLSTATE.IDLE, 'idle'],
  [LINECALLSTATE.OFFERING, 'offering'],
  [LINECALLSTATE.ACCEPTED, 'accepted'],
  [LINECALLSTATE.DIALTONE, 'dialtone'],
  [LINECALLSTATE.DIALING, 'dialing'],
  [LINECALLSTATE.RINGBACK, 'ringback'],
  [LINECALLSTATE.BUSY, 'busy'],
  [LINECALLSTATE.SPECIALINFO, 'specialInfo'],
  [LINECALLSTATE.CONNECTED, 'connected'],
  [LINECALLSTATE.PROCEEDING, 'proceeding'],
  [LINECALLSTATE.ONHOLD, 'onHold'],
  [LINECALLSTATE.CONFERENCED, 'conferenced'],
  [LINECALLSTATE.ONHOLDPENDCONF, 'onHold'],
  [LINECALLSTATE.ONHOLDPENDTRANSFER, 'onHold'],
  [LINECALLSTATE.DISCONNECTED, 'disconnected'],
]);

const REASONS: ReadonlyMap<number, DisconnectReason> = new Map([
  [LINEDISCONNECTMODE.NORMAL, 'normal'],
  [LINEDISCONNECTMODE.UNKNOWN, 'unknown'],
  [LINEDISCONNECTMODE.REJECT, 'reject'],
  [LINEDISCONNECTMODE.PICKUP, 'pickup'],
  [LINEDISCONNECTMODE.BUSY, 'busy'],
  [LINEDISCONNECTMODE.NOANSWER, 'noAnswer'],
  [LINEDISCONNECTMODE.BADADDRESS, 'badAddress'],
  [LINEDISCONNECTMODE.UNREACHABLE, 'unreachable'],
  [LINEDISCONNECTMODE.CONGESTION, 'congestion'],
  [LINEDISCONNECTMODE.NODIALTONE, 'noDialtone'],
  [LINEDISCONNECTMODE.TEMPFAILURE, 'tempFailure'],
  [LINEDISCONNECTMODE.BLOCKED, 'blocked'],
  [LINEDISCONNECTMODE.CANCELLED, 'cancelled'],
  [LINEDISCONNECTMODE.UNAVAIL, 'unavailable'],
  [LINEDISCONNECTMODE.OUTOFORDER, 'outOfOrder'],
]);

/** The high 8 bits of a state are a device's own sub-state (linecallstate--constants). */
export function callStateName(state: number): CallState {
  return STATES.get(state & 0x00ffffff) ?? 'unknown';
}

export function disconnectReasonName(mode: number): DisconnectReason {
  return REASONS.get(mode) ?? 'unknown';
}
