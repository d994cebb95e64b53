import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playAction } from './play-action.js';

const call = { kind: 'call', number: '+15550142', name: 'Front desk', withheld: false, giveUpAfterSeconds: 30 };

test.each([
  call,
  { ...call, number: '', name: '' },
  { kind: 'farEndHangsUp' },
  { kind: 'farEndPresses', digits: '12*#A' },
  { kind: 'nextCallMeets', what: 'busy' },
  { kind: 'signal', dbm: -93 },
  { kind: 'signal', dbm: null },
  { kind: 'registration', as: 'denied' },
  { kind: 'unplug' },
  { kind: 'plugIn' },
  { kind: 'restart' },
  { kind: 'fault', fault: 'lateResult' },
])('%j is taken', (action) => {
  expect(playAction(action)).toEqual(action);
});

test.each([
  null,
  undefined,
  [],
  'unplug',
  {},
  { kind: 'toString' },
  { kind: 'unplug', also: 1 },
  { ...call, number: '555 0142' },
  { ...call, number: '5'.repeat(33) },
  { ...call, number: '5550142\r\nATH' },
  { ...call, name: 'Eve"\r\nOK' },
  { ...call, name: 'Jürgen' },
  { ...call, name: 'x'.repeat(41) },
  { ...call, withheld: 1 },
  { ...call, giveUpAfterSeconds: 0 },
  { ...call, giveUpAfterSeconds: Infinity },
  { ...call, giveUpAfterSeconds: NaN },
  { kind: 'call', number: '5550142' },
  { kind: 'farEndPresses', digits: '' },
  { kind: 'farEndPresses', digits: '1;2' },
  { kind: 'nextCallMeets', what: 'constructor' },
  { kind: 'signal', dbm: -50 },
  { kind: 'signal', dbm: '-93' },
  { kind: 'registration', as: 'Home' },
  { kind: 'fault', fault: '__proto__' },
])('%j is refused', (action) => {
  expect(playAction(action)).toBeUndefined();
});

test('nothing makes it throw', () => {
  fc.assert(
    fc.property(fc.anything(), (given) => {
      playAction(given);
    }),
  );
});
