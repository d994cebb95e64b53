// From rounds of readings to results.
import os from 'node:os';

/**
 * One result for each row: the median over the rounds, the lowest and the highest, and whether the goal is met (null: it has none).
 * @param readings - For each section, its rounds; see measure.
 * @returns For each section, its results.
 */
export function resultsOf(sections, readings) {
  return sections.map(({ rows }, section) =>
    rows.map(({ name, unit, goal, of }) => {
      const values = readings[section].map(of).sort((a, b) => a - b);
      const value = median(values);
      return {
        name,
        value: rounded(value),
        unit,
        goal: goalText(goal),
        met: isMet(rounded(value), goal),
        low: rounded(values[0]),
        high: rounded(values.at(-1)),
      };
    }),
  );
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

/** The same in a line. */
export function machineText({ cpu, cores, os: system, node, chromium, date }) {
  return `${cpu}, ${cores} cores, ${system}, Node ${node}, Chromium ${chromium}, ${date.slice(0, 10)}`;
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
