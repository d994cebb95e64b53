/**
 * `ringback/scanner`: the byte scanner that a channel of `ringback/at` reads with.
 */
import type { CreateScanner } from './byte-scanner.js';
import { scannersBeside } from './create-scanner.js';
import { coreModuleBytes } from './wasm-core.js';

export type { ByteScanner, CreateScanner, RecordType } from './byte-scanner.js';
export type { LineHead } from './line-heads.js';

/**
 * Compiles the scanner once, for all lines: in WebAssembly, or in JavaScript where that is missing, its compiler refuses, or a policy does (CSP without
 * 'wasm-unsafe-eval'). `kind` of a scanner says which; both read the same.
 */
export async function loadScanners(): Promise<CreateScanner> {
  return scannersBeside({ module: await compiled() });
}

async function compiled(): Promise<WebAssembly.Module | undefined> {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    return await WebAssembly.compile(coreModuleBytes());
  } catch {
    return undefined;
  }
}
