// `npm run build`: dist (the package: plain ES modules, and the workers, each as one module beside what it loads when it is asked for) and dist-app (the pages).
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
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

// `ringback/elements/dialpad.js`: one short name of each element, the same for bundlers and for an import map, which cannot name a folder by a file.
const elements = join(root, 'dist', 'elements');
for (const name of readdirSync(elements)) {
  const registration = `./${name}/tel-${name}.js`;
  if (!existsSync(join(elements, registration))) continue;
  writeFileSync(join(elements, `${name}.js`), `import '${registration}';\n`);
  // With the types of the element's tag.
  writeFileSync(join(elements, `${name}.d.ts`), `import './${name}/${name}.js';\n`);
}

/** What is loaded by `import()`, as paths below src without their endings. */
const apart = new Set();
const loadedApart = (from) => ({
  name: 'loaded-apart',
  resolveDynamicImport(source, importer) {
    const part = relative(join(root, 'src'), join(dirname(importer), source)).replace(/\.js$/, '');
    apart.add(part);
    const path = relative(dirname(from), part).replaceAll('\\', '/');
    return { id: `${path.startsWith('.') ? '' : './'}${path}.js`, external: true };
  },
});

/** Puts a module and all that it needs into one file, in the place where tsc has written the module alone. */
const bundle = (part) =>
  build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [loadedApart(part)],
    build: {
      outDir: join('dist', dirname(part)),
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      sourcemap: true,
      lib: { entry: `src/${part}.ts`, formats: ['es'], fileName: () => `${basename(part)}.js` },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });

// Import maps and bare imports do not reach workers, so each of the package's workers brings everything it needs in one file; so do the host that
// a page runs itself, which must need no more of the page than the rest, the one that serves in somebody's own worker, and each part that these
// load only when it is asked for.
for (const name of ['telephony.worker', 'broker.worker', 'host-runner', 'serve-host']) await bundle(`worker/${name}`);
for (const part of apart) await bundle(part);
copyFileSync(join(root, 'public', 'tokens.css'), join(root, 'dist', 'tokens.css'));
await build({ root, logLevel: 'warn' });
console.log('dist: the package; dist-app: the pages');
