/** By language and digits: to make a format takes as long as to write a hundred numbers with it. */
const made = new Map<string, Intl.NumberFormat>();

/** How a language writes numbers with so many digits after the point at most. Made once. */
export function numberFormat(language: string, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${language} ${maximumFractionDigits}`;
  let format = made.get(key);
  if (format === undefined) made.set(key, (format = new Intl.NumberFormat(language, { maximumFractionDigits })));
  return format;
}
