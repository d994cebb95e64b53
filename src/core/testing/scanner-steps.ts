import fc from 'fast-check';
import type { ByteScanner } from '../byte-scanner.js';
import { bytesOf, described, stateOf, Transcription } from './scanning.js';

/** What a user of a scanner does next. */
export type ScannerStep =
  | { readonly do: 'feed'; readonly bytes: Uint8Array }
  | { readonly do: 'set'; readonly setting: Setting; readonly on: boolean }
  | { readonly do: 'leaveData' | 'reset' };

const SETTINGS = ['shielding', 'awaitingPrompt', 'dataFollowsConnect', 'dataIsShielded', 'stripParity'] as const;
type Setting = (typeof SETTINGS)[number];

const words = [
  '\r\n',
  '\r',
  '\n',
  '\r\nOK\r\n',
  'CONNECT',
  '\r\nCONNECT 9600\r\n',
  '> ',
  ' ',
  '\t',
  '\x10',
  '\x10\x10',
  '\x10\x1a',
  '\x10\x03',
  '\x00',
  '\xff',
  '+CREG: 1',
  'NO CARRIER',
  'x'.repeat(63),
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(1024),
  'x'.repeat(2047),
].map(bytesOf);

const bytes = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 12 }).map(joined) },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 150 }) },
  // Longer than any window.
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 400 }))
      .map(([word, times]) => joined(Array<Uint8Array>(times).fill(word))),
  },
);

/** Any use of a scanner. */
export const scannerSteps: fc.Arbitrary<ScannerStep[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: bytes.map((chunk): ScannerStep => ({ do: 'feed', bytes: chunk })) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('set' as const),
        setting: fc.constantFrom(...SETTINGS),
        on: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom<ScannerStep>({ do: 'leaveData' }, { do: 'reset' }) },
  ),
  { maxLength: 30 },
);

/** Settings that change in answer to records: the n-th record sets the n-th of these, over and over. */
export const answers = fc.array(fc.option(fc.tuple(fc.constantFrom(...SETTINGS), fc.boolean())), { maxLength: 8 });
export type Answers = readonly (readonly [Setting, boolean] | null)[];

/**
 * Takes the steps with a scanner.
 * @param pieceLength - The chunks are fed in pieces of this length.
 * @param limit - Records that are asked for at once; one, where settings answer to records.
 * @returns Everything that can be seen of it.
 */
export function takeSteps(
  scanner: ByteScanner,
  steps: readonly ScannerStep[],
  pieceLength: number,
  limit: number,
  answer: Answers = [],
): unknown[] {
  const seen: unknown[] = [];
  let transcription = new Transcription();
  let records = 0;
  const onRecord = (): void => {
    const reply = answer[records++ % answer.length];
    if (reply !== undefined && reply !== null) scanner[reply[0]] = reply[1];
  };
  for (const step of steps) {
    if (step.do === 'feed') {
      for (let from = 0; from < step.bytes.length;) {
        from += scanner.feed(step.bytes.subarray(0, from + pieceLength), from);
        for (let count = limit; count === limit;) {
          count = scanner.scan(limit);
          for (let record = 0; record < count; record++) {
            const known = transcription.records.length;
            transcription.add(described(scanner, record));
            if (transcription.records.length > known) onRecord();
          }
        }
      }
      continue;
    }
    if (step.do === 'set') scanner[step.setting] = step.on;
    else scanner[step.do]();
    seen.push(transcription.records, stateOf(scanner));
    transcription = new Transcription();
  }
  return [...seen, transcription.records, stateOf(scanner)];
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
