/** A part that ends in Japanese: its full stop is another, and no space follows. */
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー）」。！？]$/u;

/** Joins what is said into one text; a part that ends a sentence by itself gets no second full stop. Empty parts are left out. */
export function sentences(...parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.reduce((text, part) => (text === '' ? part : `${text}${join(text)}${part}`), '');
}

function join(text: string): string {
  const ends = /[.!?…؟。！？]$/u.test(text);
  if (japanese.test(text)) return ends ? '' : '。';
  return ends ? ' ' : '. ';
}
