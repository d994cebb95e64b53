// What a page and its worker load at first, compressed: each file with all that it imports statically, of the pages as they are built. Fails beyond the
// limits. What is loaded by `import()` does not count.
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, parseAst } from 'vite';
import { root } from './ensure-deps.mjs';

/**
 * Limits in kB (1000 bytes). `telephony worker`: what holds the lines, without what is simulated, policies and the call log, which most pages do
 * without. `console`: what it is now; to be lowered with what it loads.
 */
const LIMITS = [
  { name: 'telephony worker', entries: (files) => named(files, /^assets\/telephony\.worker-[^/]*\.js$/), kB: 120 },
  { name: 'console', entries: (files) => scriptsOf(files, 'index.html'), kB: 108 },
];

/** The built files by their names. Nothing is written, so that other builds may run beside this one. */
async function builtFiles() {
  const { output } = await build({ root, logLevel: 'error', build: { write: false } });
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

/** One file, by its pattern: two would mean that the pattern does not say what it should. */
function named(files, pattern) {
  const found = [...files.keys()].filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files are named like ${pattern}`);
  return found;
}

/** The module scripts of a page, with those that it loads ahead. */
function scriptsOf(files, page) {
  const tags = String(files.get(page)).matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g);
  const found = [...tags].map(([, path]) => posix.normalize(path));
  if (found.length === 0) throw new Error(`${page} has no script`);
  return found;
}

/** A file, and the files that cannot run without being loaded with it. */
function loaded(files, name, seen = new Set()) {
  if (seen.has(name)) return seen;
  const code = files.get(name);
  if (code === undefined) throw new Error(`${name} is not among the built files`);
  seen.add(name);
  for (const { source } of parseAst(String(code)).body)
    if (source?.value.startsWith('.')) loaded(files, posix.join(posix.dirname(name), source.value), seen);
  return seen;
}

const files = await builtFiles();
for (const { name, entries, kB } of LIMITS) {
  const seen = new Set();
  for (const entry of entries(files)) loaded(files, entry, seen);
  const parts = [...seen].map((file) => [file, gzipSync(files.get(file)).length / 1000]);
  const sum = parts.reduce((total, [, size]) => total + size, 0);
  console.log(`${name}: ${sum.toFixed(1)} kB of at most ${kB} kB at first`);
  for (const [file, size] of parts) console.log(`  ${size.toFixed(1).padStart(6)}  ${file}`);
  if (sum > kB) process.exitCode = 1;
}
