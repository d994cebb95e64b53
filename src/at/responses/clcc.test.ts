import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LISTED_STATES, parseListedCall } from './clcc.js';

test.each(LISTED_STATES.map((state, stat) => [state, stat] as const))('state %s', (state, stat) => {
  expect(parseListedCall(`+CLCC: 1,0,${stat},0,0,"5550100",129`)).toEqual({
    callId: 1,
    direction: 'outgoing',
    state,
    mode: 0,
    voice: true,
    conference: false,
    number: '5550100',
    name: '',
  });
});

test.each([
  ['no number: 27.007, 7.18', '+CLCC: 2,1,4,0,0', { callId: 2, direction: 'incoming', number: '' }],
  ['a number withheld', '+CLCC: 1,1,4,0,0,"",128', { number: '', name: '' }],
  ['an empty name: SIM800', '+CLCC: 1,1,4,0,0,"5550100",129,""', { number: '5550100', name: '' }],
  ['a name and more: 27.007 from release 8 on', '+CLCC: 1,1,4,0,0,"5550100",129,"Bob",,0', { name: 'Bob' }],
  ['no blank', '+CLCC:1,1,0,0,1,"5550100",129', { conference: true }],
  ['a data context: Quectel EC25', '+CLCC: 2,1,0,1,0,"",128', { mode: 1, voice: false }],
  ['voice in turn with data', '+CLCC: 1,0,0,4,0', { mode: 4, voice: true }],
  ['no sign, international', '+CLCC: 1,0,0,0,0,"15550100011",145', { number: '+15550100011' }],
])('%s', (_what, line, call) => {
  expect(parseListedCall(line)).toMatchObject(call);
});

test.each([
  ['a state that is none', '+CLCC: 1,0,7,0,0'],
  ['a direction that is none', '+CLCC: 1,2,0,0,0'],
  ['a mode that is none', '+CLCC: 1,0,0,10,0'],
  ['half of one', '+CLCC: 1,0'],
  ['the answer to AT+CLCC? of SIMCom', '+CLCC: 1'],
  ['nothing', '+CLCC:'],
  ['another line', '+CLIP: 1,0,0,0,0'],
])('%s is no call', (_what, line) => {
  expect(parseListedCall(line)).toBeNull();
});

test('reads back what is written', () => {
  const calls = fc.record({
    callId: fc.integer({ min: 1, max: 7 }),
    stat: fc.nat(6),
    mode: fc.nat(9),
    incoming: fc.boolean(),
    conference: fc.boolean(),
    number: fc.stringMatching(/^\+?[0-9]{3,15}$/),
  });
  fc.assert(
    fc.property(calls, ({ callId, stat, mode, incoming, conference, number }) => {
      const line = `+CLCC: ${callId},${Number(incoming)},${stat},${mode},${Number(conference)},"${number}",129`;
      expect(parseListedCall(line)).toMatchObject({
        callId,
        direction: incoming ? 'incoming' : 'outgoing',
        state: LISTED_STATES[stat],
        mode,
        conference,
        number,
      });
    }),
  );
});
