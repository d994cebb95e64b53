import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOptions, UsageError } from './options.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('reads what it is told', () => {
  expect(readOptions([])).toEqual({ quick: false, rounds: 11 });
  expect(readOptions(['--quick'])).toEqual({ quick: true, rounds: 3 });
  expect(readOptions(['--rounds', '7'])).toEqual({ quick: false, rounds: 7 });
});

it.each([
  [['--fast']],
  [['out.json']],
  [['--rounds', '0']],
  [['--rounds', '2.5']],
  [['--rounds', '-1']],
  [['--rounds']],
])('refuses %j', (args) => {
  expect(() => readOptions(args)).toThrow(UsageError);
});

it('finds out before the run whether a file can be written, and leaves none behind', () => {
  const file = join(folder, 'out.json');
  expect(readOptions(['--json', file]).json).toBe(file);
  expect(readdirSync(folder)).toEqual([]);
  expect(() => readOptions(['--json', join(folder, 'missing', 'out.json')])).toThrow('cannot be written (ENOENT)');
  expect(() => readOptions(['--chart', folder])).toThrow('cannot be written (EISDIR)');
});

it('wants the marks in the document that gets the tables', () => {
  const file = join(folder, 'page.md');
  expect(() => readOptions(['--docs', file])).toThrow('no such file');
  writeFileSync(file, 'no marks');
  expect(() => readOptions(['--docs', file])).toThrow('marks');
  expect(readFileSync(file, 'utf8')).toBe('no marks');
});
