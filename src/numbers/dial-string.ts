/**
 * The one parser of what people and pages want dialled. What it lets through may stand after `ATD`, `ATDT` or `ATDP` and cannot
 * become anything else: every character of the result is a digit or a dial modifier.
 *
 * Grammar: TAPI's dialable address (Microsoft, "Address Overview"): `number | subaddress ^ name CRLF further-addresses`.
 * - The name after `^` is for people and is cut off.
 * - A subaddress or a further address is refused: a modem line carries neither, and the call would reach someone else than was asked for.
 * - `P` and `T` at the start set the method; later ones change it from there on (V.250 6.3.1) and stay in the digits.
 * - Display characters are dropped, typeset ones of web pages too. Decimal digits of other scripts are read as digits.
 * - Whatever else is refused, never cleaned away: control characters, quotes, `>`, letters.
 */

/** Which modifiers the line can carry out; the capabilities of LINEDEVCAPS (LINEDEVCAPFLAGS_DIAL…, LINEADDRCAPFLAGS_PARTIALDIAL). */
export interface DialSupport {
  /** `W` waits for a second dial tone. */
  readonly waitForDialTone: boolean;
  /** `@` waits for ringback and then silence. */
  readonly quiet: boolean;
  /** `$` waits for the tone of a billing service. */
  readonly billing: boolean;
  /** A trailing `;` leaves the call open for more digits; an empty address asks for a dial tone only. */
  readonly partialDial: boolean;
}

/** Whatever some line could dial: where the line is not known, and its provider refuses what it cannot do. */
export const ANY_LINE: DialSupport = { waitForDialTone: true, quiet: true, billing: true, partialDial: false };
/** Digits and pauses only: what every line can dial. */
export const NO_MODIFIERS: DialSupport = { waitForDialTone: false, quiet: false, billing: false, partialDial: false };

/** A dial string that is safe to send. */
export interface DialString {
  /**
   * What may stand after `ATD[T|P]`: upper case, no display characters, no `;`. Matches `^\+?[0-9A-D*#,!WTP@$]{0,40}$`, with
   * the `+` behind `*31#` or `#31#` where the digits begin with one (3GPP TS 22.030, annex B); empty only where
   * partial dialling is supported.
   */
  readonly digits: string;
  /** The text ended in `;`: more digits follow in a later string. */
  readonly partial: boolean;
  /** How dialling begins. */
  readonly method: 'tone' | 'pulse' | 'default';
}

/** TAPI's error for the address, without its LINEERR_ prefix. */
export type DialError = 'INVALADDRESS' | 'DIALDIALTONE' | 'DIALQUIET' | 'DIALBILLING' | 'DIALPROMPT';

/** Why a text cannot be dialled. */
export interface DialProblem {
  readonly error: DialError;
  /** Where the offending character stands in the text, in UTF-16 units; the text's length where something is missing. */
  readonly index: number;
}

export type DialResult =
  { readonly ok: true; readonly dialString: DialString } | { readonly ok: false; readonly problem: DialProblem };

/** Digits and modifiers after the optional `+`: the length of a called party number in 3GPP TS 24.008, and of old modems' command lines. */
export const MAX_DIAL_LENGTH = 40;

const DIGIT = /^[0-9A-D*#]$/;
/** What may stand before an international number: it says whether one's own is told. */
const CALLER_ID_CODE = /^[*#]31#$/;

/** Modifiers every modem carries out: pause and hook flash. */
const PLAIN_MODIFIERS = new Set([',', '!', 'T', 'P']);

/** Dropped without a trace: ASCII separators, then the blanks (U+00A0, U+2009, U+202F) and hyphens (U+2010, U+2011, U+2013) of typeset text. */
const DISPLAY = new Set(' .-()/\u00a0\u2009\u202f\u2010\u2011\u2013');

/** Zeros of the scripts whose decimal digits are read: Arabic-Indic, Eastern Arabic-Indic, Devanagari, Bengali, fullwidth. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

interface SupportedModifier {
  readonly supported: (support: DialSupport) => boolean;
  readonly error: DialError;
}

const OPTIONAL_MODIFIERS: ReadonlyMap<string, SupportedModifier> = new Map<string, SupportedModifier>([
  ['W', { supported: (support) => support.waitForDialTone, error: 'DIALDIALTONE' }],
  ['@', { supported: (support) => support.quiet, error: 'DIALQUIET' }],
  ['$', { supported: (support) => support.billing, error: 'DIALBILLING' }],
  ['?', { supported: () => false, error: 'DIALPROMPT' }],
]);

/**
 * Reads a dialable address. The first character that cannot be dialled decides the error; nothing is dialled in parts.
 * @param text - As typed, pasted or given by a caller of lineMakeCall or lineDial.
 * @param support - What the line can do.
 */
export function parseDialString(text: string, support: DialSupport): DialResult {
  const control = indexOfControl(text);
  if (control >= 0) return refused('INVALADDRESS', control);
  const name = text.indexOf('^');
  const end = name < 0 ? text.length : name;
  const lastVisible = lastIndexOfVisible(text, end);

  let digits = '';
  let method: DialString['method'] = 'default';
  let partial = false;
  for (let index = 0; index < end; index++) {
    const character = normalized(text.charAt(index));
    if (DISPLAY.has(character)) continue;
    if (character === ';' && support.partialDial && index === lastVisible) {
      partial = true;
      continue;
    }
    if (digits === '' && (character === 'T' || character === 'P')) {
      method = character === 'T' ? 'tone' : 'pulse';
      continue;
    }
    const error = errorOf(character, digits === '' || CALLER_ID_CODE.test(digits), support);
    if (error !== null) return refused(error, index);
    digits += character;
    if (lengthOf(digits) > MAX_DIAL_LENGTH) return refused('INVALADDRESS', index);
  }
  if (!support.partialDial && !/[0-9A-D*#]/.test(digits)) return refused('INVALADDRESS', end);
  return { ok: true, dialString: { digits, partial, method } };
}

/** The dialled keys alone: a dial string without its modifiers and without `+`. */
export function keysOf(digits: string): string {
  return digits.replace(/[^0-9A-D*#]/g, '');
}

function refused(error: DialError, index: number): DialResult {
  return { ok: false, problem: { error, index } };
}

function errorOf(character: string, begins: boolean, support: DialSupport): DialError | null {
  if (DIGIT.test(character) || PLAIN_MODIFIERS.has(character)) return null;
  if (character === '+') return begins ? null : 'INVALADDRESS';
  const modifier = OPTIONAL_MODIFIERS.get(character);
  if (modifier === undefined) return 'INVALADDRESS';
  return modifier.supported(support) ? null : modifier.error;
}

function lengthOf(digits: string): number {
  return digits.replace('+', '').length;
}

/** One UTF-16 unit as it is dialled: ASCII letters in upper case, digits of other scripts as ASCII; everything else as it is. */
function normalized(character: string): string {
  if (/^[a-z]$/.test(character)) return character.toUpperCase();
  const code = character.charCodeAt(0);
  const zero = ZEROS.find((candidate) => code >= candidate && code <= candidate + 9);
  return zero === undefined ? character : String(code - zero);
}

/** Where the first character stands that could end a command line or a quoted string on its way to a modem: C0, DEL, C1, line and paragraph separator; -1: none. */
export function indexOfControl(text: string): number {
  return text.search(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
}

function lastIndexOfVisible(text: string, end: number): number {
  let index = end - 1;
  while (index >= 0 && DISPLAY.has(text.charAt(index))) index--;
  return index;
}
