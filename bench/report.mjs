// How results are told: a table for the terminal, and the tables of docs/benchmark.md.

const HEAD = ['', 'median', 'low', 'high', '', 'goal', ''];
const NUMBERS = [1, 2, 3];

/** @param results - For each section, its results. */
export function terminalText(sections, results) {
  const tables = results.map((rows) => rows.map((row) => cells(row, 'MISSED')));
  const widths = HEAD.map((head, column) => Math.max(head.length, ...tables.flat().map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => (NUMBERS.includes(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  const parts = sections.map(({ title }, section) => [title, ...tables[section].map(line), ''].join('\n'));
  return [line(HEAD), '', ...parts, summary(results)].join('\n');
}

/** A heading, what the readings are, and a table for each section. */
export function markdown(sections, results) {
  const parts = sections.map(({ title, about }, section) =>
    [
      `### ${title}`,
      '',
      about,
      '',
      '| | median | low | high | unit | goal | |',
      '| --- | ---: | ---: | ---: | --- | --- | --- |',
      ...results[section].map((row) => `| ${cells(row, '**missed**').join(' | ')} |`),
      '',
    ].join('\n'),
  );
  return [...parts, summary(results)].join('\n');
}

const BEGIN = '<!-- measured: written by npm run bench -->';
const END = '<!-- end of measured -->';

/** Puts text between the two marks of a document. @returns undefined where the marks are missing. */
export function putBetweenMarks(document, text) {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) return undefined;
  return `${document.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${document.slice(end)}`;
}

function cells({ name, value, low, high, unit, goal, met }, missed) {
  const goalCell = goal?.replace('>=', '≥').replace('<=', '≤') ?? '';
  return [name, shown(value), shown(low), shown(high), unit, goalCell, { true: 'met', false: missed, null: '' }[met]];
}

function summary(results) {
  const withGoal = results.flat().filter(({ met }) => met !== null);
  return `${withGoal.filter(({ met }) => met).length} of ${withGoal.length} goals met.`;
}

const shown = (value) => value.toLocaleString('en', { maximumSignificantDigits: 4 });
