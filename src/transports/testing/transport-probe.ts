import { TransportError } from '../transport.js';
import type { DeviceTransport, OutputSignals, Transport, TransportCounters, TransportOptions } from '../transport.js';

const pieceBytes = 65_536;

/** A transport under test and what its sink has heard. Every method can be called across a worker's border. */
export class TransportProbe {
  readonly #transport: DeviceTransport;
  #received: Uint8Array[] = [];
  readonly #heard: string[] = [];

  constructor(transport: DeviceTransport) {
    this.#transport = transport;
  }

  open(options: TransportOptions): Promise<void> {
    return this.#transport.open(options, {
      data: (bytes) => this.#received.push(bytes),
      receiveError: (kind) => this.#heard.push(kind),
      lost: (reason) => this.#heard.push(`lost ${reason}`),
    });
  }

  /** Writes all texts at once, without waiting in between. */
  async write(...texts: string[]): Promise<void> {
    await Promise.all(texts.map((text) => this.#transport.write(encode(text))));
  }

  /** Starts a write and does not wait; its end is heard as `write: done` or `write: code <its code>`. */
  startWrite(byteCount: number): void {
    this.#transport.write(new Uint8Array(byteCount)).then(
      () => this.#heard.push('write: done'),
      (error: unknown) => this.#heard.push(`write: ${describeError(error)}`),
    );
  }

  /** Writes a pattern of bytes in pieces, each waiting for the one before. */
  async writePattern(byteCount: number): Promise<void> {
    for (let sent = 0; sent < byteCount; sent += pieceBytes)
      await this.#transport.write(pattern(sent, Math.min(pieceBytes, byteCount - sent)));
  }

  /** Bytes received, and the first place where they differ from the pattern (-1: nowhere). Forgets them. */
  checkPattern(): { count: number; wrongAt: number } {
    let [count, wrongAt] = [0, -1];
    for (const piece of this.#received.splice(0))
      for (const byte of piece) {
        if (byte !== count % 251 && wrongAt < 0) wrongAt = count;
        count++;
      }
    return { count, wrongAt };
  }

  received(): string {
    return this.#received.map((piece) => String.fromCharCode(...piece)).join('');
  }

  heard(): string[] {
    return this.#heard;
  }

  state(): Transport['state'] {
    return this.#transport.state;
  }

  counters(): TransportCounters {
    return this.#transport.counters;
  }

  getSignals(): ReturnType<Transport['getSignals']> {
    return this.#transport.getSignals();
  }

  setSignals(signals: OutputSignals): Promise<void> {
    return this.#transport.setSignals(signals);
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  forget(): Promise<void> {
    return this.#transport.forget();
  }

  /** Starts an opening, closes at once; the opening's fate. */
  async openAndClose(options: TransportOptions): Promise<string> {
    const opening = this.open(options).then(() => 'open', describeError);
    await this.#transport.close();
    return opening;
  }
}

/** `code <its code>` for a TransportError. */
export function describeError(error: unknown): string {
  return error instanceof TransportError ? `code ${error.code}` : String(error);
}

function encode(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Bytes that repeat after 251, so that a piece lost or swapped shows. */
function pattern(from: number, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => (from + index) % 251);
}
