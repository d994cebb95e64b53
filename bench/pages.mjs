// Builds the pages of the benchmark as the product is shipped (minified, no development server), serves them, and opens one page
// in Chromium for each candidate.
import { createServer } from 'node:http';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('./page/main.ts', import.meta.url));

export async function buildPages(root) {
  const outDir = join(root, '.cache', 'bench');
  rmSync(outDir, { recursive: true, force: true });
  const { build } = await import('vite');
  await build({
    root,
    base: './',
    configFile: false,
    publicDir: false,
    // Not 'warn': workerpool asks for modules of Node that it does not use in a browser.
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, target: 'es2022', rollupOptions: { input: ENTRY, output: { entryFileNames: 'main.js' } } },
  });
  return outDir;
}

/** Longer than any reading takes on a slow machine: an answer that was lost ends the run. */
const LONGEST_CALL_MS = 120_000;

// An isolated page has the finer clock: 5 µs, not 100 µs (High Resolution Time, section 7.1).
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="main.js"></script>';

/** @returns the server, and its address. */
export async function servePages(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const html = pathname === '/';
      const body = html ? PAGE : readFileSync(join(folder, pathname));
      response.writeHead(200, { ...ISOLATED, 'Content-Type': html ? 'text/html' : 'text/javascript' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

/**
 * A page for each candidate, each a renderer of its own: no two share compiled code or a heap.
 * @returns candidate → its page: `call(name, …arguments)` of what it measures, `close()`, and the `browser`.
 */
export async function openPages(browser, address, candidates) {
  const opened = [...candidates].map(async (candidate) => [candidate, await openPage(browser, address, candidate)]);
  return new Map(await Promise.all(opened));
}

async function openPage(browser, address, candidate) {
  const page = await browser.newPage();
  const failed = new Promise((_, reject) => {
    page.on('pageerror', (error) => reject(new Error(`${candidate}: ${error.stack}`)));
  });
  failed.catch(() => undefined);
  await page.goto(`${address}?candidate=${candidate}`);
  await Promise.race([page.waitForFunction(() => globalThis.measuring !== undefined), failed]);
  const call = async (name, ...args) => {
    const silent = timeout(LONGEST_CALL_MS, `${candidate}: ${name} has no end`);
    const answer = page.evaluate(([name, args]) => globalThis.measuring[name](...args), [name, args]);
    return Promise.race([answer, failed, silent.rejected]).finally(silent.cancel);
  };
  return { browser, call, close: () => page.close() };
}

function timeout(afterMs, message) {
  let timer;
  const rejected = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), afterMs);
  });
  return { rejected, cancel: () => clearTimeout(timer) };
}
