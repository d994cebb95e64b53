import { describe, expect, it } from 'vitest';
import { comparableDigits, NumberIndex } from './comparable.js';

describe('the digits that numbers are compared by', () => {
  it.each([
    ['+49 30 901820', '4930901820'],
    ['0049-30-901820', '4930901820'],
    ['(030) 90 18 20', '30901820'],
    ['*31#+49 30 901820', '4930901820'],
    ['555 0100,,1234#', '5550100'],
    ['٥٥٥٠١٠٠', '5550100'],
    ['112', '112'],
    ['0', '0'],
    ['*100#', '*100#'],
    ['Zoe', ''],
    ['', ''],
    ['555\u202e0100', ''],
  ])('of %j are %j', (number, digits) => {
    expect(comparableDigits(number)).toBe(digits);
  });
});

describe('a number is found', () => {
  const index = new NumberIndex<string>();
  index.add('+49 30 901820', 'Town hall');
  index.add('+49 40 901820', 'Harbour');
  index.add('5550109', 'Ada');
  index.add('110', 'Police');

  it.each([
    ['030901820', 'Town hall'],
    ['040901820', 'Harbour'],
    ['+4930901820', 'Town hall'],
    ['555 0109', 'Ada'],
    ['+1 202 555 0109', 'Ada'],
    ['110', 'Police'],
    ['5550110', undefined],
    ['901820', undefined],
    ['10', undefined],
    ['', undefined],
    ['withheld', undefined],
  ])('%j is %j', (number, name) => {
    expect(index.find(number)).toBe(name);
  });
});
