/**
 * The request table and completion ring: the ledger that makes "exactly once, in order, after the return" hold.
 * Integers in, integers out; two implementations (WebAssembly and its executable specification in JavaScript) behind this interface.
 *
 * Life of a slot: FREE → `begin` → CALLING → `returned` with its own id → PENDING → `complete` → DONE (its cell is in the ring)
 * → `drain` hands the cell out → FREE. `complete` while CALLING → EARLY; the cell is released by `returned`. `returned` with
 * anything but the own id frees the slot, an early completion included, and no cell comes.
 *
 * Cells come out of `drain` in the order in which they went in, completions and events merged by one sequence.
 * A completion's cell is reserved by `begin`, so `complete` cannot overflow; events have cells of their own.
 *
 * Ids, results, lines and calls are 32-bit integers: any other number counts as `value | 0`, and comes back so.
 * Free slots go out in the order in which they became free, and an eighth of them never does. An id therefore comes back
 * only after (slots / 8 + 1) × (2^31 / slots − 1) further requests at least; with 4096 slots 268,959,231.
 */
export interface CompletionCore {
  readonly kind: 'wasm' | 'js';
  /** Why the JavaScript core stands in; undefined for the WebAssembly core. */
  readonly jsReason?: JsReason | undefined;
  /** Size of the WebAssembly module in bytes; 0 for the JavaScript core. */
  readonly moduleBytes: number;
  /** The compiled module, from which scanners are made as well; undefined for the JavaScript core. */
  readonly module?: WebAssembly.Module | undefined;
  /** Slots in the table, a power of two. Seven eighths of them can be out at once ({@link CompletionCore.limit}). */
  readonly slots: number;
  readonly limit: number;
  /** Requests that have begun and whose cell has not been handed out. */
  readonly outstanding: number;

  /**
   * Takes a slot for a request.
   * @param line - Which line's list it joins: 0 to 4095.
   * @param call - Which call's list it joins: 1 to 4095, or 0 for a request without a call.
   * @returns The id, 1 to 0x7FFFFFFF, never live twice; 0 = the table is full, or line or call is out of range.
   */
  begin(line: number, call: number): number;
  /**
   * Tells what the provider's function answered for a request.
   * @param atMs - A time limit, as for `setDeadline`, given when the verdict is `pending`. Left out or NaN: it stays as it is.
   */
  returned(id: number, result: number, atMs?: number): ReturnVerdict;
  /** Completes a request with 0 or a negative error. */
  complete(id: number, result: number): CompleteVerdict;
  /**
   * Puts an event into the ring. There are as many event cells as slots.
   * @param cookie - Handed out again with the cell: 0 to 0x7FFFFFFF. Of any other number, its low 31 bits.
   * @returns false when all event cells are taken: drain, then try again.
   */
  event(cookie: number): boolean;

  /**
   * Gives a request a time limit, replacing an earlier one. Its completion ends the limit.
   * @param atMs - On the caller's clock; counts as the next whole millisecond, below 0 as 0. Above 2^39 − 1 (17 years), Infinity
   * and NaN: no limit, which is how one is taken off.
   * @returns false when no request of this id awaits its completion.
   */
  setDeadline(id: number, atMs: number): boolean;
  /**
   * When `expire` should next be called; Infinity without deadlines. Never later than the earliest deadline; earlier only
   * when the request of an earlier one has ended since, and `expire` sets that right: it always leaves a time after its own.
   * The first deadline after there was none is exact.
   */
  nextDeadline(): number;
  /**
   * Completes every request whose deadline is `nowMs` or earlier with `result`, CALLING ones as EARLY. They go in the order
   * of their deadlines in steps of 64 ms (by `floor(atMs / 64)`); within a step, in the order in which the deadlines were set.
   * @returns How many. A positive `result` changes nothing.
   */
  expire(nowMs: number, result: number): number;
  /**
   * Completes all requests of a line that await it with `result`, in the order in which they began. CALLING ones become EARLY.
   * @returns How many. A positive `result` changes nothing.
   */
  failLine(line: number, result: number): number;
  /** The same for a call. 0 is no call: nothing happens. */
  failCall(call: number, result: number): number;

  /**
   * Takes the oldest cells out of the ring into {@link CompletionCore.cells}, and frees their slots. None of these is taken
   * again within the next slots / 8 requests: a caller that begins fewer between two drains may keep things by slot.
   * @returns How many, up to 32; 0 when the ring is empty.
   */
  drain(): number;
  /**
   * What `drain` took last, two numbers a cell: the id and the result of a completion, or 0 and the cookie of an event.
   * Overwritten by the next `drain`.
   */
  readonly cells: Int32Array;
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
 * `stale`: no such request. `invalid`: a positive result, whatever the id. The last three change nothing.
 */
export const COMPLETE_VERDICTS = ['posted', 'early', 'duplicate', 'stale', 'invalid'] as const;
export type CompleteVerdict = (typeof COMPLETE_VERDICTS)[number];

/**
 * Why the JavaScript core stands in for the WebAssembly one. `asked`: by the option. `missing`: the browser has no
 * WebAssembly. `refused`: its policy (CSP without 'wasm-unsafe-eval') or its compiler refused the module. `memory`: it had
 * no memory to give.
 */
export type JsReason = 'asked' | 'missing' | 'refused' | 'memory';
