import { expect, test } from 'vitest';
import { parseExtendedError, parseRedialLock } from './errors.js';

test.each([
  ['+CME ERROR: 14', 'equipment', 14, 'simBusy'],
  ['+CME ERROR:3', 'equipment', 3, 'notAllowed'],
  ['+CME ERROR: 30', 'equipment', 30, 'noNetwork'],
  ['+CME ERROR: 515', 'equipment', 515, 'starting'],
  ['+CME ERROR: 0', 'equipment', 0, 'phoneFailure'],
  ['+CME ERROR: SIM PIN required', 'equipment', 11, 'simPinRequired'],
  ['+CME ERROR: sim  pin REQUIRED', 'equipment', 11, 'simPinRequired'],
  ['+CME ERROR: "SIM not inserted"', 'equipment', 10, 'simMissing'],
  ['+CME ERROR: 9999', 'equipment', 9999, 'other'],
  ['+CME ERROR: Ungültig', 'equipment', null, 'other'],
  ['+CME ERROR:', 'equipment', null, 'other'],
  ['+CMS ERROR: 38', 'message', 38, 'networkOutOfOrder'],
  ['+CMS ERROR: 208', 'message', 208, 'deliveryFailure'],
  ['+CMS ERROR: 500', 'message', 500, 'unknown'],
  ['+CMS ERROR: 512', 'message', 512, 'other'],
  ['+CMS ERROR: Memory full', 'message', 322, 'memoryFull'],
  ['+EXT ERROR: 5', 'extended', 5, 'other'],
  ['+EXT ERROR: x', 'extended', null, 'other'],
])('%s', (line, kind, code, name) => {
  expect(parseExtendedError(line)).toEqual({ kind, code, name });
});

test.each([['ERROR'], ['+CMEE: 1'], ['MODEM ERROR: 1'], ['OK']])('%s says no more', (line) => {
  expect(parseExtendedError(line)).toBeNull();
});

test.each([
  ['DELAYED 5', 'delayed', 5],
  ['DELAYED', 'delayed', null],
  ['BLACKLISTED', 'blacklisted', null],
  ['BLACKLISTED: 10', 'blacklisted', 10],
])('%s', (line, kind, number) => {
  expect(parseRedialLock(line)).toEqual({ kind, number });
});

test.each([['DELAY 5'], ['DELAYED five'], [`DELAYED ${' '.repeat(99)}`]])('%s is no lock', (line) => {
  expect(parseRedialLock(line)).toBeNull();
});
