import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import type { Bench } from './bench/index.js';

/**
 * Watches who holds a device's tty, from now on and through its unplugging: the returned function counts the descriptors of the bench's
 * browser on it. They are read from /proc, since Chromium's `close` cannot be intercepted; a tty that was unplugged keeps its number
 * while anybody holds it.
 */
export function ttyHolders(bench: Bench, name: string): () => number {
  const tty = realpathSync(bench.node(name));
  return () => openTtys(bench).filter((target) => target === tty || target === `${tty} (deleted)`).length;
}

/** Every tty that the bench's browser has open, once for each descriptor: `/dev/pts/5`, of one that was unplugged `/dev/pts/5 (deleted)`. */
export function openTtys(bench: Bench): string[] {
  const mark = `MODEMBENCH=${bench.directory}\0`;
  return processes()
    .filter((folder) => environment(folder).includes(mark))
    .flatMap(descriptors)
    .filter((target) => target.startsWith('/dev/pts/'));
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

/** None of a process that has ended meanwhile. */
function descriptors(folder: string): string[] {
  try {
    return readdirSync(`${folder}/fd`).flatMap((fd) => link(`${folder}/fd/${fd}`));
  } catch {
    return [];
  }
}

function link(path: string): string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
}
