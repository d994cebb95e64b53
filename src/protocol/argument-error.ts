import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import type { ArgumentKind } from './messages.js';

const STRUCTURE_ERRORS: Partial<Record<ArgumentKind, Result>> = {
  'callParams?': LINEERR.INVALCALLPARAMS,
  tones: LINEERR.INVALTONE,
  'toneList?': LINEERR.INVALTONE,
  'digitControls?': LINEERR.INVALDIGITLIST,
  'mediaControls?': LINEERR.INVALMEDIALIST,
  'toneControls?': LINEERR.INVALTONELIST,
  'callStateControls?': LINEERR.INVALCALLSTATELIST,
};

/** TAPI's error for an argument that is not of its kind; undefined: the number of arguments is another. */
export function argumentError(name: string, kind: ArgumentKind | undefined): Result {
  if (name.startsWith('phone')) return PHONEERR.INVALPARAM;
  return (kind === undefined ? undefined : STRUCTURE_ERRORS[kind]) ?? LINEERR.INVALPARAM;
}
