/**
 * The whole ABI of the module: integers in, integers out. What each function means stands at
 * `CompletionCore` in src/core/completion-core.ts; verdicts are places in its tables.
 */

//  init(slots, firstGeneration): bool      once, before anything else; false = no memory
//  begin(line, call): id                   0 = full
//  returned(id, result, atMs: f64): verdict   NaN = the deadline stays as it is
//  complete(id, result): verdict
//  setDeadline(id, atMs: f64): bool
//  expire(nowMs: f64, result): count
//  failLine(line, result): count
//  failCall(call, result): count
//  drain(): count                          of cells at CELLS, i32 pairs; good until the next drain
//  outstanding(): count
export {
  begin,
  complete,
  drain,
  expire,
  failCall,
  failLine,
  init,
  outstanding,
  returned,
  setDeadline,
} from './request-table';

//  event(cookie): bool                     false = all event cells are taken
export { event } from './completion-ring';

//  nextDeadline(): f64                     Infinity = none
export { nextDeadline } from './time-limits';

//  The byte scanner: `ByteScanner` in src/core/byte-scanner.ts. An instance of its own for each line of a modem.
//  openScanner(): bool                     once, in place of init; false = no memory
//  learn(length, number): bool             the head that stands in the window; false = no place for it
//  room(): bytes                           then write them to WINDOW, then fed(length)
//  scan(limit): count                      records at RECORDS
//  leaveData(), reset()
export {
  // settings
  awaitingPrompt,
  dataFollowsConnect,
  dataIsShielded,
  shielding,
  stripParity,
  // readings
  droppedLines,
  held,
  inData,
  noiseBytes,
  fed,
  learn,
  leaveData,
  openScanner,
  reset,
  room,
  scan,
} from './scanner';

//  Of the memory maps, what the host reads by.
export { MAX_LINE_LENGTH, MAX_RECORDS, RECORDS, WINDOW } from './scanner-layout';
export { BATCH, CALLS, CELLS, LINES, TICK_BITS } from './layout';
