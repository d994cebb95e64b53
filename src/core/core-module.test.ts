import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { CALLS, LINES, TICK_MS } from './core-options.js';
import { coreModuleBytes } from './wasm-core.js';

it('is at most 4 kB gzipped', () => {
  expect(gzipSync(coreModuleBytes(), { level: 9 }).length).toBeLessThanOrEqual(4000);
});

it('is what wasm/assembly compiles to', () => {
  expect(execFileSync('node', ['scripts/build-wasm.mjs', '--check'], { encoding: 'utf8' })).toContain('bytes');
}, 60_000);

it('imports nothing and agrees with the JavaScript core on its limits', async () => {
  const module = await WebAssembly.compile(coreModuleBytes());
  expect(WebAssembly.Module.imports(module)).toEqual([]);
  const {
    LINES: lines,
    CALLS: calls,
    TICK_BITS: bits,
  } = (await WebAssembly.instantiate(module)).exports as Record<string, WebAssembly.Global>;
  expect([lines?.value, calls?.value, 2 ** Number(bits?.value)]).toEqual([LINES, CALLS, TICK_MS]);
});

it.each([
  [256, 2],
  [4096, 4],
  [65536, 44],
])('takes its memory once, so that views of it stay good: for %d slots %d pages', async (slots, pages) => {
  const { instance } = await WebAssembly.instantiate(coreModuleBytes());
  const { memory, ...core } = instance.exports as { memory: WebAssembly.Memory } & Record<
    'init' | 'begin' | 'returned' | 'setDeadline' | 'complete' | 'event' | 'drain',
    (...values: number[]) => number
  >;
  expect(core.init(slots, 1)).toBe(1);
  const { buffer } = memory;
  for (let n = 0, id; (id = core.begin(n % LINES, n % CALLS)) !== 0; n++) {
    core.returned(id, id, NaN);
    core.setDeadline(id, n);
    core.complete(id, 0);
  }
  while (core.event(1) !== 0);
  while (core.drain() !== 0);
  expect(memory.buffer).toBe(buffer);
  expect(buffer.byteLength).toBe(pages * 65536);
});
