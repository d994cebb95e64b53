/**
 * A hashed timing wheel without ticks: a limit hangs in the bucket of its tick (its time in steps of 64 ms) modulo 512,
 * limits of later turns beside those of this one. Nothing turns the wheel; the caller asks for the earliest limit and
 * comes back then.
 *
 * The bucket says which tick of a turn; the turn (24 bits) and the millisecond in the tick (6 bits) stand above the two bits of
 * the state in the slot. So a limit is exact to the millisecond, and lies before 2^39 ms: 17 years on the caller's clock.
 */
import { BUCKETS, LINK_BYTES, SLOT_IN_WHEEL, SLOT_STATE, TICK_BITS, WHEEL_BITS, WHEEL_LISTS } from './layout';
import { after, join, leave } from './links';

/** The last time that a limit can have. */
const LAST: i64 = (1 << 39) - 1;
/** No limit is running. */
export const NONE: i64 = i64.MAX_VALUE;
/** A turn of the wheel spans 2^15 ms. */
const TURN_BITS: u32 = TICK_BITS + 9;
const MS: u32 = (1 << TICK_BITS) - 1;
/** Bits of the state below the time limit. */
const STATE_BITS: u32 = 2;
const STATES: u32 = 3;
/** Buckets per word of the bitmap. */
const WORD: u32 = 64;

/** Limits that are running. */
let running: u32 = 0;
/** No running limit lies before this time: what the caller's one timer is set to. */
let wakeAt: i64 = 0;

/** When to come back: never later than the earliest limit, and exact after `earliest`. */
export function nextDeadline(): f64 {
  return running == 0 ? Infinity : <f64>wakeAt;
}

/** Gives the slot a limit in place of an earlier one, at the next whole millisecond. Times before 0 count as 0. */
export function setLimit(slot: usize, atMs: f64): void {
  clearLimit(slot);
  if (!(atMs <= <f64>LAST)) return;
  const at = <i64>ceil<f64>(atMs > 0 ? atMs : 0);
  if (running == 0 || at < wakeAt) wakeAt = at;
  running++;
  const state = load<u32>(slot, SLOT_STATE) & STATES;
  const stamp = ((<u32>(at >> TURN_BITS)) << TICK_BITS) | ((<u32>at) & MS);
  store<u32>(slot, (stamp << STATE_BITS) | state, SLOT_STATE);
  const bucket = <u32>(at >> TICK_BITS) % BUCKETS;
  join(WHEEL_LISTS + bucket * LINK_BYTES, slot + SLOT_IN_WHEEL);
  const word = wordOf(bucket);
  store<u64>(word, load<u64>(word) | ((<u64>1) << (bucket % WORD)));
}

/** Takes the slot's limit off, if it has one. The bucket's bit stays until the wheel is next walked past it. */
export function clearLimit(slot: usize): void {
  const link = slot + SLOT_IN_WHEEL;
  if (after(link) == 0) return;
  leave(link);
  store<u64>(link, 0);
  running--;
}

/** The earliest limit, exactly; NONE when none is running. Walks the buckets up to the first that has one of this turn. */
export function earliest(): i64 {
  if (running == 0) return NONE;
  const first = wakeAt >> TICK_BITS;
  wakeAt = NONE;
  for (let step = nextBucket(<u32>first, 0); step < BUCKETS; step = nextBucket(<u32>first, step + 1)) {
    const tick = first + step;
    wakeAt = min<i64>(wakeAt, earliestIn(<u32>tick % BUCKETS));
    if (wakeAt >> TICK_BITS <= tick) break;
  }
  return wakeAt;
}

/** A time of the caller's as `due` takes it; -1 = before any limit. */
export function wholeMs(nowMs: f64): i64 {
  return nowMs >= 0 ? <i64>min<f64>(nowMs, <f64>LAST) : -1;
}

/** The list that holds the limits of this time's tick, among those of other turns. */
export function listAt(at: i64): usize {
  return listOf(<u32>(at >> TICK_BITS) % BUCKETS);
}

/** Whether the limit of this link, of the list of `at`, lies in the tick of `at` and is `now` or earlier. */
export function isDue(link: usize, at: i64, now: i64): bool {
  const time = timeOf(link, <u32>(at >> TICK_BITS) % BUCKETS);
  return time <= now && time >> TICK_BITS == at >> TICK_BITS;
}

function timeOf(link: usize, bucket: u32): i64 {
  const stamp = load<u32>(link - SLOT_IN_WHEEL, SLOT_STATE) >> STATE_BITS;
  return ((<i64>(stamp >> TICK_BITS)) << TURN_BITS) | (bucket << TICK_BITS) | (stamp & MS);
}

/** The earliest limit in a bucket. Of an empty one, NONE, and its bit is cleared. */
function earliestIn(bucket: u32): i64 {
  const list = listOf(bucket);
  let found = NONE;
  for (let link = after(list); link != list; link = after(link)) found = min<i64>(found, timeOf(link, bucket));
  if (found == NONE) {
    const word = wordOf(bucket);
    store<u64>(word, load<u64>(word) & ~((<u64>1) << (bucket % WORD)));
  }
  return found;
}

/** How far the next bucket that is marked lies from that of the tick `first`, at `from` or beyond; BUCKETS or more = none. */
function nextBucket(first: u32, from: u32): u32 {
  let step = from;
  while (step < BUCKETS) {
    const bucket = (first + step) % BUCKETS;
    const ahead = load<u64>(wordOf(bucket)) >> (bucket % WORD);
    if (ahead != 0) return step + <u32>ctz<u64>(ahead);
    step += WORD - (bucket % WORD);
  }
  return step;
}

function listOf(bucket: u32): usize {
  return WHEEL_LISTS + bucket * LINK_BYTES;
}

function wordOf(bucket: u32): usize {
  return WHEEL_BITS + (bucket / WORD) * 8;
}
