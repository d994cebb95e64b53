import type { CompletionCore } from '../../../src/core/completion-core.js';

/** What every table of the comparison does, under the contract of the completion core. */
export type Table = Pick<
  CompletionCore,
  'begin' | 'returned' | 'complete' | 'setDeadline' | 'expire' | 'failLine' | 'failCall' | 'drain' | 'cells'
>;
