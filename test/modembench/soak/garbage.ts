import { between } from '../../../src/base/random.js';
import type { Random } from '../../../src/base/random.js';
import { framed } from '../bench/index.js';

/** Lines that are no answer to what was asked, or the answer to something else. */
const STRAY_LINES: readonly string[] = [
  'OK',
  'ERROR',
  'NO CARRIER',
  'CONNECT 115200',
  'VCON',
  'BUSY',
  'RING',
  '013',
  '+CME ERROR: 10',
  '+CMT: "+15550123",,"26/01/01,00:00:00+00"',
  '$GPGGA,000000.00,0000.0000,N,00000.0000,E,1,08,0.9,0.0,M,0.0,M,,*5E',
  'NMBR = 5550123',
  '^BOOT:12345678,0,0,0,75',
];

/** Kinds of what a line may carry that no modem meant to say. */
const KINDS: readonly ((random: Random) => Uint8Array)[] = [
  (random) => bytes(random, between(random, 1, 64)),
  (random) => bytes(random, between(random, 500, 8000)),
  (random) => new Uint8Array(between(random, 1, 300)), // a break, read as zeros
  (random) => text('x'.repeat(between(random, 100, 5000))), // a line without end
  (random) => text(framed(...some(random, STRAY_LINES))),
  (random) => text(some(random, STRAY_LINES).join('')),
  (random) => text(`\x10${String.fromCharCode(between(random, 0, 127))}`.repeat(between(random, 1, 20))),
  (random) => text(framed(...some(random, STRAY_LINES)).slice(0, -between(random, 1, 4))), // cut in the middle of a line
];

/** Something that arrives from a modem and means nothing. */
export function garbage(random: Random): Uint8Array {
  return KINDS[between(random, 0, KINDS.length - 1)]!(random);
}

function some(random: Random, lines: readonly string[]): string[] {
  return Array.from({ length: between(random, 1, 6) }, () => lines[between(random, 0, lines.length - 1)]!);
}

function bytes(random: Random, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => random.nextUint32() & 0xff);
}

const text = (characters: string): Uint8Array => Buffer.from(characters, 'latin1');
