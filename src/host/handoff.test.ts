import { beforeEach, describe, expect, test } from 'vitest';
import {
  LINEADDRESSSTATE,
  LINECALLINFOSTATE,
  LINECALLPRIVILEGE,
  LINECALLSELECT,
  LINEMEDIAMODE,
  TAPI_MESSAGE,
} from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS } from '../tspi/result.js';
import type { Session } from './session.js';
import { createWorld, openLine, RecordingSink, type World } from './testing/world.js';

const { MONITOR, NONE, OWNER } = LINECALLPRIVILEGE;
const { INTERACTIVEVOICE, AUTOMATEDVOICE } = LINEMEDIAMODE;
const { NUMMONITORS, NUMOWNERDECR, NUMOWNERINCR } = LINECALLINFOSTATE;

let w: World;
const CALL = 2;

function join(name: string, privileges: number): { session: Session; sink: RecordingSink } {
  const sink = new RecordingSink();
  const session = w.host.attach(sink);
  session.name = name;
  expect(openLine(session, 1, privileges)).toBe(SUCCESS);
  return { session, sink };
}
const settle = (): Promise<void> => w.scheduler.advance(0);

beforeEach(async () => {
  w = await createWorld({ forceJs: true });
  w.session.name = 'first.html';
});

async function offered(): Promise<void> {
  w.provider.offer();
  await settle();
  w.sink.take();
}

describe('lineHandoff', () => {
  test('by name: the other owns it, beside the first, and hears so; then the first may let go', async () => {
    const { session, sink } = join('Second.html', OWNER | MONITOR);
    await offered();
    sink.take();
    expect(w.session.lineHandoff(CALL, 'second.HTML', 0)).toBe(SUCCESS);
    await settle();
    expect(sink.take()).toEqual(['LINE_CALLSTATE 2 OFFERING', `LINE_CALLINFO 2 ${NUMOWNERINCR | NUMMONITORS}`]);
    expect(w.session.lineDrop(1, CALL)).toBe(1);
    expect(session.lineDrop(1, CALL)).toBe(1);
    w.session.lineDeallocateCall(CALL);
    await settle();
    expect(sink.take()).toEqual([`LINE_CALLINFO 2 ${NUMOWNERDECR}`]);
    expect(w.provider.calls).not.toContain('lineCloseCall');
  });

  test('to one that has not had the call: it gets it as it stands', async () => {
    const { session, sink } = join('second', OWNER);
    await offered();
    expect(sink.take()).toEqual([]);
    expect(w.session.lineHandoff(CALL, 'second', 0)).toBe(SUCCESS);
    await settle();
    const told = ['LINE_APPNEWCALL 1 2', 'LINE_CALLSTATE 2 OFFERING', `LINE_CALLINFO 2 ${NUMOWNERINCR}`];
    expect(sink.take()).toEqual(told);
    expect(session.lineAnswer(1, CALL)).toBe(1);
  });

  test('by media mode: to the first that has opened the line for it', async () => {
    const { sink } = join('second', OWNER);
    await offered();
    expect(w.session.lineHandoff(CALL, null, INTERACTIVEVOICE)).toBe(LINEERR.TARGETSELF);
    expect(w.session.lineHandoff(CALL, null, AUTOMATEDVOICE)).toBe(LINEERR.TARGETNOTFOUND);
    expect(w.session.lineHandoff(CALL, null, INTERACTIVEVOICE | AUTOMATEDVOICE)).toBe(LINEERR.INVALMEDIAMODE);
    await settle();
    expect(sink.take()).toEqual([]);
  });

  test('nobody of that name, or one that owns no calls: TARGETNOTFOUND; itself: TARGETSELF', async () => {
    const watcher = join('watcher', MONITOR);
    await offered();
    expect(w.session.lineHandoff(CALL, 'nobody', 0)).toBe(LINEERR.TARGETNOTFOUND);
    expect(w.session.lineHandoff(CALL, '', 0)).toBe(LINEERR.TARGETNOTFOUND);
    expect(w.session.lineHandoff(CALL, 'watcher', 0)).toBe(LINEERR.TARGETNOTFOUND);
    expect(w.session.lineHandoff(CALL, 'first.html', 0)).toBe(LINEERR.TARGETSELF);
    expect(watcher.session.lineHandoff(CALL, 'first.html', 0)).toBe(LINEERR.NOTOWNER);
    expect(w.session.lineHandoff(99, 'first.html', 0)).toBe(LINEERR.INVALCALLHANDLE);
  });
});

test('who becomes an owner, and who stops watching, is counted to the others that hold the call', async () => {
  const second = join('second', OWNER | MONITOR);
  await offered();
  second.sink.take();
  second.session.lineSetCallPrivilege(CALL, OWNER);
  await settle();
  expect(w.sink.take()).toEqual([`LINE_CALLINFO 2 ${NUMOWNERINCR | NUMMONITORS}`]);
  expect(second.sink.take()).toEqual([]);
  second.session.lineSetCallPrivilege(CALL, MONITOR);
  second.session.lineDeallocateCall(CALL);
  await settle();
  expect(w.sink.take()).toEqual([`LINE_CALLINFO 2 ${NUMOWNERDECR | NUMMONITORS}`, `LINE_CALLINFO 2 ${NUMMONITORS}`]);
});

describe('lineGetNewCalls', () => {
  test('monitor handles of what the client has none of, once', async () => {
    const { session, sink } = join('late', NONE);
    await offered();
    const calls = out<unknown>(undefined);
    expect(session.lineGetNewCalls(1, 0, LINECALLSELECT.LINE, calls)).toBe(SUCCESS);
    expect(calls.value).toEqual([2]);
    expect(sink.take()).toEqual(['LINE_APPNEWCALL 1 2', 'LINE_CALLSTATE 2 OFFERING']);
    expect(session.lineDrop(1, 2)).toBe(LINEERR.NOTOWNER);
    expect(session.lineGetNewCalls(1, 0, LINECALLSELECT.LINE, calls)).toBe(SUCCESS);
    expect(calls.value).toEqual([]);
  });

  test.each([
    [9, 0, LINECALLSELECT.LINE, LINEERR.INVALLINEHANDLE],
    [1, 0, LINECALLSELECT.CALL, LINEERR.INVALCALLSELECT],
    [1, 1, LINECALLSELECT.ADDRESS, LINEERR.INVALADDRESSID],
  ])('line %i, address %i, select %i: refused', (hLine, addressId, select, error) => {
    expect(w.session.lineGetNewCalls(hLine, addressId, select, out(undefined))).toBe(error);
  });
});

test('states of addresses are told to those that asked for them', async () => {
  const { sink } = join('second', MONITOR);
  w.session.lineSetStatusMessages(1, 0, LINEADDRESSSTATE.FORWARD);
  const states = out<unknown>(undefined);
  expect(w.session.lineGetStatusMessages(1, states)).toBe(SUCCESS);
  expect((states.value as number[])[1]).toBe(LINEADDRESSSTATE.FORWARD);
  const { host, htLine } = w.provider;
  host.lineEvent(htLine, 0, TAPI_MESSAGE.LINE_ADDRESSSTATE, 0, LINEADDRESSSTATE.FORWARD, 0);
  host.lineEvent(htLine, 0, TAPI_MESSAGE.LINE_ADDRESSSTATE, 0, LINEADDRESSSTATE.NUMCALLS, 0);
  await settle();
  expect(w.sink.take()).toEqual(['LINE_ADDRESSSTATE 1 0']);
  expect(sink.take()).toEqual([]);
});

test('what is device-specific of a call is told as LINE_DEVSPECIFIC', async () => {
  await offered();
  const { host, htLine, htCall } = w.provider;
  host.lineEvent(htLine, htCall, TAPI_MESSAGE.LINE_CALLDEVSPECIFIC, 5, 6, 7);
  await settle();
  expect(w.sink.take()).toEqual(['LINE_DEVSPECIFIC 2 5']);
});
