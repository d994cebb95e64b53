/** How often the page's heart is to beat: what a timer in a row of timers gets at least (HTML, 8.6 Timers). */
const BEAT_MS = 4;

/** How regularly a page's heart beat. */
export interface Gaps {
  /** The longest time between two beats, ms. */
  readonly longestMs: number;
  /** 99 of 100 gaps between beats were no longer, ms. */
  readonly p99Ms: number;
}

/** Beats by a timer while something goes on, and tells how long the page kept the beats waiting. A page that does nothing shows some 4 ms. */
export async function gapsDuring(work: () => Promise<void>): Promise<Gaps> {
  const gaps: number[] = [];
  let lastMs = performance.now();
  const beat = (): void => {
    const nowMs = performance.now();
    gaps.push(nowMs - lastMs);
    lastMs = nowMs;
  };
  const timer = setInterval(beat, BEAT_MS);
  await work();
  // One more, so that a gap that is under way counts.
  await wait(BEAT_MS);
  beat();
  clearInterval(timer);
  gaps.sort((a, b) => a - b);
  return { longestMs: gaps.at(-1)!, p99Ms: gaps[Math.ceil(gaps.length * 0.99) - 1]! };
}

/** Waits for so long. */
export function wait(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}
