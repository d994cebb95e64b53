import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLINFOSTATE, LINECALLPRIVILEGE, LINECALLSTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { accepted, SUCCESS } from '../tspi/result.js';
import type { ClientRights } from './rights.js';
import type { Session } from './session.js';
import { createWorld, openLine, RecordingSink, type World } from './testing/world.js';

const { MONITOR, OWNER } = LINECALLPRIVILEGE;
const { CONNECTED, DIALING, DISCONNECTED, IDLE } = LINECALLSTATE;

const ONE_WATCHES_LESS = `LINE_CALLINFO 2 ${LINECALLINFOSTATE.NUMMONITORS}`;

/** Also tells the privilege that a message carries: `LINE_CALLSTATE 2 CONNECTED OWNER`. */
class PrivilegeSink extends RecordingSink {
  override message(message: number, handle: number, param1: number, param2: number, param3 = 0): void {
    super.message(message, handle, param1, param2);
    if (param3 === OWNER) this.log.push(`${this.log.pop()} OWNER`);
    if (message === TAPI_MESSAGE.LINE_APPNEWCALL && param3 === MONITOR) this.log.push(`${this.log.pop()} MONITOR`);
  }
}

describe.each([{ forceJs: false }, { forceJs: true }])('calls of several clients on core %j', ({ forceJs }) => {
  let w: World;
  let sink: PrivilegeSink;
  let other: Session;
  const settle = (): Promise<void> => w.scheduler.advance(0);
  const join = (privileges?: number, rights?: ClientRights): { session: Session; sink: PrivilegeSink } => {
    const joined = new PrivilegeSink();
    const session = w.host.attach(joined, rights);
    expect(openLine(session, 1, privileges)).toBe(SUCCESS);
    return { session, sink: joined };
  };
  /** The first client places a call under handle 3, and it is connected. */
  const connect = async (): Promise<void> => {
    w.provider.script.makeCall = (id) => {
      w.provider.callState(DIALING);
      w.provider.host.asyncCompletion(id, SUCCESS);
      return accepted(id);
    };
    expect(w.session.lineMakeCall(7, 1, 3, '5550100', 0, null)).toBe(7);
    w.provider.callState(CONNECTED);
    await settle();
  };

  beforeEach(async () => {
    w = await createWorld({ forceJs });
    ({ session: other, sink } = join());
  });

  test('a call that one places is told to those who watch, after its reply and with all its states; not to others', async () => {
    const deaf = join(OWNER);
    await connect();
    expect(w.sink.take()).toEqual(['reply 7 SUCCESS', 'LINE_CALLSTATE 3 DIALING', 'LINE_CALLSTATE 3 CONNECTED']);
    expect(sink.take()).toEqual([
      'LINE_APPNEWCALL 1 2 MONITOR',
      'LINE_CALLSTATE 2 DIALING',
      'LINE_CALLSTATE 2 CONNECTED',
    ]);
    expect(deaf.sink.take()).toEqual([]);
    expect(other.lineDrop(1, 2)).toBe(LINEERR.NOTOWNER);
  });

  test('a call that is never born is told to nobody else', async () => {
    w.provider.script.makeCall = (id) => {
      w.provider.callState(DIALING);
      w.provider.host.asyncCompletion(id, LINEERR.CALLUNAVAIL);
      return accepted(id);
    };
    w.session.lineMakeCall(7, 1, 3, '5550100', 0, null);
    await settle();
    expect(w.sink.take()).toEqual(['reply 7 LINEERR_CALLUNAVAIL']);
    expect(sink.take()).toEqual([]);
  });

  test('who watches may become an owner; the only owner of a live call may not step down', async () => {
    await connect();
    expect(w.session.lineSetCallPrivilege(3, MONITOR)).toBe(LINEERR.INVALCALLSTATE);
    expect(w.session.lineDrop(8, 3)).toBe(8);
    expect(other.lineSetCallPrivilege(2, OWNER)).toBe(SUCCESS);
    expect(other.lineDrop(1, 2)).toBe(1);
    expect(w.session.lineSetCallPrivilege(3, MONITOR)).toBe(SUCCESS);
    expect(w.session.lineDrop(9, 3)).toBe(LINEERR.NOTOWNER);
    expect(other.lineSetCallPrivilege(2, MONITOR)).toBe(LINEERR.INVALCALLSTATE);
    w.provider.callState(IDLE);
    await settle();
    expect(other.lineSetCallPrivilege(2, MONITOR)).toBe(SUCCESS);
  });

  test.each([
    [99, OWNER, LINEERR.INVALCALLHANDLE],
    [2, 0, LINEERR.INVALCALLPRIVILEGE],
    [2, OWNER | MONITOR, LINEERR.INVALCALLPRIVILEGE],
    [2, 1, LINEERR.INVALCALLPRIVILEGE],
  ])('call %d, privilege %d: refused', async (hCall, privilege, error) => {
    await connect();
    expect(other.lineSetCallPrivilege(hCall, privilege)).toBe(error);
    expect(other.lineDrop(1, 2)).toBe(LINEERR.NOTOWNER);
  });

  test('one of two owners gives the call up: the other owned it before, and nothing is passed on', async () => {
    await connect();
    const watcher = join();
    expect(other.lineSetCallPrivilege(2, OWNER)).toBe(SUCCESS);
    await settle();
    for (const heard of [w.sink, watcher.sink]) heard.take();
    other.lineDeallocateCall(2);
    await settle();
    for (const heard of [w.sink, watcher.sink])
      expect(heard.take().filter((line) => line.startsWith('LINE_CALLSTATE'))).toEqual([]);
    expect(w.session.lineDrop(1, 3)).toBe(1);
  });

  test('a client that may only watch does not become an owner', async () => {
    const rights: ClientRights = {
      lines: 'all',
      privilege: 'monitor',
      data: true,
      devSpecific: true,
      connectModems: true,
    };
    const watcher = join(MONITOR, rights);
    await connect();
    expect(watcher.session.lineSetCallPrivilege(2, OWNER)).toBe(LINEERR.OPERATIONUNAVAIL);
  });

  test.each(['leaves', 'closes its line', 'gives the call up'])(
    'the last owner %s: who has watched longest owns the call, is told so once, and can end it',
    async (how) => {
      const third = join();
      await connect();
      sink.take();
      third.sink.take();
      if (how === 'leaves') w.session.detach();
      else if (how === 'closes its line') w.session.lineClose(1);
      else w.session.lineDeallocateCall(3);
      await settle();
      expect(w.provider.calls).not.toContain('lineCloseCall');
      expect(sink.take()).toEqual(['LINE_CALLSTATE 2 CONNECTED OWNER', ONE_WATCHES_LESS]);
      expect(third.sink.take()).toEqual([ONE_WATCHES_LESS]);
      expect(third.session.lineDrop(1, 2)).toBe(LINEERR.NOTOWNER);
      expect(other.lineDrop(1, 2)).toBe(1);
    },
  );

  test('nobody is left who may own it: the call ends, and those who watch see it end', async () => {
    other.detach();
    const watcher = join(MONITOR);
    await connect();
    watcher.sink.take();
    w.session.detach();
    await settle();
    expect(w.provider.calls.filter((name) => name === 'lineCloseCall')).toHaveLength(1);
    expect(watcher.sink.take()).toEqual(['LINE_CALLSTATE 2 DISCONNECTED', 'LINE_CALLSTATE 2 IDLE']);
    expect(watcher.session.lineDeallocateCall(2)).toBe(SUCCESS);
    expect(w.provider.calls.filter((name) => name === 'lineCloseCall')).toHaveLength(1);
  });

  test('a call that has ended is inherited by nobody, and closed with the last who holds it', async () => {
    await connect();
    w.provider.callState(DISCONNECTED);
    w.provider.callState(IDLE);
    await settle();
    sink.take();
    w.session.lineDeallocateCall(3);
    await settle();
    expect(sink.take()).toEqual([]);
    expect(w.provider.calls).not.toContain('lineCloseCall');
    other.lineDeallocateCall(2);
    expect(w.provider.calls).toContain('lineCloseCall');
  });
});
