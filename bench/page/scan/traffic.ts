import { checksumOf } from './reader.js';

/** What a modem sends, over and over: each part says the same and is whole. */
export interface ModemTraffic {
  /** Parts, in the chunks in which a port hands them over. */
  readonly parts: readonly (readonly Uint8Array<ArrayBuffer>[])[];
  readonly bytesPerPart: number;
  /** What everyone must find in a part. */
  readonly checksum: number;
  /** Whether it is stuffed payload. */
  readonly stuffed: boolean;
}

/** A chunk is at most what a port hands over at once with a buffer of 16 KiB. */
const CHUNK_BYTES = 16_384;
const PART_BYTES = 256 * 1024;
/** 50 MB altogether, in memory of their own as a port's chunks are: more than caches hold, so that what is read has not been read lately. */
const PARTS = 192;

/** What a cellular modem says in an hour of calls, in any order, so that no branch is foreseen. */
const AT_ANSWERS: readonly (readonly string[])[] = [
  ['+CSQ: 21,99', 'OK'],
  ['+CREG: 0,1', 'OK'],
  ['+CLCC: 1,0,0,0,0,"5550100",129', 'OK'],
  ['+COPS: 0,0,"Example Net",7', 'OK'],
  ['+CPIN: READY', 'OK'],
  ['RING'],
  ['+CLIP: "5550100",129,,,,0'],
  ['+CMTI: "SM",4'],
  ['+CIEV: 2,4'],
  ['+CREG: 1,"2F1A","01A2C3D4",7'],
  ['RINGING'],
  ['CONNECT 115200'],
  ['NO CARRIER'],
  ['BUSY'],
  ['ERROR'],
  ['+CME ERROR: 10'],
  ['VOICE CALL: END: 000012'],
  ['OK'],
];
/** 160 octets of an SMS-DELIVER, in hexadecimal. */
const PDU = '07915155109099F9040C91947131290043000052304181237040'.padEnd(
  320,
  '274F39B92C07D16EB118283D07C9CB61721EB44189DF78D0',
);

export function atTraffic(): ModemTraffic {
  return linesOf((pick) => AT_ANSWERS[pick(AT_ANSWERS.length)] ?? []);
}

export function pduTraffic(): ModemTraffic {
  return linesOf((pick) => ['+CMT: ,159', PDU.slice(0, 300 + pick(20))]);
}

/** Sound: any byte, each DLE twice. */
export function stuffedTraffic(): ModemTraffic {
  const pick = picker();
  const bytes: number[] = [];
  let payload = 0;
  for (; bytes.length < PART_BYTES; payload++) {
    const byte = pick(256);
    bytes.push(byte);
    if (byte === 0x10) bytes.push(byte);
  }
  return traffic(bytes, checksumOf(1, payload), true);
}

function linesOf(answer: (pick: (below: number) => number) => readonly string[]): ModemTraffic {
  const pick = picker();
  const bytes: number[] = [];
  let lines = 0;
  let length = 0;
  while (bytes.length < PART_BYTES)
    for (const line of answer(pick)) {
      bytes.push(...Array.from(`\r\n${line}\r\n`, (character) => character.charCodeAt(0)));
      lines++;
      length += line.length;
    }
  return traffic(bytes, checksumOf(lines, length), false);
}

function traffic(bytes: readonly number[], checksum: number, stuffed: boolean): ModemTraffic {
  const part = Uint8Array.from(bytes);
  const chunks = (): Uint8Array<ArrayBuffer>[] =>
    Array.from({ length: Math.ceil(part.length / CHUNK_BYTES) }, (_, n) =>
      part.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES),
    );
  return { parts: Array.from({ length: PARTS }, chunks), bytesPerPart: part.length, checksum, stuffed };
}

/** The same numbers in every worker (Numerical Recipes' generator; its upper bits). */
function picker(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
