import type { ResultName } from '../../at/result-codes.js';
import { LINEDISCONNECTMODE } from '../../tspi/generated/constants.js';

const modes: ReadonlyMap<ResultName, number> = new Map<ResultName, number>([
  ['noDialtone', LINEDISCONNECTMODE.NODIALTONE],
  ['busy', LINEDISCONNECTMODE.BUSY],
  ['noAnswer', LINEDISCONNECTMODE.NOANSWER],
  ['delayed', LINEDISCONNECTMODE.TEMPFAILURE],
  ['blacklisted', LINEDISCONNECTMODE.BLOCKED],
]);

/**
 * The LINEDISCONNECTMODE of a result code that ended a call before it was connected (linedisconnectmode--constants names NODIALTONE, DELAYED
 * and BLACKLISTED). NO CARRIER and ERROR do not say why: UNKNOWN.
 */
export function disconnectModeOf(name: ResultName): number {
  return modes.get(name) ?? LINEDISCONNECTMODE.UNKNOWN;
}
