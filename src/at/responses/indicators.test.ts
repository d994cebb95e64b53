import { expect, test } from 'vitest';
import { parseIndicatorEvent, parseIndicatorNames, parseIndicatorValues } from './indicators.js';

const NAMES = '+CIND: ("battchg",(0-5)),("signal",(0-5)),("call",(0,1)),("call_setup",(0-3)),("callheld",(0-2))';

test('names stand in their order', () => {
  expect(parseIndicatorNames(NAMES)).toEqual(['battchg', 'signal', 'call', 'callsetup', 'callheld']);
  expect(parseIndicatorNames('+CIND: ( "signal" , (0-5) ), (service,(0,1))')).toEqual(['signal', 'service']);
});

test('values stand in the same order', () => {
  expect(parseIndicatorValues('+CIND: 5,4, 1,0,')).toEqual([5, 4, 1, 0, null]);
});

test('names and values are told apart', () => {
  expect(parseIndicatorValues(NAMES)).toBeNull();
  for (const line of ['+CIND: 5,4,1', '+CIND:', '+CIEV: 1,2']) expect(parseIndicatorNames(line)).toBeNull();
});

test.each([
  ['+CIEV: 3,1', { name: 'call', index: 3, value: 1 }],
  ['+CIEV: 4, 3', { name: 'callsetup', index: 4, value: 3 }],
  ['+CIEV: 9,1', { name: '', index: 9, value: 1 }],
  ['+CIEV: simstatus,5', { name: 'simstatus', index: null, value: 5 }],
  ['+CIEV: "CALL",1', { name: 'call', index: null, value: 1 }],
  ['+CIEV: 0,1', null],
  ['+CIEV: 3', null],
  ['+CIEV: ,1', null],
  ['+CIEV: 3,on', null],
  ['+CIND: 3,1', null],
])('%s', (line, event) => {
  expect(parseIndicatorEvent(line, parseIndicatorNames(NAMES) ?? [])).toEqual(event);
});
