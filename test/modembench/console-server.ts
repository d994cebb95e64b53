import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serveStatic } from '../e2e/static-server.js';
import type { PageServer } from './bench/index.js';

const root = join(import.meta.dirname, '../..');

/** Builds the console as it is shipped and serves it: bundled, a fresh browser context loads it in a tenth of the time. */
export async function serveConsole(): Promise<PageServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'ringback-modembench-console-'));
  const input = join(root, 'index.html');
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
  const server = await serveStatic(outDir);
  return {
    origin: new URL(server.url).origin,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
