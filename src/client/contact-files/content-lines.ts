/** The cards of a vCard file as ical.js reads them: it knows the lines of vCard 3.0 and 4.0, and takes no others. */

/** One card of a file. */
export interface RawCard {
  /** Its first line in the file, from 1. */
  readonly line: number;
  /** Its lines between BEGIN and END, as they stand. */
  readonly lines: readonly string[];
  /** Whether its END is there. */
  readonly finished: boolean;
}

/** Cuts a file into its cards. What stands between them is nothing. */
export function rawCards(text: string): RawCard[] {
  const cards: RawCard[] = [];
  let open: { line: number; lines: string[] } | null = null;
  let number = 0;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    number++;
    const mark = line.trim().toUpperCase();
    if (mark === 'BEGIN:VCARD') {
      if (open !== null) cards.push({ ...open, finished: false });
      open = { line: number, lines: [] };
    } else if (mark === 'END:VCARD') {
      if (open !== null) cards.push({ ...open, finished: true });
      open = null;
    } else open?.lines.push(line);
  }
  if (open !== null) cards.push({ ...open, finished: false });
  return cards;
}

/** What is read of a card; pictures, keys and what nobody knows are left out. */
const READ = new Set(['FN', 'N', 'ORG', 'NICKNAME', 'TEL', 'NOTE', 'X-ABLABEL', 'X-SPEED-DIAL']);
/** Encodings that vCard 2.1 writes without `ENCODING=` (its section 2.4.2). */
const ENCODINGS = new Set(['7BIT', '8BIT', 'BASE64', 'B', 'QUOTED-PRINTABLE']);

/** The lines of a card that are read, as lines of vCard 3.0 or 4.0: unfolded, decoded, every parameter with its name. */
export function contentLines({ lines }: RawCard): string[] {
  const whole = unfolded(lines);
  const isNewest = whole.some((line) => /^VERSION:4\.0\s*$/i.test(line));
  const read = whole.flatMap((line) => contentLine(line) ?? []);
  return ['BEGIN:VCARD', isNewest ? 'VERSION:4.0' : 'VERSION:3.0', ...read, 'END:VCARD'];
}

/** Joins what was folded: by a blank at the beginning of the next line (RFC 6350, 3.2), in quoted-printable by `=` at the end. */
function unfolded(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    const last = whole.length - 1;
    const before = whole[last];
    if (before !== undefined && goesOn) whole[last] = before.slice(0, -1) + line.trimStart();
    else if (before !== undefined && /^[ \t]/.test(line)) whole[last] = before + line.slice(1);
    else whole.push(line);
    const now = whole.at(-1) ?? '';
    goesOn = now.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(now);
  }
  return whole;
}

function contentLine(line: string): string | null {
  const match = /^((?:[\w-]+\.)?)([\w-]+)((?:;(?:[^";:]|"[^"]*")*)*):(.*)$/s.exec(line.trimEnd());
  if (match === null) return null;
  const [, group = '', name = '', given = '', value = ''] = match;
  if (!READ.has(name.toUpperCase())) return null;
  let charset = 'utf-8';
  let quoted = false;
  const kept: string[] = [];
  for (const parameter of given.match(/(?:[^";]|"[^"]*")+/g) ?? []) {
    const [key = '', text] = parameter.split(/=(.*)/s, 2);
    const named = (text === undefined ? '' : key).trim().toUpperCase();
    const bare = (text ?? key).trim();
    if (named === 'CHARSET') charset = bare;
    else if (named === 'ENCODING' || (named === '' && ENCODINGS.has(bare.toUpperCase())))
      quoted ||= bare.toUpperCase() === 'QUOTED-PRINTABLE';
    else if (bare !== '') kept.push(`;${named === '' ? 'TYPE' : named}=${bare}`);
  }
  const text = quoted ? quotedPrintable(value, charset) : value;
  return `${group}${name}${kept.join('')}:${text.replace(/\r\n|\r|\n/g, '\\n')}`;
}

/** Decodes quoted-printable (RFC 2045, 6.7); what is none of it stays. */
function quotedPrintable(text: string, charset: string): string {
  const bytes: number[] = [];
  for (const part of text.split(/(=[0-9A-Fa-f]{2})/)) {
    if (/^=[0-9A-Fa-f]{2}$/.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  try {
    return new TextDecoder(charset).decode(new Uint8Array(bytes));
  } catch {
    // No such character set.
    return new TextDecoder('windows-1252').decode(new Uint8Array(bytes));
  }
}
