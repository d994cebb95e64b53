/** Lines are numbered 0 to 4095. */
export const LINES = 4096;
/** Calls are numbered 1 to 4095; 0 is no call. */
export const CALLS = 4096;
/** Deadlines are put in order in steps of 64 ms. */
export const TICK_MS = 64;

/** The last time that a deadline can have: 17 years on a clock that begins with the worker. */
export const LAST_MS = 2 ** 39 - 1;
/** Cells that one `drain` hands out at most: an eighth of the smallest table. */
export const BATCH = 32;

/** What a core is made with. */
export interface CoreOptions {
  /** Slots in the table: a power of two, 256 to 65,536. Default 4096: 256 KiB of memory, 3584 requests out at once. */
  readonly slots?: number;
  /** The generation of the first ids: 1 to 2^31 / slots − 1. Default 1; tests set it to come to the end of the id space. */
  readonly firstGeneration?: number;
}

/**
 * Fills in the defaults.
 * @throws RangeError when a value is outside its range.
 */
export function checkedOptions({ slots = 4096, firstGeneration = 1 }: CoreOptions): Required<CoreOptions> {
  if (!Number.isInteger(slots) || !Number.isInteger(Math.log2(slots)) || slots < 256 || slots > 65536)
    throw new RangeError(`slots must be a power of two from 256 to 65536, not ${slots}`);
  const lastGeneration = 2 ** 31 / slots - 1;
  if (!Number.isInteger(firstGeneration) || firstGeneration < 1 || firstGeneration > lastGeneration)
    throw new RangeError(`firstGeneration must be 1 to ${lastGeneration}, not ${firstGeneration}`);
  return { slots, firstGeneration };
}
