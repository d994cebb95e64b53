import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCore } from './create-core.js';
import { scannersBeside } from './create-scanner.js';
import { bytesOf, scanAll } from './testing/scanning.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Has the browser answer every further instance with this error. */
function refuseInstancesWith(error: Error): void {
  const Instance = function (): never {
    throw error;
  };
  vi.stubGlobal('WebAssembly', { ...WebAssembly, Instance });
}

describe('scannersBeside', () => {
  it.each([
    [{}, 'wasm'],
    [{ forceJs: true }, 'js'],
  ])('gives scanners of the kind of the core: %o', async (options, kind) => {
    const core = await createCore({ slots: 256, ...options });
    expect(core.kind).toBe(kind);
    expect(scannersBeside(core)()).toMatchObject({ kind });
  });

  it('gives each line a scanner of its own, which the core knows nothing of', async () => {
    const core = await createCore({ slots: 256 });
    const create = scannersBeside(core);
    const [one, other] = [create(), create()];
    scanAll(one, [bytesOf('+CREG')]);
    const id = core.begin(1, 0);
    expect(scanAll(other, [bytesOf('OK\r')])).toEqual(['line OK [OK]']);
    expect(scanAll(one, [bytesOf(': 1\r')])).toEqual(['line +CREG: 1 [+CREG:]']);
    expect([core.returned(id, id), core.complete(id, -7), core.drain()]).toEqual(['pending', 'posted', 1]);
    expect([core.cells[0], core.cells[1]]).toEqual([id, -7]);
  });

  it('takes JavaScript where there is no memory for one more instance, and hides no other error', async () => {
    const create = scannersBeside(await createCore({ slots: 256 }));
    refuseInstancesWith(new RangeError('could not allocate memory'));
    expect(create()).toMatchObject({ kind: 'js' });
    refuseInstancesWith(new TypeError('a fault of this project'));
    expect(create).toThrow(TypeError);
  });
});
