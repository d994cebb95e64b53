import { expect, test } from 'vitest';
import { emergencyCodeIn, emergencyCodesIn, parseNetworkEmergencyNumber } from './emergency-codes.js';

test.each([
  [[0x11, 0xf2, 0xff], '112'],
  [[0x99, 0xf9, 0xff, 0x00], '999'],
  [[0x80, 0xff, 0xff], '08'],
  [[0x21, 0x43, 0x65], '123456'],
  [[0xff, 0xff, 0xff], null],
  [[0xf1, 0xff, 0xff], null],
  // Digits that are none, and one behind the end.
  [[0x1a, 0xf2, 0xff], null],
  [[0x11, 0xf2, 0x11], '112'],
  [[], null],
])('%j', (bytes, code) => {
  expect(emergencyCodeIn(bytes)).toBe(code);
});

test('a file of several numbers, with places that are empty', () => {
  expect(emergencyCodesIn([0x11, 0xf2, 0xff, 0xff, 0xff, 0xff, 0x99, 0xf9, 0xff, 0x11])).toEqual(['112', '999']);
});

test.each([
  ['+CEN2: 1,115', '115'],
  ['+CEN2: 31,"112"', '112'],
  ['+CEN2: 1,0900123456', null],
  ['+CEN2: 1,+112', null],
  ['+CEN1: 1,115', null],
  ['+CEN2:', null],
])('%s', (line, number) => {
  expect(parseNetworkEmergencyNumber(line)).toBe(number);
});
