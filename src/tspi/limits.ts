/**
 * How long texts, blocks and lists may be, in both directions. What an application gives beyond it is refused before a provider sees it; what a
 * provider gives beyond it is its fault, and reaches nobody.
 */

/** Characters of an address, and of digits to be sent (a dial string has 40 digits at most; the rest is punctuation). */
export const ADDRESS_LIMIT = 256;
/** Characters of any other text that an application gives. */
export const TEXT_LIMIT = 4096;
/** Bytes of a block. */
export const BLOCK_LIMIT = 65_536;
/** Entries of a list that an application gives. */
export const LIST_LIMIT = 256;
/** Characters of a text that a provider gives: an icon is one, as a URL. */
export const TOLD_TEXT_LIMIT = 65_536;
/** Entries of a list that a provider gives. */
export const TOLD_LIST_LIMIT = 4096;

/** Whether a value is a DWORD: a 32-bit integer, signed or not. */
export function isDword(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= -0x80000000 && value <= 0xffffffff;
}
