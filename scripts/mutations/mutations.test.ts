import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutations } from './mutations.mjs';
import { mutated } from './run.mjs';

const rules = mutations.map(({ rule }) => rule);

test('every listed mutation still applies, to exactly one place, and names tests that exist', () => {
  for (const mutation of mutations) {
    expect(() => mutated(readFileSync(mutation.file, 'utf8'), mutation), mutation.rule).not.toThrow();
    expect(mutation.tests.length, mutation.rule).toBeGreaterThan(0);
    for (const file of mutation.tests) expect(existsSync(file), file).toBe(true);
  }
});

test('every host rule of ARCHITECTURE.md has a mutation', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8').split('## Host rules')[1]?.split('\n## ')[0] ?? '';
  const letters = [...text.matchAll(/\(([a-z])\)/g)].map(([letter]) => letter);
  expect(letters.length).toBeGreaterThanOrEqual(12);
  for (const letter of new Set(letters))
    expect(
      rules.some((rule) => rule.startsWith(letter)),
      letter,
    ).toBe(true);
});

test('every transition of the core has a mutation', () => {
  const rows = [...readFileSync('wasm/README.md', 'utf8').matchAll(/^\| ([A-Z]+) +\| .*? \| ([A-Z]+) +\|/gm)];
  const transitions = new Set(rows.map(([, from, to]) => `${from} to ${to}`));
  expect(transitions.size).toBeGreaterThanOrEqual(8);
  for (const transition of transitions)
    expect(
      rules.some((rule) => rule.includes(transition)),
      transition,
    ).toBe(true);
});
