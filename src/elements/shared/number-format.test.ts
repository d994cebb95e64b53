import { expect, it } from 'vitest';
import { intlTag } from '../locale/languages.js';
import { numberFormat } from './number-format.js';
import { measuredDuration } from './time.js';

it('is made once for a language and its digits', () => {
  expect(numberFormat('de', 1)).toBe(numberFormat('de', 1));
  expect([numberFormat('de', 1), numberFormat('de', 2), numberFormat('en', 1)].map((to) => to.format(1.256))).toEqual([
    '1,3',
    '1,26',
    '1.3',
  ]);
  expect([0.44, 742.4, 1214].map((ms) => measuredDuration(ms, 'en'))).toEqual(['0.4 ms', '742 ms', '1.21 s']);
});

it('a language tag is read once, also one that is none', () => {
  expect(['ar', 'ar', 'en us', 'en us', 'de_AT'].map(intlTag)).toEqual([
    'ar-u-nu-latn',
    'ar-u-nu-latn',
    'en',
    'en',
    'de-AT',
  ]);
});
