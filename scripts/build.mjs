// `npm run build`: dist (the package: plain ES modules, and the worker as one module) and dist-app (the pages).
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDeps, root } from './ensure-deps.mjs';
import { run, tool } from './run.mjs';

ensureDeps();
const { build } = await import('vite');
rmSync(join(root, 'dist'), { recursive: true, force: true });

const { ok, output } = run([...tool('typescript', 'tsc'), '-p', 'tsconfig.build.json']);
if (!ok) {
  console.error(output);
  process.exit(1);
}

/** The simulated exchange is loaded by the worker only when it is asked for: as the modules that tsc has written, which import nothing bare. */
const exchangeApart = {
  name: 'exchange-apart',
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('/providers/exchange/exchange-provider.js') ? { id: source, external: true } : null,
};

// Import maps and bare imports do not reach workers, so each of the package's workers brings everything it needs in one file; so do the host that
// a page runs itself, which must need no more of the page than the rest, and the one that serves in somebody's own worker.
for (const name of ['telephony.worker', 'broker.worker', 'host-runner', 'serve-host'])
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [exchangeApart],
    build: {
      outDir: 'dist/worker',
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      sourcemap: true,
      lib: { entry: `src/worker/${name}.ts`, formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
copyFileSync(join(root, 'public', 'tokens.css'), join(root, 'dist', 'tokens.css'));
await build({ root, logLevel: 'warn' });
console.log('dist: the package; dist-app: the pages');
