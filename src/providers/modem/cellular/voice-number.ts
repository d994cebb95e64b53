import { isEmergencyNumber } from '../../../numbers/emergency.js';
import { callerIdPrefix, isServiceCode } from '../../../numbers/mmi.js';
import { splitAtPause } from '../../../numbers/post-dial.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../../tspi/result.js';

/** What is called, and whether one's own number is told (3GPP TS 27.007, 6.2: `I` invokes the restriction, `i` suppresses it). */
export interface VoiceNumber {
  readonly number: string;
  readonly callerIdModifier: '' | 'I' | 'i';
  /** Sent with +VTS once the call is connected: `0-9 A-D * #`, and `,` for a pause. '' for nothing. */
  readonly postDial: string;
}

const MODIFIERS = { withhold: 'I', show: 'i' } as const;

/**
 * Whether digits may stand in `ATD<digits>;`. A code that changes or asks the network or the device (3GPP TS 22.030, 6.5) is refused, since
 * some firmware carries it out, whether it begins with `*` or `#` or ends with `#`; so are dial modifiers, which a cellular network does not have
 * (TS 27.007, 6.2): what stands behind a pause would be left out or dialled along.
 * @returns 0, or INVALADDRESS.
 */
export function checkVoiceNumber(digits: string): Result {
  const isNumber = /^(?:\+[0-9]|[0-9A-D])[0-9A-D*#]{0,39}$/.test(digits);
  return isNumber && !isServiceCode(digits) ? SUCCESS : LINEERR.INVALADDRESS;
}

/**
 * What is to be called by digits that may begin with `*31#` or `#31#`: those are no command but a call (TS 22.030, annex B), and become the
 * modifier that says the same. An emergency number is called without one. From the first pause on, which `W` is too, it is not part of the number: {@link splitAtPause}.
 * @param withheld - Whether whoever asks for the call wants its number withheld, whatever the digits say.
 * @returns null for what is no number to call, or has something behind it that is no digit to send.
 */
export function readVoiceNumber(digits: string, withheld = false): VoiceNumber | null {
  const { number: called, postDial } = splitAtPause(digits);
  const { number, callerId } = callerIdPrefix(called);
  if (checkVoiceNumber(number) !== SUCCESS || !/^[0-9A-D*#,]*$/.test(postDial)) return null;
  const wanted = withheld ? 'withhold' : callerId;
  const callerIdModifier = wanted === null || isEmergencyNumber(number) ? '' : MODIFIERS[wanted];
  return { number, callerIdModifier, postDial };
}
