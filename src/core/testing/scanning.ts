import type { ByteScanner } from '../byte-scanner.js';
import { JsScanner } from '../js-scanner.js';
import { coreModuleBytes } from '../wasm-core.js';
import { createWasmScanner } from '../wasm-scanner.js';

type NamedScanner = readonly [name: string, create: () => ByteScanner];

const module = new WebAssembly.Module(coreModuleBytes());

/** Both scanners, for suites that run over each. */
export const SCANNERS: readonly [wasm: NamedScanner, js: NamedScanner] = [
  ['wasm', () => createWasmScanner(module)],
  ['js', () => new JsScanner()],
];

/** The bytes of a text in which each character is one. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Cuts bytes at the places given, in any order. */
export function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.filter((place) => place <= bytes.length).sort((a, b) => a - b), bytes.length];
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

/** A record in one string: everything that is told of it. */
export function described(scanner: ByteScanner, record: number): string {
  const type = scanner.type(record);
  if (type === 'prompt') return type;
  if (type === 'shielded') return `shielded ${scanner.code(record)}`;
  const text = String.fromCharCode(...scanner.bytes(record));
  if (type === 'data') return `data ${text}`;
  const head = scanner.head(record);
  return head === '' ? `line ${scanner.text(record)}` : `line ${scanner.text(record)} [${head}]`;
}

/** Collects records; payload that comes in several is joined, as its cuts follow the chunks. */
export class Transcription {
  readonly records: string[] = [];

  add(record: string): void {
    const last = this.records.at(-1);
    if (record.startsWith('data ') && last?.startsWith('data ') === true)
      this.records[this.records.length - 1] = last + record.slice('data '.length);
    else this.records.push(record);
  }
}

/** Feeds chunks and takes all their records, `limit` at a time. */
export function scanAll(
  scanner: ByteScanner,
  chunks: readonly Uint8Array[],
  limit = 1,
  onRecord: (described: string) => void = () => undefined,
): string[] {
  const transcription = new Transcription();
  for (const chunk of chunks)
    for (let taken = 0; taken < chunk.length;) {
      taken += scanner.feed(chunk, taken);
      for (let count = limit; count === limit;) {
        count = scanner.scan(limit);
        for (let record = 0; record < count; record++) {
          const text = described(scanner, record);
          transcription.add(text);
          onRecord(text);
        }
      }
    }
  return transcription.records;
}

/** What a scanner says of itself. */
export function stateOf(scanner: ByteScanner): unknown {
  const { noiseBytes, droppedLines, inData, held } = scanner;
  const { shielding, awaitingPrompt, dataFollowsConnect, dataIsShielded, stripParity } = scanner;
  const settings = { shielding, awaitingPrompt, dataFollowsConnect, dataIsShielded, stripParity };
  return { noiseBytes, droppedLines, inData, held, ...settings };
}
