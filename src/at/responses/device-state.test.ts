import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseClock, parseFunctionality } from './device-state.js';

test.each([
  ['+CFUN: 1', 1],
  ['+CFUN: 4,0', 4],
  ['+CFUN: "0"', 0],
  ['+CFUN: (0-1,4-7)', null],
  ['+CFUN:', null],
  ['1', null],
])('%s', (line, level) => {
  expect(parseFunctionality(line)).toBe(level);
});

const morning = { year: 2025, month: 3, day: 14, hour: 18, minute: 32, second: 7 };

test.each([
  ['+CCLK: "25/03/14,18:32:07+04"', { ...morning, offsetMinutes: 60 }],
  ['+CCLK: "25/03/14,18:32:07-22"', { ...morning, offsetMinutes: -330 }],
  ['+CCLK: "25/03/14,18:32:07"', { ...morning, offsetMinutes: null }],
  ['+CCLK: 25/03/14,18:32:07+00', { ...morning, offsetMinutes: 0 }],
  ['+CCLK: "2025/03/14,18:32:07+04"', { ...morning, offsetMinutes: 60 }],
  ['+CCLK: "25/3/14, 18:32:07+4"', { ...morning, offsetMinutes: 60 }],
  ['+CCLK: "25/13/14,18:32:07+04"', null],
  ['+CCLK: "25/03/00,18:32:07+04"', null],
  ['+CCLK: "25/03/14,24:32:07+04"', null],
  ['+CCLK: "25/03/14,18:32:07+99"', null],
  ['+CCLK: ""', null],
  ['+CTZV: +04', null],
])('%s', (line, time) => {
  expect(parseClock(line)).toEqual(time);
});

test('reads back what is written', () => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const nat = (max: number): fc.Arbitrary<number> => fc.nat(max);
  fc.assert(
    fc.property(
      nat(99),
      nat(11),
      nat(27),
      nat(23),
      nat(59),
      nat(59),
      nat(56),
      (year, month, day, hour, minute, second, zone) => {
        const date = [year, month + 1, day + 1].map(two).join('/');
        const clock = [hour, minute, second].map(two).join(':');
        expect(parseClock(`+CCLK: "${date},${clock}+${two(zone)}"`)).toEqual({
          year: 2000 + year,
          month: month + 1,
          day: day + 1,
          hour,
          minute,
          second,
          offsetMinutes: zone * 15,
        });
      },
    ),
  );
});
