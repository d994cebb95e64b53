import { Heartbeat } from './heartbeat.js';

/** Completions that come at once. */
export const COMPLETIONS = 100_000;

/** What the page saw of a burst. */
export interface Burst {
  /** The longest time between two beats of the page's heart, ms. */
  readonly gapMs: number;
  /** From asking for the burst to the last completion, ms. */
  readonly totalMs: number;
}

/** Asks a worker for the burst, and settles when every completion of it has come. */
export type Ask = () => Promise<void>;

export async function measureBurst(ask: Ask): Promise<Burst> {
  const heartbeat = new Heartbeat();
  await heartbeat.steady();
  const startMs = performance.now();
  await ask();
  const totalMs = performance.now() - startMs;
  return { gapMs: await heartbeat.stop(), totalMs };
}
