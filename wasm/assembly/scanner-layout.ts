/**
 * The memory map of a scanner, which has an instance of the module to itself: the regions begin where the table's would.
 */
import { FIRST } from './layout';

/** The longest line that is kept. */
export const MAX_LINE_LENGTH: u32 = 2048;
/** Records that one scan finds at most. */
export const MAX_RECORDS: u32 = 1024;
/** Bytes taken at a time: a chunk of Web Serial and the records of it stay in the first cache. */
export const WINDOW_BYTES: u32 = 16384;
/** Entries of the table of heads, most of them empty: a power of two, as the hash is the upper bits of a product. */
export const HEAD_BITS: u32 = 8;
/** Whole vectors are loaded and stored: up to a block beyond the last byte that counts. */
const SLACK: usize = 64;

/** A record: type (u8), head or code (u8), length (u16), address of its bytes (u32). */
export const RECORD_BYTES: usize = 8;

/** Heads by hash, 16 bytes each; zeros are an empty entry. */
export const HEADS: usize = FIRST;
/** The number of each head, u8. */
export const HEAD_NUMBERS: usize = HEADS + ((1 << HEAD_BITS) << 4);
/** 16 bytes of ones, then 16 of zeros: loaded 16 - n bytes in, a mask of n bytes. */
export const MASKS: usize = HEAD_NUMBERS + (1 << HEAD_BITS);
export const RECORDS: usize = MASKS + 32;
/** Payload whose stuffing was taken out; a pair may begin before the window. */
export const PAYLOAD: usize = RECORDS + MAX_RECORDS * RECORD_BYTES;
/** The unfinished line ends where the window begins, so that it goes on there. */
export const LINE: usize = PAYLOAD + WINDOW_BYTES + SLACK;
/** What was fed. */
export const WINDOW: usize = LINE + MAX_LINE_LENGTH;
const END: usize = WINDOW + WINDOW_BYTES + SLACK;

/** Takes the memory, once. False when the browser has none to give. */
export function placeScanner(): bool {
  const pages = <i32>((END + 0xffff) >>> 16);
  return __heap_base <= FIRST && memory.grow(pages - memory.size()) >= 0;
}
