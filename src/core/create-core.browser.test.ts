import { afterEach, expect, it, vi } from 'vitest';
import { createCore } from './create-core.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('takes WebAssembly in a page', async () => {
  expect(await createCore()).toMatchObject({ kind: 'wasm' });
});

/** The WebAssembly of a frame that has this policy. */
async function webAssemblyUnder(policy: string): Promise<unknown> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  await loaded;
  return Reflect.get(frame.contentWindow ?? {}, 'WebAssembly');
}

it.each([
  ["script-src 'self'", 'js', 'refused'],
  ["script-src 'self' 'wasm-unsafe-eval'", 'wasm', undefined],
])('under the policy %s takes %s', async (policy, kind, jsReason) => {
  vi.stubGlobal('WebAssembly', await webAssemblyUnder(policy));
  const core = await createCore();
  expect(core).toMatchObject({ kind, jsReason });
  expect(core.complete(core.begin(0, 0), 0)).toBe('early');
});
