import { describe, expect, it } from 'vitest';
import type { CallView } from '../host/client-sink.js';
import { LINECALLORIGIN, LINECALLSTATE as S, LINEDISCONNECTMODE as M } from '../tspi/generated/constants.js';
import { CallDraft } from './call-draft.js';

type Info = Partial<CallView['info']>;
const view = (info: Info): CallView =>
  ({ info: { origin: LINECALLORIGIN.OUTBOUND, callerId: '', callerIdName: '', calledId: '', ...info } }) as CallView;

function draftOf(info: Info, ...states: readonly (readonly [state: number, mode?: number, at?: number])[]): CallDraft {
  const draft = new CallDraft({ lineId: 7, lineName: 'Desk', startedAtMs: 1_700_000_000_000.5, chance: 5 });
  draft.described(view(info));
  for (const [state, mode = 0, at = 0] of states) draft.moved(state, mode, at);
  return draft;
}

const OUT = { calledId: '5550100' };
const IN = { origin: LINECALLORIGIN.INBOUND, callerId: '5550109', callerIdName: 'Ada' };

describe('an outgoing call', () => {
  it.each([
    ['unfinished', [[S.DIALING]]],
    ['answered', [[S.DIALING], [S.CONNECTED], [S.DISCONNECTED, M.NORMAL], [S.IDLE]]],
    ['answered', [[S.CONNECTED], [S.ONHOLD], [S.IDLE]]],
    ['busy', [[S.DIALING], [S.BUSY], [S.IDLE]]],
    ['busy', [[S.DISCONNECTED, M.BUSY], [S.IDLE]]],
    ['noAnswer', [[S.RINGBACK], [S.DISCONNECTED, M.NOANSWER], [S.IDLE]]],
    ['refused', [[S.RINGBACK], [S.DISCONNECTED, M.REJECT], [S.IDLE]]],
    ['cancelled', [[S.RINGBACK], [S.IDLE]]],
    ['failed', [[S.DIALING], [S.DISCONNECTED, M.NODIALTONE], [S.IDLE]]],
  ] as const)('is %s', (outcome, states) => {
    expect(draftOf(OUT, ...states).entry).toMatchObject({ direction: 'outgoing', number: '5550100', outcome });
  });

  it('is none before a number was dialled, and where it is a conference', () => {
    expect(draftOf({}, [S.DIALTONE]).entry).toBeNull();
    expect(draftOf({ origin: LINECALLORIGIN.CONFERENCE }, [S.CONNECTED]).entry).toBeNull();
  });

  it('keeps nothing of what was dialled after a pause: it may be a PIN', () => {
    expect(draftOf({ calledId: '5550100,,4711#' }).entry?.number).toBe('5550100');
    expect(draftOf({ calledId: '5550100W4711' }).entry?.number).toBe('5550100');
  });
});

describe('an incoming call', () => {
  it.each([
    ['unfinished', [[S.OFFERING]]],
    ['answered', [[S.OFFERING], [S.CONNECTED], [S.DISCONNECTED, M.NORMAL], [S.IDLE]]],
    ['missed', [[S.OFFERING], [S.DISCONNECTED, M.NORMAL], [S.IDLE]]],
    ['missed', [[S.OFFERING], [S.DISCONNECTED, M.UNKNOWN], [S.IDLE]]],
    ['refused', [[S.OFFERING], [S.IDLE]]],
    ['elsewhere', [[S.OFFERING], [S.DISCONNECTED, M.PICKUP], [S.IDLE]]],
  ] as const)('is %s', (outcome, states) => {
    expect(draftOf(IN, ...states).entry).toMatchObject({
      direction: 'incoming',
      number: '5550109',
      name: 'Ada',
      outcome,
    });
  });

  it('is missed where nothing more is told of it', () => {
    const draft = draftOf(IN, [S.OFFERING]);
    draft.ended(10);
    expect(draft.entry?.outcome).toBe('missed');
  });

  it('keeps a withheld number as none, and hostile names as one line of text', () => {
    const { entry } = draftOf({ ...IN, callerId: '', callerIdName: '\u202e<b>\r\nx</b>' }, [S.OFFERING]);
    expect(entry).toMatchObject({ number: '', name: '<b> x</b>' });
  });
});

it('counts how long it was connected, from the first to the last moment', () => {
  const draft = draftOf(OUT, [S.CONNECTED, 0, 1000], [S.ONHOLD, 0, 5000], [S.CONNECTED, 0, 6000]);
  expect(draft.entry).toMatchObject({ outcome: 'answered', connectedForMs: null });
  draft.moved(S.DISCONNECTED, M.NORMAL, 8000.4);
  draft.moved(S.IDLE, 0, 9000);
  expect(draft.entry).toEqual({
    id: '0loyw3v28-5',
    direction: 'outgoing',
    number: '5550100',
    name: '',
    lineId: 7,
    lineName: 'Desk',
    startedAtMs: 1_700_000_000_000,
    connectedForMs: 7000,
    outcome: 'answered',
  });
});
