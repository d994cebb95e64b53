import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectNamedTest } from './testing/named-test.js';
import { featuresPage } from './features-page.mjs';
import { features } from './features.mjs';

const all = features.flatMap(({ rows }) => rows);
const shown = all.filter(({ state }) => state === undefined);

test('each row has an id of its own, and is shown by a test, not yet, or later', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(shown.length).toBeGreaterThan(15);
  for (const { id, state, file, title } of all)
    expect([id, state !== undefined || (file !== undefined && title !== undefined && title !== '')]).toEqual([
      id,
      true,
    ]);
});

test.each(shown)('$wants: is shown by the test that is named', ({ file = '', title = '' }) => {
  expectNamedTest(file, title);
});

test('the page is what the rows say: node scripts/features-page.mjs', async () => {
  expect(readFileSync('docs/features.md', 'utf8')).toBe(await featuresPage());
});
