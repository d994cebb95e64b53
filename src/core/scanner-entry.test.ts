import { afterEach, expect, test, vi } from 'vitest';
import { loadScanners } from './scanner-entry.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('scanners are in WebAssembly, each its own', async () => {
  const create = await loadScanners();
  const [one, other] = [create(), create()];
  one.feed(new Uint8Array([0x4f]));
  one.scan(1);
  expect([one.kind, one.held, other.held]).toEqual(['wasm', 1, 0]);
});

test('scanners are in JavaScript where a policy refuses the module', async () => {
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('blocked by a policy'));
  expect((await loadScanners())().kind).toBe('js');
});

test('scanners are in JavaScript where there is no WebAssembly', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect((await loadScanners())().kind).toBe('js');
});
