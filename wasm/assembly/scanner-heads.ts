/**
 * What the first 16 bytes of a line tell: its head (src/core/line-heads.ts) is masked out of one vector, hashed to an entry
 * of the table, and compared with it once. The table is filled at start, through the same function that reads it.
 */
import { HEADS, HEAD_BITS, HEAD_NUMBERS, MASKS } from './scanner-layout';

/** Found by trial, so that no two heads share an entry: `learn` refuses one that does. */
const MULTIPLIER: u64 = 0xf844b3b8631da40f;

/** Sets the masks up. */
export function openHeads(): void {
  v128.store(MASKS, i8x16.splat(-1));
}

/** Puts a head of `length` bytes at `from` into the table. False when its entry is taken, or it is too long. */
export function learnHead(from: usize, length: u32, number: u32): bool {
  const head = headIn(from, length);
  const entry = entryOf(head);
  if (length > 16 || load<u8>(HEAD_NUMBERS + entry) != 0) return false;
  v128.store(HEADS + (entry << 4), head);
  store<u8>(HEAD_NUMBERS + entry, <u8>number);
  return true;
}

/** The number of a line's head; 0 when it has none that is known. 16 bytes are loaded, whatever its length. */
export function headOf(from: usize, length: u32): u32 {
  const head = headIn(from, length);
  const entry = entryOf(head);
  return v128.any_true(v128.xor(head, v128.load(HEADS + (entry << 4)))) ? 0 : load<u8>(HEAD_NUMBERS + entry);
}

/** Up to and including the first colon, equals sign or digit, which reads as 0; zeros behind. */
function headIn(from: usize, length: u32): v128 {
  const bytes = v128.load(from);
  const zero = i8x16.splat(0x30);
  const digits = i8x16.le_u(i8x16.sub(bytes, zero), i8x16.splat(9));
  const colons = v128.or(i8x16.eq(bytes, i8x16.splat(0x3a)), i8x16.eq(bytes, i8x16.splat(0x3d)));
  const stops = <u32>i8x16.bitmask(v128.or(digits, colons));
  // Without a stop it is the whole line; of one that is longer than 16 bytes nothing is left that a head could equal.
  const stop = <u32>ctz<u32>(stops | 0x10000) + 1;
  const kept = min<u32>(stop, length);
  return v128.and(v128.bitselect(zero, bytes, digits), v128.load(MASKS + 16 - (kept > 16 ? 0 : kept)));
}

function entryOf(head: v128): usize {
  const folded = i64x2.extract_lane(head, 0) ^ i64x2.extract_lane(head, 1);
  return <usize>((<u64>folded * MULTIPLIER) >> (64 - HEAD_BITS));
}
