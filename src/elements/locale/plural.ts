/** The words for a count, by CLDR's plural categories; `#` stands where the number is written. `other` serves for what is left out. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/**
 * Chooses words by a count as a language does (CLDR's plural rules: one form in Japanese, six in Arabic), and writes the count as it writes numbers.
 * @param language - A BCP 47 tag.
 */
export function pluralsOf(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
