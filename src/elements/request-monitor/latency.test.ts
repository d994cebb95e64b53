import { expect, it } from 'vitest';
import type { RequestRecord } from '../../client/telephony.js';
import { latencies } from './latency.js';

const took = (functionName: string, ms: number | null): RequestRecord => ({
  id: 1, functionName, issuedAtMs: 100, returnedAtMs: 100, returned: 1,
  completedAtMs: ms === null ? null : 100 + ms, result: ms === null ? null : 0, outcome: 'known', early: false,
}); // prettier-ignore

it('tells by function how many there were, their median and 95th percentile, and how they spread; what is out does not count', () => {
  const requests = [
    ...Array.from({ length: 20 }, (_, index) => took('lineDrop', index + 1)),
    took('lineMakeCall', 0.5),
    took('lineMakeCall', 12_000),
    took('lineMakeCall', null),
  ];
  expect(latencies(requests)).toEqual([
    { functionName: 'lineDrop', count: 20, medianMs: 10, percentile95Ms: 19, buckets: [1, 9, 10, 0, 0, 0] },
    { functionName: 'lineMakeCall', count: 2, medianMs: 0.5, percentile95Ms: 12_000, buckets: [1, 0, 0, 0, 0, 1] },
  ]);
});

it('is empty while nothing has ended', () => {
  expect(latencies([took('lineDrop', null)])).toEqual([]);
});
