import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCore } from './create-core.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Has the browser answer every module with this error. */
function refuseWith(error: Error): void {
  vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(error);
}

describe('createCore', () => {
  it('takes WebAssembly where it can be had', async () => {
    expect(await createCore({ slots: 512 })).toMatchObject({ kind: 'wasm', slots: 512, jsReason: undefined });
  });

  it('takes JavaScript when asked', async () => {
    expect(await createCore({ slots: 512, forceJs: true })).toMatchObject({
      kind: 'js',
      slots: 512,
      jsReason: 'asked',
    });
  });

  it('takes JavaScript where there is no WebAssembly', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(await createCore()).toMatchObject({ kind: 'js', jsReason: 'missing' });
  });

  it.each([
    [new WebAssembly.CompileError('violates the Content Security Policy'), 'refused'],
    [new EvalError('blocked by CSP'), 'refused'],
    [new RangeError('could not allocate memory'), 'memory'],
  ])('takes JavaScript after a %s', async (error, jsReason) => {
    refuseWith(error);
    expect(await createCore({ slots: 512 })).toMatchObject({ kind: 'js', slots: 512, jsReason });
  });

  it('takes JavaScript when the memory cannot grow', async () => {
    vi.spyOn(WebAssembly, 'instantiate').mockResolvedValue({ instance: { exports: { init: () => 0 } } } as never);
    expect(await createCore()).toMatchObject({ kind: 'js', jsReason: 'memory' });
  });

  it('hides no other error', async () => {
    refuseWith(new TypeError('a fault of this project'));
    await expect(createCore()).rejects.toThrow(TypeError);
  });

  it.each([{}, { forceJs: true }])('takes no table of 1000 slots with %o', async (options) => {
    await expect(createCore({ slots: 1000, ...options })).rejects.toThrow(RangeError);
  });
});
