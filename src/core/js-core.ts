import { CellRing } from './cell-ring.js';
import type { CompleteVerdict, CompletionCore, JsReason, ReturnVerdict } from './completion-core.js';
import { BATCH, CALLS, checkedOptions, LAST_MS, LINES, type CoreOptions } from './core-options.js';
import { Link, LinkedList } from './linked-list.js';
import { TickMap, type Timed } from './tick-map.js';

type State = 'free' | 'calling' | 'pending' | 'early' | 'done';

/** What `complete` does in each state. */
const ON_COMPLETE: Record<State, CompleteVerdict> = {
  free: 'stale',
  calling: 'early',
  pending: 'posted',
  early: 'duplicate',
  done: 'duplicate',
};

const MAX_ID = 0x7fffffff;

/** A slot of the table. Made once and used again: after set-up, nothing but a deadline takes memory. */
class Slot implements Timed {
  state: State = 'free';
  result = 0;
  deadlineMs = Infinity;
  readonly inLine = new Link<Slot>(this);
  readonly inCall = new Link<Slot>(this);

  /** @param id - Generation and index of the slot; while it is free, those of the last request in it. */
  constructor(public id: number) {}
}

/**
 * The completion core in JavaScript: the executable specification of the WebAssembly one, and the product's core where the
 * browser refuses WebAssembly. An id is generation × slots + index.
 */
export class JsCore implements CompletionCore {
  readonly kind = 'js';
  readonly moduleBytes = 0;
  readonly slots: number;
  readonly limit: number;
  readonly cells = new Int32Array(2 * BATCH);

  readonly #table: Slot[];
  /** Free slots, the one that has been free for longest at `#freeFirst`. */
  readonly #free: Slot[];
  #freeFirst = 0;
  #outstanding = 0;
  readonly #lines = new Map<number, LinkedList<Slot>>();
  readonly #calls = new Map<number, LinkedList<Slot>>();
  readonly #deadlines = new TickMap<Slot>();
  readonly #ring: CellRing;

  /** @throws RangeError when an option is outside its range. */
  constructor(
    options: CoreOptions = {},
    readonly jsReason: JsReason = 'asked',
  ) {
    const { slots, firstGeneration } = checkedOptions(options);
    this.slots = slots;
    this.limit = slots - slots / 8;
    this.#table = Array.from({ length: slots }, (_, index) => new Slot((firstGeneration - 1) * slots + index));
    this.#free = [...this.#table];
    this.#ring = new CellRing(slots);
  }

  get outstanding(): number {
    return this.#outstanding;
  }

  begin(line: number, call: number): number {
    const lineNumber = line | 0;
    const callNumber = call | 0;
    if (lineNumber < 0 || lineNumber >= LINES || callNumber < 0 || callNumber >= CALLS) return 0;
    const slot = this.#takeFree();
    if (slot === undefined) return 0;
    slot.state = 'calling';
    listOf(this.#lines, lineNumber).append(slot.inLine);
    if (callNumber !== 0) listOf(this.#calls, callNumber).append(slot.inCall);
    return slot.id;
  }

  returned(id: number, result: number, atMs = NaN): ReturnVerdict {
    const slot = this.#find(id);
    if (slot?.state !== 'calling' && slot?.state !== 'early') return 'stale';
    if ((result | 0) !== slot.id) {
      this.#release(slot);
      return (result | 0) < 0 ? 'refused' : 'fault';
    }
    if (slot.state === 'early') {
      this.#post(slot);
      return 'early';
    }
    slot.state = 'pending';
    if (!Number.isNaN(atMs)) this.#setDeadline(slot, atMs);
    return 'pending';
  }

  complete(id: number, result: number): CompleteVerdict {
    if ((result | 0) > 0) return 'invalid';
    const slot = this.#find(id);
    if (slot === undefined) return 'stale';
    const verdict = ON_COMPLETE[slot.state];
    if (awaitsCompletion(slot)) this.#settle(slot, result | 0);
    return verdict;
  }

  event(cookie: number): boolean {
    return this.#ring.postEvent(cookie);
  }

  setDeadline(id: number, atMs: number): boolean {
    const slot = this.#find(id);
    if (slot === undefined || !awaitsCompletion(slot)) return false;
    this.#setDeadline(slot, atMs);
    return true;
  }

  nextDeadline(): number {
    return this.#deadlines.earliestMs;
  }

  expire(nowMs: number, result: number): number {
    if ((result | 0) > 0) return 0;
    const due = this.#deadlines.due(nowMs);
    for (const slot of due) this.#settle(slot, result | 0);
    this.#deadlines.refresh();
    return due.length;
  }

  failLine(line: number, result: number): number {
    return this.#fail(this.#lines.get(line | 0), result | 0);
  }

  failCall(call: number, result: number): number {
    return this.#fail(this.#calls.get(call | 0), result | 0);
  }

  drain(): number {
    const count = this.#ring.take(this.cells);
    for (let n = 0; n < count; n++) {
      const slot = this.#find(this.cells[2 * n] ?? 0);
      if (slot !== undefined) this.#release(slot);
    }
    return count;
  }

  #setDeadline(slot: Slot, atMs: number): void {
    this.#deadlines.delete(slot);
    slot.deadlineMs = atMs <= LAST_MS ? Math.max(0, Math.ceil(atMs)) : Infinity;
    if (slot.deadlineMs !== Infinity) this.#deadlines.add(slot);
  }

  #fail(list: LinkedList<Slot> | undefined, result: number): number {
    let count = 0;
    if (list === undefined || result > 0) return count;
    for (; list.first !== undefined; count++) this.#settle(list.first.owner, result);
    return count;
  }

  /** calling → early, pending → done. */
  #settle(slot: Slot, result: number): void {
    this.#unlist(slot);
    slot.result = result;
    if (slot.state === 'pending') this.#post(slot);
    else slot.state = 'early';
  }

  /** pending, early → done. */
  #post(slot: Slot): void {
    slot.state = 'done';
    this.#ring.post(slot.id, slot.result);
  }

  /** calling, early, done → free. */
  #release(slot: Slot): void {
    this.#unlist(slot);
    slot.state = 'free';
    this.#free[(this.#freeFirst + this.slots - this.#outstanding) % this.slots] = slot;
    this.#outstanding--;
  }

  /** A request that no longer awaits its completion is in no list and has no deadline. */
  #unlist(slot: Slot): void {
    slot.inLine.leave();
    slot.inCall.leave();
    this.#deadlines.delete(slot);
    slot.deadlineMs = Infinity;
  }

  /** The slot that has been free for longest, in its next generation; undefined when an eighth of the slots is left. */
  #takeFree(): Slot | undefined {
    if (this.#outstanding === this.limit) return undefined;
    const slot = this.#free[this.#freeFirst];
    if (slot === undefined) return undefined;
    this.#freeFirst = (this.#freeFirst + 1) % this.slots;
    this.#outstanding++;
    slot.id += this.slots;
    if (slot.id > MAX_ID) slot.id = this.slots + (slot.id % this.slots);
    return slot;
  }

  /** The slot of a live id. */
  #find(id: number): Slot | undefined {
    const slot = this.#table[id & (this.slots - 1)];
    return slot !== undefined && slot.id === (id | 0) && slot.state !== 'free' ? slot : undefined;
  }
}

function awaitsCompletion(slot: Slot): boolean {
  return slot.state === 'calling' || slot.state === 'pending';
}

function listOf(lists: Map<number, LinkedList<Slot>>, key: number): LinkedList<Slot> {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = new LinkedList()));
  return list;
}
