/** The languages that there are strings in, by their primary subtags; English comes with the first load, the others when they are asked for. */
export const languages = ['en', 'de', 'es', 'ar', 'ja'] as const;

export type Language = (typeof languages)[number];

/** The language that serves a BCP 47 tag, by its primary subtag; null where there is none. */
export function languageFor(tag: string): Language | null {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? null;
}

/** The direction in which a language is written, for `dir`. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** By tag: every part of an element asks, a thousand times in a table, and reading a tag takes as long as showing a row. */
const intlTags = new Map<string, string>();

/**
 * A tag that Intl takes. English stands in for one that is none (`en us`), and Arabic gets the digits that telephone numbers, keys
 * and durations have, unless the page asks for others by `-u-nu-`.
 */
export function intlTag(tag: string): string {
  let known = intlTags.get(tag);
  if (known === undefined) intlTags.set(tag, (known = readTag(tag)));
  return known;
}

function readTag(tag: string): string {
  try {
    const locale = new Intl.Locale(tag.replaceAll('_', '-'));
    return locale.language === 'ar' && locale.numberingSystem === undefined
      ? new Intl.Locale(locale, { numberingSystem: 'latn' }).toString()
      : locale.toString();
  } catch {
    return 'en';
  }
}
