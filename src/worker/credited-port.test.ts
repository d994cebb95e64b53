import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WireMessage } from '../protocol/carrier.js';
import { weightOf } from '../protocol/credit.js';
import { CREDIT_LIMITS, CreditedPort, type CreditLimits } from './credited-port.js';

const message = 'x'.repeat(100);
const WEIGHT = weightOf(message);

/** A credit, what it sent, how often it was overdrawn, and its clock. */
function credited(limits: CreditLimits) {
  const sent: WireMessage[] = [];
  const world = { nowMs: 0, overdrawn: 0 };
  const port = new CreditedPort(
    { postMessage: (data) => sent.push(data) },
    () => world.nowMs,
    limits,
    () => world.overdrawn++,
  );
  return { port, sent, world };
}

test.each<[string, WireMessage, number]>([
  ['a string', 'ab', 4],
  ['integers', new Int32Array(3), 12],
  ['texts beside them', { cells: 'ab', payloads: ['abc', 'd'] }, 12],
  ['a block beside them', { cells: 'ab', payloads: [new Uint8Array(1000)] }, 1004],
])('%s weighs what it holds beside what any message does', (_, data, bytes) => {
  expect(weightOf(data)).toBe(bytes + weightOf(''));
  expect(weightOf('')).toBeGreaterThan(0);
});

test('beyond the lower limit a client has its time; what it takes meanwhile gives it anew', () => {
  const { port, sent, world } = credited({ stalledBytes: 2 * WEIGHT, stalledMs: 1000, mostBytes: 1e9 });
  for (let i = 0; i < 10; i++) port.postMessage(message);
  world.nowMs = 999;
  port.postMessage(message);
  expect(port.taken(1)).toBe(true);
  world.nowMs = 1500;
  port.postMessage(message);
  world.nowMs = 2499;
  port.postMessage(message);
  expect([sent.length, world.overdrawn]).toEqual([13, 0]);
  world.nowMs = 2500;
  for (let i = 0; i < 5; i++) port.postMessage(message);
  expect([sent.length, world.overdrawn]).toEqual([13, 1]);
});

test('beyond the upper limit it has none; one burst after everything was taken always goes', () => {
  const { port, sent, world } = credited({ stalledBytes: 2 * WEIGHT, stalledMs: 1000, mostBytes: 4 * WEIGHT });
  port.postMessage('x'.repeat(100_000));
  port.postMessage(message);
  expect([sent.length, world.overdrawn]).toEqual([1, 1]);
  port.renew();
  for (let i = 0; i < 6; i++) port.postMessage(message);
  expect([sent.length, world.overdrawn]).toEqual([6, 2]);
});

test('a client cannot take what is not out', () => {
  const { port } = credited(CREDIT_LIMITS);
  port.postMessage(message);
  for (const count of [0, -1, 2, 0x7fffffff, -0x80000000]) expect(port.taken(count)).toBe(false);
  expect(port.taken(1)).toBe(true);
  expect(port.taken(1)).toBe(false);
});

test('as long as no more waits than the lower limit, nothing is held back, in any order of sending and taking', () => {
  const step = fc.record({ send: fc.nat(40), take: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const { port, sent, world } = credited({ stalledBytes: 100 * WEIGHT, stalledMs: 0, mostBytes: 100 * WEIGHT });
      let out = 0;
      let count = 0;
      for (const { send, take } of steps) {
        const more = Math.min(send, 101 - out);
        for (let i = 0; i < more; i++) port.postMessage(message);
        out += more;
        count += more;
        const less = Math.min(take, out);
        expect(port.taken(less)).toBe(less > 0);
        expect(port.taken(out - less + 1)).toBe(false);
        out -= less;
      }
      expect([sent.length, world.overdrawn]).toEqual([count, 0]);
    }),
  );
});
