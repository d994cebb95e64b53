import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscripts } from '../../test/fixtures/transcripts.js';
import { MAX_RECORDS } from './byte-scanner.js';
import { JsScanner } from './js-scanner.js';
import { answers, scannerSteps, takeSteps } from './testing/scanner-steps.js';
import { cut, SCANNERS, scanAll, stateOf } from './testing/scanning.js';

const [[, createWasm]] = SCANNERS;
const transcripts = readTranscripts();
const settings = [
  {},
  { shielding: true },
  { dataFollowsConnect: true },
  { awaitingPrompt: true },
  { stripParity: true },
];

describe('sessions with modems', () => {
  it('are twenty', () => {
    expect(transcripts).toHaveLength(20);
    expect(transcripts.every(({ received }) => received.length > 0)).toBe(true);
  });

  it.each(transcripts)('$name: the same in both, at every split and every merge', ({ received }) => {
    const whole = Uint8Array.from(received.flatMap((chunk) => [...chunk]));
    for (const setting of settings) {
      const reference = Object.assign(new JsScanner(), setting);
      const expected = [scanAll(reference, [whole]), stateOf(reference)];
      const both = (chunks: readonly Uint8Array[], limit: number): void => {
        for (const [, create] of SCANNERS) {
          const scanner = Object.assign(create(), setting);
          expect([scanAll(scanner, chunks, limit), stateOf(scanner)]).toEqual(expected);
        }
      };
      both(received, 1);
      for (let at = 1; at < received.length; at++) {
        const merged = Uint8Array.from(received.slice(at - 1, at + 1).flatMap((chunk) => [...chunk]));
        both([...received.slice(0, at - 1), merged, ...received.slice(at + 1)], MAX_RECORDS);
      }
      const scanner = createWasm();
      for (let place = 0; place <= whole.length; place++) {
        scanner.reset();
        expect(scanAll(Object.assign(scanner, setting), cut(whole, [place]))).toEqual(expected[0]);
      }
    }
  });
});

describe('any bytes, in any pieces, with settings that change at any time', () => {
  it('give the same in both', () => {
    fc.assert(
      fc.property(
        scannerSteps,
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: MAX_RECORDS }),
        (steps, pieces, otherPieces, limit) => {
          const reference = takeSteps(new JsScanner(), steps, pieces, 1);
          expect(takeSteps(createWasm(), steps, pieces, limit)).toEqual(reference);
          expect(takeSteps(createWasm(), steps, otherPieces, 1)).toEqual(reference);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('give the same in both when settings answer to records', () => {
    fc.assert(
      fc.property(scannerSteps, answers, fc.integer({ min: 1, max: 300 }), (steps, answer, pieces) => {
        const reference = takeSteps(new JsScanner(), steps, pieces, 1, answer);
        expect(takeSteps(createWasm(), steps, pieces, 1, answer)).toEqual(reference);
      }),
      { numRuns: 300 },
    );
  });
});
