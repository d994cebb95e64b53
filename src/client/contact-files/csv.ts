/** Comma-separated values (RFC 4180), read with patience: what stands in no order is text. */

/** One row. */
export interface CsvRow {
  /** Its first line, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What may stand between the cells; a row of titles tells which. */
export type Delimiter = ',' | ';' | '\t';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** The delimiter of a file: the one that its first line has most of, outside of quotes. */
export function delimiterOf(text: string): Delimiter {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best), ',');
}

/** The rows of a file; empty ones are left out. A quote that is not closed ends with the file. */
export function csvRows(text: string, delimiter: Delimiter): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begin = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begin, cells });
    cells = [];
    cell = '';
  };
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at++) {
    const character = text.charAt(at);
    const isEnd = character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n');
    if (isEnd) line++;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(at++);
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (isEnd) {
      endRow();
      begin = line;
    } else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}

/** A number as people write it, with nothing that a spreadsheet would reckon with: a sign stands at its beginning at most. */
const PLAIN_NUMBER = /^\+?[\d ]+$/;
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * Rows as text. A cell that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text there; numbers with `+` stay as they are, since they are
 * none.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it was before {@link csvText} made it safe. */
export function cellText(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
