import type { ResultName } from '../../../at/result-codes.js';
import { parseCallProgress } from '../../../at/responses/call-progress.js';
import type { CallProgress } from '../../../at/responses/progress.js';
import type { Urc } from '../../../at/urc.js';
import { LINEDISCONNECTMODE } from '../../../tspi/generated/constants.js';
import { disconnectModeOf } from '../disconnect-modes.js';
import type { LiveState } from './call-listing.js';
import { modeOfCause } from './release-causes.js';

/** What an unsolicited line says of a call. */
export interface CallHint {
  /** The call's number in the list; null where the line does not tell, or counts calls in another way than +CLCC. */
  readonly index: number | null;
  /** What the call is doing now; `ended`, or `changed` where only the list tells. */
  readonly state: LiveState | 'ended' | 'changed';
  /** Why it ended, a LINEDISCONNECTMODE; null where that is not told. */
  readonly mode: number | null;
}

const changed: CallHint = { index: null, state: 'changed', mode: null };
/**
 * Heads of lines about calls that need not be understood, since the list has what they tell: indicators, services, the connected number, and
 * those of a maker's lines that tell no state (the end of ^SLCC, a call that has come to be).
 */
const looks = /^(?:\+CIEV|\+CSSI|\+CSSU|\+COLP|\^DSCI|\^SLCC|\+WIND|\*ECAV|#ECAM|\+CLCC|\+UCALLSTAT):/;

const connecting: readonly ResultName[] = ['connect', 'voiceConnect'];

/** What an unsolicited line says of calls; null for one that is not about calls. Rings and who calls are told otherwise. */
export function hintOf(urc: Urc): CallHint | null {
  if (urc.kind === 'callResult') {
    const { name } = urc.code;
    if (connecting.includes(name)) return { index: null, state: 'active', mode: null };
    const mode = disconnectModeOf(name);
    return { index: null, state: 'ended', mode: mode === LINEDISCONNECTMODE.UNKNOWN ? null : mode };
  }
  if (urc.kind !== 'report' && urc.kind !== 'unknown') return null;
  const told = parseCallProgress(urc.text);
  if (told !== null) return hintFrom(told);
  return looks.test(urc.text) ? changed : null;
}

/** Sessions that carry data are told of as well by some, and are no calls of the line: at most a reason to look. */
function hintFrom({ state, callId, cause, voice }: CallProgress): CallHint {
  if (voice === false) return changed;
  return {
    index: callId ?? null,
    state: state === 'released' ? 'ended' : state,
    mode: cause === undefined ? null : modeOfCause(cause),
  };
}
