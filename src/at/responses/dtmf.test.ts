import { expect, test } from 'vitest';
import { parseHeardDigit } from './dtmf.js';

test.each([
  ['SIM7600', '+RXDTMF: 7', '7'],
  ['SIM800', '+DTMF: *', '*'],
  ['Quectel, in ASCII', '+QTONEDET: 53', '5'],
  ['Quectel, in ASCII', '+QTONEDET: 35', '#'],
  ['Quectel, in ASCII', '+QTONEDET: 68', 'D'],
  ['Quectel, the digit itself', '+QTONEDET: 5', '5'],
  ['u-blox', '+UDTMFD: 5', '5'],
  ['u-blox', '+UUDTMFD: 5', '5'],
  ['Telit', '#DTMFEV: 1', '1'],
  ['Telit, a tone begins', '#DTMFEV: #,1', '#'],
  ['Telit, the tone ends', '#DTMFEV: #,0', null],
  ['quotes', '+RXDTMF: "a"', 'A'],
  ['no digit', '+RXDTMF: E', null],
  ['several', '+RXDTMF: 12', null],
  ['no code of a digit', '+QTONEDET: 69', null],
  ['the answer to a test', '+QTONEDET: (0,1)', null],
  ['nothing', '+DTMF:', null],
  ['another line', '+DTMFX: 1', null],
])('%s: %s', (_maker, line, digit) => {
  expect(parseHeardDigit(line)).toBe(digit);
});
