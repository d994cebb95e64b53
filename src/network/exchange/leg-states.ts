/**
 * What one end of a call is in. The names are TAPI's call states (linecallstate--constants); `new` is a leg that holds its place and
 * has not begun.
 */
export type LegState =
  | 'new'
  | 'offering'
  | 'accepted'
  | 'dialtone'
  | 'dialing'
  | 'proceeding'
  | 'ringback'
  | 'busy'
  | 'connected'
  | 'onHold'
  | 'onHoldPendingConference'
  | 'onHoldPendingTransfer'
  | 'conferenced'
  | 'disconnected'
  | 'idle';

/** Why a leg is `disconnected`: names of linedisconnectmode--constants. */
export type DisconnectCause =
  | 'normal'
  | 'reject'
  | 'pickup'
  | 'forwarded'
  | 'busy'
  | 'noAnswer'
  | 'badAddress'
  | 'congestion'
  | 'noDialtone'
  | 'doNotDisturb';

/**
 * What belongs to a state: a cause to `disconnected`, `station` or `trunk` to `busy`, to `connected` whether the far end holds; '' to
 * all others.
 */
export type LegMode = DisconnectCause | 'station' | 'trunk' | 'active' | 'activeHeld' | '';

const ENDS: readonly LegState[] = ['disconnected', 'idle'];

/** Where a leg may go from each state (the pages of the call functions; linecallstate--constants). `idle` is final. */
export const legTransitions: Readonly<Record<LegState, readonly LegState[]>> = {
  new: [
    'offering',
    'dialtone',
    'dialing',
    'proceeding',
    'connected',
    'onHoldPendingConference',
    'disconnected',
    'idle',
  ],
  offering: ['accepted', 'connected', ...ENDS],
  accepted: ['connected', ...ENDS],
  dialtone: ['dialing', 'connected', ...ENDS],
  dialing: ['proceeding', 'ringback', 'busy', 'connected', ...ENDS],
  proceeding: ['ringback', 'busy', 'connected', 'conferenced', ...ENDS],
  ringback: ['connected', 'conferenced', ...ENDS],
  busy: ENDS,
  connected: ['onHold', 'onHoldPendingTransfer', 'onHoldPendingConference', 'conferenced', ...ENDS],
  onHold: ['connected', 'conferenced', ...ENDS],
  onHoldPendingTransfer: ['connected', 'conferenced', ...ENDS],
  onHoldPendingConference: ['connected', ...ENDS],
  conferenced: ['connected', 'onHold', ...ENDS],
  disconnected: ['idle'],
  idle: [],
};

/** States in which a leg has its station's talk path. */
export const ACTIVE_STATES: readonly LegState[] = [
  'new',
  'dialtone',
  'dialing',
  'proceeding',
  'ringback',
  'busy',
  'connected',
];

/** States in which a leg is held. */
export const HELD_STATES: readonly LegState[] = ['onHold', 'onHoldPendingTransfer', 'onHoldPendingConference'];

/** States in which a leg rings. */
export const RINGING_STATES: readonly LegState[] = ['offering', 'accepted'];
