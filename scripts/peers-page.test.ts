import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = Array.from(
  readFileSync('docs/peers.md', 'utf8').matchAll(/^\| ([^|]+?) +\|[^|]+\|[^|]+\| `([^`]+)`: ([^|]+?) +\|$/gm),
  ([, feature = '', file = '', title = '']) => ({ feature, file, title }),
);

test('the table has rows', () => {
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows)('$feature is shown by the test that is named', ({ file, title }) => {
  expect(existsSync(file) ? '' : `${file} is gone`).toBe('');
  expect(readFileSync(file, 'utf8')).toMatch(
    new RegExp(`(?:test|it)(?:\\.each[^]*?)?\\(\\s*['\`]${title.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&')}`),
  );
});
