import { KNOWN_LABELS } from '../../base/contact.js';
import type { Contact, ImportReport } from '../../client/telephony.js';
import { comparableDigits } from '../../numbers/comparable.js';
import type { Advice, Strings } from '../locale/strings.js';

/** Reasons that are told one by one; the others are counted. */
const TOLD_PROBLEMS = 5;

/** A label in the person's language; their own word as it is. */
export function labelInWords(label: string, strings: Strings): string {
  const known = KNOWN_LABELS.find((one) => one === label);
  return known === undefined ? label : strings.people.contacts.labels[known];
}

/** The labels to choose from, and the one that a number has already. */
export function labelChoices(own: string): readonly string[] {
  return own === '' || KNOWN_LABELS.some((one) => one === own) ? KNOWN_LABELS : [...KNOWN_LABELS, own];
}

/** The contacts that have a text in their name or note, or its digits in a number. */
export function matching(contacts: readonly Contact[], query: string): readonly Contact[] {
  const text = query.trim().toLocaleLowerCase();
  if (text === '') return contacts;
  const digits = comparableDigits(text) || text.replace(/\P{Nd}/gu, '');
  return contacts.filter(
    ({ name, note, numbers }) =>
      name.toLocaleLowerCase().includes(text) ||
      note.toLocaleLowerCase().includes(text) ||
      (digits !== '' && numbers.some(({ number }) => comparableDigits(number).includes(digits))),
  );
}

/** What became of an import: `12 imported, 1 passed over: line 30 has no number`. */
export function importInWords(report: ImportReport, strings: Strings): Advice {
  const words = strings.people.contacts;
  const { added, completed, known, noRoom, passedOver, format } = report;
  if (format === 'unknown' && passedOver.length === 0) return words.noContacts;
  const counts = [
    words.imported(added),
    ...(completed > 0 ? [words.completed(completed)] : []),
    ...(known > 0 ? [words.known(known)] : []),
    ...(noRoom > 0 ? [words.noRoom(noRoom)] : []),
    ...(passedOver.length > 0 ? [words.passedOver(passedOver.length)] : []),
  ];
  if (passedOver.length === 0) return { what: `${counts.join(', ')}.`, next: '' };
  const told = passedOver.slice(0, TOLD_PROBLEMS).map(({ line, problem }) => words.lineProblem(line, problem));
  const further = passedOver.length - told.length;
  return {
    what: `${counts.join(', ')}: ${[...told, ...(further > 0 ? [words.furtherProblems(further)] : [])].join(', ')}.`,
    next: '',
  };
}
