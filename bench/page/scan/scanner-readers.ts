import { MAX_RECORDS, type ByteScanner } from '../../../src/core/byte-scanner.js';
import { JsScanner } from '../../../src/core/js-scanner.js';
import { coreModuleBytes } from '../../../src/core/wasm-core.js';
import { createWasmScanner } from '../../../src/core/wasm-scanner.js';
import { checksumOf, type Reader } from './reader.js';
import type { ModemTraffic } from './traffic.js';

export function wasmReader(traffic: ModemTraffic): Reader {
  return new ScannerReader(createWasmScanner(new WebAssembly.Module(coreModuleBytes())), traffic);
}

export function jsReader(traffic: ModemTraffic): Reader {
  return new ScannerReader(new JsScanner(), traffic);
}

/** The product's scanner, many records at a time. */
class ScannerReader implements Reader {
  readonly #scanner: ByteScanner;
  readonly #stuffed: boolean;

  constructor(scanner: ByteScanner, { stuffed }: ModemTraffic) {
    this.#scanner = scanner;
    this.#stuffed = stuffed;
    if (!stuffed) return;
    scanner.dataFollowsConnect = true;
    scanner.dataIsShielded = true;
    scanner.feed(Uint8Array.from('CONNECT\r\n', (character) => character.charCodeAt(0)));
    while (scanner.scan(1) > 0);
  }

  run(part: readonly Uint8Array[]): void {
    for (const chunk of part) {
      this.#scanner.feed(chunk);
      while (this.#scanner.scan(MAX_RECORDS) === MAX_RECORDS);
    }
  }

  check(part: readonly Uint8Array[]): number {
    const scanner = this.#scanner;
    let lines = 0;
    let bytes = 0;
    for (const chunk of part) {
      scanner.feed(chunk);
      for (let count = MAX_RECORDS; count === MAX_RECORDS;) {
        count = scanner.scan(MAX_RECORDS);
        lines += count;
        for (let record = 0; record < count; record++) bytes += scanner.length(record);
      }
    }
    return checksumOf(this.#stuffed ? 1 : lines, bytes);
  }
}
