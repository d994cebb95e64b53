import { readFileSync } from 'node:fs';

/** The files of docs/providers.md: its blocks of TypeScript, by the name in their first line, one after another. */
export function tutorialFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [, name, code] of tutorialText().matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm))
    files.set(name!, (files.get(name!) ?? '') + code!);
  return files;
}

export function tutorialText(): string {
  return readFileSync('docs/providers.md', 'utf8');
}
