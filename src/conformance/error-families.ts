import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { resultName } from '../tspi/result.js';

const lineErrors = new Set<number>(Object.values(LINEERR));
const phoneErrors = new Set<number>(Object.values(PHONEERR));
/** From here on a device's own errors begin, as unsigned numbers (lineerr--constants). */
const DEVICE_SPECIFIC = 0xc000_0000;

/** What an error must not be. */
export interface ErrorFault {
  readonly rule: 'return.error' | 'return.family';
  readonly what: string;
}

/**
 * Judges an error that a function was answered or completed with; a session's functions may have errors of either family.
 * @param result - A negative number.
 */
export function errorFault(name: string, result: number): ErrorFault | null {
  const [line, phone] = [lineErrors.has(result), phoneErrors.has(result)];
  if (!line && !phone)
    return result >>> 0 >= DEVICE_SPECIFIC
      ? null
      : { rule: 'return.error', what: `${name} ended with ${resultName(result)}` };
  const own = name.startsWith('phone') ? phone : name.startsWith('line') ? line : true;
  return own ? null : { rule: 'return.family', what: `${name} ended with ${resultName(result)}` };
}
