import type { RequestRecord } from '../../client/telephony.js';
import { ageOf, isOutstanding } from './request-life.js';

/** Upper ends of the histogram's steps, in milliseconds; the last step has none. */
export const BUCKETS_MS = [1, 10, 100, 1000, 10_000] as const;

/** How long the requests of one function took. */
export interface Latency {
  readonly functionName: string;
  readonly count: number;
  readonly medianMs: number;
  readonly percentile95Ms: number;
  /** How many took as long as each step of {@link BUCKETS_MS}, and longer than all. */
  readonly buckets: readonly number[];
}

/** By function, the most asked first. Only what has ended counts. */
export function latencies(requests: readonly RequestRecord[]): readonly Latency[] {
  const byName = new Map<string, number[]>();
  for (const request of requests) {
    if (isOutstanding(request)) continue;
    const durations = byName.get(request.functionName) ?? [];
    durations.push(ageOf(request, 0));
    byName.set(request.functionName, durations);
  }
  return [...byName]
    .map(([functionName, durations]) => {
      durations.sort((one, other) => one - other);
      const buckets = BUCKETS_MS.map((upTo, index) => {
        const from = BUCKETS_MS[index - 1] ?? -1;
        return durations.filter((ms) => ms > from && ms <= upTo).length;
      });
      const longest = durations.filter((ms) => ms > (BUCKETS_MS.at(-1) ?? 0)).length;
      return {
        functionName,
        count: durations.length,
        medianMs: percentile(durations, 0.5),
        percentile95Ms: percentile(durations, 0.95),
        buckets: [...buckets, longest],
      };
    })
    .sort((one, other) => other.count - one.count);
}

/** The smallest value that at least this part of all do not exceed (nearest rank). */
function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
