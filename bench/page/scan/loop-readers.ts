import { checksumOf, type Reader } from './reader.js';
import type { ModemTraffic } from './traffic.js';

const LF = 0x0a;
const CR = 0x0d;
const DLE = 0x10;

/** The loop for what the traffic is. */
export function loopReader({ stuffed }: ModemTraffic): Reader {
  return stuffed ? unstuffingLoop() : lineLoop();
}

/** A byte loop as one writes it by hand: copies the line that is cut by a chunk's end, and makes records without strings. */
function lineLoop(): Reader {
  const window = new Uint8Array(2048 + 16_384);
  const records = new Uint32Array(2 * 16_384);
  let held = 0;
  let count = 0;
  const read = (chunk: Uint8Array): void => {
    window.set(chunk, held);
    const end = held + chunk.length;
    let from = 0;
    count = 0;
    for (let at = held; at < end; at++) {
      const byte = window[at];
      if (byte !== CR && byte !== LF) continue;
      if (at > from) {
        records[count * 2] = from;
        records[count * 2 + 1] = at - from;
        count++;
      }
      from = at + 1;
    }
    window.copyWithin(0, from, end);
    held = end - from;
  };
  return {
    run: (part) => {
      for (const chunk of part) read(chunk);
    },
    check: (part) => {
      let lines = 0;
      let bytes = 0;
      for (const chunk of part) {
        read(chunk);
        lines += count;
        for (let record = 0; record < count; record++) bytes += records[record * 2 + 1] ?? 0;
      }
      return checksumOf(lines, bytes);
    },
  };
}

/** A byte loop that takes the stuffing out. */
function unstuffingLoop(): Reader {
  const payload = new Uint8Array(16_385);
  let afterDle = false;
  const read = (chunk: Uint8Array): number => {
    let length = 0;
    for (const byte of chunk) {
      if (byte === DLE && !afterDle) {
        afterDle = true;
        continue;
      }
      afterDle = false;
      payload[length++] = byte;
    }
    return length;
  };
  return {
    run: (part) => {
      for (const chunk of part) read(chunk);
    },
    check: (part) =>
      checksumOf(
        1,
        part.reduce((sum, chunk) => sum + read(chunk), 0),
      ),
  };
}
