import { TelephonyError, type Call, type DisconnectReason, type TelephonyErrorCode } from '../client/telephony.js';

/** How a call went, for a visitor: each has its words and a next step. */
export type CallOutcome =
  | 'over'
  | 'cancelled'
  | 'busy'
  | 'noAnswer'
  | 'refused'
  | 'blocked'
  | 'notReached'
  | 'lineBusy'
  | 'noLine'
  | 'lost'
  | 'handedOver'
  | 'missed';

const REASONS: Readonly<Record<DisconnectReason, CallOutcome>> = {
  '': 'noLine',
  normal: 'noAnswer',
  unknown: 'notReached',
  reject: 'refused',
  pickup: 'handedOver',
  busy: 'busy',
  noAnswer: 'noAnswer',
  badAddress: 'notReached',
  unreachable: 'notReached',
  congestion: 'notReached',
  noDialtone: 'noLine',
  tempFailure: 'notReached',
  blocked: 'blocked',
  cancelled: 'cancelled',
  unavailable: 'noLine',
  detached: 'lost',
  outOfOrder: 'noLine',
};

/** Reasons that say more than that the call is over, also of one that was answered. */
const TELLING: readonly DisconnectReason[] = ['pickup', 'detached'];

/** How an ended call went. */
export function outcomeOf(call: Pick<Call, 'direction' | 'connectedAtMs' | 'disconnectReason'>): CallOutcome {
  const { direction, connectedAtMs, disconnectReason } = call;
  if (connectedAtMs !== null && !TELLING.includes(disconnectReason)) return 'over';
  if (direction === 'incoming') {
    if (disconnectReason === 'reject' || disconnectReason === 'cancelled') return 'over';
    return TELLING.includes(disconnectReason) ? REASONS[disconnectReason] : 'missed';
  }
  return REASONS[disconnectReason];
}

const ERRORS: Readonly<Partial<Record<TelephonyErrorCode, CallOutcome>>> = {
  blocked: 'blocked',
  invalidAddress: 'notReached',
  serviceCode: 'notReached',
  lineBusy: 'lineBusy',
  noCallFree: 'lineBusy',
  heldByTab: 'lineBusy',
  aborted: 'cancelled',
  workerLost: 'lost',
};

/** Why a call was not placed. */
export function outcomeOfError(error: unknown): CallOutcome {
  return error instanceof TelephonyError ? (ERRORS[error.code] ?? 'noLine') : 'noLine';
}
