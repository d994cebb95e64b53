import { checkedContact, isSpeedDial } from '../../base/contact.js';
import { cellText, csvRows, delimiterOf, type CsvRow } from './csv.js';
import { knownLabel } from './number-labels.js';
import type { ContactSource, ReadContact } from './read-contacts.js';

/** Which column is what, by its title. */
interface Columns {
  readonly name: number;
  readonly given: number;
  readonly family: number;
  readonly note: number;
  readonly speedDial: number;
  /** `label`: the column that says what the number is; -1 where its own title does. */
  readonly numbers: readonly { readonly at: number; readonly label: number; readonly known: string }[];
}

/** Titles of address books and spreadsheets, in English and German. */
const TITLES = {
  name: /^(display ?|full ?|file as|formatted )?name$|^fn$|^contact$|^anzeigename$/i,
  given: /^(first|given) ?name$|^vorname$/i,
  family: /^(last|family) ?name$|^surname$|^nachname$/i,
  note: /^(notes?|notiz(en)?|comment)$/i,
  speedDial: /^(speed ?dial|kurzwahl)$/i,
  number: /phone|\btel|mobile|\bcell|number|nummer|telefon|handy|\bfax/i,
  label: /\b(type|label|typ)\b/i,
};
/** How some address books write several values into one cell. */
const SEVERAL = ' ::: ';

/**
 * Reads rows of comma-, semicolon- or tab-separated values under a row of titles.
 * @returns null where no column of numbers is there.
 */
export function csvContacts(text: string): ContactSource | null {
  const [titles, ...rows] = csvRows(text, delimiterOf(text));
  const columns = titles === undefined ? null : columnsOf(titles.cells.map(cellText));
  if (columns === null) return null;
  return {
    length: rows.length,
    read: (at) => {
      const row = rows[at];
      return row === undefined ? { line: 0, problem: 'unreadable' } : contactOf(row, columns);
    },
  };
}

function columnsOf(titles: readonly string[]): Columns | null {
  const find = (pattern: RegExp): number => titles.findIndex((title) => pattern.test(title));
  // `Phone 1 - Type` or `Label 1` stands beside the number that it says something of.
  const labelFor = (at: number): number =>
    [at + 1, at - 1].find((other) => {
      const title = titles[other];
      return title !== undefined && TITLES.label.test(title) && digitsOf(title) === digitsOf(titles[at] ?? '');
    }) ?? -1;
  const numbers = titles.flatMap((title, at) => {
    if (!TITLES.number.test(title) || TITLES.label.test(title)) return [];
    return [{ at, label: labelFor(at), known: knownLabel(title) ?? '' }];
  });
  if (numbers.length === 0) return null;
  return {
    name: find(TITLES.name),
    given: find(TITLES.given),
    family: find(TITLES.family),
    note: find(TITLES.note),
    speedDial: find(TITLES.speedDial),
    numbers,
  };
}

const digitsOf = (title: string): string => title.replace(/\D/g, '');

function contactOf({ line, cells }: CsvRow, columns: Columns): ReadContact {
  const cell = (at: number): string => cellText(cells[at] ?? '');
  const numbers = columns.numbers.flatMap(({ at, label, known }) =>
    cell(at)
      .split(SEVERAL)
      .filter((number) => /\p{Nd}/u.test(number))
      .map((number) => ({ label: knownLabel(cell(label)) ?? (cell(label) || known), number })),
  );
  const [first] = numbers;
  if (first === undefined) return { line, problem: 'noNumber' };
  const parts = [cell(columns.given), cell(columns.family)].filter((part) => part !== '');
  const key = Number(cell(columns.speedDial));
  const contact = checkedContact({
    id: '',
    name: cell(columns.name) || parts.join(' ') || first.number,
    numbers,
    speedDial: isSpeedDial(key) ? key : null,
    note: cell(columns.note),
  });
  return contact === null ? { line, problem: 'noNumber' } : { contact };
}
