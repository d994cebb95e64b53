import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/**
 * Two million requests through the WebAssembly core and its wrapper, in a process of its own that counts its collections. It
 * is warm before the count begins: compiling takes memory, requests must not.
 */
const SCRIPT = `
  import { PerformanceObserver } from 'node:perf_hooks';
  import { setImmediate as turn } from 'node:timers/promises';
  import { createServer } from 'vite';

  const server = await createServer({ configFile: false, logLevel: 'silent', server: { middlewareMode: true, ws: false, watch: null } });
  const { createWasmCore } = await server.ssrLoadModule('/src/core/wasm-core.ts');
  await server.close();
  const core = await createWasmCore();
  const ids = new Int32Array(1024);
  let at = 0;
  let released = 0;

  function requests(count) {
    for (let n = 0; n < count; n++) {
      const place = at++ & 1023;
      if (ids[place] !== 0) core.complete(ids[place], -1);
      if ((n & 31) === 31) while (core.drain() > 0) released += core.cells[0] > 0 ? 1 : 0;
      const id = core.begin(n & 15, n & 255);
      ids[place] = id;
      core.returned(id, id, 1000 + n);
      if ((n & 63) === 0) core.setDeadline(id, 5000);
    }
  }

  for (let n = 0; n < 200; n++) requests(1024);
  globalThis.gc();
  await turn();

  let collections = 0;
  const observer = new PerformanceObserver((list) => { collections += list.getEntries().length; });
  observer.observe({ entryTypes: ['gc'] });
  const before = released;
  let done = 0;
  for (; done < 2_000_000; done += 1000) requests(1000);
  await turn();
  collections += observer.takeRecords().length;
  const counted = collections;
  globalThis.gc();
  await turn();
  collections += observer.takeRecords().length;
  console.log(JSON.stringify({ done, moved: released > before, collections: counted, sees: collections > counted }));
  process.exit(0);
`;

it('collects nothing in two million requests', { timeout: 60_000 }, () => {
  const output = execFileSync('node', ['--expose-gc', '--input-type=module', '--eval', SCRIPT], { encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual({ done: 2_000_000, moved: true, collections: 0, sees: true });
});
