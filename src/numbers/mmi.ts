/**
 * Whether the digits are a code that changes or asks the network or the device instead of calling somebody: everything that begins
 * with `*` or `#` (3GPP TS 22.030 §6.5), such as `*21*…#`, which forwards all calls, or `*#06#`. `#31#5550100`, which calls with the number withheld,
 * is counted in: {@link callerIdPrefix} tells it from the others.
 * @param digits - Dialled digits; modifiers and a `+` in front of them do not hide a code.
 */
export function isMmiCode(digits: string): boolean {
  return /^[,!WTP@$+]*[*#]/.test(digits);
}

/** A number without the code that says whether one's own is told. */
export interface PrefixedNumber {
  readonly number: string;
  /** null where nothing says. */
  readonly callerId: 'withhold' | 'show' | null;
}

/** Takes `#31#` (withhold: invokes CLIR) or `*31#` (show: suppresses it) off a number: 3GPP TS 22.030, annex B, and TS 22.081, 2. */
export function callerIdPrefix(digits: string): PrefixedNumber {
  const [, mark, number = ''] = /^([*#])31#(.+)$/.exec(digits) ?? [];
  if (mark === undefined) return { number: digits, callerId: null };
  return { number, callerId: mark === '#' ? 'withhold' : 'show' };
}

/** Whether digits are a code and no number to call, `*31#5550100` aside: those that begin with `*` or `#`, and those that end with `#` (TS 22.030, 6.5.3.2). */
export function isServiceCode(digits: string): boolean {
  const { number } = callerIdPrefix(digits);
  return isMmiCode(number) || number.endsWith('#');
}
