import { parseDialString } from './dial-string.js';

/** A number, and what is to be sent on the call once it is connected. */
export interface PausedNumber {
  readonly number: string;
  /** Begins with the pause, `,`; '' where nothing is to be sent. Not checked: it may have modifiers that no call can send. */
  readonly postDial: string;
}

/** What a mobile line can dial: nothing of the text is refused before it is split. */
const WHOLE = { waitForDialTone: true, quiet: true, billing: true, partialDial: true };

/**
 * Splits dialled digits as a mobile line carries them out: a call to the number before the first pause, and the rest as DTMF once it is connected, since a
 * mobile network takes a number whole (3GPP TS 24.008, 10.5.4.7) and DTMF in a call only (+VTS: TS 27.007, C.2.11). `W` waits for a dial tone, which a connected
 * call has none of: it is taken as a pause as `,` is (ITU-T V.250, 6.3.1.2; as long as S8 says, 2 s). Before the number there is nothing to wait for: both are skipped.
 */
export function splitAtPause(digits: string): PausedNumber {
  const [, number = '', rest = ''] = /^[,W]*([^,W]*)(.*)$/.exec(digits) ?? [];
  return { number, postDial: /[^,W]/.test(rest) ? rest.replaceAll('W', ',') : '' };
}

/** The part of an address that a mobile line dials; an address that is none as it is, for others to refuse. */
export function calledPart(address: string): string {
  const parsed = parseDialString(address, WHOLE);
  return parsed.ok ? splitAtPause(parsed.dialString.digits).number : address;
}
