import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { bytesOf, SCANNERS } from '../core/testing/scanning.js';
import { AtChannel } from './channel.js';
import type { AtOutcome } from './command.js';
import { ParityWatch } from './parity-watch.js';

const bits = (byte: number): number => byte.toString(2).replaceAll('0', '').length;
/** Seven bits with a parity bit, as eight are read. */
const parities = {
  even: (byte: number): number => byte | (bits(byte) % 2 === 1 ? 0x80 : 0),
  odd: (byte: number): number => byte | (bits(byte) % 2 === 0 ? 0x80 : 0),
  mark: (byte: number): number => byte | 0x80,
};
const withParity = (text: string, parity: keyof typeof parities): Uint8Array => bytesOf(text).map(parities[parity]);

test('plain answers have none, and noise does not either', () => {
  const anything = fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.string().map(bytesOf));
  fc.assert(
    fc.property(anything, (bytes) => {
      expect(new ParityWatch().find(bytes)).toBeNull();
      expect(new ParityWatch().find(bytesOf('\r\nOK\r\n'))).toBeNull();
    }),
  );
});

test('a result code one of whose bytes disagrees is noise', () => {
  const bytes = withParity('\r\nOK\r\n', 'even');
  for (const at of [0, 1, 2, 3, 4]) {
    const flipped = bytes.map((byte, index) => (index === at ? byte ^ 0x80 : byte));
    expect(new ParityWatch().find(flipped)).toBeNull();
  }
});

describe.each(SCANNERS)('with the scanner in %s', (_kind, createScanner) => {
  test('an answer with parity ends its command wherever it is cut, and what follows is read without', () => {
    const answer = fc.record({
      parity: fc.constantFrom<keyof typeof parities>('even', 'odd', 'mark'),
      text: fc.constantFrom('\r\nOK\r\n', 'AT\r\r\nOK\r\n', '\r\nOK\r\n\r\nRING\r\n'),
      cut: fc.nat(16),
    });
    return fc.assert(
      fc.asyncProperty(answer, async ({ parity, text, cut }) => {
        const scheduler = new SimulatedScheduler(undefined, false);
        const urcs: string[] = [];
        const channel = new AtChannel(
          scheduler,
          {
            write: () => Promise.resolve(),
            urc: (urc) => urcs.push(urc.kind),
            data: () => undefined,
            unresponsive: () => undefined,
          },
          createScanner(),
        );
        const outcomes: AtOutcome[] = [];
        channel.send({ text: 'AT', timeLimitMs: 1000 }, (outcome) => outcomes.push(outcome));
        await scheduler.advance(0);
        const bytes = withParity(text, parity);
        channel.receive(bytes.subarray(0, cut));
        channel.receive(bytes.subarray(cut));
        expect(outcomes).toMatchObject([{ kind: 'final', code: { name: 'ok' } }]);
        channel.receive(withParity('\r\nRING\r\n', parity));
        expect(urcs.filter((kind) => kind === 'ring')).toHaveLength(text.includes('RING') ? 2 : 1);
      }),
    );
  });
});
