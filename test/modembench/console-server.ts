import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serveStatic } from '../e2e/static-server.js';
import type { PageServer } from './bench/index.js';

const project = join(import.meta.dirname, '../..');

/** Builds the console as it is shipped and serves it: bundled, a fresh browser context loads it in a tenth of the time. */
export function serveConsole(): Promise<PageServer> {
  return serveBuilt(project);
}

/** The same for the fixture with a load of calls. */
export function serveCallLoad(): Promise<PageServer> {
  return serveBuilt(join(import.meta.dirname, 'call-load'));
}

/** What this process has built, by folder: a build takes seconds, and most specs want the same. Gone with the process. */
const built = new Map<string, Promise<string>>();

async function serveBuilt(root: string): Promise<PageServer> {
  const folder = built.get(root) ?? buildPages(root);
  built.set(root, folder);
  const server = await serveStatic(await folder);
  return { origin: new URL(server.url).origin, close: () => server.close() };
}

/** Builds the `index.html` of a folder as the project's pages are built. */
async function buildPages(root: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'ringback-modembench-pages-'));
  process.on('exit', () => {
    rmSync(outDir, { recursive: true, force: true });
  });
  await build({
    root,
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: join(root, 'index.html') } },
  });
  return outDir;
}
