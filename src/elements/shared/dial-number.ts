import { parseDialString } from '../../numbers/dial-string.js';
import { TelDialEvent } from './events.js';

/** What this line can dial is told by its provider; here only what no line could is refused. */
const ANY_LINE = { waitForDialTone: true, quiet: true, billing: true, partialDial: false };

/** The event that asks to call a number that was kept; null where no line can dial it. */
export function dialEventFor(number: string): TelDialEvent | null {
  return parseDialString(number, ANY_LINE).ok ? new TelDialEvent(number) : null;
}
