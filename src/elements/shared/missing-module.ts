import type { Advice, Strings } from '../locale/strings.js';

/** How browsers say that an import map lacks a module: Chromium and Firefox "specifier", Safari "Module name,", then the name in quotes. */
const UNMAPPED = /(?:specifier|Module name,)\s*["'“‘]([^"'”’]+)["'”’]/;

/** The name of a module that the page's import map lacks, read from why an `import()` failed; null for any other failure, such as no network. */
export function missingModule(error: unknown): string | null {
  return error instanceof TypeError ? (UNMAPPED.exec(error.message)?.[1] ?? null) : null;
}

/**
 * What to say where a module could not be loaded.
 * @param advice - What it is for, and what to do where the network failed.
 */
export function notLoaded(advice: Advice, error: unknown, strings: Strings): Advice {
  const missing = missingModule(error);
  return missing === null ? advice : { what: advice.what, next: strings.lacksModule(missing) };
}
