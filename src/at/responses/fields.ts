/**
 * The parameters of an information text (ITU-T V.250, 5.4.2): strings in quotes with `\hh` octets, numbers, empty ones, and groups in
 * parentheses as in test answers. Devices leave quotes, blanks and closing quotes out, or put blanks in; all of that reads the same.
 */
export interface Field {
  /** Whether it stood in quotes. */
  readonly quoted: boolean;
  /** Without quotes and outer blanks; '' where it was empty. Hostile text. */
  readonly text: string;
}

/** The longest line that is read; a scanner gives none that is longer. */
export const MAX_INFORMATION = 2048;
/** Fields of one line that are told apart; no answer that is read here has more. */
export const MAX_FIELDS = 64;

/** Whether a text begins with a head, in either case. */
export function hasHead(line: string, head: string): boolean {
  return line.slice(0, head.length).toUpperCase() === head.toUpperCase();
}

/**
 * What stands behind a head such as `+CLCC:`, without the blanks around it.
 * @returns null for a line of another head, and for one that is longer than any line.
 */
export function informationOf(line: string, head: string): string | null {
  if (line.length > MAX_INFORMATION || !hasHead(line, head)) return null;
  return line.slice(head.length).trim();
}

/** The fields behind a head; null for a line of another head. */
export function fieldsOf(line: string, head: string): readonly Field[] | null {
  const information = informationOf(line, head);
  return information === null ? null : splitFields(information);
}

/** The same where the device may leave the head out, as ZTE does (`+CLAC`): a line with another head is none, one without any is taken. */
export function fieldsWithOrWithout(line: string, head: string): readonly Field[] | null {
  if (line.length > MAX_INFORMATION) return null;
  return fieldsOf(line, head) ?? (/^[+^*#$%_!A-Z]/i.test(line) ? null : splitFields(line));
}

/** Cuts at the commas that stand neither in quotes nor in parentheses. An empty text has no fields. */
export function splitFields(text: string): readonly Field[] {
  const fields: Field[] = [];
  if (text.length > MAX_INFORMATION || text.trim() === '') return fields;
  for (let at = 0; at <= text.length && fields.length < MAX_FIELDS;) {
    const end = endOfField(text, at);
    fields.push(fieldFrom(text.slice(at, end)));
    at = end + 1;
  }
  return fields;
}

/** Writes a string so that it reads back the same: `"`, `\` and what is not printable ASCII become `\hh`. Only for octets. */
export function quotedString(text: string): string {
  const escaped = text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, (character) => {
    return `\\${(character.charCodeAt(0) & 0xff).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `"${escaped}"`;
}

/** A decimal number of at most nine digits, quoted or not; null for anything else. */
export function numberIn(field: Field | undefined): number | null {
  return field !== undefined && /^[+-]?\d{1,9}$/.test(field.text) ? Number(field.text) : null;
}

/**
 * A hexadecimal number of at most 13 digits: quoted or not, with or without `0x`, with blanks inside, as location areas and cells come.
 * @returns null for anything else, and for an empty field.
 */
export function hexIn(field: Field | undefined): number | null {
  const digits = (field?.text ?? '').replaceAll(' ', '').replace(/^0x/i, '');
  return /^[0-9a-f]{1,13}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}

/** The text of a field, cut to a length; '' where there is none. */
export function textIn(field: Field | undefined, maxLength: number): string {
  return (field?.text ?? '').slice(0, maxLength);
}

/** Where a field ends: at a comma or at the end of the text. */
function endOfField(text: string, from: number): number {
  let depth = 0;
  let inString = false;
  let empty = true;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    // A quote begins a string only where a value begins, and ends it only where a value can end: names come with quotes of their own.
    if (character === '"') {
      if (!inString) inString = empty;
      else if (endsValue(text, at + 1)) inString = false;
    } else if (!inString && character === '(') depth++;
    else if (!inString && character === ')') depth = Math.max(0, depth - 1);
    else if (!inString && character === ',' && depth === 0) return at;
    empty = !inString && (character === '(' || character === ',' || (empty && character === ' '));
  }
  return text.length;
}

/** Whether what follows a quote is the end of a value. */
function endsValue(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ') at++;
  return at >= text.length || text[at] === ',' || text[at] === ')';
}

function fieldFrom(raw: string): Field {
  const text = raw.trim();
  if (!text.startsWith('"')) return { quoted: false, text };
  const inner = text.length > 1 && text.endsWith('"') ? text.slice(1, -1) : text.slice(1);
  return { quoted: true, text: decoded(inner) };
}

/** `\22` is an octet (V.250, 5.4.2.2); a backslash before anything else stands for itself. */
function decoded(text: string): string {
  return text.replace(/\\([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
