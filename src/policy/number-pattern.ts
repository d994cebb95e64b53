import { keysOf } from '../numbers/dial-string.js';

/** A pattern of a dial policy, ready to be compared. */
export interface NumberPattern {
  /** As the administrator wrote it. */
  readonly text: string;
  /** Keys (`0`-`9` `A`-`D` `*` `#`), `x` for any digit; a leading `+` for the international form. */
  readonly keys: string;
  /** Whether anything may follow the keys. */
  readonly open: boolean;
}

const PATTERN = /^\+?[0-9A-DX*#]*\*?$/;
const SEPARATORS = /[ .\-()/]/g;

/**
 * Reads a pattern. Patterns are compared key by key, in time linear to their length: there are no regular expressions for an administrator to get wrong.
 * - `x` stands for any one digit
 * - `*` at the end stands for whatever follows, nothing included; anywhere else it is the star key, so `*31#*` means "all that begins with *31#"
 * - `+` in front: the international form
 * - blanks and `. - ( ) /` do not count
 * Returns null when the text is no pattern.
 */
export function parseNumberPattern(text: string): NumberPattern | null {
  const plain = text.replace(SEPARATORS, '').toUpperCase();
  if (!PATTERN.test(plain) || plain === '' || plain === '+') return null;
  const open = plain.endsWith('*');
  return { text, keys: (open ? plain.slice(0, -1) : plain).replaceAll('X', 'x'), open };
}

/** Whether a number (keys, a leading `+` for the international form) is one of those the pattern stands for. */
export function matchesPattern(pattern: NumberPattern, number: string): boolean {
  const length = pattern.keys.length;
  if (number.length < length || (!pattern.open && number.length > length)) return false;
  if (pattern.open && length === 0) return true;
  for (let index = 0; index < length; index++) {
    if (!matchesKey(pattern.keys.charAt(index), number.charAt(index))) return false;
  }
  return true;
}

/** How many keys the pattern takes off the front of a number; null when the number does not begin so. */
export function prefixLength(pattern: NumberPattern, number: string): number | null {
  return matchesPattern({ ...pattern, open: true }, number) ? pattern.keys.length : null;
}

/** A dial string as policies compare it: its keys, and `+` where it is in the international form. */
export function comparable(digits: string): string {
  return (digits.startsWith('+') ? '+' : '') + keysOf(digits);
}

function matchesKey(wanted: string, key: string): boolean {
  return wanted === 'x' ? key >= '0' && key <= '9' : wanted === key;
}
