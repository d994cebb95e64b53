/** Text of any direction (a name, a title) that must not disturb the order of the sentence around it (Unicode UAX #9: FSI … PDI). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Text that reads left to right in every language (a number, a duration, a header), inside a sentence of the other direction (LRI … PDI). */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
