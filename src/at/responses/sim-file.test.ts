import { expect, test } from 'vitest';
import { isSimFileOk, parseSimFileAnswer, parseSimFileForm } from './sim-file.js';

const bytesOf = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

test.each([
  ['+CRSM: 144,0,"11F2FF"', { sw1: 0x90, sw2: 0, bytes: [0x11, 0xf2, 0xff] }],
  ['+CRSM: 144,0,11f2ff', { sw1: 0x90, sw2: 0, bytes: [0x11, 0xf2, 0xff] }],
  ['+CRSM: 106,130', { sw1: 0x6a, sw2: 0x82, bytes: [] }],
  ['+CRSM: 144,0,""', { sw1: 0x90, sw2: 0, bytes: [] }],
  ['+CRSM: 144,0,"11F"', null],
  ['+CRSM: 144,0,"GG"', null],
  ['+CRSM: 144', null],
  [`+CRSM: 144,0,"${'00'.repeat(257)}"`, null],
  ['+CSIM: 4,"9000"', null],
])('%s', (line, answer) => {
  expect(parseSimFileAnswer(line)).toEqual(answer);
});

test('success has three first status words', () => {
  const ok = [0x90, 0x91, 0x9f, 0x61, 0x67, 0x6a].filter((sw1) => isSimFileOk({ sw1, sw2: 0, bytes: [] }));
  expect(ok).toEqual([0x90, 0x91, 0x9f]);
});

test.each([
  // 51.011, 9.2.1: file size in bytes 3 and 4, structure in byte 14, length of a record in byte 15.
  ['0000000F6FB70400FF010101020000', { kind: 'transparent', size: 15 }],
  ['0000000C6FB70400FF010101020104', { kind: 'records', size: 4, count: 3 }],
  // TS 102 221, 11.1.1.3: template 62 with the descriptor 82 and, of a file without records, its size 80.
  [
    '621C8205422100040383026FB78A01058B036F0604800200 0C880108'.replace(' ', ''),
    { kind: 'records', size: 4, count: 3 },
  ],
  ['6210820241218302 6FB7800200098A0105'.replace(' ', ''), { kind: 'transparent', size: 9 }],
  ['6204820278 21'.replace(' ', ''), null],
  ['62', null],
  ['0000', null],
  ['000000006FB70400FF010101020000', null],
  ['', null],
])('%s', (hex, form) => {
  expect(parseSimFileForm(bytesOf(hex))).toEqual(form);
});
