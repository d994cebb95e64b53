import { describe, expect, test } from 'vitest';
import { parseCanonical } from './canonical.js';
import { displayNumber } from './display.js';
import { EMERGENCY_NUMBERS, isEmergencyNumber, mobileEmergencyNumbers } from './emergency.js';
import { isMmiCode } from './mmi.js';

describe('emergency numbers', () => {
  test.each([...EMERGENCY_NUMBERS, '1,12', 'W112', '112!'])('%s is one', (digits) => {
    expect(isEmergencyNumber(digits)).toBe(true);
  });
  test.each(['', '+112', '0112', '1123', '12', '5550112', '*112'])('%j is none', (digits) => {
    expect(isEmergencyNumber(digits)).toBe(false);
  });
  test('a mobile whose SIM has named its own knows 112, 911 and these', () => {
    const named = ['110'];
    const those = EMERGENCY_NUMBERS.filter((one) => isEmergencyNumber(one, named, mobileEmergencyNumbers(true)));
    expect(those).toEqual(['112', '911', '110']);
    expect(mobileEmergencyNumbers(false)).toEqual(EMERGENCY_NUMBERS);
  });
  test('a deployment adds its own', () => {
    expect(isEmergencyNumber('0112', ['0112'])).toBe(true);
  });
});

test.each([
  ['*#06#', true],
  ['#31#5550100', true],
  [',*21*5550100#', true],
  ['T*67', true],
  ['5550100*1', false],
  ['+15550100', false],
  ['', false],
])('%j is an MMI code: %s', (digits, expected) => {
  expect(isMmiCode(digits)).toBe(expected);
});

describe('canonical numbers', () => {
  test.each([
    ['+1 (202) 555-0100', '1', '202', '5550100'],
    ['+44 (20) 7946 0100', '44', '20', '79460100'],
    ['+45 55501000', '45', '', '55501000'],
    ['+1 (202) 555-0100|22^Front desk', '1', '202', '5550100'],
  ])('%j is read', (text, countryCode, areaCode, subscriber) => {
    expect(parseCanonical(text)).toMatchObject({ countryCode, areaCode, subscriber });
  });
  test.each(['5550100', '+1(202) 555-0100', '+1  555', '+1 (202)555', '+1 555x', '+1 1234567890123456', ''])(
    '%j is not canonical',
    (text) => {
      expect(parseCanonical(text)).toBeNull();
    },
  );
});

test.each([
  ['5550100', '555 0100'],
  ['112', '112'],
  ['2025550100', '202 555 0100'],
  ['+12025550100', '+1 202 555 0100'],
  ['+442079460100', '+44 207 946 0100'],
  ['+3585550100', '+358 555 0100'],
  ['*21*5550100#', '*21*5550100#'],
  ['+', '+'],
  ['', ''],
])('%j is shown as %j', (digits, shown) => {
  expect(displayNumber(digits)).toBe(shown);
});
