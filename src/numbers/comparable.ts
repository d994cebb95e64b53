import { ANY_LINE, parseDialString } from './dial-string.js';

/** Digits from which on two numbers are the same where one ends in the other; the rest is an area or country code that one of them leaves out. */
const LEAST_COMMON_DIGITS = 7;

/**
 * The digits by which numbers are compared: without what people put between them, without prefixes (`+`, `00`, the 0 before an area code, `*31#`) and without
 * what is dialled after a pause. '' for what is no number.
 */
export function comparableDigits(number: string): string {
  const parsed = parseDialString(number, ANY_LINE);
  if (!parsed.ok) return '';
  const called = parsed.dialString.digits.replace(/^[*#]31#/, '').replace(/[,!WTP@$].*$/, '');
  if (/[*#A-D]/.test(called)) return called;
  const digits = called.replace(/^\+?0*/, '');
  return digits === '' ? called : digits;
}

/**
 * Finds what belongs to a number, however it is written: `+49 30 901820` is `030 901820` and, at a desk in that town, `901820`. Of several that fit the one with
 * most digits in common is found; of equal ones the first.
 */
export class NumberIndex<T> {
  readonly #byEnding = new Map<string, { readonly digits: string; readonly value: T }[]>();

  add(number: string, value: T): void {
    const digits = comparableDigits(number);
    if (digits === '') return;
    const ending = endingOf(digits);
    const there = this.#byEnding.get(ending);
    if (there === undefined) this.#byEnding.set(ending, [{ digits, value }]);
    else there.push({ digits, value });
  }

  find(number: string): T | undefined {
    const digits = comparableDigits(number);
    if (digits === '') return undefined;
    let best: { readonly digits: string; readonly value: T } | undefined;
    for (const one of this.#byEnding.get(endingOf(digits)) ?? [])
      if (
        (one.digits.endsWith(digits) || digits.endsWith(one.digits)) &&
        common(one.digits, digits) > common(best?.digits ?? '', digits)
      )
        best = one;
    return best?.value;
  }
}

/** Short numbers, which are whole ones, stand for themselves. */
function endingOf(digits: string): string {
  return digits.length < LEAST_COMMON_DIGITS ? digits : digits.slice(-LEAST_COMMON_DIGITS);
}

const common = (a: string, b: string): number => Math.min(a.length, b.length);
