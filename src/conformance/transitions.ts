import { LINECALLSTATE } from '../tspi/generated/constants.js';

const {
  IDLE,
  OFFERING,
  ACCEPTED,
  DIALTONE,
  DIALING,
  RINGBACK,
  BUSY,
  SPECIALINFO,
  CONNECTED,
  PROCEEDING,
  ONHOLD,
  CONFERENCED,
  ONHOLDPENDCONF,
  ONHOLDPENDTRANSFER,
  DISCONNECTED,
  UNKNOWN,
} = LINECALLSTATE;

const ANY = 0xffff;
/** Where a call in its making may go on to. */
const ENDS = DISCONNECTED | IDLE | UNKNOWN;

/** What a call may go on to from each state (linecallstate--constants and the functions' pages; a state that nobody can tell is UNKNOWN). */
const NEXT: Readonly<Record<number, number>> = {
  [OFFERING]: ACCEPTED | CONNECTED | OFFERING | ENDS,
  [ACCEPTED]: CONNECTED | ENDS,
  [DIALTONE]: DIALING | PROCEEDING | CONNECTED | ENDS,
  [DIALING]: PROCEEDING | RINGBACK | BUSY | SPECIALINFO | CONNECTED | ENDS,
  [PROCEEDING]: RINGBACK | BUSY | SPECIALINFO | CONNECTED | CONFERENCED | ENDS,
  [RINGBACK]: CONNECTED | CONFERENCED | BUSY | SPECIALINFO | ENDS,
  [BUSY]: ENDS,
  [SPECIALINFO]: ENDS,
  // CONNECTED again: another LINECONNECTEDMODE or media mode.
  [CONNECTED]: CONNECTED | ONHOLD | ONHOLDPENDTRANSFER | ONHOLDPENDCONF | CONFERENCED | ENDS,
  [ONHOLD]: CONNECTED | CONFERENCED | ENDS,
  [ONHOLDPENDTRANSFER]: CONNECTED | CONFERENCED | ENDS,
  [ONHOLDPENDCONF]: CONNECTED | ENDS,
  [CONFERENCED]: CONNECTED | ONHOLD | CONFERENCED | ENDS,
  [DISCONNECTED]: IDLE,
  [UNKNOWN]: ANY,
  [IDLE]: 0,
};

/** What a placed call, or the consultation call of a supplementary service, may begin with. A call that comes in may begin with any state. */
const FIRST_OF_PLACED = ANY & ~(OFFERING | ACCEPTED);

/**
 * Whether a call may go from one state to another.
 * @param from - 0 where the call has no state yet.
 * @param placed - Whether this side began it.
 */
export function mayFollow(from: number, to: number, placed: boolean): boolean {
  const allowed = from === 0 ? (placed ? FIRST_OF_PLACED : ANY) : (NEXT[from] ?? 0);
  return (allowed & to) !== 0;
}

const names = new Map<number, string>(Object.entries(LINECALLSTATE).map(([name, value]) => [value, name]));

/** The name of a LINECALLSTATE; 0 = none. */
export function stateName(state: number): string {
  return state === 0 ? 'no state' : (names.get(state) ?? `state 0x${state.toString(16)}`);
}

/** Whether a number is one LINECALLSTATE. */
export function isState(state: number): boolean {
  return names.has(state);
}
