import type { ResultName } from '../../../at/result-codes.js';
import type { Urc } from '../../../at/urc.js';
import { LINEDISCONNECTMODE } from '../../../tspi/generated/constants.js';
import { disconnectModeOf } from '../disconnect-modes.js';
import type { ListedState } from './listed-call.js';
import { modeOfCause } from './release-causes.js';

/** What an unsolicited line says of a call. */
export interface CallHint {
  /** The call's index; null where the line does not tell, or numbers calls in another way than +CLCC. */
  readonly index: number | null;
  /** What the call is doing now; `ended`, or `changed` where only the list tells. */
  readonly state: ListedState | 'ended' | 'changed';
  /** Why it ended, a LINEDISCONNECTMODE; null where that is not told. */
  readonly mode: number | null;
}

type State = CallHint['state'];
type Reader = (fields: readonly string[]) => CallHint;

const changed: CallHint = { index: null, state: 'changed', mode: null };

const indexed =
  (state: State): Reader =>
  ([index]) => ({ index: Number(index), state, mode: null });

/** u-blox, by <stat> of +UCALLSTAT (u-blox AT Commands Manual); 7: connected, with no indication of the answer. */
const ucallstat: readonly State[] = ['active', 'held', 'dialing', 'alerting', 'incoming', 'waiting', 'ended', 'active'];
/** Telit, by <ccstatus> of #ECAM (Telit AT Commands Reference Guide): idle, calling, connecting, active, hold, waiting, alerting, busy. */
const ecam: readonly State[] = ['ended', 'dialing', 'dialing', 'active', 'held', 'waiting', 'alerting', 'ended'];
const ECAM_BUSY = '7';
/** +CLCC as an unsolicited line (SIMCom): <stat>, and 6 for a call that is released. */
const clcc: readonly State[] = ['active', 'held', 'dialing', 'alerting', 'incoming', 'waiting', 'ended'];

/** Makers' lines about calls by their head. Fields are what stands after it, between commas. */
const readers: Readonly<Record<string, Reader>> = {
  // Huawei: <call_x>[,<call_type>]; ^CEND:<call_x>,<duration>,<end_status>[,<cc_cause>].
  '^ORIG': indexed('dialing'),
  '^CONF': indexed('alerting'),
  '^CONN': indexed('active'),
  '^CEND': ([index, , , cause]) => ({
    index: Number(index),
    state: 'ended',
    mode: cause === undefined ? null : modeOfCause(Number(cause)),
  }),
  '+UCALLSTAT': ([index, stat]) => ({ index: Number(index), state: ucallstat[Number(stat)] ?? 'changed', mode: null }),
  '#ECAM': ([, status = '']) => ({
    index: null,
    state: ecam[Number(status)] ?? 'changed',
    mode: status === ECAM_BUSY ? LINEDISCONNECTMODE.BUSY : null,
  }),
  '+CLCC': ([index, , stat]) => ({ index: Number(index), state: clcc[Number(stat)] ?? 'changed', mode: null }),
  // Which indicator it is, and how a service or another maker's state is numbered, the list makes unnecessary to know.
  '+CIEV': () => changed,
  '+CSSI': () => changed,
  '+CSSU': () => changed,
  '+COLP': () => changed,
  '^DSCI': () => changed,
  '^SLCC': () => changed,
  '+WIND': () => changed,
  '*ECAV': () => changed,
};

/** Lines that have no such head: SIMCom, ZTE. */
const texts: readonly (readonly [RegExp, State])[] = [
  [/^VOICE CALL: BEGIN/, 'active'],
  [/^VOICE CALL: END/, 'ended'],
  [/^MISSED_CALL/, 'ended'],
  [/^HANGUP:/, 'ended'],
];

const connecting: readonly ResultName[] = ['connect', 'voiceConnect'];

/** Reads an unsolicited line; null for one that is not about calls. Rings and who calls are told otherwise. */
export function hintOf(urc: Urc): CallHint | null {
  if (urc.kind === 'callResult') {
    const { name } = urc.code;
    if (connecting.includes(name)) return { index: null, state: 'active', mode: null };
    const mode = disconnectModeOf(name);
    return { index: null, state: 'ended', mode: mode === LINEDISCONNECTMODE.UNKNOWN ? null : mode };
  }
  if (urc.kind !== 'report' && urc.kind !== 'unknown') return null;
  const [, head = '', rest = ''] = /^([+^#*][A-Z]+): ?(.*)$/.exec(urc.text) ?? [];
  const reader = Object.hasOwn(readers, head) ? readers[head] : undefined;
  if (reader !== undefined) return withIndex(reader(rest.split(',').map((field) => field.trim())));
  const found = texts.find(([pattern]) => pattern.test(urc.text));
  return found === undefined ? null : { index: null, state: found[1], mode: null };
}

function withIndex(hint: CallHint): CallHint {
  const { index } = hint;
  return index !== null && (!Number.isInteger(index) || index < 1) ? { ...hint, index: null } : hint;
}
