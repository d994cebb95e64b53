import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSkipped, type ConformanceReport } from '../../src/conformance/index.js';

/** The files of the page: its blocks, by the name in their first line, one after another. */
function filesOf(page: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const [, name, code] of page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm))
    files.set(name!, (files.get(name!) ?? '') + code!);
  return files;
}

const page = readFileSync('docs/providers.md', 'utf8');
let folder: string;

beforeAll(() => {
  // Inside the project, where the sources are found, and where no other tool looks meanwhile.
  const out = resolve('.ci/out');
  mkdirSync(out, { recursive: true });
  folder = mkdtempSync(join(out, 'page-'));
  for (const [name, code] of filesOf(page)) {
    const own = code.replace(
      /'ringback\/(tspi|conformance)'/g,
      (_, entry: string) => `'../../../src/${entry}/index.js'`,
    );
    writeFileSync(join(folder, name), own);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('all code of the page is in the two files that it names', () => {
  expect([...filesOf(page).keys()]).toEqual(['doorbell.ts', 'doorbell.kit.ts']);
  expect(page.match(/^```ts$/gm)).toHaveLength(page.match(/^\/\/ doorbell(\.kit)?\.ts$/gm)!.length);
});

test('the code of the page has no type errors', () => {
  const { config } = ts.readConfigFile('tsconfig.base.json', (file) => readFileSync(file, 'utf8')) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noEmit: true, types: [] },
    process.cwd(),
  );
  const program = ts.createProgram([join(folder, 'doorbell.kit.ts')], options);
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(problems).toEqual([]);
}, 60_000);

test('the doorbell passes the kit', async () => {
  const { report } = (await import(join(folder, 'doorbell.kit.ts'))) as { report: ConformanceReport };
  expect(report.provider.checks.filter(({ ok }) => !ok)).toEqual([]);
  const reasons = report.provider.checks.filter(isSkipped).map(({ detail }) => detail);
  expect(new Set(reasons)).toEqual(new Set(['skipped: A doorbell rings and lights up; it can do nothing else.']));
}, 60_000);
