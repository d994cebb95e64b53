/** The longest label of a line, in UTF-16 code units: a name at a desk, not a text. */
export const MAX_LABEL = 64;

/** What no label may hold: control characters, line breaks, and what turns the direction of the text around it (UAX #9). */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * A label as it is kept: without blanks around it, composed (NFC); '' takes the label away.
 * @returns null for what cannot be one: too long, or with characters that do not show or change how others do.
 */
export function checkedLabel(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 4 * MAX_LABEL || FORBIDDEN.test(given)) return null;
  const label = given.normalize('NFC').trim();
  return label.length <= MAX_LABEL ? label : null;
}
