// From rounds of measurements to results, and how they are told.
import os from 'node:os';
import { ROWS } from './plan.mjs';

/** One result for each row: the median over the rounds, the lowest and highest, and whether the goal is met (null: it has none). */
export function resultsOf(rounds) {
  return ROWS.map(({ name, unit, goal, of }) => {
    const values = rounds.map(of).sort((a, b) => a - b);
    const value = median(values);
    return {
      name,
      value: rounded(value),
      unit,
      goal: goalText(goal),
      met: isMet(value, goal),
      low: rounded(values[0]),
      high: rounded(values.at(-1)),
    };
  });
}

/** The machine that the numbers belong to. */
export function machineOf(browser) {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cores: cpus.length,
    os: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    chromium: browser.version(),
    date: new Date().toISOString(),
  };
}

export function table(results) {
  const rows = [
    ['', 'median', 'low', 'high', '', 'goal', ''],
    ...results.map(({ name, value, low, high, unit, goal, met }) => [
      name,
      shown(value),
      shown(low),
      shown(high),
      unit,
      goal ?? '',
      { true: 'met', false: 'MISSED', null: '' }[met],
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i >= 1 && i <= 3 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function median(sorted) {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function isMet(value, { atLeast, atMost }) {
  if (atLeast !== undefined) return value >= atLeast;
  return atMost === undefined ? null : value <= atMost;
}

function goalText({ atLeast, atMost }) {
  if (atLeast !== undefined) return `>= ${atLeast}`;
  return atMost === undefined ? null : `<= ${atMost}`;
}

/** Four significant digits: the rest is noise. */
const rounded = (value) => Number(value.toPrecision(4));
const shown = (value) => value.toLocaleString('en', { maximumSignificantDigits: 4 });
