import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBe, parseRanges } from './ranges.js';

const brief = (text: string): readonly string[] =>
  parseRanges(text).map(({ ranges, texts }) =>
    [...ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)), ...texts].join(' '),
  );

test.each([
  ['V.250, 5.7.3.1', '(0-2,5)', ['0-2 5']],
  ['several parameters: 27.005, +CNMI=?', '(0,1,2),(0-3),(0),(0,1),(0)', ['0 1 2', '0-3', '0', '0 1', '0']],
  ['strings', '("SM","ME"),("SM")', ['SM ME', 'SM']],
  ['values that are no numbers: 27.007, +CHLD=?', '(0,1,1x,2,2x,3,4)', ['0 1 2 3 4 1x 2x']],
  ['blanks', '( 0 - 2 , 5 ), (1)', ['0-2 5', '1']],
  ['a plain value in place of a group', '0,(1-2)', ['0', '1-2']],
  ['parentheses around all groups: Wavecom', '(("SM","BM"),("SM"))', ['SM BM', 'SM']],
  ['a parameter that cannot be used: V.250', '()', ['']],
  ['a group that is not closed', '(0,1', ['0 1']],
  ['nothing', '', []],
])('%s', (_what, text, sets) => {
  expect(brief(text)).toEqual(sets);
});

test('says what a parameter can be', () => {
  const [set] = parseRanges('(0-2,5)');
  expect([0, 1, 2, 3, 5, 6].map((value) => canBe(set, value))).toEqual([true, true, true, false, true, false]);
  expect(canBe(undefined, 0)).toBe(false);
});

test('reads back what is written', () => {
  const range = fc.tuple(fc.nat(999), fc.nat(999)).map(([from, more]) => ({ from, to: from + more }));
  fc.assert(
    fc.property(fc.array(fc.array(range, { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (sets) => {
      const text = sets.map((ranges) => `(${ranges.map(({ from, to }) => `${from}-${to}`).join(',')})`).join(',');
      expect(parseRanges(text)).toEqual(sets.map((ranges) => ({ ranges, texts: [] })));
    }),
  );
});
