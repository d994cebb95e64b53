import { expect, test } from 'vitest';
import { parseExtendedSignal, parseSignalQuality } from './signal.js';

test.each([
  ['+CSQ: 21,99', -71, null],
  ['+CSQ: 0,0', -113, 0],
  ['+CSQ: 1,99', -111, null],
  ['+CSQ: 2,7', -109, 7],
  ['+CSQ: 30,8', -53, null],
  ['+CSQ: 31,99', -51, null],
  ['+CSQ: 99,99', null, null],
  ['+CSQ: 32,99', null, null],
  ['+CSQ: 100,99', -116, null],
  ['+CSQ: 191,99', -25, null],
  ['+CSQ: 199,99', null, null],
  ['+CSQ:21', -71, null],
])('%s is %s dBm', (line, dbm, errorRate) => {
  expect(parseSignalQuality(line)).toEqual({ dbm, errorRate });
});

test.each([['+CSQ: (0-31,99),(0-7,99)'], ['+CSQ:'], ['+CSQ: 200,0'], ['+CSQ: -1,0'], ['+CREG: 1']])(
  '%s is no signal',
  (line) => {
    expect(parseSignalQuality(line)).toBeNull();
  },
);

test.each([
  ['LTE', '+CESQ: 99,99,255,255,20,50', { rsrqDb: -10, rsrpDbm: -91, rxlevDbm: null, rscpDbm: null, ecnoDb: null }],
  ['UMTS', '+CESQ: 99,99,40,30,255,255', { rscpDbm: -81, ecnoDb: -9.5, rsrpDbm: null }],
  ['GSM', '+CESQ: 40,3,255,255,255,255', { rxlevDbm: -71, errorRate: 3, rsrpDbm: null }],
  ['the ends', '+CESQ: 0,0,0,0,0,0', { rxlevDbm: -111, rscpDbm: -121, ecnoDb: -24.5, rsrqDb: -20, rsrpDbm: -141 }],
  ['NR’s fields behind', '+CESQ: 99,99,255,255,255,255,60,70,80', { rsrpDbm: null }],
])('+CESQ of %s', (_what, line, told) => {
  expect(parseExtendedSignal(line)).toMatchObject(told);
});

test.each([['+CESQ: 1,2,3'], ['+CESQ: (0-63),(0-7),(0-96),(0-49),(0-34),(0-97)'], ['+XCESQ: 0,99,99,255,255,20,50']])(
  '%s is none',
  (line) => {
    expect(parseExtendedSignal(line)).toBeNull();
  },
);
