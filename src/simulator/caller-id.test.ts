import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callerIdLines } from './caller-id.js';

const known = { number: '5550100', name: 'A NAME THAT IS TOO LONG', presentation: 'allowed' } as const;
const absent = { number: '', name: '' } as const;

test('names are cut to the fifteen characters that networks carry', () => {
  expect(callerIdLines(known, 0).slice(2)).toEqual(['NMBR = 5550100', 'NAME = A NAME THAT IS ']);
});

test('a withheld identity is told from one that is not available', () => {
  expect(callerIdLines({ ...absent, presentation: 'withheld' }, 0).slice(2)).toEqual(['NMBR = P', 'NAME = P']);
  expect(callerIdLines({ ...absent, presentation: 'unavailable' }, 0).slice(2)).toEqual(['NMBR = O', 'NAME = O']);
});

test('date and time are those of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2099, 11, 31) }), (ms) => {
      const iso = new Date(ms).toISOString();
      expect(callerIdLines(known, ms).slice(0, 2)).toEqual([
        `DATE = ${iso.slice(5, 7)}${iso.slice(8, 10)}`,
        `TIME = ${iso.slice(11, 13)}${iso.slice(14, 16)}`,
      ]);
    }),
    { numRuns: 1000 },
  );
});
