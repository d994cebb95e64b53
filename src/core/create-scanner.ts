import type { CreateScanner } from './byte-scanner.js';
import type { CompletionCore } from './completion-core.js';
import { JsScanner } from './js-scanner.js';
import { createWasmScanner } from './wasm-scanner.js';

/**
 * How lines get their scanners: from the module that the core was made from, compiled once, or in JavaScript where the core is. A single
 * scanner is in JavaScript as well where the browser has no memory for one more instance.
 */
export function scannersBeside({ module }: Pick<CompletionCore, 'module'>): CreateScanner {
  if (module === undefined) return () => new JsScanner();
  return () => {
    try {
      return createWasmScanner(module);
    } catch (error) {
      if (error instanceof RangeError) return new JsScanner();
      throw error;
    }
  };
}
