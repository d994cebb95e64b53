import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const mark = /^ringback-modembench-(\d+)/;

/**
 * Writes a file that a program of the system wants in a folder of its own (/etc/…), and removes it again: by the returned function, and
 * when this process exits. Its name carries this process's id, so that what a killed run left behind is known and removed by the next.
 */
export function temporaryFile(folder: string, suffix: string, text: string): { name: string; remove: () => void } {
  const name = `ringback-modembench-${process.pid}${suffix}`;
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  removeLeftOvers(folder);
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(path, { force: true });
  };
  process.on('exit', remove);
  writeFileSync(path, text);
  return { name, remove };
}

function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = mark.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
