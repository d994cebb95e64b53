import { isMmiCode } from '../../../numbers/mmi.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../../tspi/result.js';

/**
 * Whether digits may stand in `ATD<digits>;`. A code that changes or asks the network or the device (3GPP TS 22.030, 6.5) is refused, since
 * some firmware carries it out; so are dial modifiers, which a cellular network does not have (TS 27.007, 6.2): what stands behind a
 * pause would be left out or dialled along.
 * @returns 0, or INVALADDRESS.
 */
export function checkVoiceNumber(digits: string): Result {
  return isMmiCode(digits) || !/^\+?[0-9A-D*#]{1,40}$/.test(digits) ? LINEERR.INVALADDRESS : SUCCESS;
}
