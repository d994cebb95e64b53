import type { Cell, CompleteVerdict, ReturnVerdict } from '../../../src/core/completion-core.js';
import { Links } from './links.js';
import type { Table } from './table.js';

const LINES = 4096;
const CALLS = 65_536;
const BUCKETS = 512;
const TICK_MS = 64;

const CALLING = 1;
const PENDING = 2;
const EARLY = 3;
const DONE = 4;
const SIGN = -0x80000000;
/** Integers of a ring's cell: id, result, cookie. */
const CELL = 3;

/**
 * The completion core's own layout in typed arrays of JavaScript: what WebAssembly has to beat. No request takes memory.
 * Ids, lists and wheel are those of the product's module.
 */
export class TypedTable implements Table {
  readonly cell: Cell = { id: 0, result: 0, cookie: 0 };
  readonly #mask: number;
  readonly #limit: number;
  readonly #ids: Int32Array;
  readonly #states: Uint8Array;
  readonly #results: Int32Array;
  readonly #cookies: Int32Array;
  readonly #deadlines: Float64Array;
  readonly #free: Uint16Array;
  readonly #ring: Int32Array;
  readonly #lines: Links;
  readonly #calls: Links;
  readonly #wheel: Links;
  #freeFirst = 0;
  #out = 0;
  #put = 0;
  #taken = 0;
  #firstTick = Infinity;

  constructor(private readonly slots = 4096) {
    this.#mask = slots - 1;
    this.#limit = slots - slots / 8;
    this.#ids = Int32Array.from({ length: slots }, (_, index) => SIGN | index);
    this.#states = new Uint8Array(slots);
    this.#results = new Int32Array(slots);
    this.#cookies = new Int32Array(slots);
    this.#deadlines = new Float64Array(slots);
    this.#free = Uint16Array.from({ length: slots }, (_, index) => index);
    this.#ring = new Int32Array(slots * 2 * CELL);
    this.#lines = new Links(LINES, slots);
    this.#calls = new Links(CALLS, slots);
    this.#wheel = new Links(BUCKETS, slots);
  }

  begin(line: number, call: number, cookie: number): number {
    if (this.#out === this.#limit || line >>> 0 >= LINES || call >>> 0 >= CALLS) return 0;
    const slot = this.#free[this.#freeFirst]!;
    this.#freeFirst = (this.#freeFirst + 1) & this.#mask;
    this.#out++;
    const following = ((this.#ids[slot]! & ~SIGN) + this.slots) | 0;
    const id = following > 0 ? following : this.slots | slot;
    this.#ids[slot] = id;
    this.#states[slot] = CALLING;
    this.#cookies[slot] = cookie;
    this.#lines.join(line, slot);
    this.#calls.join(call, slot);
    return id;
  }

  returned(id: number, result: number): ReturnVerdict {
    const slot = id & this.#mask;
    const state = this.#stateOf(id, slot);
    if (state !== CALLING && state !== EARLY) return 'stale';
    if (result !== id) {
      if (state === CALLING) this.#unlist(slot);
      this.#release(slot);
      return result < 0 ? 'refused' : 'fault';
    }
    if (state === EARLY) {
      this.#post(slot);
      return 'early';
    }
    this.#states[slot] = PENDING;
    return 'pending';
  }

  complete(id: number, result: number): CompleteVerdict {
    if (result > 0) return 'invalid';
    const slot = id & this.#mask;
    const state = this.#stateOf(id, slot);
    if (state === 0) return 'stale';
    if (state === EARLY || state === DONE) return 'duplicate';
    this.#settle(slot, result);
    return state === PENDING ? 'posted' : 'early';
  }

  setDeadline(id: number, atMs: number): boolean {
    const slot = id & this.#mask;
    const state = this.#stateOf(id, slot);
    if (state !== CALLING && state !== PENDING) return false;
    const tick = Math.floor(atMs / TICK_MS);
    if (tick < this.#firstTick) this.#firstTick = tick;
    this.#wheel.leave(slot);
    this.#deadlines[slot] = atMs;
    this.#wheel.join(tick % BUCKETS, slot);
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
    return this.#fail(this.#lines, line, result);
  }

  failCall(call: number, result: number): number {
    return call === 0 ? 0 : this.#fail(this.#calls, call, result);
  }

  next(): boolean {
    if (this.#put === this.#taken) return false;
    const at = (this.#taken++ & (this.slots * 2 - 1)) * CELL;
    const { cell } = this;
    cell.id = this.#ring[at]!;
    cell.result = this.#ring[at + 1]!;
    cell.cookie = this.#ring[at + 2]!;
    if (cell.id !== 0) this.#release(cell.id & this.#mask);
    return true;
  }

  #expireBucket(bucket: number, nowMs: number, result: number): number {
    let count = 0;
    for (let slot = this.#wheel.first(bucket), next = -1; slot >= 0; slot = next) {
      next = this.#wheel.after(slot);
      if (this.#deadlines[slot]! > nowMs) continue;
      this.#settle(slot, result);
      count++;
    }
    return count;
  }

  #fail(links: Links, list: number, result: number): number {
    let count = 0;
    for (let slot = links.first(list); slot >= 0; slot = links.first(list)) {
      this.#settle(slot, result);
      count++;
    }
    return count;
  }

  #stateOf(id: number, slot: number): number {
    return id > 0 && this.#ids[slot] === id ? this.#states[slot]! : 0;
  }

  #settle(slot: number, result: number): void {
    this.#unlist(slot);
    this.#results[slot] = result;
    if (this.#states[slot] === PENDING) this.#post(slot);
    else this.#states[slot] = EARLY;
  }

  #post(slot: number): void {
    this.#states[slot] = DONE;
    const at = (this.#put++ & (this.slots * 2 - 1)) * CELL;
    this.#ring[at] = this.#ids[slot]!;
    this.#ring[at + 1] = this.#results[slot]!;
    this.#ring[at + 2] = this.#cookies[slot]!;
  }

  #release(slot: number): void {
    this.#ids[slot]! |= SIGN;
    this.#states[slot] = 0;
    this.#free[(this.#freeFirst + this.slots - this.#out) & this.#mask] = slot;
    this.#out--;
  }

  #unlist(slot: number): void {
    this.#lines.leave(slot);
    this.#calls.leave(slot);
    this.#wheel.leave(slot);
  }
}
