import {
  COMPLETE_VERDICTS,
  RETURN_VERDICTS,
  type CompleteVerdict,
  type CompletionCore,
  type ReturnVerdict,
} from './completion-core.js';
import { BATCH, checkedOptions, type CoreOptions } from './core-options.js';
import { coreModuleBase64 } from './generated/core-module.js';

/** A place in one of the tables of verdicts. */
type Verdict = 0 | 1 | 2 | 3 | 4;

/** What wasm/assembly/index.ts exports. Booleans are 0 or 1. */
interface CoreExports {
  readonly memory: WebAssembly.Memory;
  init(slots: number, firstGeneration: number): number;
  begin(line: number, call: number): number;
  returned(id: number, result: number, atMs: number): Verdict;
  complete(id: number, result: number): Verdict;
  event(cookie: number): number;
  setDeadline(id: number, atMs: number): number;
  nextDeadline(): number;
  expire(nowMs: number, result: number): number;
  failLine(line: number, result: number): number;
  failCall(call: number, result: number): number;
  drain(): number;
  outstanding(): number;
  readonly CELLS: WebAssembly.Global<'i32'>;
}

/** The bytes of the WebAssembly module, which imports nothing. */
export function coreModuleBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(coreModuleBase64), (char) => char.charCodeAt(0));
}

/**
 * The completion core in WebAssembly. The module is the ledger; this wraps its integers.
 * @throws RangeError when an option is outside its range, or when the browser has no memory to give.
 * @throws WebAssembly.CompileError (EvalError in older browsers) when the policy or the compiler refuses the module.
 */
export async function createWasmCore(options: CoreOptions = {}): Promise<CompletionCore> {
  const { slots, firstGeneration } = checkedOptions(options);
  const bytes = coreModuleBytes();
  const { module, instance } = await WebAssembly.instantiate(bytes);
  const core = instance.exports as unknown as CoreExports;
  if (core.init(slots, firstGeneration) === 0) throw new RangeError(`no memory for a table of ${slots} slots`);
  return new WasmCore(core, slots, bytes.length, module);
}

class WasmCore implements CompletionCore {
  readonly kind = 'wasm';
  readonly jsReason = undefined;
  readonly limit: number;
  /** A view of the module's memory, which has its final size, so that the view stays good. */
  readonly cells: Int32Array;
  readonly #core: CoreExports;

  constructor(
    core: CoreExports,
    readonly slots: number,
    readonly moduleBytes: number,
    readonly module: WebAssembly.Module,
  ) {
    this.limit = slots - slots / 8;
    this.#core = core;
    this.cells = new Int32Array(core.memory.buffer, core.CELLS.value, 2 * BATCH);
  }

  get outstanding(): number {
    return this.#core.outstanding();
  }

  begin(line: number, call: number): number {
    return this.#core.begin(line, call);
  }

  returned(id: number, result: number, atMs = NaN): ReturnVerdict {
    return RETURN_VERDICTS[this.#core.returned(id, result, atMs)];
  }

  complete(id: number, result: number): CompleteVerdict {
    return COMPLETE_VERDICTS[this.#core.complete(id, result)];
  }

  event(cookie: number): boolean {
    return this.#core.event(cookie) !== 0;
  }

  setDeadline(id: number, atMs: number): boolean {
    return this.#core.setDeadline(id, atMs) !== 0;
  }

  nextDeadline(): number {
    return this.#core.nextDeadline();
  }

  expire(nowMs: number, result: number): number {
    return this.#core.expire(nowMs, result);
  }

  failLine(line: number, result: number): number {
    return this.#core.failLine(line, result);
  }

  failCall(call: number, result: number): number {
    return this.#core.failCall(call, result);
  }

  drain(): number {
    return this.#core.drain();
  }
}
