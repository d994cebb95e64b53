/**
 * The ring: one queue for completions and events, so that an entry's place in it is the order of its release. An entry is
 * the id of a completed request, whose slot keeps the result, or the cookie of an event with the sign bit set.
 * It cannot overflow: there is room for an entry of every slot, which `begin` reserves by taking the slot, and for `slots`
 * events, which are counted.
 */
import { ring } from './layout';

const SIGN: i32 = i32.MIN_VALUE;

let mask: u32 = 0;
let eventCells: u32 = 0;
/** Entries ever put in and ever taken out, modulo 2^32. */
let put: u32 = 0;
let taken: u32 = 0;
/** Events in the ring now. */
let events: u32 = 0;

/** Sets the ring up for a table of `slots`. */
export function openRing(slots: u32): void {
  mask = slots * 2 - 1;
  eventCells = slots;
}

/** Puts an entry in: an id, whose room was reserved when its slot was taken. */
export function post(entry: i32): void {
  store<i32>(ring + (put++ & mask) * 4, entry);
}

/** Puts an event in; false when all event cells are taken. */
export function event(cookie: i32): bool {
  if (events == eventCells) return false;
  events++;
  post(cookie | SIGN);
  return true;
}

/** Takes the oldest entry out; 0 when the ring is empty. */
export function take(): i32 {
  if (put == taken) return 0;
  const entry = load<i32>(ring + (taken++ & mask) * 4);
  if (entry < 0) events--;
  return entry;
}
