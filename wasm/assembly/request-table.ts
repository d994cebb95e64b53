/**
 * The request table: slots, their ids, states and lists. The only file that moves a slot from state to state.
 * An id is `generation << log2(slots) | index`, 1 to 0x7FFFFFFF; a slot that is free keeps its last id with the sign bit
 * set, so one comparison tells a live id from a stale one.
 */
import { post, take, openRing } from './completion-ring';
import * as map from './layout';
import { after, isEmpty, join, leave } from './links';
import { clearLimit, earliest, listOf, setLimit, slotIndexOf, tickOf, timeOf } from './time-limits';

/** Never stored: the sign bit of its id says that a slot is free. */
const FREE: i32 = 0;
const CALLING: i32 = 1;
const PENDING: i32 = 2;
const EARLY: i32 = 3;
const DONE: i32 = 4;

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
/** Slots that are out. */
let out: u32 = 0;
/** Where the oldest entry of the free queue lies; the entry after the youngest is `slots - out` further. */
let freeHead: u32 = 0;

/** Takes the memory and sets up an empty table; once per instance. False when there is no memory. */
export function init(count: u32, firstGeneration: u32): bool {
  if (!map.place(count)) return false;
  slots = count;
  mask = count - 1;
  limit = count - count / 8;
  openRing(count);
  for (let index: u32 = 0; index < count; index++) {
    store<i32>(slotAt(index), SIGN | ((firstGeneration - 1) * count + index), map.SLOT_ID);
    store<u16>(map.freeQueue + index * 2, <u16>index);
  }
  return true;
}

/** Slots that are out: begun, and the cell not handed out. */
export function outstanding(): u32 {
  return out;
}

/** Takes a slot, the one that has been free for longest. 0 when none may go out, or line or call is out of range. */
export function begin(line: u32, call: u32, cookie: i32): i32 {
  if (out == limit || line >= map.LINES || call >= map.CALLS) return 0;
  const index = <u32>load<u16>(map.freeQueue + freeHead * 2);
  freeHead = (freeHead + 1) & mask;
  out++;
  const slot = slotAt(index);
  const id = nextId(load<i32>(slot, map.SLOT_ID), index);
  store<i32>(slot, id, map.SLOT_ID);
  store<i32>(slot, CALLING, map.SLOT_STATE);
  store<i32>(slot, cookie, map.SLOT_COOKIE);
  join(map.LINE_LISTS + line * map.LINK_BYTES, slot + map.SLOT_IN_LINE);
  join(map.CALL_LISTS + call * map.LINK_BYTES, slot + map.SLOT_IN_CALL);
  return id;
}

/** What the provider's function answered: its own id accepts, anything else ends the request without a cell. */
export function returned(id: i32, result: i32): i32 {
  const state = stateOf(id);
  if (state != CALLING && state != EARLY) return NOT_CALLING;
  const slot = slotOf(id);
  if (result != id) {
    if (state == CALLING) unlist(slot);
    release(slot);
    return result < 0 ? REFUSED : FAULT;
  }
  if (state == EARLY) {
    postSlot(slot);
    return ACCEPTED_EARLY;
  }
  store<i32>(slot, PENDING, map.SLOT_STATE);
  return ACCEPTED_PENDING;
}

/** Completes a request that is in its call (kept until the return) or pending (posted). */
export function complete(id: i32, result: i32): i32 {
  if (result > 0) return INVALID;
  const state = stateOf(id);
  if (state == FREE) return STALE;
  if (state == EARLY || state == DONE) return DUPLICATE;
  settle(slotOf(id), result);
  return state == PENDING ? POSTED : KEPT_EARLY;
}

/** Gives a request that awaits its completion a time limit. */
export function setDeadline(id: i32, atMs: f64): bool {
  const state = stateOf(id);
  if (state != CALLING && state != PENDING) return false;
  setLimit((<u32>id) & mask, atMs);
  return true;
}

/** Completes what is due, tick by tick; within a tick in the order in which the limits were set. */
export function expire(nowMs: f64, result: i32): u32 {
  if (result > 0) return 0;
  let count: u32 = 0;
  for (let at = earliest(); at <= nowMs && at < Infinity; at = earliest()) {
    const tick = tickOf(at);
    const list = listOf(tick);
    for (let entry = after(list), next: usize = 0; entry != list; entry = next) {
      next = after(entry);
      if (timeOf(entry) > nowMs || tickOf(timeOf(entry)) != tick) continue;
      settle(slotAt(slotIndexOf(entry)), result);
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

/** Takes the oldest cell and frees its slot. Returns the cell's address, good until something is put in; 0 = empty. */
export function next(): usize {
  const cell = take();
  if (cell == 0) return 0;
  const id = load<i32>(cell, map.CELL_ID);
  if (id != 0) release(slotOf(id));
  return cell;
}

function fail(list: usize, linkOffset: usize, result: i32): u32 {
  if (result > 0) return 0;
  let count: u32 = 0;
  for (; !isEmpty(list); count++) settle(after(list) - linkOffset, result);
  return count;
}

/** CALLING → EARLY, PENDING → DONE. */
function settle(slot: usize, result: i32): void {
  unlist(slot);
  store<i32>(slot, result, map.SLOT_RESULT);
  if (load<i32>(slot, map.SLOT_STATE) == PENDING) postSlot(slot);
  else store<i32>(slot, EARLY, map.SLOT_STATE);
}

/** PENDING, EARLY → DONE. */
function postSlot(slot: usize): void {
  store<i32>(slot, DONE, map.SLOT_STATE);
  post(load<i32>(slot, map.SLOT_ID), load<i32>(slot, map.SLOT_RESULT), load<i32>(slot, map.SLOT_COOKIE));
}

/** CALLING, EARLY, DONE → FREE. */
function release(slot: usize): void {
  const id = load<i32>(slot, map.SLOT_ID);
  store<i32>(slot, id | SIGN, map.SLOT_ID);
  store<u16>(map.freeQueue + ((freeHead + slots - out) & mask) * 2, <u16>((<u32>id) & mask));
  out--;
}

/** A request that no longer awaits its completion is in no list and has no time limit. */
function unlist(slot: usize): void {
  leave(slot + map.SLOT_IN_LINE);
  leave(slot + map.SLOT_IN_CALL);
  clearLimit((<u32>load<i32>(slot, map.SLOT_ID)) & mask);
}

/** The id after the slot's last one; after the last generation comes 1 again. */
function nextId(last: i32, index: u32): i32 {
  const id = (last & ~SIGN) + slots;
  return id > 0 ? id : slots | index;
}

function stateOf(id: i32): i32 {
  const slot = slotOf(id);
  return id > 0 && load<i32>(slot, map.SLOT_ID) == id ? load<i32>(slot, map.SLOT_STATE) : FREE;
}

function slotOf(id: i32): usize {
  return slotAt((<u32>id) & mask);
}

function slotAt(index: u32): usize {
  return map.SLOTS + index * map.SLOT_BYTES;
}
