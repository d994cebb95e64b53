/** Payload with its stuffing: the one loop that copies it, 64 bytes at a time. */

const DLE: u8 = 0x10;

/**
 * Copies payload up to the next DLE.
 * @returns Where the DLE is; `end` when there is none. Up to a block beyond is read and written.
 */
export function copyToDle(from: usize, end: usize, to: usize): usize {
  const dle = i8x16.splat(DLE);
  for (let at = from; at < end; at += 64, to += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    const inA = i8x16.eq(a, dle);
    const inB = i8x16.eq(b, dle);
    const inC = i8x16.eq(c, dle);
    const inD = i8x16.eq(d, dle);
    if (v128.any_true(v128.or(v128.or(inA, inB), v128.or(inC, inD)))) {
      const found = at + <usize>ctz<u64>(bits(inA, inB, inC, inD));
      return min<usize>(found, end);
    }
  }
  return end;
}

/** One bit per byte of a block. */
export function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = (<u32>i8x16.bitmask(a)) | ((<u32>i8x16.bitmask(b)) << 16);
  const high = (<u32>i8x16.bitmask(c)) | ((<u32>i8x16.bitmask(d)) << 16);
  return (<u64>low) | ((<u64>high) << 32);
}
