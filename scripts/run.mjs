// How the other scripts run the tools in node_modules: by their entry file, so that no shell and no PATH is involved.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-deps.mjs';

/** The command line of a tool: `tool('typescript', 'tsc')`. */
export function tool(packageName, binary = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[binary];
  return [process.execPath, join(folder, file)];
}

/** Runs a command to its end. `output` is everything it printed. */
export function run([command, ...args], { env = {}, quiet = true, timeoutMs = 600_000 } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    maxBuffer: 1 << 28,
    timeout: timeoutMs,
    env: { ...process.env, ...env },
  });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error ? `\n${error}` : ''}` };
}

/** The same, while others run; within 40 minutes. */
export function runBeside([command, ...args], env = {}) {
  const options = { cwd: root, maxBuffer: 1 << 28, timeout: 2_400_000, env: { ...process.env, ...env } };
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      const why = error?.killed ? `\n${command} took too long.` : '';
      resolve({ ok: error === null, output: `${stdout}${stderr}${why}` });
    });
  });
}

/** The first of the files that exists. */
export function firstExisting(...paths) {
  return paths.find((path) => path && existsSync(path));
}
