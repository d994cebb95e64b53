import type { Line, Telephony, TelephonyError } from '../client/telephony.js';
import type { Strings } from '../elements/locale/strings.js';
import type { ConsoleStrings } from './console-strings.js';

/** What the parts of the console show, as it is now, and what they may ask for. */
export interface ConsoleView {
  readonly telephony: Telephony;
  /** The line that is looked at. */
  readonly line: Line | null;
  /** Why it could not start, as far as that is for whoever set the page up. */
  readonly misconfigured: TelephonyError | null;
  /** Of the elements that come after the first picture (`later-elements.ts`). */
  readonly later: 'loading' | 'here' | 'missing';
  /** The lines of the start are still to be told: what stands below them would be moved by them. */
  readonly begins: boolean;
  /** What elements say. */
  readonly words: Strings;
  /** What the console says besides. */
  readonly page: ConsoleStrings;
  /** Looks at another line. */
  readonly select: (line: Line) => void;
  /** Makes a new telephony in place of one that is lost. */
  readonly startAgain: () => void;
}

/** The lines are in another tab that does not let this page in: said by tel-ownership. */
export function isElsewhere({ ownership }: Telephony): boolean {
  return ownership.role === 'waiting' && ownership.why !== 'starting';
}
