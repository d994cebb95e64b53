import type { TspiMethodName } from '../../tspi/availability.js';

const FILTER = 'It names what is wanted at least: more may be told, so nothing shows whether it was heeded.';
const OWN = 'What it does is the provider’s own.';

/**
 * Functions that may do nothing and pass: TAPI states no effect of theirs that could be seen from where the kit stands. Each says why. A
 * provider's author tests what they do by other means.
 */
export const NO_OBSERVABLE_EFFECT: Readonly<Partial<Record<TspiMethodName, string>>> = {
  lineSetStatusMessages: FILTER,
  phoneSetStatusMessages: FILTER,
  lineSetMediaControl: 'It acts on the media stream, of which TAPI tells nothing.',
  lineSetDevConfig: 'Its block is opaque: the kit can only give back what it got.',
  lineDevSpecific: OWN,
  lineDevSpecificFeature: OWN,
  phoneDevSpecific: OWN,
};
