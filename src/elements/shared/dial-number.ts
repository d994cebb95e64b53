import { ANY_LINE, parseDialString } from '../../numbers/dial-string.js';
import { TelDialEvent } from './events.js';

/** The event that asks to call a number that was kept; null where no line can dial it. */
export function dialEventFor(number: string): TelDialEvent | null {
  return parseDialString(number, ANY_LINE).ok ? new TelDialEvent(number) : null;
}
