import { expect, it } from 'vitest';
import { chart } from './chart.mjs';
import { rateName, WAYS } from './plan.mjs';
import { decades, logarithmic, shortNumber, text, wrapped } from './svg.mjs';

const machine = {
  cpu: 'A <fast> CPU',
  cores: 2,
  os: 'Linux',
  node: '20',
  chromium: '156',
  date: '2026-11-21T10:00:00Z',
};
const rates = Object.entries(WAYS).flatMap(([way, { inFlight }]) =>
  inFlight.map((count) => ({
    name: rateName(way, count),
    value: count * 20_000,
    unit: 'calls/s',
    goal: null,
    met: null,
  })),
);

it('shows a dot for each way and number of calls in flight, and a bar for each goal', () => {
  const goals = [
    { name: 'reached', value: 200, unit: 'x', goal: '>= 10', met: true },
    { name: 'not reached', value: 5, unit: 'x', goal: '>= 10', met: false },
    { name: 'kept', value: 0, unit: 'collections', goal: '<= 0', met: true },
  ];
  const svg = chart(machine, [...rates, ...goals]);
  const legend = 4;
  expect(svg.match(/<circle/g)).toHaveLength(rates.length + legend);
  expect(svg.match(/<rect class="met"/g)).toHaveLength(2);
  expect(svg.match(/<rect class="missed"/g)).toHaveLength(1);
  expect(svg).toContain('✗ 5 of ≥ 10×');
  expect(svg).toContain('2026-11-21');
  expect(svg).toContain('A &lt;fast> CPU');
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

it('draws the bar of a goal just reached up to the mark, half of it half as long', () => {
  const at = (value) =>
    /class="(?:met|missed)" x="0" y="\d+" width="([\d.]+)"/.exec(chart(machine, [...rates, goal(value)]))?.[1];
  const goal = (value) => ({ name: 'a', value, unit: 'x', goal: '>= 4', met: value >= 4 });
  const mark = /class="mark" x1="([\d.]+)"/.exec(chart(machine, [...rates, goal(1)]))?.[1];
  expect(at(4)).toBe(mark);
  expect(Number(at(2))).toBeCloseTo(Number(mark) / 2, 1);
});

it('has a logarithmic scale from decade to decade', () => {
  expect(decades(2500, 68e6)).toEqual([1e3, 1e4, 1e5, 1e6, 1e7, 1e8]);
  expect(decades(1000, 1000)).toEqual([1e3, 1e4]);
  const x = logarithmic(1e3, 1e5, 0, 10);
  expect([x(1e3), x(1e4), x(1e5)].map(Math.round)).toEqual([0, 5, 10]);
});

it('writes numbers short, lines whole and text without markup', () => {
  expect([0, 0.0812, 1431, 9999, 55_130, 999_400, 68_230_000].map(shortNumber)).toEqual([
    '0',
    '0.0812',
    '1,431',
    '10 k',
    '55.1 k',
    '999 k',
    '68.2 M',
  ]);
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
  expect(text(0, 0, '<&"')).toContain('&lt;&amp;&quot;');
});
