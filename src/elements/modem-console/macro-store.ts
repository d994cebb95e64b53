import { readMacros, writeMacros } from './macro-file.js';
import type { Macro } from './macro.js';

const KEY = 'ringback.macros';

/** The macros that this browser keeps; null where it keeps something that cannot be read, which stays as it is. */
export function storedMacros(storage: () => Storage): readonly Macro[] | null {
  const text = attempt(() => storage().getItem(KEY));
  if (text === null || text === undefined) return [];
  const reading = readMacros(text);
  return reading.kind === 'macros' ? reading.macros : null;
}

/** Keeps macros. @returns Whether the browser has taken them: its storage may be full, or refused to this page. */
export function storeMacros(storage: () => Storage, macros: readonly Macro[]): boolean {
  return (
    attempt(() => {
      storage().setItem(KEY, writeMacros(macros));
      return true;
    }) === true
  );
}

function attempt<T>(what: () => T): T | undefined {
  try {
    return what();
  } catch {
    return undefined;
  }
}
