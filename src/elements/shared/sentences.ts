/** Joins what is said into one text; a part that ends a sentence by itself gets no second full stop. Empty parts are left out. */
export function sentences(...parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.reduce((text, part) => (text === '' ? part : `${text}${/[.!?…]$/u.test(text) ? '' : '.'} ${part}`), '');
}
