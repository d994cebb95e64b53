import { between, type Random } from '../../../base/random.js';

/** One modem's session: what it said, chunk by chunk. */
export type Session = readonly (readonly number[] | Uint8Array)[];

/** Bytes that mean something to a reader of AT. */
const MEANINGFUL = [0x0d, 0x0a, 0x10, 0x03, 0x1a, 0x1b, 0x20, 0x22, 0x2b, 0x2c, 0x3a, 0x3e, 0x00, 0xff];

/** What a modem may say, made from chance: bytes of any kind, and sessions with damage. */
export class Noise {
  readonly #sessions: readonly Session[];
  readonly #lines: readonly (readonly number[])[];

  constructor(sessions: readonly Session[]) {
    this.#sessions = sessions;
    this.#lines = sessions
      .flat()
      .flatMap((chunk) => Array.from(String.fromCharCode(...chunk).split(/(?<=\n)/), (text) => bytesOf(text)))
      .filter((line) => line.length > 2);
  }

  /**
   * A chunk of up to `most` bytes: any bytes, or printable ones between line ends, with lines of real sessions strewn in
   * so that what stands behind a parser's first look is reached, too.
   */
  chunk(random: Random, most: number): Uint8Array {
    const kind = between(random, 0, 2);
    const length = between(random, 1, most);
    const bytes: number[] = [];
    while (bytes.length < length) {
      const chance = between(random, 0, 99);
      if (kind === 2 && chance < 4) bytes.push(...pick(random, this.#lines));
      else if (chance < 25) bytes.push(pick(random, MEANINGFUL));
      else bytes.push(kind === 0 ? between(random, 0, 255) : between(random, 0x20, 0x7e));
    }
    return Uint8Array.from(bytes.slice(0, length));
  }

  /** Some session, chunk by chunk, with one to twelve damages. */
  session(random: Random): Uint8Array[] {
    const chunks = pick(random, this.#sessions).map((chunk) => [...chunk]);
    for (let left = between(random, 1, 12); left > 0; left--) damage(random, chunks, this.#lines);
    return chunks.map((chunk) => Uint8Array.from(chunk));
  }
}

function damage(random: Random, chunks: number[][], lines: readonly (readonly number[])[]): void {
  const at = between(random, 0, Math.max(0, chunks.length - 1));
  const chunk = chunks[at];
  if (chunk === undefined) return;
  const place = between(random, 0, chunk.length);
  const some = between(random, 1, 8);
  switch (between(random, 0, 7)) {
    case 0: // A byte is another.
      chunk.splice(place, 1, between(random, 0, 255));
      break;
    case 1: // Bytes are lost.
      chunk.splice(place, some);
      break;
    case 2: // Bytes come twice.
      chunk.splice(place, 0, ...chunk.slice(place, place + some));
      break;
    case 3: // A line of some session comes in the middle.
      chunk.splice(place, 0, ...pick(random, lines));
      break;
    case 4: // A chunk is lost.
      chunks.splice(at, 1);
      break;
    case 5: // A chunk comes later, or again.
      chunks.splice(between(random, 0, chunks.length), 0, [...chunk]);
      break;
    case 6: // A number is another, of any size.
      replaceDigits(random, chunk);
      break;
    case 7: // The rest of a chunk comes with the next.
      chunks[at + 1]?.unshift(...chunk.splice(place));
      break;
  }
}

function replaceDigits(random: Random, chunk: number[]): void {
  const text = String.fromCharCode(...chunk);
  const places = Array.from(text.matchAll(/\d+/g));
  const found = places.length === 0 ? undefined : pick(random, places);
  if (found === undefined) return;
  const other = pick(random, ['', '0', '7', '-1', '99999999999', '1e9', '0x1F', '\x00', '"', '4294967296']);
  chunk.splice(
    0,
    chunk.length,
    ...bytesOf(text.slice(0, found.index) + other + text.slice(found.index + found[0].length)),
  );
}

function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[between(random, 0, from.length - 1)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
}

function bytesOf(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
