import type { CompleteVerdict, ReturnVerdict } from '../../../src/core/completion-core.js';
import type { Table } from './table.js';

const LINES = 4096;
const CALLS = 4096;
const BUCKETS = 512;
const TICK_MS = 64;
const TURN_MS = BUCKETS * TICK_MS;
const BATCH = 32;

const CALLING = 0;
const PENDING = 1;
const EARLY = 2;
const DONE = 3;
const STATES = 3;
const FREE = 4;
const SIGN = -0x80000000;

/** Where things lie, in words. A link is two words, the next and the previous one; a list is a link of its own. */
/** The first words are left out, for 0 says that a link is in no list. */
const WHEEL_LISTS = 8;
const LINE_LISTS = WHEEL_LISTS + 2 * BUCKETS;
const CALL_LISTS = LINE_LISTS + 2 * LINES;
const SLOTS = CALL_LISTS + 2 * CALLS;
const SLOT = 8;
const STATE = 1;
const IN_LINE = 2;
const RESULT = IN_LINE;
const IN_CALL = 4;
const IN_WHEEL = 6;

/**
 * The completion core's own layout in typed arrays of JavaScript: what WebAssembly has to beat. No request takes memory.
 * Slots of eight words, ids, lists, wheel and ring are those of the product's module.
 */
export class TypedTable implements Table {
  readonly cells = new Int32Array(2 * BATCH);
  readonly #mask: number;
  readonly #limit: number;
  readonly #words: Int32Array;
  readonly #free: Uint16Array;
  readonly #ring: Int32Array;
  #begun = 0;
  #freed = 0;
  #put = 0;
  #taken = 0;
  #firstTick = Infinity;

  constructor(private readonly slots = 4096) {
    this.#mask = slots - 1;
    this.#limit = slots - slots / 8;
    this.#words = new Int32Array(SLOTS + slots * SLOT);
    for (let list = 0; list < SLOTS; list += 2) this.#words[list] = this.#words[list + 1] = list;
    for (let slot = 0; slot < slots; slot++) this.#words[SLOTS + slot * SLOT] = SIGN | slot;
    this.#free = Uint16Array.from({ length: slots }, (_, index) => index);
    this.#ring = new Int32Array(slots * 2);
  }

  begin(line: number, call: number): number {
    if (this.#begun - this.#freed === this.#limit || line >>> 0 >= LINES || call >>> 0 >= CALLS) return 0;
    const index = this.#free[this.#begun++ & this.#mask]!;
    const words = this.#words;
    const slot = SLOTS + index * SLOT;
    const following = ((words[slot]! & ~SIGN) + this.slots) | 0;
    const id = following > 0 ? following : this.slots | index;
    words[slot] = id;
    words[slot + STATE] = CALLING;
    join(words, LINE_LISTS + 2 * line, slot + IN_LINE);
    join(words, CALL_LISTS + 2 * call, slot + IN_CALL);
    return id;
  }

  returned(id: number, result: number, atMs = NaN): ReturnVerdict {
    const slot = this.#slotOf(id);
    const state = this.#stateOf(id, slot);
    if (state !== CALLING && state !== EARLY) return 'stale';
    if (result !== id) {
      if (state === CALLING) this.#unlist(slot);
      this.#release(slot, id);
      return result < 0 ? 'refused' : 'fault';
    }
    if (state === EARLY) {
      this.#post(slot, id);
      return 'early';
    }
    this.#words[slot + STATE]! |= PENDING;
    if (!Number.isNaN(atMs)) this.#setLimit(slot, atMs);
    return 'pending';
  }

  complete(id: number, result: number): CompleteVerdict {
    if (result > 0) return 'invalid';
    const slot = this.#slotOf(id);
    const state = this.#stateOf(id, slot);
    if (state >= EARLY) return state === FREE ? 'stale' : 'duplicate';
    this.#settle(slot, result);
    return state === PENDING ? 'posted' : 'early';
  }

  setDeadline(id: number, atMs: number): boolean {
    const slot = this.#slotOf(id);
    if (this.#stateOf(id, slot) >= EARLY) return false;
    this.#setLimit(slot, atMs);
    return true;
  }

  expire(nowMs: number, result: number): number {
    let count = 0;
    const lastTick = Math.min(Math.floor(nowMs / TICK_MS), this.#firstTick + BUCKETS - 1);
    for (let tick = this.#firstTick; tick <= lastTick; tick++)
      count += this.#expireBucket(tick % BUCKETS, nowMs, result);
    this.#firstTick = Math.max(this.#firstTick, Math.floor(nowMs / TICK_MS));
    return count;
  }

  failLine(line: number, result: number): number {
    return this.#fail(LINE_LISTS + 2 * line, IN_LINE, result);
  }

  failCall(call: number, result: number): number {
    return call === 0 ? 0 : this.#fail(CALL_LISTS + 2 * call, IN_CALL, result);
  }

  drain(): number {
    const { cells } = this;
    let count = 0;
    for (; count < BATCH && this.#taken !== this.#put; count++) {
      const id = this.#ring[this.#taken++ & (this.slots * 2 - 1)]!;
      const slot = this.#slotOf(id);
      cells[2 * count] = id;
      cells[2 * count + 1] = this.#words[slot + RESULT]!;
      this.#release(slot, id);
    }
    return count;
  }

  #setLimit(slot: number, atMs: number): void {
    const words = this.#words;
    const link = slot + IN_WHEEL;
    if (words[link] !== 0) leave(words, link);
    const tick = Math.floor(atMs / TICK_MS);
    if (tick < this.#firstTick) this.#firstTick = tick;
    const stamp = (Math.floor(atMs / TURN_MS) * TICK_MS) | (atMs % TICK_MS);
    words[slot + STATE] = (stamp << 2) | (words[slot + STATE]! & STATES);
    join(words, WHEEL_LISTS + 2 * (tick % BUCKETS), link);
  }

  #expireBucket(bucket: number, nowMs: number, result: number): number {
    const words = this.#words;
    const list = WHEEL_LISTS + 2 * bucket;
    let count = 0;
    for (let link = words[list]!, next = 0; link !== list; link = next) {
      next = words[link]!;
      const slot = link - IN_WHEEL;
      const stamp = words[slot + STATE]! >>> 2;
      if (Math.floor(stamp / TICK_MS) * TURN_MS + bucket * TICK_MS + (stamp % TICK_MS) > nowMs) continue;
      this.#settle(slot, result);
      count++;
    }
    return count;
  }

  #fail(list: number, linkOffset: number, result: number): number {
    const words = this.#words;
    let count = 0;
    for (; words[list] !== list; count++) this.#settle(words[list]! - linkOffset, result);
    return count;
  }

  #slotOf(id: number): number {
    return SLOTS + (id & this.#mask) * SLOT;
  }

  #stateOf(id: number, slot: number): number {
    return id > 0 && this.#words[slot] === id ? this.#words[slot + STATE]! & STATES : FREE;
  }

  #settle(slot: number, result: number): void {
    const words = this.#words;
    this.#unlist(slot);
    words[slot + RESULT] = result;
    if ((words[slot + STATE]! & STATES) === PENDING) this.#post(slot, words[slot]!);
    else words[slot + STATE] = EARLY;
  }

  #post(slot: number, id: number): void {
    this.#words[slot + STATE] = DONE;
    this.#ring[this.#put++ & (this.slots * 2 - 1)] = id;
  }

  #release(slot: number, id: number): void {
    this.#words[slot] = id | SIGN;
    this.#free[this.#freed++ & this.#mask] = id & this.#mask;
  }

  #unlist(slot: number): void {
    const words = this.#words;
    leave(words, slot + IN_LINE);
    leave(words, slot + IN_CALL);
    if (words[slot + IN_WHEEL] === 0) return;
    leave(words, slot + IN_WHEEL);
    words[slot + IN_WHEEL] = 0;
  }
}

function join(words: Int32Array, list: number, link: number): void {
  const last = words[list + 1]!;
  words[last] = link;
  words[link] = list;
  words[link + 1] = last;
  words[list + 1] = link;
}

function leave(words: Int32Array, link: number): void {
  const next = words[link]!;
  const previous = words[link + 1]!;
  words[previous] = next;
  words[next + 1] = previous;
}
