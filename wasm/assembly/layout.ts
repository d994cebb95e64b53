/**
 * The memory map: a chain in which each region begins where the one before it ends. Regions of fixed size come first, so
 * that their addresses are constants; those that grow with the number of slots follow and are placed once, by `place`.
 */

/** Lines 0 to 4095, each with a list of its requests. */
export const LINES: u32 = 4096;
/** Calls 1 to 4095; the list of 0 gathers the requests that belong to no call, so that no step needs to ask. */
export const CALLS: u32 = 4096;
/** Buckets of the timing wheel: 512 of 64 ms make a turn of 32.8 s, longer than most time limits of an AT command. */
export const BUCKETS: u32 = 512;
/** A bucket spans 2^6 = 64 ms: coarse enough that a burst of requests shares one, fine beside any time limit. */
export const TICK_BITS: u32 = 6;
/** Cells that one `drain` hands out at most: few enough that they stay in the first cache, and an eighth of the smallest table. */
export const BATCH: u32 = 32;

/** A link of a circular list: the addresses of the next and the previous link. */
export const LINK_BYTES: usize = 8;

/** A slot: 32 bytes, two to a cache line, so that no slot straddles one. */
export const SLOT_BYTES: usize = 32;
export const SLOT_ID: usize = 0;
/** State and time limit: see `time-limits.ts` for the upper 30 bits. */
export const SLOT_STATE: usize = 4;
/** Link in the list of the slot's line. */
export const SLOT_IN_LINE: usize = 8;
/** Link in the list of the slot's call. */
export const SLOT_IN_CALL: usize = 16;
/** Link in the wheel; zeros = no time limit. */
export const SLOT_IN_WHEEL: usize = 24;
/** The result takes the place of a link that is no longer needed: who has a result has left the lists. */
export const SLOT_RESULT: usize = SLOT_IN_LINE;

/** A cell that is handed out: id and result of a completion, or 0 and the cookie of an event. */
export const CELL_BYTES: usize = 8;
export const CELL_ID: usize = 0;
export const CELL_VALUE: usize = 4;

/** Below it lies what the compiler places: static data. */
export const FIRST: usize = 1024;
/** One bit per bucket that may have a limit: an idle wheel is skipped in eight loads. */
export const WHEEL_BITS: usize = FIRST;
/** The list of each bucket. */
export const WHEEL_LISTS: usize = WHEEL_BITS + BUCKETS / 8;
/** The list of each line. */
export const LINE_LISTS: usize = WHEEL_LISTS + BUCKETS * LINK_BYTES;
/** The list of each call. */
export const CALL_LISTS: usize = LINE_LISTS + LINES * LINK_BYTES;
/** What the last `drain` handed out. */
export const CELLS: usize = CALL_LISTS + CALLS * LINK_BYTES;
/** The slots; the address is a multiple of 64, a cache line. */
export const SLOTS: usize = CELLS + BATCH * CELL_BYTES;

/** Indices of the free slots, u16 each, oldest first. */
export let freeQueue: usize = 0;
/** i32 each: as many for events as there are slots, and as many again for completions, which need seven eighths of them. */
export let ring: usize = 0;

/** Places the regions that grow with `slots` and takes the memory for them, once. False when the browser has none to give. */
export function place(slots: u32): bool {
  freeQueue = SLOTS + slots * SLOT_BYTES;
  ring = freeQueue + slots * 2;
  const end = ring + slots * 2 * 4;
  const pages = <i32>((end + 0xffff) >>> 16);
  return __heap_base <= FIRST && memory.grow(pages - memory.size()) >= 0;
}
