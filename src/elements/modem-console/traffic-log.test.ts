import { expect, it } from 'vitest';
import type { Line, TrafficRecord } from '../../client/telephony.js';
import { passing, TrafficLog } from './traffic-log.js';

const line = (permanentId: number): Line => ({ permanentId }) as Line;
const records = (from: number, count: number, of: Line | null = line(1)): TrafficRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    id: from + index,
    atMs: 0,
    line: of,
    direction: 'fromModem',
    text: `+CSQ: ${from + index}`,
  }));

it('takes each record once, and none that has no line', () => {
  const log = new TrafficLog();
  log.take(records(0, 3), 0);
  log.take(records(0, 5), 0);
  log.take(records(5, 2, null), 0);
  expect(log.entries(1).map(({ text }) => text)).toEqual(['+CSQ: 0', '+CSQ: 1', '+CSQ: 2', '+CSQ: 3', '+CSQ: 4']);
});

it('keeps each line for itself, also when another telephony counts anew', () => {
  const log = new TrafficLog();
  log.take(records(0, 3), 0);
  log.restart();
  log.take(records(0, 1, line(2)), 0);
  log.take(records(1, 1), 0);
  expect([log.entries(1).length, log.entries(2).length]).toEqual([4, 1]);
  log.clear(1);
  expect([log.entries(1).length, log.entries(2).length]).toEqual([0, 1]);
});

it('is bounded: of 250,000 lines it keeps the newest, at most 100,000', () => {
  const log = new TrafficLog();
  for (let from = 0; from < 250_000; from += 500) {
    log.take(records(from, 500), 0);
    expect(log.entries(1).length).toBeLessThanOrEqual(100_000);
  }
  expect(log.entries(1).length).toBeGreaterThanOrEqual(89_000);
  expect(log.entries(1).at(-1)?.text).toBe('+CSQ: 249999');
});

it('tells what is new since an entry', () => {
  const log = new TrafficLog();
  log.take(records(0, 3), 0);
  const seen = log.newest;
  log.take(records(3, 2), 0);
  expect(log.since(1, seen).map(({ text }) => text)).toEqual(['+CSQ: 3', '+CSQ: 4']);
});

it.each([
  ['csq', 'all', true],
  ['', 'toModem', false],
  ['creg', 'all', false],
  ['', 'fromModem', true],
] as const)('the filter %j, %s lets it through: %s', (text, direction, shown) => {
  expect(passing({ text, direction })({ seq: 1, atMs: 0, direction: 'fromModem', text: '+CSQ: 1' })).toBe(shown);
});
