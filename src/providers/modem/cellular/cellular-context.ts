import type { CallControlContext } from '../call-context.js';
import type { CallReporter } from '../call-reporter.js';
import type { CellularAbilities } from './abilities.js';
import type { CallBook } from './call-book.js';
import type { CallPoller } from './call-poller.js';
import type { CellularDialect } from './cellular-profiles.js';
import type { Situation } from './possible.js';

/** What the parts of a cellular line's call control share. */
export interface CellularContext {
  readonly line: CallControlContext;
  readonly dialect: CellularDialect;
  readonly abilities: CellularAbilities;
  readonly reporter: CallReporter;
  readonly book: CallBook;
  readonly poller: CallPoller;
  /** The calls as they are now, those whose handles are closed left out. */
  readonly situation: () => Situation;
  /** What acts on several calls goes one after the other: each finds the calls as the one before has left them. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Ends the sending of digits: the call that they are for is about not to be the active one any more. */
  readonly stopDigits: () => void;
}
