import { spawnSync } from 'node:child_process';

/** A program that the bench needs is not installed. */
export class MissingProgramError extends Error {
  override readonly name = 'MissingProgramError';

  constructor(program: string, debianPackage: string) {
    super(`${program} is needed for this test and is not installed (Debian: apt-get install ${debianPackage}).`);
  }
}

/**
 * Makes sure that a program is there.
 * @throws MissingProgramError with the package to install.
 */
export function requireProgram(program: string, debianPackage: string): void {
  const found = spawnSync('sh', ['-c', 'command -v "$0"', program]);
  if (found.status !== 0) throw new MissingProgramError(program, debianPackage);
}
