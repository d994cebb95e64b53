import { expect, test } from 'vitest';
import {
  callWaitingAnswer,
  listAnswer,
  registrationAnswer,
  settingAnswer,
  statusAnswer,
  ussdSetting,
} from './answer-shapes.js';

test.each([
  [registrationAnswer('+CREG:'), '+CREG: 2,1,"2F1A","01A2C3D4",7', '+CREG: 1,"2F1A","01A2C3D4",7'],
  [registrationAnswer('+CREG:'), '+CREG: 2,1', '+CREG: 1'],
  [registrationAnswer('+CEREG:'), '+CEREG: 2,5,2F1A,01A2C3D4,7', '+CEREG: 5,2F1A,01A2C3D4,7'],
  [statusAnswer('+CREG:'), '+CREG: 1', '+CREG: 1,"2F1A","01A2C3D4",7'],
  [statusAnswer('+CEREG:'), '+CEREG: 2,5,2F1A,01A2C3D4,7', '+CEREG: 5,2F1A,01A2C3D4,7'],
  [listAnswer, '+CLCC: 1,0,3,0,0,"5550100",129', '+CLCC: 1,0,6,0,0,"5550100",129'],
  [callWaitingAnswer, '+CCWA: 1,1', '+CCWA: "5550100",129,1'],
  [settingAnswer('+CLIP:'), '+CLIP: 1,1', '+CLIP: "5550100",129'],
  [settingAnswer('+COLP:'), '+COLP: (0,1)', '+COLP: "5550100",129'],
  [ussdSetting, '+CUSD: 1', '+CUSD: 1,"1 Balance",15'],
])('%o: an answer is %s and not %s', (shape, answer, urc) => {
  expect([shape.fits(answer), shape.fits(urc)]).toEqual([true, false]);
  expect(answer.startsWith(shape.head)).toBe(true);
});
