/** Country codes of two digits (ITU-T E.164, list of assigned country codes); 1 and 7 have one digit, all others three. */
const TWO_DIGIT_COUNTRY_CODE = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * Groups a number for people: `5550100` reads `555 0100`, `+442079460100` reads `+44 207 946 0100`. National habits are not known here:
 * groups of three from the left, the last one of two to four. What is not a plain number (codes, modifiers, text from the network) comes back as it is.
 */
export function displayNumber(digits: string): string {
  if (!/^\+?\d+$/.test(digits)) return digits;
  if (!digits.startsWith('+')) return grouped(digits);
  const number = digits.slice(1);
  const codeLength = countryCodeLength(number);
  return `+${number.slice(0, codeLength)} ${grouped(number.slice(codeLength))}`.trimEnd();
}

function countryCodeLength(number: string): number {
  if (/^[17]/.test(number)) return 1;
  return TWO_DIGIT_COUNTRY_CODE.test(number) ? 2 : 3;
}

function grouped(digits: string): string {
  const groups: string[] = [];
  let rest = digits;
  while (rest.length > 4) {
    groups.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  return [...groups, rest].join(' ');
}
