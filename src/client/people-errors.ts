import { LINEERR } from '../tspi/generated/errors.js';
import { TelephonyError, type TelephonyErrorCode } from './telephony.js';

/** What TAPI's results mean where call log or contacts were asked for something. */
const MEANINGS: ReadonlyMap<number, readonly [TelephonyErrorCode, string]> = new Map<
  number,
  readonly [TelephonyErrorCode, string]
>([
  [LINEERR.OPERATIONUNAVAIL, ['notPermitted', 'This page was not given the right to change call log and contacts.']],
  [LINEERR.INVALPARAM, ['invalidContact', 'No contact or entry can be that.']],
  [LINEERR.RESOURCEUNAVAIL, ['contactsFull', 'There are as many contacts as there can be.']],
  [LINEERR.OPERATIONFAILED, ['notCleared', 'Something could not be removed from the browser’s store.']],
]);

/** The error of a request about call log or contacts. One that may have happened all the same stays as it is. */
export function peopleError(error: TelephonyError): TelephonyError {
  const meaning = error.outcome === 'unknown' ? undefined : MEANINGS.get(error.result);
  if (meaning === undefined) return error;
  const [code, message] = meaning;
  return new TelephonyError(code, message, error.result, 'known', { cause: error });
}
