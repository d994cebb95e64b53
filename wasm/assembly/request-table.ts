/**
 * The request table: slots, their ids, states and lists. The only file that moves a slot from state to state.
 * An id is `generation << log2(slots) | index`, 1 to 0x7FFFFFFF; a slot that is free keeps its last id with the sign bit
 * set, so one comparison tells a live id from a stale one.
 */
import { openRing, post, take } from './completion-ring';
import * as map from './layout';
import { after, emptyLists, join, leave } from './links';
import { NONE, clearLimit, earliest, isDue, listAt, setLimit, wholeMs } from './time-limits';

/** The two low bits of a slot's state; the sign bit of its id says that it is free. A state of 2 and more has its result. */
const CALLING: i32 = 0;
const PENDING: i32 = 1;
const EARLY: i32 = 2;
const DONE: i32 = 3;
const STATES: i32 = 3;
/** Never stored: what `stateOf` finds for an id that is not live. */
const FREE: i32 = 4;

/** Places in RETURN_VERDICTS of the host. */
const ACCEPTED_PENDING: i32 = 0;
const ACCEPTED_EARLY: i32 = 1;
const REFUSED: i32 = 2;
const FAULT: i32 = 3;
const NOT_CALLING: i32 = 4;

/** Places in COMPLETE_VERDICTS of the host. */
const POSTED: i32 = 0;
const KEPT_EARLY: i32 = 1;
const DUPLICATE: i32 = 2;
const STALE: i32 = 3;
const INVALID: i32 = 4;

const SIGN: i32 = i32.MIN_VALUE;

let slots: u32 = 0;
let mask: u32 = 0;
/** How many slots may be out: an eighth stays in the free queue, so that no id comes back quickly. */
let limit: u32 = 0;
/** Slots ever taken from the free queue and ever put back, modulo 2^32. */
let begun: u32 = 0;
let freed: u32 = 0;

/** Takes the memory and sets up an empty table; once per instance. False when there is no memory. */
export function init(count: u32, firstGeneration: u32): bool {
  if (!map.place(count)) return false;
  slots = count;
  mask = count - 1;
  limit = count - count / 8;
  openRing(count);
  emptyLists(map.WHEEL_LISTS, map.BUCKETS + map.LINES + map.CALLS);
  for (let index: u32 = 0; index < count; index++) {
    store<i32>(slotAt(index), SIGN | ((firstGeneration - 1) * count + index), map.SLOT_ID);
    store<u16>(map.freeQueue + index * 2, <u16>index);
  }
  return true;
}

/** Slots that are out: begun, and the cell not handed out. */
export function outstanding(): u32 {
  return begun - freed;
}

/** Takes a slot, the one that has been free for longest. 0 when none may go out, or line or call is out of range. */
export function begin(line: u32, call: u32): i32 {
  if (begun - freed == limit || line >= map.LINES || call >= map.CALLS) return 0;
  const index = <u32>load<u16>(map.freeQueue + (begun++ & mask) * 2);
  const slot = slotAt(index);
  const id = nextId(load<i32>(slot, map.SLOT_ID), index);
  store<i32>(slot, id, map.SLOT_ID);
  store<i32>(slot, CALLING, map.SLOT_STATE);
  join(map.LINE_LISTS + line * map.LINK_BYTES, slot + map.SLOT_IN_LINE);
  join(map.CALL_LISTS + call * map.LINK_BYTES, slot + map.SLOT_IN_CALL);
  return id;
}

/** What the provider's function answered: its own id accepts, anything else ends the request without a cell. */
export function returned(id: i32, result: i32, atMs: f64): i32 {
  const state = stateOf(id);
  const slot = slotOf(id);
  if (state != CALLING && state != EARLY) return NOT_CALLING;
  if (result != id) {
    if (state == CALLING) unlist(slot);
    release(slot, id);
    return result < 0 ? REFUSED : FAULT;
  }
  if (state == EARLY) {
    postSlot(slot, id);
    return ACCEPTED_EARLY;
  }
  store<i32>(slot, load<i32>(slot, map.SLOT_STATE) | PENDING, map.SLOT_STATE);
  if (atMs == atMs) setLimit(slot, atMs);
  return ACCEPTED_PENDING;
}

/** Completes a request that is in its call (kept until the return) or pending (posted). */
export function complete(id: i32, result: i32): i32 {
  if (result > 0) return INVALID;
  const state = stateOf(id);
  if (state >= EARLY) return state == FREE ? STALE : DUPLICATE;
  settle(slotOf(id), result);
  return state == PENDING ? POSTED : KEPT_EARLY;
}

/** Gives a request that awaits its completion a time limit. */
export function setDeadline(id: i32, atMs: f64): bool {
  if (stateOf(id) >= EARLY) return false;
  setLimit(slotOf(id), atMs);
  return true;
}

/** Completes what is due, tick by tick; within a tick in the order in which the limits were set. */
export function expire(nowMs: f64, result: i32): u32 {
  if (result > 0) return 0;
  let count: u32 = 0;
  const now = wholeMs(nowMs);
  for (let at = earliest(); at <= now; at = earliest()) {
    const list = listAt(at);
    for (let link = after(list), next: usize = 0; link != list; link = next) {
      next = after(link);
      if (!isDue(link, at, now)) continue;
      settle(link - map.SLOT_IN_WHEEL, result);
      count++;
    }
  }
  return count;
}

/** Completes the requests of a line that await it, in the order in which they began. */
export function failLine(line: u32, result: i32): u32 {
  return line < map.LINES ? fail(map.LINE_LISTS + line * map.LINK_BYTES, map.SLOT_IN_LINE, result) : 0;
}

/** The same for a call; 0 is no call. */
export function failCall(call: u32, result: i32): u32 {
  if (call == 0 || call >= map.CALLS) return 0;
  return fail(map.CALL_LISTS + call * map.LINK_BYTES, map.SLOT_IN_CALL, result);
}

/** Moves the oldest cells, 32 at most, to CELLS and frees their slots. Returns how many. */
export function drain(): u32 {
  let count: u32 = 0;
  for (let cell = map.CELLS; count < map.BATCH; cell += map.CELL_BYTES, count++) {
    const entry = take();
    if (entry == 0) break;
    const event = entry < 0;
    store<i32>(cell, event ? 0 : entry, map.CELL_ID);
    if (event) {
      store<i32>(cell, entry & ~SIGN, map.CELL_VALUE);
    } else {
      const slot = slotOf(entry);
      store<i32>(cell, load<i32>(slot, map.SLOT_RESULT), map.CELL_VALUE);
      release(slot, entry);
    }
  }
  return count;
}

function fail(list: usize, linkOffset: usize, result: i32): u32 {
  if (result > 0) return 0;
  let count: u32 = 0;
  for (; after(list) != list; count++) settle(after(list) - linkOffset, result);
  return count;
}

/** CALLING → EARLY, PENDING → DONE. */
function settle(slot: usize, result: i32): void {
  unlist(slot);
  store<i32>(slot, result, map.SLOT_RESULT);
  if ((load<i32>(slot, map.SLOT_STATE) & STATES) == PENDING) postSlot(slot, load<i32>(slot, map.SLOT_ID));
  else store<i32>(slot, EARLY, map.SLOT_STATE);
}

/** PENDING, EARLY → DONE. */
function postSlot(slot: usize, id: i32): void {
  store<i32>(slot, DONE, map.SLOT_STATE);
  post(id);
}

/** CALLING, EARLY, DONE → FREE. */
function release(slot: usize, id: i32): void {
  store<i32>(slot, id | SIGN, map.SLOT_ID);
  store<u16>(map.freeQueue + (freed++ & mask) * 2, <u16>((<u32>id) & mask));
}

/** A request that no longer awaits its completion is in no list and has no time limit. */
function unlist(slot: usize): void {
  leave(slot + map.SLOT_IN_LINE);
  leave(slot + map.SLOT_IN_CALL);
  clearLimit(slot);
}

/** The id after the slot's last one; after the last generation comes 1 again. */
function nextId(last: i32, index: u32): i32 {
  const id = (last & ~SIGN) + slots;
  return id > 0 ? id : slots | index;
}

function stateOf(id: i32): i32 {
  const slot = slotOf(id);
  return id > 0 && load<i32>(slot, map.SLOT_ID) == id ? load<i32>(slot, map.SLOT_STATE) & STATES : FREE;
}

function slotOf(id: i32): usize {
  return slotAt((<u32>id) & mask);
}

function slotAt(index: u32): usize {
  return map.SLOTS + index * map.SLOT_BYTES;
}
