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

/** Builds the `index.html` of a folder as the project's pages are built, and serves it. */
async function serveBuilt(root: string): Promise<PageServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'ringback-modembench-pages-'));
  await build({
    root,
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: join(root, 'index.html') } },
  });
  const server = await serveStatic(outDir);
  return {
    origin: new URL(server.url).origin,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
