import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestRecord } from '../../client/telephony.js';
import { ageOf, isOutstanding, lifeOf, wasRefused } from './request-life.js';

const record = (rest: Partial<RequestRecord>): RequestRecord => ({
  id: 1,
  functionName: 'lineMakeCall',
  issuedAtMs: 100,
  returnedAtMs: null,
  returned: null,
  completedAtMs: null,
  result: null,
  outcome: 'known',
  early: false,
  ...rest,
});

describe('a request', () => {
  it('is outstanding until it completes, and ages until then', () => {
    const pending = record({ returned: 1, returnedAtMs: 101 });
    expect(isOutstanding(pending)).toBe(true);
    expect(ageOf(pending, 350)).toBe(250);
    expect(ageOf(record({ completedAtMs: 140, result: 0 }), 350)).toBe(40);
  });

  it('that was refused has ended with its return', () => {
    const refused = record({ returned: -1, returnedAtMs: 103 });
    expect(wasRefused(refused)).toBe(true);
    expect(isOutstanding(refused)).toBe(false);
    expect(ageOf(refused, 9999)).toBe(3);
  });
});

it('the marks of every life stand on the bar, in the order of their times', () => {
  const ms = fc.double({ min: 0, max: 100_000, noNaN: true });
  fc.assert(
    fc.property(ms, ms, ms, (returnAfter, completeAfter, more) => {
      const request = record({ returnedAtMs: 100 + returnAfter, completedAtMs: 100 + completeAfter, result: 0 });
      const life = lifeOf(request, 0, Math.max(returnAfter, completeAfter) + more);
      for (const at of [life.returned, life.completed, life.end]) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(100.001);
      }
      expect(
        Math.sign((life.returned ?? 0) - (life.completed ?? 0)) * Math.sign(returnAfter - completeAfter),
      ).toBeGreaterThanOrEqual(0);
    }),
  );
});
