import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.js';

describe('a text from outside', () => {
  it.each([
    ['  Ada\tLovelace \n', 'Ada Lovelace'],
    ['\u202eevil\u202c', 'evil'],
    ['\u200fعمر', 'عمر'],
    ['a\u0000b\u0007', 'ab'],
    ['<b>Bold</b>', '<b>Bold</b>'],
    ['👩‍👧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍👧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['e\u0301', 'é'],
    ['half \ud83d', 'half'],
  ])('%j is kept as %j', (given, kept) => {
    expect(plainText(given, 100)).toBe(kept);
  });

  it.each([[null], [undefined], [7], [{}]])('%j is none', (given) => {
    expect(plainText(given, 100)).toBe('');
  });

  it('is cut between characters', () => {
    expect(plainText('abc👍def', 4)).toBe('abc');
    expect(plainText('x'.repeat(10_000), 200)).toBe('x'.repeat(200));
  });

  it('is never too long, and the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const kept = plainText(text, limit);
        expect(kept.length).toBeLessThanOrEqual(limit);
        expect(kept).not.toMatch(/\p{Cs}/u);
        expect(plainText(kept, limit)).toBe(kept);
      }),
    );
  });
});
