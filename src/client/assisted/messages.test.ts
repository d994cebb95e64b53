import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST, posted, received, type AssistedMessage } from './messages.js';

const call = { destAddress: '+1 (202) 555-0100', appName: 'Contacts', calledParty: 'Desk', comment: '' };
const messages: AssistedMessage[] = [
  { kind: 'who', request: 'r' },
  { kind: 'here', request: 'r', recipient: 'p', full: false },
  { kind: 'makeCall', request: 'r', recipient: 'p', call },
];

test.each(messages)('$kind arrives as it was posted', (message) => {
  expect(received(posted(message))).toEqual(message);
});

const makeCall = { ringback: 1, kind: 'makeCall', request: 'r', recipient: 'p', call };
test.each<[string, unknown]>([
  ['no object', 'who'],
  ['nothing', null],
  ['another version', { ...makeCall, ringback: 2 }],
  ['no version', { kind: 'who', request: 'r' }],
  ['another kind', { ...makeCall, kind: 'drop' }],
  ['an id that is none', { ...makeCall, request: 7 }],
  ['an empty id', { ...makeCall, recipient: '' }],
  ['an id of 65', { ...makeCall, request: 'r'.repeat(65) }],
  ['a recipient that does not say whether it is full', { ...makeCall, kind: 'here' }],
  ['no call', { ...makeCall, call: null }],
  ['an address that is none', { ...makeCall, call: { ...call, destAddress: ['5550100'] } }],
  ['no comment', { ...makeCall, call: { ...call, comment: undefined } }],
  ...Object.entries(LONGEST).map(([member, longest]): [string, unknown] => [
    `${member} of ${longest + 1}`,
    { ...makeCall, call: { ...call, [member]: 'x'.repeat(longest + 1) } },
  ]),
])('%s: ignored', (_what, data) => {
  expect(received(data)).toBeNull();
});

test('whatever arrives, what is taken from it is whole and of bounded length', () => {
  const member = fc.oneof(fc.string({ maxLength: 100 }), fc.anything());
  const anyCall = fc.record({ destAddress: member, appName: member, calledParty: member, comment: member });
  const data = fc.record({
    ringback: fc.constant(1),
    kind: fc.constant('makeCall'),
    request: member,
    recipient: member,
    call: anyCall,
  });
  fc.assert(
    fc.property(fc.oneof(data, fc.anything()), (given) => {
      const message = received(given);
      if (message?.kind !== 'makeCall') return;
      expect(Object.keys(message.call)).toEqual(Object.keys(LONGEST));
      for (const [name, longest] of Object.entries(LONGEST))
        expect(message.call[name as keyof typeof LONGEST].length).toBeLessThanOrEqual(longest);
    }),
  );
});
