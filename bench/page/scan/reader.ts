/** One way to read what a modem sends. */
export interface Reader {
  /** Reads a part without looking at what was found. */
  run(part: readonly Uint8Array<ArrayBuffer>[]): void | Promise<void>;
  /** Reads a part and answers with {@link checksumOf} of what was found. */
  check(part: readonly Uint8Array<ArrayBuffer>[]): number | Promise<number>;
}

/** One number for how many lines there were and how long they were together; payload is one line. */
export function checksumOf(lines: number, bytes: number): number {
  return lines * 2 ** 24 + bytes;
}
