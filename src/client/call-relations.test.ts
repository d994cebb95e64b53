import { expect, it } from 'vitest';
import { LINECALLSTATE as S } from '../tspi/generated/constants.js';
import { consultationAmong } from './call-relations.js';

const calls = (...states: number[]) => states.map((tapiState) => ({ tapiState }));

it.each([
  ['dialled', S.DIALING],
  ['ringing', S.RINGBACK],
  ['busy', S.BUSY],
  ['answered', S.CONNECTED],
])('a consultation that is %s belongs to the call that waits for it', (_, state) => {
  const [first, other] = calls(S.ONHOLDPENDTRANSFER, state);
  expect(consultationAmong([first!, other!])).toEqual({ first, consultation: other, purpose: 'transfer' });
  expect(consultationAmong([other!, first!])).toEqual({ first, consultation: other, purpose: 'transfer' });
});

it('is for a conference where the conference waits', () => {
  const [member, conference, consultation] = calls(S.CONFERENCED, S.ONHOLDPENDCONF, S.CONNECTED);
  const found = consultationAmong([member!, conference!, consultation!]);
  expect(found).toEqual({ first: conference, consultation, purpose: 'conference' });
});

it.each([
  ['on plain hold', S.ONHOLD, S.CONNECTED],
  ['whose consultation is over', S.ONHOLDPENDTRANSFER, S.DISCONNECTED],
  ['beside one that only rings', S.ONHOLDPENDTRANSFER, S.OFFERING],
])('a call %s has none', (_, first, other) => {
  expect(consultationAmong(calls(first, other))).toBeNull();
});
