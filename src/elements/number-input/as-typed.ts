/** Writes the digits of a number, with a `+` or without, as people of its country do; as far as it is typed. */
export type NumberWriter = (digits: string) => string;

/** Makes writers: for the country whose national numbers are meant, by its ISO 3166 code; '' for none, so that only international ones are written. */
export type MakeWriter = (country: string) => NumberWriter;

/** Loads what writes numbers: a quarter of the page's size, so only once somebody begins to enter one. Rejects where it cannot be loaded. */
export async function loadWriter(): Promise<MakeWriter> {
  const { AsYouType, isSupportedCountry } = await import('libphonenumber-js/min');
  return (country) => (digits) => {
    const formatter = new AsYouType(isSupportedCountry(country) ? country : undefined);
    return formatter.input(digits);
  };
}

/** A text with the place of the caret in it. */
export interface Typed {
  readonly text: string;
  readonly caret: number;
}

/**
 * Writes what was typed as its country does, with the caret behind the same digit as before. What is more than a number has no country's way to be written: codes and dial
 * strings with pauses lose the marks that were written while they looked like one, and texts with other letters are left as they are.
 */
export function asTyped({ text, caret }: Typed, write: NumberWriter | null): Typed {
  if (write === null) return { text, caret };
  if (/^[\d+ ().\-*#,;!@$TPW]*$/iu.test(text) && /[*#,;!@$TPW]/iu.test(text))
    return { text: withoutMarks(text), caret: withoutMarks(text.slice(0, caret)).length };
  if (!/^\s*\+?[\d\s().\-/\u00a0\u2010-\u2013]*$/u.test(text)) return { text, caret };
  const digits = significant(text);
  const written = write(digits);
  if (significant(written) !== digits) return { text, caret };
  const before = significant(text.slice(0, caret)).length;
  return { text: written, caret: caret === text.length ? written.length : placeBehind(written, before) };
}

function withoutMarks(text: string): string {
  return text.replace(/[ ().-]/g, '');
}

function significant(text: string): string {
  return text.replace(/[^\d+]/g, '');
}

/** Where the caret stands behind so many digits. */
function placeBehind(text: string, digits: number): number {
  let passed = 0;
  for (let index = 0; index < text.length; index++) {
    if (passed === digits) return index;
    if (/[\d+]/.test(text.charAt(index))) passed++;
  }
  return text.length;
}
