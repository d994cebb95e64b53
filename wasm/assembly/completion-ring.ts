/**
 * The ring: one queue of cells for completions and events, so that a cell's place in it is the order of its release.
 * It cannot overflow: there is room for a cell of every slot, which `begin` reserves by taking the slot, and for `slots`
 * events, which are counted.
 */
import { CELL_BYTES, CELL_COOKIE, CELL_ID, CELL_RESULT, ring } from './layout';

let mask: u32 = 0;
let eventCells: u32 = 0;
/** Cells ever put in and ever taken out, modulo 2^32. */
let put: u32 = 0;
let taken: u32 = 0;
/** Events in the ring now. */
let events: u32 = 0;

/** Sets the ring up for a table of `slots`. */
export function openRing(slots: u32): void {
  mask = slots * 2 - 1;
  eventCells = slots;
}

/** Puts a completion in. The room was reserved when its slot was taken. */
export function post(id: i32, result: i32, cookie: i32): void {
  const cell = cellAt(put++);
  store<i32>(cell, id, CELL_ID);
  store<i32>(cell, result, CELL_RESULT);
  store<i32>(cell, cookie, CELL_COOKIE);
}

/** Puts an event in; false when all event cells are taken. */
export function event(cookie: i32): bool {
  if (events == eventCells) return false;
  events++;
  post(0, 0, cookie);
  return true;
}

/** Takes the oldest cell out. Returns its address, good until something is put in; 0 when the ring is empty. */
export function take(): usize {
  if (put == taken) return 0;
  const cell = cellAt(taken++);
  if (load<i32>(cell, CELL_ID) == 0) events--;
  return cell;
}

function cellAt(position: u32): usize {
  return ring + (position & mask) * CELL_BYTES;
}
