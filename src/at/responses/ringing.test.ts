import { expect, test } from 'vitest';
import { parseRinging } from './ringing.js';

test.each([
  ['RING', {}],
  ['RING A', { cadence: 'A' }],
  ['RING 3', { cadence: '3' }],
  ['+CRING: VOICE', { bearer: 'voice' }],
  ['+CRING: FAX', { bearer: 'fax' }],
  ['+CRING: REL ASYNC', { bearer: 'data' }],
  ['+CRING: SYNC', { bearer: 'data' }],
  ['+CRING: ALT VOICE/FAX', { bearer: 'voice' }],
  ['+CRING: GPRS "IP"', { bearer: 'packet' }],
  ['+CRING:', {}],
  ['RING;08912345;08765', { number: '08912345', calledNumber: '08765' }],
  ['RING;08912345', { number: '08912345' }],
  ['RING/12345', { calledNumber: '12345' }],
  ['RING;<script>;08765', { calledNumber: '08765' }],
])('%s', (line, told) => {
  expect(parseRinging(line)).toEqual({ bearer: 'unknown', cadence: '', number: '', calledNumber: '', ...told });
});

test.each([['RINGING'], ['RRING'], ['RING AB'], ['+CRC: 1'], ['ring tone'], ['']])('%s is no ring', (line) => {
  expect(parseRinging(line)).toBeNull();
});
