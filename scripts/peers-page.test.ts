import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectNamedTest } from './testing/named-test.js';

const rows = Array.from(
  readFileSync('docs/peers.md', 'utf8').matchAll(/^\| ([^|]+?) +\|[^|]+\|[^|]+\| `([^`]+)`: ([^|]+?) +\|$/gm),
  ([, feature = '', file = '', title = '']) => ({ feature, file, title }),
);

test('the table has rows', () => {
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows)('$feature is shown by the test that is named', ({ file, title }) => {
  expectNamedTest(file, title);
});
