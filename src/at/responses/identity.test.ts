import { expect, test } from 'vitest';
import { parseCapabilities, parseDeviceInformation, parseIdentityText, parseServiceClasses } from './identity.js';

test.each([
  ['bare', 'SIMCOM INCORPORATED', 'SIMCOM INCORPORATED'],
  ['prefixed: V.250, 6.1.5', '+GMM: 5637', '5637'],
  ['prefixed and in quotes', '+CGMI: "Example"', 'Example'],
  ['in quotes', '"EC25"', 'EC25'],
  ['blanks before it: Wavecom', ' MULTIBAND  900E  1800', 'MULTIBAND  900E  1800'],
  ['a colon that is part of it: SIM800', 'Revision:1418B05SIM800L24', 'Revision:1418B05SIM800L24'],
  ['nothing behind the head', '+GMM: ""', null],
  ['nothing', ' ', null],
  ['too long', 'x'.repeat(200), 'x'.repeat(80)],
])('%s', (_what, line, text) => {
  expect(parseIdentityText(line)).toBe(text);
});

test('ATI with words', () => {
  expect(
    parseDeviceInformation([
      'Manufacturer: huawei',
      'Model: E1550',
      'Revision: 11.608.09.01.21',
      'IMEI: 000000000000000',
      '+GCAP: +CGSM,+FCLASS,+DS',
    ]),
  ).toEqual({
    manufacturer: 'huawei',
    model: 'E1550',
    revision: '11.608.09.01.21',
    capabilities: ['+CGSM', '+FCLASS', '+DS'],
    others: [],
  });
});

test('ATI without words', () => {
  expect(parseDeviceInformation(['Quectel', 'EC25', 'Revision: EC25EFAR06A03M4G', 'FSN: 1234'])).toEqual({
    manufacturer: '',
    model: '',
    revision: 'EC25EFAR06A03M4G',
    capabilities: [],
    others: ['Quectel', 'EC25'],
  });
});

test.each([
  ['+GCAP: +CGSM,+FCLASS,+DS,+W', ['+CGSM', '+FCLASS', '+DS', '+W']],
  ['+GCAP: +CGSM', ['+CGSM']],
  ['+CGSM, +DS', ['+CGSM', '+DS']],
  ['+gcap:+cgsm', ['+CGSM']],
  ['+GCAP:', null],
  ['5637', null],
])('%s', (line, capabilities) => {
  expect(parseCapabilities(line)).toEqual(capabilities);
});

test.each([
  ['0,1,1.0,2,2.0,8', ['0', '1', '1.0', '2', '2.0', '8']],
  ['+FCLASS: 0,1,8', ['0', '1', '8']],
  ['(0,1,2.0,8)', ['0', '1', '2.0', '8']],
  ['+FCLASS: (0,8)', ['0', '8']],
  ['(0-2),8', ['0', '1', '2', '8']],
  ['"0,1,8"', ['0', '1', '8']],
  ['0, 1', ['0', '1']],
  ['+FCLASS:', null],
  ['data', null],
  ['+CSQ: 0,1', null],
])('%s', (line, classes) => {
  expect(parseServiceClasses(line)).toEqual(classes);
});
