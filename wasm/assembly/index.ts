/**
 * The whole ABI of the module: integers in, integers out. What each function means stands at
 * `CompletionCore` in src/core/completion-core.ts; verdicts are places in its tables.
 */

//  init(slots, firstGeneration): bool      once, before anything else; false = no memory
//  begin(line, call, cookie): id           0 = full
//  returned(id, result): verdict
//  complete(id, result): verdict
//  setDeadline(id, atMs: f64): bool
//  expire(nowMs: f64, result): count
//  failLine(line, result): count
//  failCall(call, result): count
//  next(): address of a cell               0 = empty; read it before anything else is called
//  outstanding(): count
export {
  begin,
  complete,
  expire,
  failCall,
  failLine,
  init,
  next,
  outstanding,
  returned,
  setDeadline,
} from './request-table';

//  event(cookie): bool                     false = all event cells are taken
export { event } from './completion-ring';

//  nextDeadline(): f64                     Infinity = none
export { nextDeadline } from './time-limits';

//  Of the memory map, what the host reads by.
export { CALLS, CELL_COOKIE, CELL_ID, CELL_RESULT, LINES, TICK_BITS } from './layout';
