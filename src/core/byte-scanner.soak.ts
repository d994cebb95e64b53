import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTranscripts } from '../../test/fixtures/transcripts.js';
import { seededRandom } from '../base/random.js';
import { MAX_RECORDS } from './byte-scanner.js';
import { JsScanner } from './js-scanner.js';
import { answers, scannerSteps, takeSteps, type ScannerStep } from './testing/scanner-steps.js';
import { cut, SCANNERS, scanAll } from './testing/scanning.js';

const [[, createWasm]] = SCANNERS;
const MEGABYTE = 2 ** 20;
/** Sessions up to this length are cut at every pair of places. */
const SHORT = 400;

it('scans 12 MiB of random bytes as the reference does, byte values as they fall and those that mean something', () => {
  const generator = seededRandom(20_260_101);
  const random = (): number => generator.nextUint32() / 2 ** 32;
  const meaningful = [0x0d, 0x0a, 0x10, 0x03, 0x1a, 0x20, 0x3e, 0x09, 0x00, 0xff];
  let total = 0;
  for (let megabyte = 0; megabyte < 12; megabyte++) {
    const steps: ScannerStep[] = [];
    for (let done = 0; done < MEGABYTE;) {
      const bytes = new Uint8Array(Math.floor(random() * 40_000));
      const often = random() * 0.3;
      for (let at = 0; at < bytes.length; at++)
        bytes[at] =
          random() < often
            ? (meaningful[Math.floor(random() * meaningful.length)] ?? 0)
            : megabyte % 2 === 0
              ? random() * 256
              : 0x20 + random() * 0x5f;
      done += bytes.length;
      total += bytes.length;
      steps.push({ do: 'feed', bytes });
      const setting =
        (['shielding', 'awaitingPrompt', 'stripParity'] as const)[Math.floor(random() * 3)] ?? 'shielding';
      steps.push({ do: 'set', setting, on: random() < 0.3 });
    }
    const piece = 1 + Math.floor(random() * 20_000);
    expect(takeSteps(createWasm(), steps, piece, MAX_RECORDS)).toEqual(takeSteps(new JsScanner(), steps, piece, 1));
  }
  console.info(`${total} random bytes`);
});

it('takes any use as the reference does', () => {
  let fed = 0;
  fc.assert(
    fc.property(scannerSteps, answers, fc.integer({ min: 1, max: 20_000 }), (steps, answer, piece) => {
      for (const step of steps) if (step.do === 'feed') fed += step.bytes.length;
      const reference = takeSteps(new JsScanner(), steps, piece, 1, answer);
      expect(takeSteps(createWasm(), steps, piece, 1, answer)).toEqual(reference);
    }),
    { numRuns: 2000 },
  );
  console.info(`2000 uses, ${fed} bytes`);
});

const short = readTranscripts()
  .map(({ name, received }) => ({ name, bytes: Uint8Array.from(received.flatMap((chunk) => [...chunk])) }))
  .filter(({ bytes }) => bytes.length <= SHORT);

it.each(short)('$name: the same at every pair of cuts', ({ name, bytes }) => {
  const expected = scanAll(new JsScanner(), [bytes]);
  const scanner = createWasm();
  for (let first = 0; first <= bytes.length; first++)
    for (let second = first; second <= bytes.length; second++) {
      scanner.reset();
      expect(scanAll(scanner, cut(bytes, [first, second]))).toEqual(expected);
    }
  console.info(`${name}: ${((bytes.length + 1) * (bytes.length + 2)) / 2} pairs of cuts`);
});
