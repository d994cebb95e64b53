/** How often the signal is written down: modems tell it twice a minute, and by themselves when it moves. */
export const SAMPLE_MS = 2000;
/** How far back it is kept. */
export const MOST_MINUTES = 10;

/** The signal at a moment; null where it was not known. */
export interface Sample {
  readonly atMs: number;
  readonly dbm: number | null;
}

/** A stretch of time, with what the signal was in it; null where it was not known. */
export interface Stretch {
  readonly fromMs: number;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** What is kept of one line. Bounded by time. */
export class Samples {
  #samples: readonly Sample[] = [];

  add(sample: Sample): void {
    const oldest = sample.atMs - MOST_MINUTES * 60_000;
    this.#samples = [...this.#samples.filter(({ atMs }) => atMs > oldest), sample];
  }

  since(atMs: number): readonly Sample[] {
    return this.#samples.filter((sample) => sample.atMs >= atMs);
  }
}

/** Runs of samples whose signal is known: between them is a gap, and no line. */
export function runsOf(
  samples: readonly Sample[],
): readonly (readonly { readonly atMs: number; readonly dbm: number }[])[] {
  const runs: { atMs: number; dbm: number }[][] = [];
  let run: { atMs: number; dbm: number }[] | null = null;
  for (const { atMs, dbm } of samples) {
    if (dbm === null) run = null;
    else if (run === null) runs.push((run = [{ atMs, dbm }]));
    else run.push({ atMs, dbm });
  }
  return runs;
}

/** Cuts a time into stretches of 30 s, the oldest first, from the first sample on. */
export function stretchesOf(samples: readonly Sample[], lengthMs = 30_000): readonly Stretch[] {
  const byStart = new Map<number, number[]>();
  for (const { atMs, dbm } of samples) {
    const fromMs = Math.floor(atMs / lengthMs) * lengthMs;
    const known = byStart.get(fromMs) ?? [];
    if (dbm !== null) known.push(dbm);
    byStart.set(fromMs, known);
  }
  return [...byStart].map(([fromMs, known]) => ({
    fromMs,
    lowest: known.length === 0 ? null : Math.min(...known),
    highest: known.length === 0 ? null : Math.max(...known),
  }));
}
