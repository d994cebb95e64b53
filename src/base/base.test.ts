import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskDigits, maskPersonal } from './log.js';
import { between, seededRandom } from './random.js';
import { SimulatedScheduler } from './simulated-scheduler.js';

describe('maskDigits', () => {
  test.each([
    ['ATDT5550100', 'ATDT•••••00'],
    ['+CLIP: "+491713920012",145', '+CLIP: "+••••••••••12",145'],
    ['NMBR = 202 555 0143', 'NMBR = ••• ••• ••43'],
    ['CONNECT 9600', 'CONNECT 9600'],
    ['ATS7=60', 'ATS7=60'],
  ])('%s', (text, masked) => {
    expect(maskDigits(text)).toBe(masked);
  });

  test('no run of five digits survives, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\d{5,20}$/), fc.string(), (before, number, after) => {
        expect(maskDigits(before + number + after)).not.toMatch(/\d{5}/);
      }),
    );
  });
});

test.each([
  ['ATDT5550100', 'ATDT•••••00'],
  ['ATD112;', 'ATD•••;'],
  ['ATDT 555 0100', 'ATDT ••• ••00'],
  ['ATDTW5551', 'ATDTW••••'],
  ['ATX4&D2DP,0,12', 'ATX4&D2DP,•,••'],
  ['ATE0&D2S7=60', 'ATE0&D2S7=60'],
  ['AT+DR=1;+CMEE=2', 'AT+DR=1;+CMEE=2'],
  ['AT+CPIN=1234', 'AT+CPIN=••••'],
  ['AT+CPIN="1234"', 'AT+CPIN="••••"'],
  ['AT+CPIN="12345678","4711"', 'AT+CPIN="••••••••","••••"'],
  ['AT+CLCK="SC",1,"ab12"', 'AT+CLCK="••",•,"••••"'],
  ['AT+VTS=5', 'AT+VTS=•'],
  ['NMBR = 0100', 'NMBR = ••••'],
  ['DDN_NMBR=555-0100', 'DDN_NMBR=•••-••00'],
  ['CONNECT 9600', 'CONNECT 9600'],
])('of %s people see %s', (line, masked) => {
  expect(maskPersonal(line)).toBe(masked);
});

test.each([
  ['^SLCC: 1,1,4,0,0,"112",129,"Bob"', '^SLCC: 1,1,4,0,0,"•12",129,"•••"'],
  ['^DSCI: 1,0,3,0,112,129', '^DSCI: 1,0,3,0,•12,129'],
  ['+QIND: "ccinfo",1,0,3,0,0,112,129,Bob', '+QIND: "ccinfo",1,0,3,0,0,•12,129,•••'],
  ['#ECAM: 0,1,1,,"12",129', '#ECAM: 0,1,1,,"••",129'],
  ['*ECAV: 1,6,1,,,112,129', '*ECAV: 1,6,1,,,•12,129'],
  ['+CMT: "Bob",,"x"', '+CMT: "•••",,"•"'],
  ['+CLIP: 112,129', '+CLIP: •12,129'],
  ['+CNAP: BOB,0', '+CNAP: •••,0'],
  ['+UUDTMFD: 5', '+UUDTMFD: •'],
  ['USER=BOB', 'USER=•••'],
  ['CDID=44', 'CDID=••'],
  ['MISSED_CALL: 05:21PM 112', 'MISSED_CALL: ••:••PM •12'],
  ['AT+CTFR="112",129', 'AT+CTFR="•••",•••'],
  ['\\xffATD12;', '\\xffATD••;'],
  ['\x7fNMBR = 12', '\x7fNMBR = ••'],
])('%j tells of nobody', (line, masked) => {
  expect(maskPersonal(line)).toBe(masked);
});

test("a caller's name is hidden", () => {
  expect(maskPersonal('NAME = EXAMPLE ROBERT')).toBe('NAME = •••');
  expect(maskPersonal('NAME=X')).toBe('NAME=•••');
  expect(maskPersonal('\\xffNAME = JOHN')).toBe('\\xffNAME = •••');
  expect(maskPersonal('NMBR = 2025550143')).toBe('NMBR = ••••••••43');
});

test('a seed gives the same numbers, another seed others', () => {
  const take = (seed: number): number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => random.nextUint32());
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  const random = seededRandom(1);
  for (let i = 0; i < 1000; i++) {
    const value = between(random, 3, 5);
    expect(value).toBeGreaterThanOrEqual(3);
    expect(value).toBeLessThanOrEqual(5);
  }
});

test('simulated timers run in order of time, ties in order of start, cancelled ones not at all', async () => {
  const scheduler = new SimulatedScheduler();
  const log: string[] = [];
  const note = (what: string) => () => log.push(`${what} ${scheduler.now()}`);
  scheduler.after(20, note('late'));
  scheduler.after(10, note('first'));
  scheduler.after(10, note('second'));
  scheduler.after(15, note('never')).cancel();
  scheduler.after(10, () => scheduler.after(5, note('nested')));
  await scheduler.advance(19);
  expect(log).toEqual(['first 10', 'second 10', 'nested 15']);
  await scheduler.advance(1);
  expect(log.at(-1)).toBe('late 20');
  expect(scheduler.pending).toBe(0);
});

test.each([
  ['+CNAP: "JOHN DOE",0', '+CNAP: "•••• •••",0'],
  ['+CLIP: "555",129,"",,"JOHN DOE",0', '+CLIP: "•55",129,"",,"•••• •••",0'],
  ['+CLIP: "+15550100011",145,,,,0', '+CLIP: "+•••••••••11",145,,,,0'],
  ['+CLCC: 1,1,4,0,0,"12",129', '+CLCC: 1,1,4,0,0,"••",129'],
  ['MESG = 80270704ABCD', 'MESG = ••••••••••••'],
  ['xAT+CPIN="1234"', 'xAT+CPIN="••••"'],
  ['T+CPIN=1234', 'T+CPIN=••••'],
])('whoever is told of is hidden, however short: %s', (line, masked) => {
  expect(maskPersonal(line)).toBe(masked);
});
