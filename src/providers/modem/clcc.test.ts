import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import { currentCalls } from './clcc.js';

const { CONNECTED, ONHOLD, DIALING, RINGBACK, OFFERING } = LINECALLSTATE;

test.each([
  ['+CLCC: 1,0,0,0,0,"5550100",129', 'outgoing', CONNECTED, '5550100'],
  ['+CLCC: 1,0,1,0,0,"5550100",129', 'outgoing', ONHOLD, '5550100'],
  ['+CLCC: 2,0,2,0,0,"2025550143",145', 'outgoing', DIALING, '+2025550143'],
  ['+CLCC: 2,0,3,0,0,"+2025550143",145', 'outgoing', RINGBACK, '+2025550143'],
  ['+CLCC: 1,1,4,0,0,"5550100",129,""', 'incoming', OFFERING, '5550100'],
  ['+CLCC: 1,1,5,0,0', 'incoming', OFFERING, ''],
  ['+CLCC: 1,1,4,0,0,"",128', 'incoming', OFFERING, ''],
  ['+CLCC:1,1,0,0,1,"*100#",129', 'incoming', CONNECTED, '*100#'],
] as const)('%s', (line, direction, state, number) => {
  expect(currentCalls.read([line])).toEqual([{ direction, state, number }]);
});

test.each([
  ['a data session', '+CLCC: 3,0,0,1,0,"",128'],
  ['a state that is none', '+CLCC: 1,0,6,0,0'],
  ['a direction that is none', '+CLCC: 1,2,0,0,0'],
  ['another line', '+CLIP: 1,0,0,0,0'],
  ['half of one', '+CLCC: 1,0'],
])('%s is no call', (_what, line) => {
  expect(currentCalls.read([line])).toEqual([]);
});

test('whatever stands in the list, a number has only what can be dialled', () => {
  const line = fc.oneof(
    fc.string(),
    fc.string().map((text) => `+CLCC: 1,1,4,0,0,"${text}",145`),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const { number } of currentCalls.read(lines)) expect(number).toMatch(/^\+?[0-9*#A-D]{0,80}$/i);
    }),
  );
});
