import { expect, test } from 'vitest';
import { parseSimTries, type SimCode } from './sim-tries.js';

const CASES: readonly [string, SimCode, number | null][] = [
  ['+CPINR: SIM PIN,3', 'pin', 3],
  ['+CPINR: SIM PIN,2,3', 'pin', 2],
  ['+CPINR: "SIM PUK",10,10', 'puk', 10],
  ['+CPINR: SIM PIN,3', 'puk', null],
  ['+CPINR: SIM PIN2,3', 'pin', null],
  ['+CPINR: SIM PIN,0', 'pin', 0],
  ['+CPINR: SIM PIN,', 'pin', null],
  ['+CPINR: SIM PIN,-1', 'pin', null],
  ['+CPINR: SIM PIN,4294967295', 'pin', null],
  ['+SPIC: 3,10,0,10', 'pin', 3],
  ['+SPIC: 0,9,0,10', 'puk', 9],
  ['^CPIN: SIM PIN,3,10,3,10,3', 'pin', 3],
  ['^CPIN: SIM PUK,7,7,0,10,3', 'puk', 7],
  ['^CPIN: READY,,10,3,10,3', 'pin', 3],
  ['+UPINCNT: 3,3,10,10', 'pin', 3],
  ['+UPINCNT: 0,3,8,10', 'puk', 8],
  ['+CPIN: SIM PIN', 'pin', null],
  ['OK', 'pin', null],
];

test.each(CASES)('%s, the tries of its %s', (line, code, tries) => {
  expect(parseSimTries(line, code)).toBe(tries);
});
