import { expect, test } from 'vitest';
import { listingOf } from './call-listing.js';

const brief = (lines: readonly string[]): string[] =>
  listingOf(lines).calls.map(({ callId, state, conference }) => `${callId} ${state}${conference ? ' party' : ''}`);

test('voice calls are listed, in every state but released', () => {
  const lines = [
    '+CLCC: 1,0,0,0,0,"5550100",129',
    '+CLCC: 2,1,5,0,0',
    '+CLCC: 3,0,6,0,0',
    '+CLCC: 4,0,0,1,0,"",128',
    'x',
  ];
  expect(brief(lines)).toEqual(['1 active', '2 waiting']);
});

test('a call without a number that +CHLD can name is none', () => {
  expect(brief(['+CLCC: 0,1,4,0,0'])).toEqual([]);
});

test('what has one number is one call: the line that came last', () => {
  expect(brief(['+CLCC: 1,0,2,0,0', '+CLCC: 1,0,3,0,0'])).toEqual(['1 alerting']);
});

test('several active or several held calls are parties, whatever the list says', () => {
  const lines = ['+CLCC: 1,0,0,0,0', '+CLCC: 2,0,0,0,0', '+CLCC: 3,0,1,0,0', '+CLCC: 4,1,5,0,0'];
  expect(brief(lines)).toEqual(['1 active party', '2 active party', '3 held', '4 waiting']);
});

test.each([
  ['+CLCC: 1,1,4,1,0', true],
  ['+CLCC: 1,1,5,2,0', true],
  ['+CLCC: 1,0,0,1,0', false],
  ['+CLCC: 1,1,4,0,0', false],
])('%s: something that is no voice call rings: %s', (line, rings) => {
  expect(listingOf([line]).otherRings).toBe(rings);
});
