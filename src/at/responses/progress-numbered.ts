import type { ListedState } from './clcc.js';
import { fieldsOf, numberIn, type Field } from './fields.js';
import { partyNumber } from './party-number.js';
import { callIdFrom, progress, type CallProgress } from './progress.js';
import { knownCause } from './release-cause.js';

/** <stat> of +UCALLSTAT (u-blox AT manuals): those of +CLCC, and 7 for connected without an indication of it. */
const UBLOX_STATES: readonly ListedState[] = [
  'active',
  'held',
  'dialing',
  'alerting',
  'incoming',
  'waiting',
  'released',
  'active',
];
/**
 * <ccstatus> of Telit's #ECAM (AT Commands Reference Guide, 80000ST10025a) and Ericsson's *ECAV (Sony Ericsson GM47/GM48 AT commands, LZT 123
 * 7263), the same in both: 0 idle, 1 calling (MO), 2 connecting (MO), 3 active, 4 hold, 5 waiting (MT), 6 alerting (MT), 7 busy. So 6 is a call
 * that comes in, not one whose other end rings: that is what follows calling, 2. 8 is ST-Ericsson's in *ECAV; in #ECAM it is another thing
 * (retrieved, with makers of the same language).
 */
const MONITOR_STATES: readonly ListedState[] = [
  'released',
  'dialing',
  'alerting',
  'active',
  'held',
  'waiting',
  'incoming',
  'released',
  'released',
];
const DIRECTIONS: Partial<Record<ListedState, CallProgress['direction']>> = {
  dialing: 'outgoing',
  alerting: 'outgoing',
  incoming: 'incoming',
  waiting: 'incoming',
};
/** <ccstatus> of a called party that is engaged, and the cause that says the same. */
const BUSY = 7;
const USER_BUSY = 17;
const STERICSSON_RELEASED = 8;

/** u-blox: `+UCALLSTAT: <id>,<stat>`. */
export function parseUbloxProgress(line: string): CallProgress | null {
  const fields = fieldsOf(line, '+UCALLSTAT:') ?? [];
  const state = UBLOX_STATES[numberIn(fields[1]) ?? -1];
  const callId = callIdFrom(numberIn(fields[0]));
  return state === undefined || callId === null ? null : progress(state, { callId, direction: DIRECTIONS[state] });
}

/**
 * Telit: `#ECAM: <ccid>,<ccstatus>,<calltype>,,,<number>,<type>`, the number only while dialling. <ccid> counts from 0 and is not the
 * number of +CLCC, so it is left out.
 */
export function parseTelitProgress(line: string): CallProgress | null {
  const fields = fieldsOf(line, '#ECAM:');
  return fields === null || numberIn(fields[1]) === STERICSSON_RELEASED ? null : monitored(fields, null, null);
}

/**
 * Ericsson: `*ECAV: <ccid>,<ccstatus>,<calltype>[,<processid>][,<exitcause>][,<number>,<type>]`. <exitcause> is a cause of 3GPP TS 24.008 in
 * three digits; above 127 it is the device's own and says nothing.
 */
export function parseEricssonProgress(line: string): CallProgress | null {
  const fields = fieldsOf(line, '*ECAV:');
  if (fields === null) return null;
  return monitored(fields, callIdFrom(numberIn(fields[0])), knownCause(numberIn(fields[4])));
}

function monitored(fields: readonly Field[], callId: number | null, exitCause: number | null): CallProgress | null {
  const [ccid, status, callType] = fields.slice(0, 3).map(numberIn);
  const state = MONITOR_STATES[status ?? -1];
  if (ccid === undefined || ccid === null || ccid < 0 || state === undefined) return null;
  const busy = status === BUSY ? USER_BUSY : null;
  return progress(state, {
    callId,
    direction: DIRECTIONS[state],
    voice: callType === undefined || callType === null ? null : callType === 1,
    number: partyNumber(fields[5], fields[6]).number,
    cause: state === 'released' ? (exitCause ?? busy) : null,
  });
}
