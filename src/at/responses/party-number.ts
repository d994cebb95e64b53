import { numberIn, textIn, type Field } from './fields.js';

/** A number as it came with a call. */
export interface PartyNumber {
  /** What can be dialled: `+` first where it is international; '' where there is none. */
  readonly number: string;
  /** What stood in its place and cannot be dialled: an alphanumeric sender, `Anonymous`. Hostile text. */
  readonly name: string;
  /** <type>, the type-of-address octet (3GPP TS 24.008, 10.5.4.7); null where the device left it out. */
  readonly type: number | null;
}

/** Longest number, in characters: a called party number has at most 80 digits in any 3GPP release. */
const MAX_NUMBER = 80;
/** Longest text that is kept in place of a number or as a name. */
export const MAX_NAME = 64;
/** <type> of an international number: extension bit, type of number 1, plan E.164. */
const INTERNATIONAL = 0x91;

/** Reads a number and its type as they follow each other in +CLIP, +CCWA, +COLP, +CLCC, +CCFC, +CNUM. */
export function partyNumber(number: Field | undefined, type: Field | undefined): PartyNumber {
  const octet = numberIn(type);
  // Sixteen bits a character: +CSCS="UCS2" is in force.
  const written = fromUcs2(textIn(number, 4 * MAX_NUMBER)).replaceAll(' ', '');
  const digits = written.length <= MAX_NUMBER && /^\+?[0-9*#A-D]+$/i.test(written) ? written.toUpperCase() : '';
  const withSign = octet === INTERNATIONAL && /^[0-9]/.test(digits) ? `+${digits}` : digits;
  return { number: withSign, name: withSign === '' ? nameIn(number) : '', type: octet };
}

/**
 * A name as it came, cut to {@link MAX_NAME}: in the character set that +CSCS has set, which nothing in the line tells. Without characters of
 * control and direction: `\hh` and UTF-8 can bring them in.
 */
export function nameIn(field: Field | undefined): string {
  return textIn(field, MAX_NAME)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** Digits, `+`, `*` and `#` in UCS2, three of them at least, since `00300031` may be dialled as well; everything else as it is. */
function fromUcs2(text: string): string {
  if (!/^(?:00(?:3[0-9]|2[ABab3])){3,}$/.test(text)) return text;
  return text.replace(/..(..)/g, (_, low: string) => String.fromCharCode(Number.parseInt(low, 16)));
}
