/**
 * The request table and completion ring: the ledger that makes "exactly once, in order, after the return" hold.
 * Integers in, integers out; two implementations (WebAssembly and its executable specification in JavaScript) behind this interface.
 *
 * Life of a slot: FREE → `begin` → CALLING → `returned` with its own id → PENDING → `complete` → DONE (its cell is in the ring)
 * → `next` hands the cell out → FREE. `complete` while CALLING → EARLY; the cell is released by `returned`. `returned` with
 * anything but the own id frees the slot, an early completion included, and no cell comes.
 *
 * Cells come out of `next` in the order in which they went in, completions and events merged by one sequence.
 * A completion's cell is reserved by `begin`, so `complete` cannot overflow; events have cells of their own.
 */
export interface CompletionCore {
  readonly kind: 'wasm' | 'js';
  /** Size of the WebAssembly module in bytes; 0 for the JavaScript core. */
  readonly moduleBytes: number;
  /** Slots in the table, a power of two. Seven eighths of them can be out at once ({@link CompletionCore.limit}). */
  readonly slots: number;
  readonly limit: number;
  /** Requests that have begun and whose cell has not been handed out. */
  readonly outstanding: number;

  /**
   * Takes a slot for a request.
   * @param line - Which line's list it joins: 0 to 4095.
   * @param call - Which call's list it joins: 1 to 65535, or 0 for a request without a call.
   * @param cookie - Handed out again with the cell: any 32-bit integer.
   * @returns The id, 1 to 0x7FFFFFFF, never live twice; 0 = the table is full.
   */
  begin(line: number, call: number, cookie: number): number;
  /** Tells what the provider's function answered for a request. */
  returned(id: number, result: number): ReturnVerdict;
  /** Completes a request with 0 or a negative error. */
  complete(id: number, result: number): CompleteVerdict;
  /**
   * Puts an event into the ring.
   * @param cookie - Handed out again with the cell: any 32-bit integer.
   * @returns false when all event cells are taken: drain, then try again.
   */
  event(cookie: number): boolean;

  /** Gives a request a time limit, replacing an earlier one. Times are milliseconds on the caller's clock, whole or not. False for a dead id. */
  setDeadline(id: number, atMs: number): boolean;
  /** When `expire` should next be called; Infinity without deadlines. Never later than the earliest deadline, at most 64 ms after it has passed. */
  nextDeadline(): number;
  /** Completes every request whose time limit has passed with `result`, earliest first within the resolution of 64 ms. Returns how many. */
  expire(nowMs: number, result: number): number;
  /** Completes all live requests of a line, in the order in which they began, with `result`. CALLING ones become EARLY. Returns how many. */
  failLine(line: number, result: number): number;
  /** The same for a call. */
  failCall(call: number, result: number): number;

  /** Takes the oldest cell out of the ring into {@link CompletionCore.cell}; false when the ring is empty. */
  next(): boolean;
  /** The cell that `next` took last; overwritten by the next call of it. */
  readonly cell: Cell;
}

/** One cell of the ring. An event has id 0 and result 0. */
export interface Cell {
  id: number;
  result: number;
  cookie: number;
}

/**
 * What `returned` did. `pending`: accepted, completion to come. `early`: accepted, and its early completion is now in the
 * ring. `refused`: a negative result ended it. `fault`: it returned neither its own id nor a negative number; ended. `stale`:
 * no such request is in its call.
 */
export const RETURN_VERDICTS = ['pending', 'early', 'refused', 'fault', 'stale'] as const;
export type ReturnVerdict = (typeof RETURN_VERDICTS)[number];

/**
 * What `complete` did. `posted`: in the ring. `early`: kept until the return. `duplicate`: it had been completed before.
 * `stale`: no such request. `invalid`: a positive result. The last three change nothing.
 */
export const COMPLETE_VERDICTS = ['posted', 'early', 'duplicate', 'stale', 'invalid'] as const;
export type CompleteVerdict = (typeof COMPLETE_VERDICTS)[number];
