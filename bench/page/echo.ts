/** One way from the page to a worker's loop-back and back: sends a value, and the promise gives it back. */
export type Echo<T = number> = (value: T) => Promise<T>;

/** Calls between two looks at the clock, which costs as much as a call in a batch. */
const CALLS_PER_LOOK = 16;
/** How many calls make one reading of the median: the clock's step, 5 µs on an isolated page, is then small beside it. */
const CALLS_PER_READING = 8;

/**
 * Keeps `inFlight` calls out for `forMs` milliseconds, each with a value of its own, and checks that it came back.
 * @param valueOf - The value of a call, by the number of the call.
 * @returns Calls per second.
 */
export async function rate<T>(
  echo: Echo<T>,
  valueOf: (call: number) => T,
  inFlight: number,
  forMs: number,
): Promise<number> {
  let calls = 0;
  let over = false;
  const startMs = performance.now();
  const caller = async (): Promise<void> => {
    while (!over) {
      const call = calls++;
      const value = valueOf(call);
      const back = await echo(value);
      if (back !== value) throw new Error(`sent ${String(value)}, got ${String(back)}`);
      if (call % CALLS_PER_LOOK === 0) over = performance.now() - startMs >= forMs;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, caller));
  return (calls * 1000) / (performance.now() - startMs);
}

/** The time of a call in µs. */
export interface Latency {
  /** The median, read over eight calls at a time. */
  readonly p50: number;
  /** What 99 of 100 calls stay under, read call by call, so in steps of 5 µs. */
  readonly p99: number;
}

/** Makes one call after the other for `forMs` milliseconds. */
export async function latency<T>(echo: Echo<T>, valueOf: (call: number) => T, forMs: number): Promise<Latency> {
  const readings: number[] = [];
  const calls: number[] = [];
  const untilMs = performance.now() + forMs;
  for (let startMs = performance.now(); startMs < untilMs;) {
    let beganMs = startMs;
    for (let n = 0; n < CALLS_PER_READING; n++) {
      const value = valueOf(calls.length);
      if ((await echo(value)) !== value) throw new Error(`${String(value)} did not come back`);
      const nowMs = performance.now();
      calls.push((nowMs - beganMs) * 1000);
      beganMs = nowMs;
    }
    readings.push(((beganMs - startMs) * 1000) / CALLS_PER_READING);
    startMs = beganMs;
  }
  return { p50: quantile(readings, 0.5), p99: quantile(calls, 0.99) };
}

function quantile(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.floor((values.length - 1) * share)] ?? NaN;
}
