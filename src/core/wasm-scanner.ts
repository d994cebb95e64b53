import { RECORD_TYPES, type ByteScanner, type RecordType } from './byte-scanner.js';
import { LINE_HEADS, type LineHead } from './line-heads.js';

/** A setting or a reading of the module: booleans are 0 or 1. */
type Value = WebAssembly.Global<'i32'>;

/** What wasm/assembly/index.ts exports for a scanner. */
interface ScannerExports {
  readonly memory: WebAssembly.Memory;
  openScanner(): number;
  learn(length: number, number: number): number;
  room(): number;
  fed(length: number): void;
  scan(limit: number): number;
  leaveData(): void;
  reset(): void;
  readonly shielding: Value;
  readonly awaitingPrompt: Value;
  readonly dataFollowsConnect: Value;
  readonly dataIsShielded: Value;
  readonly stripParity: Value;
  readonly inData: Value;
  readonly held: Value;
  readonly noiseBytes: WebAssembly.Global<'f64'>;
  readonly droppedLines: WebAssembly.Global<'f64'>;
  readonly WINDOW: Value;
  readonly RECORDS: Value;
}

/** The heads by their number in the module, which is the place in the list, from 1. */
const heads: readonly LineHead[] = ['', ...LINE_HEADS];
/** What a line holds is ASCII. */
const decoder = new TextDecoder();

/**
 * A scanner in WebAssembly: an instance of the module for itself.
 * @param module - The compiled module of the core.
 * @throws RangeError when the browser has no memory to give, or makes no instance of this size outside workers.
 */
export function createWasmScanner(module: WebAssembly.Module): ByteScanner {
  const scanner = new WebAssembly.Instance(module).exports as unknown as ScannerExports;
  if (scanner.openScanner() === 0) throw new RangeError('no memory for a scanner');
  return new WasmScanner(scanner);
}

class WasmScanner implements ByteScanner {
  readonly kind = 'wasm';
  readonly #scanner: ScannerExports;
  /** The memory, which has its final size. */
  readonly #memory: Uint8Array;
  /** Two words a record: type, head or code, and length; address. */
  readonly #records: Uint32Array;
  readonly #window: number;

  constructor(scanner: ScannerExports) {
    this.#scanner = scanner;
    this.#window = scanner.WINDOW.value;
    this.#memory = new Uint8Array(scanner.memory.buffer);
    this.#records = new Uint32Array(scanner.memory.buffer, scanner.RECORDS.value);
    for (const [index, head] of LINE_HEADS.entries()) this.#learn(head, index + 1);
  }

  get shielding(): boolean {
    return this.#scanner.shielding.value !== 0;
  }

  set shielding(on: boolean) {
    this.#scanner.shielding.value = Number(on);
  }

  get awaitingPrompt(): boolean {
    return this.#scanner.awaitingPrompt.value !== 0;
  }

  set awaitingPrompt(on: boolean) {
    this.#scanner.awaitingPrompt.value = Number(on);
  }

  get dataFollowsConnect(): boolean {
    return this.#scanner.dataFollowsConnect.value !== 0;
  }

  set dataFollowsConnect(on: boolean) {
    this.#scanner.dataFollowsConnect.value = Number(on);
  }

  get dataIsShielded(): boolean {
    return this.#scanner.dataIsShielded.value !== 0;
  }

  set dataIsShielded(on: boolean) {
    this.#scanner.dataIsShielded.value = Number(on);
  }

  get stripParity(): boolean {
    return this.#scanner.stripParity.value !== 0;
  }

  set stripParity(on: boolean) {
    this.#scanner.stripParity.value = Number(on);
  }

  get noiseBytes(): number {
    return this.#scanner.noiseBytes.value;
  }

  get droppedLines(): number {
    return this.#scanner.droppedLines.value;
  }

  get inData(): boolean {
    return this.#scanner.inData.value !== 0;
  }

  get held(): number {
    return this.#scanner.held.value;
  }

  feed(bytes: Uint8Array, from = 0): number {
    const room = this.#scanner.room();
    if (room === 0) throw new Error('scan what was fed first');
    const rest = bytes.length - from;
    const length = Math.min(rest, room);
    this.#memory.set(length === bytes.length ? bytes : bytes.subarray(from, from + length), this.#window);
    this.#scanner.fed(length);
    return length;
  }

  scan(limit: number): number {
    return this.#scanner.scan(limit);
  }

  type(record: number): RecordType {
    return RECORD_TYPES[(this.#word(record) & 0xff) as 0 | 1 | 2 | 3];
  }

  length(record: number): number {
    return this.#word(record) >>> 16;
  }

  head(record: number): LineHead {
    return this.type(record) === 'line' ? (heads[this.#value(record)] ?? '') : '';
  }

  code(record: number): number {
    return this.type(record) === 'shielded' ? this.#value(record) : 0;
  }

  text(record: number): string {
    return decoder.decode(this.#view(record));
  }

  bytes(record: number): Uint8Array {
    return this.#view(record).slice();
  }

  leaveData(): void {
    this.#scanner.leaveData();
  }

  reset(): void {
    this.#scanner.reset();
  }

  #word(record: number): number {
    return this.#records[record * 2] ?? 0;
  }

  /** The number of a line's head, or a shielded code. */
  #value(record: number): number {
    return (this.#word(record) >>> 8) & 0xff;
  }

  #view(record: number): Uint8Array {
    const from = this.#records[record * 2 + 1] ?? 0;
    return this.#memory.subarray(from, from + this.length(record));
  }

  #learn(head: string, number: number): void {
    for (let index = 0; index < head.length; index++) this.#memory[this.#window + index] = head.charCodeAt(index);
    if (this.#scanner.learn(head.length, number) === 0) throw new Error(`no place for the head ${head}`);
  }
}
