import {
  LINECALLINFOSTATE,
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDEVSTATE,
  LINEDISCONNECTMODE,
  LINEGATHERTERM,
  LINEGENERATETERM,
  TAPI_MESSAGE,
} from '../../../tspi/generated/constants.js';

/** The word for: what is possible with a call has changed. */
export const OTHER_POSSIBLE = 'POSSIBLE';

/** The name of a value in a table of constants. */
export const nameIn = (table: object, value: number): string =>
  Object.entries(table).find(([, one]) => one === value)?.[0] ?? String(value);

/** What a provider told, in a word or two. */
export function described(message: number, param1: number, param2: number, param3: number): string {
  if (message === TAPI_MESSAGE.LINE_CALLSTATE) {
    const state = nameIn(LINECALLSTATE, param1);
    if (state === 'CONFERENCED') return `${state} in ${param2}`;
    if (state === 'CONNECTED' && param2 === LINECONNECTEDMODE.ACTIVEHELD) return `${state} ACTIVEHELD`;
    return state === 'DISCONNECTED' ? `${state} ${nameIn(LINEDISCONNECTMODE, param2)}` : state;
  }
  if (message === TAPI_MESSAGE.LINE_LINEDEVSTATE)
    return param1 === LINEDEVSTATE.RINGING ? `RINGING ${param3}` : nameIn(LINEDEVSTATE, param1);
  if (message === TAPI_MESSAGE.LINE_GENERATE) return `GENERATE ${nameIn(LINEGENERATETERM, param1)} ${param2}`;
  if (message === TAPI_MESSAGE.LINE_CALLINFO && param1 === LINECALLINFOSTATE.OTHER) return OTHER_POSSIBLE;
  if (message === TAPI_MESSAGE.LINE_GATHERDIGITS) return `GATHER ${nameIn(LINEGATHERTERM, param1)} ${param2}`;
  if (message === TAPI_MESSAGE.LINE_MONITORDIGITS) return `DIGIT ${String.fromCharCode(param1)}`;
  return nameIn(TAPI_MESSAGE, message);
}
