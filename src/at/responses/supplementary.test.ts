import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isSetting, parseWaitingCall } from './calling-party.js';
import { splitFields } from './fields.js';
import {
  parseCallWaiting,
  parseForwarding,
  parseHoldOperations,
  parseNumberRestriction,
  parseServiceNotice,
} from './supplementary.js';

test.each([
  ['+CSSI: 1', { about: 'outgoing', notice: 'someForwardingActive' }],
  ['+CSSI: 3', { about: 'outgoing', notice: 'waiting' }],
  ['+CSSI: 4,3', { about: 'outgoing', notice: 'closedUserGroup' }],
  ['+CSSI: 5', { about: 'outgoing', notice: 'outgoingBarred' }],
  ['+CSSU: 0', { about: 'call', notice: 'forwardedCall' }],
  ['+CSSU: 2', { about: 'call', notice: 'putOnHold' }],
  ['+CSSU: 2,,"+15550100011",145', { about: 'call', notice: 'putOnHold' }],
  ['+CSSU: 3', { about: 'call', notice: 'retrieved' }],
  ['+CSSU: 10', { about: 'call', notice: 'furtherCallForwarded' }],
  ['+CSSU: 11', null],
  ['+CSSI: -1', null],
  ['+CSSN: 1,1', null],
])('%s', (line, notice) => {
  expect(parseServiceNotice(line)).toEqual(notice);
});

test.each([
  ['27.007, 7.13', '+CHLD: (0,1,1x,2,2x,3,4)', '0 1 1x 2 2x 3 4'],
  ['no parentheses', '+CHLD: 0,1,1x,2,2x,3', '0 1 1x 2 2x 3'],
  ['a range', '+CHLD: (0-3)', '0 1 2 3'],
  ['blanks and quotes', '+CHLD: ( "0" , "1X" , 2 )', '0 1x 2'],
  ['a range that is too long', '+CHLD: (0-999999999)', '0 1 2 3 4 5 6 7 8 9'],
])('+CHLD=?: %s', (_what, line, operations) => {
  expect([...(parseHoldOperations(line) ?? [])].sort().join(' ')).toBe(operations);
});

test.each([['+CHLD: ()'], ['+CHLD:'], ['+CHLD: yes'], ['(0,1)']])('%s names no operation', (line) => {
  expect(parseHoldOperations(line)).toBeNull();
});

test.each([
  ['+CCFC: 1,1,"+15550100099",145', { active: true, serviceClass: 1, number: '+15550100099', seconds: null }],
  ['+CCFC: 0,2', { active: false, serviceClass: 2, number: '', seconds: null }],
  ['+CCFC: 1,1,"15550100098",145,,,20', { active: true, serviceClass: 1, number: '+15550100098', seconds: 20 }],
  ['+CCFC: 0,255', { active: false, serviceClass: 255, number: '', seconds: null }],
  ['+CCFC: 1,1,5550100,129', { active: true, serviceClass: 1, number: '5550100', seconds: null }],
  ['+CCFC: (0-5)', null],
  ['+CCFC: 2,1', null],
])('%s', (line, forwarding) => {
  expect(parseForwarding(line)).toEqual(forwarding);
});

describe('+CCWA', () => {
  it.each([
    ['+CCWA: 1,1', { active: true, serviceClass: 1 }],
    ['+CCWA: 0,2', { active: false, serviceClass: 2 }],
    ['+CCWA: 0,255', { active: false, serviceClass: 255 }],
    ['+CCWA: "5550100",129', null],
    ['+CCWA: 5550100,129', null],
    ['+CCWA: 1', null],
  ])('%s', (line, waiting) => {
    expect(parseCallWaiting(line)).toEqual(waiting);
  });

  it('is never both an answer and a call', () => {
    const field = fc.oneof(fc.nat(300).map(String), fc.constant('"5550100"'), fc.constant(''));
    fc.assert(
      fc.property(fc.array(field, { maxLength: 4 }), (fields) => {
        const line = `+CCWA: ${fields.join(',')}`;
        if (parseCallWaiting(line) !== null) expect(parseWaitingCall(line)).toBeNull();
        else if (!isSetting(splitFields(fields.join(',')))) expect(parseWaitingCall(line)).not.toBeNull();
      }),
    );
  });
});

test.each([
  ['+CLIR: 0,4', { setting: 0, network: 'ifAsked' }],
  ['+CLIR: 1,1', { setting: 1, network: 'always' }],
  ['+CLIR: 0,5', null],
  ['+CLIR: 3,0', null],
  ['+CLIR: (0-2)', null],
])('%s', (line, restriction) => {
  expect(parseNumberRestriction(line)).toEqual(restriction);
});
