/**
 * The integers of one message: records, each `length << 8 | kind` and then `length` integers. A record of kind 0 is a short block that
 * a later record refers to: its length in bytes, then its bytes, as they lie in memory: both ends of a port are on one machine.
 */
export class Cells {
  readonly ints: Int32Array;
  readonly units: Uint16Array;
  readonly bytes: Uint8Array;

  /** @param start - Of the integers, in bytes. @param count - How many integers. */
  constructor(
    readonly buffer: ArrayBuffer,
    start = 0,
    count = buffer.byteLength >> 2,
  ) {
    this.ints = new Int32Array(buffer, start, count);
    this.units = new Uint16Array(buffer, start, count * 2);
    this.bytes = new Uint8Array(buffer, start, count * 4);
  }
}

/** The kind of a block. */
export const BLOCK = 0;

/**
 * Bytes of the longest block among the integers: V8 keeps typed arrays up to this size in its own heap. Texts do not go there: cloned
 * beside the integers they are faster from some 16 in a message on, and not much slower alone.
 */
export const BLOCK_LIMIT = 64;

/** How many integers hold so many bytes. */
export function cellsFor(bytes: number): number {
  return (bytes + 3) >> 2;
}

/**
 * Up to so many integers travel as a string, two UTF-16 units to each: no other form is cloned as fast. More travel as an
 * Int32Array whose memory is transferred.
 */
export const STRING_LIMIT = 128;

/** What goes over the port. */
export type WireCells = string | Int32Array;
export type WireMessage = WireCells | { readonly cells: WireCells; readonly payloads: readonly unknown[] };

/** Memory larger than this is not kept for the next message, in bytes. */
export const KEPT_MEMORY = 262_144;
