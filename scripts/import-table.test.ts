import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What ARCHITECTURE.md allows, folder by folder. */
function tableOfArchitecture(): Map<string, string[]> {
  const text = readFileSync('ARCHITECTURE.md', 'utf8').split('## The import table')[1]?.split('\n## ')[0] ?? '';
  const table = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [folders, allowed] = line.split('|').slice(1, 3);
    if (folders === undefined || allowed === undefined || /folder|---/.test(folders)) continue;
    const before = allowed.split(';')[0] ?? '';
    for (const folder of folders.split(',')) table.set(folder.trim(), names(before));
  }
  return table;
}

const FOLDERS = [
  'base',
  'tspi',
  'numbers',
  'transports',
  'core',
  'policy',
  'at',
  'host',
  'network',
  'providers/digits',
  'providers/modem',
  'providers/exchange',
  'simulator',
  'stores',
  'protocol',
  'conformance',
  'worker',
  'client',
  'elements',
  'kiosk',
  'pages',
];

function names(cell: string): string[] {
  return FOLDERS.filter((name) => new RegExp(`(^|[ ,])${name}([ ,/]|$)`).test(cell.trim()));
}

let folder: string;

/** A file for each pair of folders, in which the first imports the second. */
function probeTree(): void {
  for (const from of FOLDERS) {
    const home = join(folder, 'src', from);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'index.ts'), 'export const here = 1;\n');
    for (const to of FOLDERS) {
      if (to === from) continue;
      const up = '../'.repeat(from.split('/').length);
      const probe = `import { here } from '${up}${to}/index.js';\nexport const probe = here;\n`;
      writeFileSync(join(home, `probe-${to.replace('/', '-')}.ts`), probe);
    }
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-imports-'));
  probeTree();
  writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler"}}');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('every import that the table does not allow is refused, and every one it allows is not', () => {
  const cruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  let output: string;
  try {
    const args = [cruise, 'src', '--config', resolve('.dependency-cruiser.cjs'), '--output-type', 'json'];
    output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  };
  const refused = new Set(
    summary.violations
      .filter(({ rule }) => /^imports-of|^types-only/.test(rule.name))
      .map(({ from, to }) => `${dirname(from)} -> ${dirname(to)}`),
  );
  const table = tableOfArchitecture();
  expect([...table.keys()].sort()).toEqual([...FOLDERS].sort());
  const ALL_OF_WORKER = FOLDERS.filter(
    (name) => !['conformance', 'worker', 'client', 'elements', 'kiosk', 'pages'].includes(name),
  );
  const allowed: Record<string, string[]> = { ...Object.fromEntries(table), worker: ALL_OF_WORKER };
  allowed['kiosk'] = [...(table.get('elements') ?? []), 'elements', 'policy'];
  allowed['pages'] = [...allowed['kiosk'], 'kiosk'];
  for (const from of FOLDERS)
    for (const to of FOLDERS) {
      if (from === to) continue;
      const pair = `src/${from} -> src/${to}`;
      // client may import two files of worker, not the folder; the probe imports another one.
      const may = allowed[from]?.includes(to) === true && !(from === 'client' && to === 'worker');
      expect(refused.has(pair), pair).toBe(!may);
    }
}, 60_000);
