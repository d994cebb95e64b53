import type { KnownLabel } from '../../base/contact.js';

/** How files name them: the types of vCard (RFC 6350, 6.4.1), the titles of columns, in English and German. */
const WORDS: readonly (readonly [KnownLabel, RegExp])[] = [
  ['fax', /fax/i],
  ['mobile', /mobile?|cell|handy/i],
  ['work', /work|business|company|office|arbeit|büro|gesch/i],
  ['home', /home|private?\b|zuhause/i],
];

/** The label that a word of a file stands for; null for none. */
export function knownLabel(word: string): KnownLabel | null {
  return WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}
