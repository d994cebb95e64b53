import { LINEERR } from '../tspi/generated/errors.js';
import type { Outcome } from '../tspi/provider-host.js';
import { resultName, type Result } from '../tspi/result.js';
import { TelephonyError, type TelephonyErrorCode } from './telephony.js';

/** Results that have a word of their own; every other is `refused`. */
const CODES: ReadonlyMap<number, TelephonyErrorCode> = new Map<number, TelephonyErrorCode>([
  [LINEERR.INVALADDRESS, 'invalidAddress'],
  [LINEERR.DIALDIALTONE, 'invalidAddress'],
  [LINEERR.DIALQUIET, 'invalidAddress'],
  [LINEERR.DIALBILLING, 'invalidAddress'],
  [LINEERR.DIALPROMPT, 'invalidAddress'],
  [LINEERR.ADDRESSBLOCKED, 'blocked'],
  [LINEERR.NODEVICE, 'unplugged'],
]);

/** TAPI's result of a function as an error to throw. */
export function errorOf(result: Result, functionName: string, outcome: Outcome = 'known'): TelephonyError {
  const doubt = outcome === 'unknown' ? ' It may have had its effect all the same.' : '';
  const message = `${functionName} answered ${resultName(result)}.${doubt}`;
  return new TelephonyError(CODES.get(result) ?? 'refused', message, result, outcome);
}
