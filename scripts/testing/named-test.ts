import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Fails unless a file has a test, or a table of tests, of this title. */
export function expectNamedTest(file: string, title: string): void {
  expect(existsSync(file) ? '' : `${file} is gone`).toBe('');
  const literal = title.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&');
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`(?:test|it)(?:\\.each[^]*?)?\\(\\s*['\`]${literal}['\`]`));
}
