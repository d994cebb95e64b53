import { expect, it, test } from 'vitest';
import { checkedLabel, MAX_LABEL } from './line-label.js';

it.each([
  ['Reception', 'Reception'],
  ['  Werkstatt – Süd ', 'Werkstatt – Süd'],
  ['Cafe\u0301', 'Caf\u00e9'],
  ['קבלה', 'קבלה'],
  ['👩‍🔧 desk', '👩‍🔧 desk'],
  ['<b>bold</b>', '<b>bold</b>'],
  ['', ''],
  ['   ', ''],
])('%j is kept as %j', (given, kept) => {
  expect(checkedLabel(given)).toBe(kept);
});

it.each([
  ['a\nb'],
  ['a\u0000'],
  ['\u001b[31m'],
  ['a\u202eb'],
  ['a\u2066b'],
  ['\u200b'],
  ['a\u200bb'],
  ['\u200d\u200d'],
  ['\u3164'],
  ['\ufeff'],
  ['a\u2028b'],
  ['\ud800'],
  [7],
  [null],
  [undefined],
  [{}],
])('%j is none', (given) => {
  expect(checkedLabel(given)).toBeNull();
});

test('its length has a limit', () => {
  expect(checkedLabel('x'.repeat(MAX_LABEL))).toHaveLength(MAX_LABEL);
  expect(checkedLabel('x'.repeat(MAX_LABEL + 1))).toBeNull();
  expect(checkedLabel('x'.repeat(1_000_000))).toBeNull();
});
