import { listedCall, type ListedCall, type ListedState } from './clcc.js';
import { fieldsOf, numberIn, type Field } from './fields.js';
import { partyNumber } from './party-number.js';
import { callIdFrom, progress, type CallProgress } from './progress.js';
import { knownCause } from './release-cause.js';

/**
 * <stat> of ^DSCI and of `+QIND: "ccinfo"` in Quectel's AT commands manuals, which are not the numbers of +CLCC: 1 CALL_HOLD, 2 CALL_ORIGINAL,
 * 3 CALL_CONNECT, 4 CALL_INCOMING, 5 CALL_WAITING, 6 CALL_END, 7 CALL_ALERTING. <id> and <dir> are those of +CLCC.
 */
const STATES: readonly (ListedState | undefined)[] = [
  undefined,
  'held',
  'dialing',
  'active',
  'incoming',
  'waiting',
  'released',
  'alerting',
];
/** What <stat> 7 is printed as by firmware that keeps it in three bits with a sign. */
const ALERTING_AS_PRINTED = -1;

/**
 * Quectel (EC2x, EG2x): `^DSCI: <id>,<dir>,<stat>,<type>,<number>,<numtype>[,<tone>]`, and
 * `+QIND: "ccinfo",<id>,<dir>,<stat>,<mode>,<mpty>,<number>,<type>[,<alpha>]`. Modules of other makers write ^DSCI with the fields and
 * numbers of +CLCC, and the cause at the ninth place: `^DSCI: 1,1,6,0,0,"5550100",161,,16,0,"",0`.
 */
export function parseQuectelProgress(line: string): CallProgress | null {
  const dsci = fieldsOf(line, '^DSCI:');
  if (dsci !== null) return isAsListed(dsci) ? asListed(dsci) : quectel(dsci, 4);
  const qind = fieldsOf(line, '+QIND:');
  return qind?.[0]?.text.toLowerCase() === 'ccinfo' ? quectel(qind.slice(1), 5) : null;
}

/** Whether <mpty> stands where Quectel has the number: 0 or 1, and behind it a number with its type. A call to `1` is not told apart. */
function isAsListed(fields: readonly Field[]): boolean {
  const [multiparty, number, type] = fields.slice(4, 7);
  if (multiparty === undefined || multiparty.quoted || !/^[01]$/.test(multiparty.text)) return false;
  return number !== undefined && (number.quoted || numberIn(type) !== null) && type !== undefined;
}

function asListed(fields: readonly Field[]): CallProgress | null {
  const call = listedCall(fields.slice(0, 7), 5);
  return call === null ? null : progressOf(call, knownCause(numberIn(fields[8])));
}

/** What a line of a list tells of its call. */
export function progressOf(call: ListedCall, cause: number | null): CallProgress {
  const { state, callId, direction, voice, conference, number, name } = call;
  return progress(state, { callId, direction, voice, conference, number, name, cause });
}

function quectel(fields: readonly Field[], numberAt: number): CallProgress | null {
  const [callId, direction, stat, type] = fields.slice(0, 4).map(numberIn);
  const state = stat === ALERTING_AS_PRINTED ? 'alerting' : STATES[stat ?? 0];
  if (callIdFrom(callId) === null || (direction !== 0 && direction !== 1) || state === undefined) return null;
  const { number, name } = partyNumber(fields[numberAt], fields[numberAt + 1]);
  return progress(state, {
    callId: callIdFrom(callId),
    direction: direction === 1 ? 'incoming' : 'outgoing',
    voice: type === 0,
    conference: numberAt === 5 ? numberIn(fields[4]) === 1 : null,
    number,
    name,
  });
}
