import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import type { Bench } from './bench/index.js';

/**
 * Watches who holds a device's tty, from now on and through its unplugging: the returned function counts the descriptors of the bench's
 * browser on it. They are read from /proc, since Chromium's `close` cannot be intercepted; a tty that was unplugged keeps its number
 * while anybody holds it.
 */
export function ttyHolders(bench: Bench, name: string): () => number {
  const tty = realpathSync(bench.node(name));
  const mark = `MODEMBENCH=${bench.directory}\0`;
  return () =>
    processes()
      .filter((folder) => environment(folder).includes(mark))
      .flatMap(descriptors)
      .filter((target) => target === tty || target === `${tty} (deleted)`).length;
}

function processes(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => `/proc/${name}`);
}

/** '' of a process that has ended meanwhile. */
function environment(folder: string): string {
  try {
    return readFileSync(`${folder}/environ`, 'latin1');
  } catch {
    return '';
  }
}

function descriptors(folder: string): string[] {
  const listed = `${folder}/fd`;
  return existsSync(listed) ? readdirSync(listed).flatMap((fd) => link(`${listed}/${fd}`)) : [];
}

function link(path: string): string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
}
