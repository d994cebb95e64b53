import type { CompletionCore, JsReason } from './completion-core.js';
import { checkedOptions, type CoreOptions } from './core-options.js';
import { createWasmCore } from './wasm-core.js';

/** What the product's core is made with. */
export interface CreateCoreOptions extends CoreOptions {
  /** Takes the JavaScript core where WebAssembly would do: for tests and comparisons. */
  readonly forceJs?: boolean;
}

/**
 * What the errors of instantiation mean, by name, for an error may come from another realm than this one. A policy without
 * 'wasm-unsafe-eval' (Content Security Policy Level 3, section 4.5) and a module that does not validate give a CompileError;
 * EvalError is the one that CSP gives for eval.
 */
const REASONS: Readonly<Record<string, JsReason>> = {
  CompileError: 'refused',
  EvalError: 'refused',
  LinkError: 'refused',
  RangeError: 'memory',
};

/**
 * Makes the completion core: in WebAssembly, or in JavaScript where WebAssembly is not to be had. `jsReason` of the core
 * says why. Both hold the same contract. The one in JavaScript is loaded only then.
 * @throws RangeError when an option is outside its range.
 */
export async function createCore(options: CreateCoreOptions = {}): Promise<CompletionCore> {
  checkedOptions(options);
  if (options.forceJs === true) return jsCore(options, 'asked');
  if (typeof WebAssembly === 'undefined') return jsCore(options, 'missing');
  try {
    return await createWasmCore(options);
  } catch (error) {
    const reason = REASONS[nameOf(error)];
    if (reason === undefined) throw error;
    return jsCore(options, reason);
  }
}

async function jsCore(options: CoreOptions, reason: JsReason): Promise<CompletionCore> {
  const { JsCore } = await import('./js-core.js');
  return new JsCore(options, reason);
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
