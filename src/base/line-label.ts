/** The longest label of a line, in UTF-16 code units: a name at a desk, not a text. */
export const MAX_LABEL = 64;

/**
 * What no label may hold: control characters, line breaks, and format characters, which do not show or turn the direction of the text around them
 * (UAX #9). The two joiners may stand between others: scripts and emoji are written with them.
 */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/u;
/** Nothing but what does not show. */
const UNSEEN = /^[\u200c\u200d\p{Z}\u115f\u1160\u3164\uffa0\u2800]+$/u;

/**
 * A label as it is kept: without blanks around it, composed (NFC); '' takes the label away.
 * @returns null for what cannot be one: too long, or with characters that do not show or change how others do.
 */
export function checkedLabel(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 4 * MAX_LABEL || FORBIDDEN.test(given)) return null;
  if (UNSEEN.test(given.trim())) return null;
  const label = given.normalize('NFC').trim();
  return label.length <= MAX_LABEL ? label : null;
}
