import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { requireProgram } from './require.js';

const sources = join(import.meta.dirname, '../native');
const built = join(import.meta.dirname, '../.build');

/** What is built from `native/`, each with its gcc arguments. */
const targets = {
  shim: { file: 'shim.so', args: ['-shared', '-fPIC'], from: ['calls.c', 'tty.c', 'udev.c', 'usbfs.c'] },
  ptybridge: { file: 'ptybridge', args: [], from: ['ptybridge.c'] },
} as const;

/**
 * The path of a native part, built first when it is missing or older than any source.
 * @throws MissingProgramError without a C compiler; gcc's message when it does not compile.
 */
export function nativePart(name: keyof typeof targets): string {
  const { file, args, from } = targets[name];
  const output = join(built, file);
  if (isFresh(output)) return output;
  requireProgram('gcc', 'gcc libc6-dev');
  mkdirSync(built, { recursive: true });
  const draft = `${output}.${process.pid}`;
  const inputs = from.map((source) => join(sources, source));
  execFileSync('gcc', ['-O2', '-Wall', '-Wextra', '-Werror', ...args, '-o', draft, ...inputs]);
  renameSync(draft, output); // at once, so that a browser starting meanwhile loads the old or the new one
  return output;
}

function isFresh(output: string): boolean {
  if (!existsSync(output)) return false;
  const builtMs = statSync(output).mtimeMs;
  return readdirSync(sources).every((source) => statSync(join(sources, source)).mtimeMs < builtMs);
}
