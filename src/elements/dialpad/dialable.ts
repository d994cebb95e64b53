import { MAX_DIAL_LENGTH, parseDialString, type DialProblem, type DialSupport } from '../../numbers/dial-string.js';
import type { Strings } from '../locale/strings.js';

/** What the dialpad lets through when it knows nothing of the line; the line itself refuses what it cannot do. */
export const PERMISSIVE_SUPPORT: DialSupport = {
  waitForDialTone: true,
  quiet: true,
  billing: true,
  partialDial: false,
};

/** A text read for the field: its characters, or why it was refused, in words. */
export type Reading = { readonly ok: true; readonly number: string } | { readonly ok: false; readonly problem: string };

/** Reads a number for dialling: display characters go, the method's letter stays in front. */
export function readNumber(text: string, support: DialSupport, strings: Strings): Reading {
  const parsed = parseDialString(text, support);
  if (!parsed.ok) return { ok: false, problem: problemInWords(text, parsed.problem, strings) };
  const { digits, method, partial } = parsed.dialString;
  const prefix = method === 'tone' ? 'T' : method === 'pulse' ? 'P' : '';
  return { ok: true, number: `${prefix}${digits}${partial ? ';' : ''}` };
}

/**
 * Reads pasted text. Copied numbers bring invisible company: directional marks of contact lists, line ends, a `tel:` scheme;
 * these go. Anything else that cannot be dialled refuses the whole text.
 */
export function readPasted(text: string, support: DialSupport, strings: Strings): Reading {
  const bare = text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim()
    .replace(/^tel:/i, '');
  const parsed = parseDialString(bare, { ...support, partialDial: true });
  if (parsed.ok) return readNumber(bare, { ...support, partialDial: true }, strings);
  const character = bare.charAt(parsed.problem.index);
  if (parsed.problem.error !== 'INVALADDRESS' || character === '' || isDialable(character, support))
    return { ok: false, problem: problemInWords(bare, parsed.problem, strings) };
  return { ok: false, problem: strings.dialpad.cannotPaste(character) };
}

/** Whether one typed character may stand in a number, at whatever place. */
export function isDialable(character: string, support: DialSupport): boolean {
  return parseDialString(character, { ...support, partialDial: true }).ok;
}

function problemInWords(text: string, problem: DialProblem, strings: Strings): string {
  const { dialpad } = strings;
  if (problem.error !== 'INVALADDRESS') return dialpad.problems[problem.error];
  const character = text.charAt(problem.index);
  if (text.replace(/[^0-9A-Za-z*#,!@$]/g, '').length > MAX_DIAL_LENGTH) return dialpad.tooLong;
  if (character === '' || character === '+') return dialpad.problems.INVALADDRESS;
  return dialpad.cannotDial(character);
}
