import { MAX_DIAL_LENGTH, parseDialString, type DialProblem, type DialSupport } from '../../numbers/dial-string.js';
import { isTelUri, readTelUri } from '../../numbers/tel-uri.js';
import type { Strings } from '../locale/strings.js';
import { sentences } from '../shared/sentences.js';

/** A text read for the field: its characters, or why it was refused, in words. */
export type Reading =
  | { readonly ok: true; readonly number: string; readonly note: string }
  | { readonly ok: false; readonly problem: string };

/** Marks that say in which direction text runs, and other characters that do not show. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Reads a number for dialling: display characters go, the method's letter stays in front. */
export function readNumber(text: string, support: DialSupport, strings: Strings): Reading {
  const parsed = parseDialString(text, support);
  if (!parsed.ok) return { ok: false, problem: problemInWords(text, parsed.problem, strings) };
  const { digits, method, partial } = parsed.dialString;
  const prefix = method === 'tone' ? 'T' : method === 'pulse' ? 'P' : '';
  return { ok: true, number: `${prefix}${digits}${partial ? ';' : ''}`, note: '' };
}

/**
 * Reads pasted text, or a link's address. Copied numbers bring invisible company: directional marks of contact lists, line ends; these go. Of a `tel:`
 * URI the number is taken, and what else it says stands in `note`. Anything else that cannot be dialled refuses the whole text.
 */
export function readPasted(text: string, support: DialSupport, strings: Strings): Reading {
  const bare = text.replace(DIRECTION_MARKS, '').replace(INVISIBLE, '').trim();
  if (isTelUri(bare)) return readLink(bare, support, strings);
  const parsed = parseDialString(bare, { ...support, partialDial: true });
  if (parsed.ok) return readNumber(bare, { ...support, partialDial: true }, strings);
  const character = characterAt(bare, parsed.problem.index);
  if (parsed.problem.error !== 'INVALADDRESS' || character === '' || isDialable(character, support))
    return { ok: false, problem: problemInWords(bare, parsed.problem, strings) };
  return { ok: false, problem: strings.dialpad.cannotPaste(character) };
}

/** The number of a link, and in words what a line cannot dial of it. */
function readLink(text: string, support: DialSupport, strings: Strings): Reading {
  const { link } = strings.experience;
  const read = readTelUri(text);
  if (!read.ok) return { ok: false, problem: link.broken };
  const { number, extension, subaddress, context } = read.uri;
  const reading = readNumber(number, support, strings);
  if (!reading.ok) return reading;
  const note = sentences(
    extension === '' ? '' : link.extension(extension),
    subaddress === '' ? '' : link.subaddress(subaddress),
    context === '' || number.startsWith('+') ? '' : link.context(context),
  );
  return { ...reading, note };
}

/** Whether one typed character may stand in a number, at whatever place. */
export function isDialable(character: string, support: DialSupport): boolean {
  return parseDialString(character, { ...support, partialDial: true }).ok;
}

/** Why one character cannot be dialled, by its name where it does not show. */
export function undialableInWords(character: string, strings: Strings): string {
  const { cannotDialInvisible, invisible } = strings.experience;
  if (character.search(DIRECTION_MARKS) >= 0) return cannotDialInvisible(invisible.direction);
  if (character.search(INVISIBLE) === 0) return cannotDialInvisible(invisible.other);
  return strings.dialpad.cannotDial(character);
}

function problemInWords(text: string, problem: DialProblem, strings: Strings): string {
  const { dialpad } = strings;
  if (problem.error !== 'INVALADDRESS') return dialpad.problems[problem.error];
  const character = characterAt(text, problem.index);
  if (text.replace(/[^0-9A-Za-z*#,!@$]/g, '').length > MAX_DIAL_LENGTH) return dialpad.tooLong;
  if (character === '' || character === '+') return dialpad.problems.INVALADDRESS;
  return undialableInWords(character, strings);
}

/** What a person takes for one character, from its first UTF-16 unit on: a flag or a family is one. */
function characterAt(text: string, index: number): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.slice(index));
  return first?.segment ?? '';
}
