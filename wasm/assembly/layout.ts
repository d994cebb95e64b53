/**
 * The memory map: a chain in which each region begins where the one before it ends. Regions of fixed size come first, so
 * that their addresses are constants; those that grow with the number of slots follow and are placed once, by `place`.
 * Fresh memory is zero, and every region but the slots and the free queue takes zeros as its empty state: pages that
 * nothing uses are never touched.
 */

/** Lines 0 to 4095, each with a list of its requests. */
export const LINES: u32 = 4096;
/** Calls 1 to 65535; the list of 0 gathers the requests that belong to no call, so that no step needs to ask. */
export const CALLS: u32 = 65536;
/** Buckets of the timing wheel: 512 of 64 ms make a turn of 32.8 s, longer than most time limits of an AT command. */
export const BUCKETS: u32 = 512;
/** A bucket spans 2^6 = 64 ms: coarse enough that a burst of requests shares one, fine beside any time limit. */
export const TICK_BITS: u32 = 6;

/** A link of a circular list: the addresses of the next and the previous link. */
export const LINK_BYTES: usize = 8;

/** A slot: 32 bytes, two to a cache line, so that no slot straddles one. */
export const SLOT_BYTES: usize = 32;
export const SLOT_ID: usize = 0;
export const SLOT_STATE: usize = 4;
export const SLOT_RESULT: usize = 8;
export const SLOT_COOKIE: usize = 12;
/** Link in the list of the slot's line. */
export const SLOT_IN_LINE: usize = 16;
/** Link in the list of the slot's call. */
export const SLOT_IN_CALL: usize = 24;

/** The time limit of a slot, apart from it: a request without one never touches it. The link comes first. */
export const LIMIT_BYTES: usize = 16;
/** When the limit passes: milliseconds, f64. */
export const LIMIT_AT: usize = 8;

/** A cell of the ring: id (0 = an event), result, cookie. */
export const CELL_BYTES: usize = 12;
export const CELL_ID: usize = 0;
export const CELL_RESULT: usize = 4;
export const CELL_COOKIE: usize = 8;

/** The first page belongs to the compiler, for static data. Address 0 is in it, which is why 0 is never a link. */
export const FIRST: usize = 65536;
/** One bit per bucket of the wheel that is not empty: an idle wheel is skipped in eight loads. */
export const WHEEL_BITS: usize = FIRST;
/** The list of each bucket. */
export const WHEEL_LISTS: usize = WHEEL_BITS + BUCKETS / 8;
/** The list of each line. */
export const LINE_LISTS: usize = WHEEL_LISTS + BUCKETS * LINK_BYTES;
/** The list of each call. */
export const CALL_LISTS: usize = LINE_LISTS + LINES * LINK_BYTES;
/** The slots; the address is a multiple of 64, a cache line. */
export const SLOTS: usize = CALL_LISTS + CALLS * LINK_BYTES;

/** Time limits, one per slot. */
export let limits: usize = 0;
/** Indices of the free slots, u16 each, oldest first. */
export let freeQueue: usize = 0;
/** Cells: as many for events as there are slots, and as many again for completions, which need seven eighths of them. */
export let ring: usize = 0;

/** Places the regions that grow with `slots` and takes the memory for them, once. False when the browser has none to give. */
export function place(slots: u32): bool {
  limits = SLOTS + slots * SLOT_BYTES;
  freeQueue = limits + slots * LIMIT_BYTES;
  ring = freeQueue + slots * 2;
  const end = ring + slots * 2 * CELL_BYTES;
  const pages = <i32>((end + 0xffff) >>> 16);
  return __heap_base <= FIRST && memory.grow(pages - memory.size()) >= 0;
}
