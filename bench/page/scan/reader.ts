import type { ModemTraffic } from './traffic.js';

/** One way to read what a modem sends. */
export interface Reader {
  readonly traffic: ModemTraffic;
  /** Reads all chunks once, without looking at what was found. Ends where it began, so that it can be repeated. */
  run(): void | Promise<void>;
  /** Reads all chunks once and answers with {@link checksumOf} of what was found. */
  check(): number | Promise<number>;
}

/** One number for how many lines there were and how long they were together; payload is one line. */
export function checksumOf(lines: number, bytes: number): number {
  return lines * 2 ** 24 + bytes;
}
