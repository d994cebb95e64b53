import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trafficTap } from './traffic.js';

const encoder = new TextEncoder();

function heard(chunks: readonly string[]): string[] {
  const lines: string[] = [];
  const tap = trafficTap((direction, text) => lines.push(`${direction} ${text}`));
  for (const chunk of chunks) tap('fromModem', encoder.encode(chunk));
  return lines;
}

test('lines, masked, with control characters made visible', () => {
  expect(heard(['\r\nRING\r\n\r\nNMBR = 2025550143\r\nNAME = EXAMPLE\r\n\x10b\r'])).toEqual([
    'fromModem RING',
    'fromModem NMBR = ••••••••43',
    'fromModem NAME = •••',
    'fromModem ␐b',
  ]);
});

test('the same lines, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[ -~]{0,30}$/)), fc.array(fc.nat(40)), (lines, cuts) => {
      const text = lines.map((line) => `${line}\r\n`).join('');
      const chunks: string[] = [];
      let at = 0;
      for (const cut of cuts) {
        chunks.push(text.slice(at, at + cut));
        at += cut;
      }
      expect(heard([...chunks, text.slice(at)])).toEqual(heard([text]));
    }),
  );
});

test('a line that never ends does not grow', () => {
  const lines = heard([...Array.from({ length: 100 }, () => 'x'.repeat(100)), '\r']);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(300);
  expect(lines.join('').replaceAll('fromModem ', '')).toBe('x'.repeat(10_000));
});
