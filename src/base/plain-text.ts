/**
 * What is taken out of texts from outside that are kept: control characters, halves of surrogate pairs, and format characters, which do not show or turn the
 * direction of the text around them (UAX #9). The two joiners and the tags of flags stay: scripts and emoji are written with them.
 */
const UNWANTED = /(?![\u200c\u200d\u{e0020}-\u{e007f}])[\p{Cc}\p{Cs}\p{Cf}]/gu;
const BLANKS = /[\s\u2028\u2029]+/gu;

/**
 * A text from outside as it is kept: in one line, without blanks around it, composed (NFC), without what does not show, and not longer than `limit`
 * UTF-16 units. Nothing in it is markup: it is shown as text.
 * @returns '' for what is no text.
 */
export function plainText(given: unknown, limit: number): string {
  if (typeof given !== 'string') return '';
  // Longer ones are cut before any work is done: a text may be megabytes long.
  const text = given
    .slice(0, 8 * limit)
    .replace(BLANKS, ' ')
    .replace(UNWANTED, '')
    .normalize('NFC')
    .trim();
  return text.length <= limit ? text : cut(text, limit);
}

/** The beginning of a text, whole characters only. */
function cut(text: string, limit: number): string {
  let end = 0;
  for (const character of text) {
    if (end + character.length > limit) break;
    end += character.length;
  }
  return text
    .slice(0, end)
    .replace(/\u200d$/u, '')
    .trimEnd();
}
