import { expect, test } from 'vitest';
import { parseOwnNumber, parseSimState } from './sim.js';

test.each([
  ['+CPIN: READY', 'ready'],
  ['+CPIN:READY', 'ready'],
  ['+CPIN: "SIM PIN"', 'pin'],
  ['+CPIN: sim  puk', 'puk'],
  ['+CPIN: PH-NET PIN', 'networkPin'],
  ['+CPIN: NOT INSERTED', 'missing'],
  ['+CPIN: NOT READY', 'notReady'],
  ['+CPIN: constructor', null],
  ['+CPIN: SIM PIN3', null],
  ['+CPIN:', null],
  ['+CPINR: SIM PIN,3', null],
  ['READY', null],
])('%s', (line, state) => {
  expect(parseSimState(line)).toBe(state);
});

test.each([
  ['+CNUM: "Line 1","+15550100011",145', { number: '+15550100011', name: 'Line 1' }],
  ['+CNUM: ,"15550100011",145', { number: '+15550100011', name: '' }],
  ['+CNUM: "","",129', { number: '', name: '' }],
  ['+CNUM: "5550100",129', { number: '5550100', name: '' }],
  ['+CNUM: "Line 1","5550100",129,5,4', { number: '5550100', name: 'Line 1' }],
  ['+CNUM:', null],
  ['OK', null],
])('%s', (line, own) => {
  expect(parseOwnNumber(line)).toEqual(own);
});
