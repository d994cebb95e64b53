/**
 * A hashed timing wheel without ticks: a limit hangs in the bucket of its tick (its time in steps of 64 ms) modulo 512,
 * limits of later turns beside those of this one. Nothing turns the wheel; the caller asks for the earliest limit and
 * comes back then. A limit that hangs in no bucket has a link of zeros.
 */
import { BUCKETS, LIMIT_AT, LIMIT_BYTES, LINK_BYTES, TICK_BITS, WHEEL_BITS, WHEEL_LISTS, limits } from './layout';
import { after, join, leave } from './links';

/** Limits at or after this time, or that are not a number, are none: beyond it, whole milliseconds are not told apart. */
const NEVER: f64 = 9007199254740992;
/** Buckets per word of the bitmap. */
const WORD: u32 = 64;

/** Limits that are running. */
let running: u32 = 0;
/** No running limit lies before this tick. */
let firstTick: i64 = 0;
/** No running limit lies before this time: what the caller's one timer is set to. */
let wakeAt: f64 = 0;

/** When to come back: never later than the earliest limit, and exact after `earliest`. */
export function nextDeadline(): f64 {
  return running == 0 ? Infinity : wakeAt;
}

/** Gives the slot a limit in place of an earlier one. Times before 0 count as 0. */
export function setLimit(index: u32, atMs: f64): void {
  clearLimit(index);
  if (!(atMs < NEVER)) return;
  const at = max<f64>(atMs, 0);
  const tick = tickOf(at);
  if (running == 0 || tick < firstTick) firstTick = tick;
  if (running == 0 || at < wakeAt) wakeAt = at;
  running++;
  const limit = limitOf(index);
  store<f64>(limit, at, LIMIT_AT);
  join(listOf(tick), limit);
  flip(<u32>tick % BUCKETS, true);
}

/** Takes the slot's limit off, if it has one. */
export function clearLimit(index: u32): void {
  const limit = limitOf(index);
  const next = after(limit);
  if (next == 0) return;
  leave(limit);
  store<u64>(limit, 0);
  running--;
  // The only neighbour that can have become an empty list is the sentinel.
  if (after(next) == next) flip(<u32>((next - WHEEL_LISTS) / LINK_BYTES), false);
}

/** The earliest limit, exactly; Infinity when none is running. Walks the buckets up to the first that has one of this turn. */
export function earliest(): f64 {
  wakeAt = Infinity;
  if (running == 0) return Infinity;
  for (let step = nextBucket(0); step < BUCKETS; step = nextBucket(step + 1)) {
    const tick = firstTick + step;
    wakeAt = min<f64>(wakeAt, earliestIn(listOf(tick)));
    if (tickOf(wakeAt) <= tick) break;
  }
  firstTick = tickOf(wakeAt);
  return wakeAt;
}

/** The tick of a time. */
export function tickOf(atMs: f64): i64 {
  return (<i64>atMs) >> TICK_BITS;
}

/** The list that holds the limits of a tick, among those of other turns. */
export function listOf(tick: i64): usize {
  return WHEEL_LISTS + (<u32>tick % BUCKETS) * LINK_BYTES;
}

/** When a limit passes. */
export function timeOf(limit: usize): f64 {
  return load<f64>(limit, LIMIT_AT);
}

/** The slot whose limit it is. */
export function slotIndexOf(limit: usize): u32 {
  return <u32>((limit - limits) / LIMIT_BYTES);
}

function limitOf(index: u32): usize {
  return limits + index * LIMIT_BYTES;
}

function earliestIn(list: usize): f64 {
  let found: f64 = Infinity;
  for (let limit = after(list); limit != list; limit = after(limit)) found = min<f64>(found, timeOf(limit));
  return found;
}

/** How far the next bucket that is not empty lies from the one of `firstTick`, at `from` or beyond; BUCKETS or more = none. */
function nextBucket(from: u32): u32 {
  let step = from;
  while (step < BUCKETS) {
    const bucket = (<u32>firstTick + step) % BUCKETS;
    const ahead = load<u64>(WHEEL_BITS + (bucket / WORD) * 8) >> (bucket % WORD);
    if (ahead != 0) return step + <u32>ctz<u64>(ahead);
    step += WORD - (bucket % WORD);
  }
  return step;
}

function flip(bucket: u32, full: bool): void {
  const word = WHEEL_BITS + (bucket / WORD) * 8;
  const bit = (<u64>1) << (bucket % WORD);
  const bits = load<u64>(word);
  store<u64>(word, full ? bits | bit : bits & ~bit);
}
