import { LINEADDRCAPFLAGS, LINECALLFEATURE, LINETRANSFERMODE } from '../tspi/generated/constants.js';
import type { AddressAbilities } from './call-abilities.js';
import type { LineAbilities } from './telephony-commands.js';

/** What a line can do with calls at all; what one call can do now, {@link Call.can} says. */
export function lineAbilities({
  callFeatures,
  transferModes,
  addrCapFlags,
  flash,
  handOff,
}: AddressAbilities): LineAbilities {
  const has = (...features: readonly number[]): boolean => features.some((feature) => (callFeatures & feature) !== 0);
  return {
    answer: has(LINECALLFEATURE.ANSWER),
    sendDigits: has(LINECALLFEATURE.GENERATEDIGITS),
    hearDigits: has(LINECALLFEATURE.MONITORDIGITS, LINECALLFEATURE.GATHERDIGITS),
    hold: has(LINECALLFEATURE.HOLD),
    transfer: has(LINECALLFEATURE.BLINDTRANSFER) || (transferModes & LINETRANSFERMODE.TRANSFER) !== 0,
    conference:
      has(LINECALLFEATURE.SETUPCONF, LINECALLFEATURE.ADDTOCONF) ||
      (transferModes & LINETRANSFERMODE.CONFERENCE) !== 0 ||
      (addrCapFlags & LINEADDRCAPFLAGS.CONFERENCEMAKE) !== 0,
    redirect: has(LINECALLFEATURE.REDIRECT),
    flash: flash === true,
    handOff: handOff === true,
  };
}
