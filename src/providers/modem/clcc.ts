import { parseListedCall, type ListedState } from '../../at/responses/clcc.js';
import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import type { CallList, LiveCall } from './live-calls.js';

/** Null for a call that is over. */
const states: Readonly<Record<ListedState, number | null>> = {
  active: LINECALLSTATE.CONNECTED,
  held: LINECALLSTATE.ONHOLD,
  dialing: LINECALLSTATE.DIALING,
  alerting: LINECALLSTATE.RINGBACK,
  incoming: LINECALLSTATE.OFFERING,
  waiting: LINECALLSTATE.OFFERING,
  released: null,
};

/** The list of current calls of cellular modems (3GPP TS 27.007, 7.18); data sessions, which some list as well, are left out. */
export const currentCalls: CallList = {
  command: 'AT+CLCC',
  heads: ['+CLCC:'],
  read: (lines) => lines.map(readCall).filter((call) => call !== null),
};

function readCall(line: string): LiveCall | null {
  const call = parseListedCall(line);
  const state = call === null ? null : states[call.state];
  if (call === null || state === null || !call.voice) return null;
  return { direction: call.direction, state, number: call.number };
}
