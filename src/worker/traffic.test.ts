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

test('a serial number is hidden whole, letters too; what comes meanwhile and afterwards is not', () => {
  const lines: string[] = [];
  const tap = trafficTap((direction, text) => lines.push(`${direction} ${text}`));
  const exchange = (command: string, answer: string): void => {
    tap('toModem', encoder.encode(`${command}\r`));
    for (const line of answer.split('|')) tap('fromModem', encoder.encode(`\r\n${line}\r\n`));
  };
  exchange('AT+GSN', 'RING|+GSN: 80A1B2C3|OK');
  exchange('AT+CCID', '8944F0,"AB12"|+CME ERROR: 10');
  exchange('ATI', '5601|OK');
  expect(lines).toEqual([
    'toModem AT+GSN',
    'fromModem RING',
    'fromModem +•••: ••••••••',
    'fromModem OK',
    'toModem AT+CCID',
    'fromModem ••••••,"••••"',
    'fromModem +CME ERROR: 10',
    'toModem ATI',
    'fromModem 5601',
    'fromModem OK',
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

test('of voice only is told how much there was; events amid it are, but not which key was heard', () => {
  const lines: string[] = [];
  const tap = trafficTap((direction, text) => lines.push(`${direction} ${text}`));
  const from = (text: string): void => {
    tap(
      'fromModem',
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    );
  };
  const to = (text: string): void => {
    tap('toModem', encoder.encode(text));
  };
  to('AT+VRX\r');
  from('AT+VRX\r\r\nCONNECT\r\n');
  from('voice 1234567\r\nOKAY\r');
  from('\x10\x10\x10/\x105\x10~\x10b');
  from('more voice');
  tap('note', 'signals {"dtr":true}');
  from('voice');
  to('\x10!');
  from('\x10\x03\r\nOK\r\n');
  to('AT+VTS=5\r');
  from('\r\nOK\r\n\x105');
  from('\r\n+RXDTMF: 5\r\n');
  expect(lines).toEqual([
    'toModem AT+VRX',
    'fromModem AT+VRX',
    'fromModem CONNECT',
    'fromModem ␐/',
    'fromModem ␐•',
    'fromModem ␐~',
    'fromModem ␐b',
    'note signals {"dtr":true}',
    'toModem ␐!',
    'fromModem ␐␃',
    'note 36 bytes of voice',
    'fromModem OK',
    'toModem AT+VTS=•',
    'fromModem OK',
    'fromModem ␐•',
    'fromModem +RXDTMF: •',
  ]);
});

test('a CONNECT that no voice follows hides nothing', () => {
  expect(heard(['\r\nCONNECT\r\nOK\r\n'])).toEqual(['fromModem CONNECT', 'fromModem OK']);
});
