import { expect, it } from 'vitest';
import { measure } from './measure.mjs';
import { putBetweenMarks, terminalText } from './report.mjs';
import { resultsOf } from './results.mjs';

const reading = (id, extra = {}) => ({ id, candidate: id, pick: (taken) => taken, ...extra });
const row = (name, goal, of, readings = []) => ({ name, unit: 'x', goal, of, readings });
const section = (rows) => ({ title: 'A section', stage: 'one', about: 'What it is.', rows });

it('takes the median over the rounds, and the extremes', () => {
  const sections = [section([row('a', { atLeast: 3 }, (round) => round), row('b', {}, (round) => -round)])];
  expect(resultsOf(sections, [[5, 1, 3]])).toEqual([
    [
      { name: 'a', value: 3, unit: 'x', goal: '>= 3', met: true, low: 1, high: 5 },
      { name: 'b', value: -3, unit: 'x', goal: null, met: null, low: -5, high: -1 },
    ],
  ]);
});

it('says that a goal is missed', () => {
  const sections = [section([row('slow', { atMost: 1.05 }, (round) => round)])];
  const results = resultsOf(sections, [[1.0511, 2, 1]]);
  expect(results[0][0].met).toBe(false);
  expect(terminalText(sections, results)).toContain('MISSED');
  expect(terminalText(sections, results)).toContain('0 of 1 goals met');
});

it('judges the number that it shows', () => {
  expect(resultsOf([section([row('even', { atMost: 1.05 }, () => 1.05004)])], [[0]])[0][0]).toMatchObject({
    value: 1.05,
    met: true,
  });
});

it('reads every candidate once in a round, every other round backwards, after a warm-up', async () => {
  const order = [];
  const readings = ['a', 'b'].map((id) =>
    reading(id, { take: (page, forMs) => Promise.resolve(order.push(`${page.name} ${forMs}`)) }),
  );
  let closed = 0;
  const open = (names) => new Map([...names].map((name) => [name, { name, close: () => closed++ }]));
  const sections = [section([row('r', {}, () => 0, readings)])];
  const taken = await measure(sections, { rounds: 2, warmUpMs: 9, readingMs: 1 }, open);
  expect(order).toEqual(['a 9', 'b 9', 'a 1', 'b 1', 'b 1', 'a 1']);
  expect(taken[0].map((round) => [...round.keys()].sort())).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(closed).toBe(2);
});

it('reads what is slow in fewer rounds', async () => {
  const sections = [
    { ...section([row('r', {}, () => 0, [reading('a', { take: () => Promise.resolve(1) })])]), slow: true },
  ];
  const taken = await measure(sections, { rounds: 3, slowRounds: 1, warmUpMs: 1, readingMs: 1 }, () => new Map());
  expect(taken[0]).toHaveLength(1);
});

it('refuses candidates that do not agree', async () => {
  const readings = [1, 2].map((checksum) =>
    reading(`table ${checksum}`, { agreement: 'tables', take: () => Promise.resolve({ rate: 1, checksum }) }),
  );
  const open = () => new Map([1, 2].map((n) => [`table ${n}`, { close: () => undefined }]));
  const sections = [section([row('r', {}, () => 0, readings)])];
  await expect(measure(sections, { rounds: 1, warmUpMs: 1, readingMs: 1 }, open)).rejects.toThrow('table 2');
});

it('puts its tables between the marks of a document and leaves the rest', () => {
  const begin = '<!-- measured: written by npm run bench -->';
  const end = '<!-- end of measured -->';
  const once = putBetweenMarks(`before\n${begin}\nold\n${end}\nafter`, 'new');
  expect(once).toBe(`before\n${begin}\n\nnew\n\n${end}\nafter`);
  expect(putBetweenMarks(once, 'new')).toBe(once);
  expect(putBetweenMarks(`before ${end} ${begin}`, 'new')).toBeUndefined();
});
