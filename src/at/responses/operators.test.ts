import { expect, test } from 'vitest';
import { parseCurrentOperator, parseOperators } from './operators.js';

test.each([
  ['+COPS: 0,0,"Example Net",7', { mode: 'automatic', name: 'Example Net', numeric: false, technology: 'eutran' }],
  ['+COPS: 1,2,"00101"', { mode: 'manual', name: '00101', numeric: true, technology: null }],
  ['+COPS: 0,2,00101,2', { mode: 'automatic', name: '00101', numeric: true, technology: 'utran' }],
  ['+COPS: 0', { mode: 'automatic', name: '', numeric: false, technology: null }],
  ['+COPS: 2', { mode: 'deregistered', name: '', numeric: false, technology: null }],
  ['+COPS: 0,2,"Example Net"', { mode: 'automatic', name: 'Example Net', numeric: false, technology: null }],
  ['+COPS: (2,"Example Net","Ex","00101")', null],
  ['+COPS:', null],
])('%s', (line, operator) => {
  expect(parseCurrentOperator(line)).toEqual(operator);
});

const example = { longName: 'Example, Net', shortName: 'Ex', code: '00101' };

test.each([
  [
    '27.007, 7.3',
    '+COPS: (2,"Example, Net","Ex","00101",7),(3,"Other (test)","Ot","999999",0),,(0,1,2,3,4),(0,1,2)',
    [
      { availability: 'current', ...example, technology: 'eutran' },
      { availability: 'forbidden', longName: 'Other (test)', shortName: 'Ot', code: '999999', technology: 'gsm' },
    ],
  ],
  [
    'no technology',
    '+COPS: (1,"Example, Net","Ex","00101")',
    [{ availability: 'available', ...example, technology: null }],
  ],
  [
    'blanks',
    '+COPS: ( 1, "Example, Net", "Ex", "00101" ) , ,(0-4),(0-2)',
    [{ availability: 'available', ...example, technology: null }],
  ],
  [
    'no names',
    '+COPS: (0,,,"00101")',
    [{ availability: 'unknown', longName: '', shortName: '', code: '00101', technology: null }],
  ],
  ['no networks', '+COPS: ,,(0,1,2,3,4),(0,1,2)', []],
  ['modes that look like a network', '+COPS: (0,1,2,3)', []],
])('+COPS=?: %s', (_what, line, networks) => {
  expect(parseOperators(line)).toEqual(networks);
});

test('another line is no list', () => {
  expect(parseOperators('+CSQ: 1')).toBeNull();
});
