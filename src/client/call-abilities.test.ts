import { describe, expect, it } from 'vitest';
import {
  LINEADDRCAPFLAGS,
  LINECALLFEATURE as F,
  LINECALLFEATURE2 as F2,
  LINECALLSTATE as S,
  LINETRANSFERMODE,
} from '../tspi/generated/constants.js';
import { abilitiesOf, type AbleCall, type AddressAbilities } from './call-abilities.js';

const EVERYTHING = 0xffffffff;
const ADDRESS: AddressAbilities = { callFeatures: EVERYTHING, transferModes: 0, addrCapFlags: 0 };

const call = (tapiState: number, features = 0, values: Partial<AbleCall> = {}): AbleCall => ({
  tapiState,
  features,
  features2: 0,
  isConference: false,
  isMember: false,
  ...values,
});

/** What can be done with the first of some calls. */
const of = (calls: AbleCall[], address = ADDRESS, mayOwn = true): string[] =>
  Object.entries(abilitiesOf(calls[0]!, calls, address, mayOwn))
    .filter(([, possible]) => possible)
    .map(([name]) => name);

describe('one call', () => {
  it.each([
    ['HOLD', 'hold'],
    ['GENERATEDIGITS', 'digits'],
    ['BLINDTRANSFER', 'transfer'],
    ['SETUPTRANSFER', 'consult'],
    ['SETUPCONF', 'addPerson'],
    ['PREPAREADDCONF', 'addPerson'],
    ['REMOVEFROMCONF', 'removeFromConference'],
  ] as const)('with %s can %s', (feature, ability) => {
    expect(of([call(S.CONNECTED, F[feature])])).toEqual(['drop', ability].sort(byOrder));
  });

  it('can have a person added where a transfer may become a conference', () => {
    const address = { ...ADDRESS, transferModes: LINETRANSFERMODE.CONFERENCE };
    expect(of([call(S.CONNECTED, F.SETUPTRANSFER)], address)).toEqual(['drop', 'consult', 'addPerson']);
  });

  it.each([S.IDLE, S.DISCONNECTED])('that is over can nothing, whatever it said last', (state) => {
    expect(of([call(state, EVERYTHING)])).toEqual([]);
  });

  it('can nothing on a page that may only watch', () => {
    expect(of([call(S.CONNECTED, EVERYTHING)], ADDRESS, false)).toEqual([]);
  });

  it.each([
    ['ANSWER', 'answer'],
    ['REDIRECT', 'redirect'],
  ] as const)('that rings, with %s, can %s', (feature, ability) => {
    expect(of([call(S.OFFERING, F[feature])])).toEqual([ability, 'drop']);
    expect(of([call(S.OFFERING)])).toEqual(['drop']);
    expect(of([call(S.CONNECTED, F[feature])])).toEqual(['drop']);
  });
});

describe('a call on hold', () => {
  it('can be taken back when nobody talks any more, though it could not when it was put on hold', () => {
    expect(of([call(S.ONHOLD), call(S.CONNECTED)])).toEqual(['drop']);
    expect(of([call(S.ONHOLD)])).toEqual(['drop', 'unhold']);
    expect(of([call(S.ONHOLD), call(S.DISCONNECTED)])).toEqual(['drop', 'unhold']);
  });

  it('is never taken back on a line that cannot', () => {
    expect(of([call(S.ONHOLD)], { ...ADDRESS, callFeatures: 0 })).toEqual(['drop']);
  });

  it('can be swapped to by the connected one only', () => {
    const [held, talks] = [call(S.ONHOLD), call(S.CONNECTED, F.SWAPHOLD)];
    expect(of([talks, held])).toEqual(['drop', 'swap']);
    expect(of([held, talks])).not.toContain('swap');
    expect(of([talks])).not.toContain('swap');
  });
});

describe('a consultation', () => {
  it('is completed from the call that waits, by what either says', () => {
    const first = call(S.ONHOLDPENDTRANSFER);
    const consultation = call(S.CONNECTED, F.COMPLETETRANSF, { features2: F2.TRANSFERCONF });
    expect(of([first, consultation])).toEqual(['drop', 'completeTransfer', 'conference']);
    expect(of([consultation, first])).toEqual(['drop']);
  });

  it('for a conference is joined once it can be added, and completes no transfer', () => {
    const first = call(S.ONHOLDPENDCONF, 0, { isConference: true });
    expect(of([first, call(S.RINGBACK)])).toEqual(['drop']);
    expect(of([first, call(S.CONNECTED, F.ADDTOCONF | F.COMPLETETRANSF)])).toEqual(['drop', 'conference']);
  });
});

describe('two calls that have nothing to do with each other', () => {
  it.each([
    ['in a new conference', F.SETUPCONF, false, true],
    ['in the one that is connected', F.HOLD, true, true],
    ['not where the line begins none', F.HOLD, false, false],
  ])('are joined %s', (_, features, isConference, expected) => {
    const talks = call(S.CONNECTED, features, { isConference });
    expect(of([talks, call(S.ONHOLD)]).includes('conference')).toBe(expected);
    expect(of([talks])).not.toContain('conference');
  });

  it('are joined in the one that is on hold; two conferences are not', () => {
    const held = call(S.ONHOLD, 0, { isConference: true });
    expect(of([call(S.CONNECTED), held])).toContain('conference');
    expect(of([call(S.CONNECTED, EVERYTHING, { isConference: true }), held])).not.toContain('conference');
  });
});

describe('a call on hold by itself, where the address can transfer such a one', () => {
  const address = { ...ADDRESS, addrCapFlags: LINEADDRCAPFLAGS.TRANSFERHELD };
  const talks = (values: Partial<AbleCall> = {}): AbleCall =>
    call(S.CONNECTED, F.COMPLETETRANSF, { features2: F2.TRANSFERCONF, ...values });

  it('is put through or joined from the one that is connected', () => {
    expect(of([talks(), call(S.ONHOLD)], address)).toEqual(['drop', 'completeTransfer', 'conference']);
    expect(of([talks({ features: 0, features2: 0 }), call(S.ONHOLD)], address)).toEqual(['drop']);
    expect(of([call(S.ONHOLD), talks()], address)).not.toContain('conference');
  });

  it('is neither where the address claims everything else', () => {
    const other = { ...ADDRESS, addrCapFlags: (EVERYTHING & ~LINEADDRCAPFLAGS.TRANSFERHELD) >>> 0 };
    expect(of([talks(), call(S.ONHOLD)], other)).toEqual(['drop']);
  });

  it('is neither beside a call that rings out, nor where one of them is a conference', () => {
    expect(of([call(S.RINGBACK, F.COMPLETETRANSF), call(S.ONHOLD)], address)).toEqual(['drop']);
    expect(of([talks(), call(S.ONHOLD, 0, { isConference: true })], address)).not.toContain('completeTransfer');
    expect(of([talks({ isConference: true }), call(S.ONHOLD)], address)).toEqual(['drop']);
  });

  it('is joined with a conference that can only change places with it', () => {
    const conference = call(S.CONNECTED, F.SWAPHOLD, { isConference: true });
    expect(of([conference, call(S.ONHOLD)], address)).toContain('conference');
  });
});

const ORDER = ['drop', 'digits', 'hold', 'transfer', 'consult', 'addPerson', 'removeFromConference'];
function byOrder(a: string, b: string): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}
