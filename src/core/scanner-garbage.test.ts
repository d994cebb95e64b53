import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Scans 50 MB in a process of its own; prints how many collections ran meanwhile, and how many records there were. */
const program = (reading: string): string => `
import { PerformanceObserver } from 'node:perf_hooks';
import { coreModuleBytes, createWasmScanner } from './scanner.mjs';
const scanner = createWasmScanner(new WebAssembly.Module(coreModuleBytes()));
const part = '\\r\\n+CSQ: 21,99\\r\\n\\r\\nOK\\r\\n';
const chunk = Uint8Array.from(part.repeat(600), (character) => character.charCodeAt(0));
let records = 0;
let collections = 0;
let read = 0;
const pass = (bytes) => {
  for (let done = 0; done < bytes; done += chunk.length) {
    scanner.feed(chunk);
    for (let count = 512; count === 512; ) {
      count = scanner.scan(512);
      records += count;
      for (let record = 0; record < count; record++) read += scanner.length(record) + scanner.head(record).length;
      ${reading}
    }
  }
};
pass(2e6);
globalThis.gc();
let from = Infinity;
new PerformanceObserver((list) => {
  collections += list.getEntries().filter(({ startTime }) => startTime >= from).length;
}).observe({ entryTypes: ['gc'] });
await new Promise((resolve) => setTimeout(resolve, 50));
from = performance.now();
records = 0;
pass(50e6);
await new Promise((resolve) => setTimeout(resolve, 50));
console.log(JSON.stringify({ collections, records, read: read > 0 }));
`;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scanner-'));
  const entry = join(folder, 'entry.ts');
  const core = new URL('./', import.meta.url).pathname;
  writeFileSync(
    entry,
    `export { coreModuleBytes } from '${core}wasm-core.ts';\nexport { createWasmScanner } from '${core}wasm-scanner.ts';\n`,
  );
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry, formats: ['es'], fileName: () => 'scanner.mjs' },
    },
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(reading: string): { readonly collections: number; readonly records: number } {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program(reading));
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', file], { encoding: 'utf8' })) as never;
}

it('scans 50 MB without a collection, as long as no text is read', () => {
  const { collections, records } = run('');
  expect(records).toBeGreaterThan(4_000_000);
  expect(collections).toBe(0);
}, 60_000);

it('would see a collection', () => {
  expect(run('for (let n = 0; n < count; n += 16) scanner.text(n);').collections).toBeGreaterThan(0);
}, 60_000);
