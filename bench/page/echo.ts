/** One way from the page to a worker's loop-back and back: sends an integer, and the promise gives it back. */
export type Echo = (value: number) => Promise<number>;

/** Calls between two looks at the clock, which costs as much as a call in a batch. */
const CALLS_PER_LOOK = 16;
/** How many calls make one reading of the latency: the clock's step, 5 µs on an isolated page, is then small beside it. */
const CALLS_PER_READING = 8;

/**
 * Keeps `inFlight` calls out for `forMs` milliseconds.
 * @returns Calls per second.
 */
export async function rate(echo: Echo, inFlight: number, forMs: number): Promise<number> {
  let calls = 0;
  let over = false;
  const startMs = performance.now();
  const caller = async (): Promise<void> => {
    while (!over) {
      const value = calls++;
      const back = await echo(value);
      if (back !== value) throw new Error(`sent ${value}, got ${back}`);
      if (value % CALLS_PER_LOOK === 0) over = performance.now() - startMs >= forMs;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, caller));
  return (calls * 1000) / (performance.now() - startMs);
}

/**
 * Makes one call after the other for `forMs` milliseconds.
 * @returns Median time of a call, µs, read over eight calls at a time.
 */
export async function latency(echo: Echo, forMs: number): Promise<number> {
  const readings: number[] = [];
  const untilMs = performance.now() + forMs;
  for (let startMs = performance.now(); startMs < untilMs; startMs = performance.now()) {
    for (let call = 0; call < CALLS_PER_READING; call++) await echo(call);
    readings.push(((performance.now() - startMs) * 1000) / CALLS_PER_READING);
  }
  readings.sort((a, b) => a - b);
  return readings[readings.length >> 1] ?? NaN;
}
