import { expect, it } from 'vitest';
import { simulatorAsked } from './simulator-asked.js';

it.each([
  [null, true],
  ['', true],
  ['1', true],
  ['0', false],
  ['simcom-sim7600', 'simcom-sim7600'],
  ['usr-5637, quectel-ec25', ['usr-5637', 'quectel-ec25']],
  ['nokia-3310', 'nokia-3310'],
] as const)('?simulator=%s asks for %j', (asked, choice) => {
  expect(simulatorAsked(asked)).toEqual(choice);
});
