import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causeName, knownCause, parseReleaseReport } from './release-cause.js';

test.each([
  ['a number', '+CEER: 17', 17],
  ['a number and a name of Qualcomm’s', '+CEER: 17, CM_USER_BUSY', 17],
  ['u-blox', '+CEER: "CC setup error",21,"Call rejected"', 21],
  ['u-blox, words that are not known', '+CEER: "CC setup error",57,"Bearer capability"', 57],
  ['words only: Telit', '+CEER: Normal call clearing', 16],
  ['words in capitals', '+CEER: NO USER RESPONDING', 18],
  ['words and several numbers', '+CEER: 0,0,5,16,normal call clearing', 16],
  ['in few words', '+CEER: No answer', 19],
  ['in few words: the network is full', '+CEER: Network congestion', 42],
  ['in few words: barred', '+CEER: Call barred', 8],
  ['a cause that is named so', '+CEER: Release, cause: 34', 34],
  ['several numbers say nothing', '+CEER: 5,16,0', null],
  ['a cause of session management is none of calls', '+CEER: Deactivate Cause: SM34', null],
  ['a number that is no cause', '+CEER: 2', null],
  ['no cause: SIM7600 after ATH', '+CEER: "0 Unknown"', null],
  ['no report', '+CEER: No report available', null],
  ['nothing', '+CEER:', null],
])('%s', (_what, line, cause) => {
  expect(parseReleaseReport(line)).toEqual({ cause, text: line.slice('+CEER:'.length).trim() });
});

test('another line is no report', () => {
  expect(parseReleaseReport('+CEE: 17')).toBeNull();
});

test('names the causes that decide what a call is told to have ended with', () => {
  expect([16, 17, 18, 19, 21, 28, 34, 42, 47].map(causeName)).toEqual([
    'normalClearing',
    'userBusy',
    'noUserResponding',
    'noAnswer',
    'callRejected',
    'invalidNumber',
    'noCircuit',
    'congestion',
    'resourcesUnavailable',
  ]);
  expect([0, 2, 20, 128, -1, null, undefined].map(knownCause)).toEqual(Array(7).fill(null));
});

test('whatever the text, a cause is one that has a name, and the text is bounded', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.nat(300).map(String)), (text) => {
      const report = parseReleaseReport(`+CEER: ${text}`);
      expect(report?.text.length).toBeLessThanOrEqual(256);
      if (report?.cause !== null) expect(causeName(report!.cause)).not.toBeNull();
    }),
  );
});
