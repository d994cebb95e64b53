import { LINEERR, PHONEERR } from './generated/errors.js';
import type { Result } from './result.js';

/** Errors that lines and phones have under numbers of their own. */
type FamilyError = keyof typeof LINEERR & keyof typeof PHONEERR;

/** The errors of a function's family, by its name: PHONEERR of phone functions, else LINEERR. */
export function errorsOf(name: string): Readonly<Record<FamilyError, Result>> {
  return name.startsWith('phone') ? PHONEERR : LINEERR;
}
