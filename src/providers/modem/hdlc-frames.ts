/** Flag and control escape of HDLC in asynchronous transmission (ISO/IEC 13239, 4.5.2; RFC 1662, 4). */
const FLAG = 0x7e;
const ESCAPE = 0x7d;
/** What the frame check sequence over a whole frame, itself included, leaves where nothing is wrong (RFC 1662, C.2). */
const GOOD_FCS = 0xf0b8;
/** A shorter frame is no proof: one in 65536 fits by chance. Content and check sequence. */
const SHORTEST = 3;

/** The whole frames in a stretch of bytes, unescaped and without their check sequence, which is right. */
export function hdlcFrames(bytes: Uint8Array): readonly Uint8Array[] {
  const frames: Uint8Array[] = [];
  let frame: number[] = [];
  let escaped = false;
  for (const byte of bytes) {
    if (byte === FLAG) {
      if (!escaped && frame.length >= SHORTEST && fcs16(frame) === GOOD_FCS)
        frames.push(Uint8Array.from(frame.slice(0, -2)));
      frame = [];
      escaped = false;
    } else if (byte === ESCAPE) escaped = true;
    else {
      frame.push(escaped ? byte ^ 0x20 : byte);
      escaped = false;
    }
  }
  return frames;
}

/** The 16-bit frame check sequence before its last inversion (RFC 1662, C.2; polynomial x^16 + x^12 + x^5 + 1). */
function fcs16(bytes: readonly number[]): number {
  let fcs = 0xffff;
  for (const byte of bytes) {
    fcs ^= byte;
    for (let bit = 0; bit < 8; bit++) fcs = (fcs & 1) === 1 ? (fcs >> 1) ^ 0x8408 : fcs >> 1;
  }
  return fcs;
}
