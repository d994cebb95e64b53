import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLPRIVILEGE, LINECALLSTATE, LINEDISCONNECTMODE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { accepted, out, SUCCESS, type RequestId, type Result } from '../tspi/result.js';
import { ScriptedProvider } from './testing/scripted-provider.js';
import { createWorld, openLine, RecordingSink, type World } from './testing/world.js';

const { CONNECTED, DIALING, DISCONNECTED, IDLE, OFFERING, PROCEEDING } = LINECALLSTATE;

describe.each([{ forceJs: false }, { forceJs: true }])('host on core %j', ({ forceJs }) => {
  let w: World;
  const settle = (): Promise<void> => w.scheduler.advance(0);
  /** Places a call under handle 3 and returns the provider's request id. */
  const place = (pageId = 7, hCall = 3): RequestId => {
    let request = 0 as RequestId;
    w.provider.script.makeCall = (id) => accepted((request = id));
    expect(w.session.lineMakeCall(pageId, 1, hCall, '5550100', 0, null)).toBe(pageId);
    return request;
  };
  /** A call that is connected. */
  const connect = async (): Promise<void> => {
    w.provider.host.asyncCompletion(place(), SUCCESS);
    w.provider.callState(CONNECTED);
    await settle();
    w.sink.take();
  };

  beforeEach(async () => {
    w = await createWorld({ forceJs });
  });

  describe('(a) an asynchronous function returns its own id or a negative error', () => {
    test.each([
      ['0', 0],
      ['another id', 4711],
      ['no number', NaN],
    ])('%s ends the request with OPERATIONFAILED, once, and is counted', async (_, answer) => {
      w.provider.script.makeCall = () => answer as Result;
      expect(w.session.lineMakeCall(7, 1, 3, '5550100', 0, null)).toBe(LINEERR.OPERATIONFAILED);
      await settle();
      expect(w.sink.take()).toEqual([]);
      expect(w.host.counters.badReturns).toBe(1);
      expect(w.core.outstanding).toBe(0);
    });

    test('an exception ends the request with OPERATIONFAILED, once, and is counted', async () => {
      w.provider.script.drop = () => {
        throw new Error('provider broke');
      };
      await connect();
      expect(w.session.lineDrop(8, 3)).toBe(LINEERR.OPERATIONFAILED);
      await settle();
      expect(w.sink.take()).toEqual([]);
      expect(w.host.counters.threw).toBe(1);
      expect(w.core.outstanding).toBe(0);
    });
  });

  describe('(b) one completion for each accepted id', () => {
    test('a second and a stale completion are dropped and counted', async () => {
      const id = place();
      w.provider.host.asyncCompletion(id, SUCCESS);
      w.provider.host.asyncCompletion(id, LINEERR.OPERATIONFAILED);
      await settle();
      w.provider.host.asyncCompletion(id, LINEERR.OPERATIONFAILED);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 SUCCESS']);
      expect(w.host.counters).toMatchObject({ duplicateCompletions: 1, staleCompletions: 1 });
    });

    test.each([1, 4711, 0.5, NaN])('completion with result %d is dropped and counted', async (result) => {
      const id = place();
      w.provider.host.asyncCompletion(id, result as Result);
      await settle();
      expect(w.sink.take()).toEqual([]);
      expect(w.host.counters.invalidCompletions).toBe(1);
      w.provider.host.asyncCompletion(id, SUCCESS);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 SUCCESS']);
    });
  });

  describe('(c) what a provider emits during a call is released after its return, in order', () => {
    test('completion and states inside lineMakeCall', async () => {
      w.provider.script.makeCall = (id) => {
        w.provider.host.asyncCompletion(id, SUCCESS);
        w.provider.callState(DIALING);
        w.provider.callState(PROCEEDING);
        expect(w.sink.log).toEqual([]);
        return accepted(id);
      };
      expect(w.session.lineMakeCall(7, 1, 3, '5550100', 0, null)).toBe(7);
      expect(w.sink.log).toEqual([]);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 SUCCESS', 'LINE_CALLSTATE 3 DIALING', 'LINE_CALLSTATE 3 PROCEEDING']);
    });

    test('the trace shows call, return, emission, release', async () => {
      w.provider.script.makeCall = (id) => {
        w.provider.host.asyncCompletion(id, SUCCESS);
        return accepted(id);
      };
      w.session.lineMakeCall(7, 1, 3, '5550100', 0, null);
      await settle();
      const steps = w.host.trace.filter((entry) => entry.requestId > 0).map((entry) => `${entry.kind} ${entry.what}`);
      expect(steps).toEqual(['call lineMakeCall', 'return lineMakeCall', 'emit asyncCompletion', 'release LINE_REPLY']);
    });

    test('another request completed inside a call keeps its place', async () => {
      const first = place();
      w.provider.host.asyncCompletion(first, SUCCESS);
      w.provider.callState(CONNECTED);
      await settle();
      w.sink.take();
      w.provider.script.drop = (id) => {
        w.provider.callState(IDLE);
        w.provider.host.asyncCompletion(id, SUCCESS);
        return accepted(id);
      };
      w.session.lineDrop(8, 3);
      await settle();
      expect(w.sink.take()).toEqual(['LINE_CALLSTATE 3 IDLE', 'reply 8 SUCCESS']);
    });
  });

  test('(d) a negative return ends the request: an early completion is void, the handle dies', async () => {
    w.provider.script.makeCall = (id) => {
      w.provider.host.asyncCompletion(id, SUCCESS);
      w.provider.callState(DIALING);
      return LINEERR.RESOURCEUNAVAIL;
    };
    expect(w.session.lineMakeCall(7, 1, 3, '5550100', 0, null)).toBe(LINEERR.RESOURCEUNAVAIL);
    await settle();
    expect(w.sink.take()).toEqual([]);
    expect(w.session.lineDrop(8, 3)).toBe(LINEERR.INVALCALLHANDLE);
    expect(w.core.outstanding).toBe(0);
  });

  test('lineDevSpecific gives back what the provider left in the block', async () => {
    w.provider.script.devSpecific = (id, params) => {
      params[0] = 42;
      w.provider.host.asyncCompletion(id, SUCCESS);
      return accepted(id);
    };
    w.session.lineDevSpecific(7, 1, 0, 0, Uint8Array.of(1, 2));
    await settle();
    expect(w.sink.take()).toEqual(['reply 7 SUCCESS']);
    expect(w.sink.values).toEqual([Uint8Array.of(42, 2)]);
  });

  describe('(f) the gate before the ring', () => {
    test('events of a call in creation wait for its reply', async () => {
      const id = place();
      w.provider.callState(DIALING);
      w.provider.callState(PROCEEDING);
      await settle();
      expect(w.sink.take()).toEqual([]);
      w.provider.host.asyncCompletion(id, SUCCESS);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 SUCCESS', 'LINE_CALLSTATE 3 DIALING', 'LINE_CALLSTATE 3 PROCEEDING']);
    });

    test('events of a call whose creation failed never come', async () => {
      const id = place();
      w.provider.callState(DIALING);
      w.provider.host.asyncCompletion(id, LINEERR.CALLUNAVAIL);
      w.provider.callState(PROCEEDING);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 LINEERR_CALLUNAVAIL']);
      expect(w.host.counters.strayEvents).toBe(1);
    });

    test('a creation that fails across a thread, before its function has returned, makes no call', async () => {
      w.provider.script.makeCall = (id) => {
        w.provider.callState(DIALING);
        w.host.switchboard.completed(w.host.device(0)!.provider, id, LINEERR.CALLUNAVAIL, 'known');
        return accepted(id);
      };
      expect(w.session.lineMakeCall(7, 1, 3, '5550100', 0, null)).toBe(7);
      expect(w.host.device(0)!.open!.calls.size).toBe(0);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 LINEERR_CALLUNAVAIL early']);
      expect(w.host.counters.strayEvents).toBe(1);
    });

    test('a drop that ends a call in creation gets its own answer', async () => {
      const id = place();
      w.provider.script.drop = (drop) => {
        w.provider.host.asyncCompletion(id, LINEERR.OPERATIONFAILED);
        w.provider.host.asyncCompletion(drop, SUCCESS);
        return accepted(drop);
      };
      expect(w.session.lineDrop(8, 3)).toBe(8);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 LINEERR_OPERATIONFAILED', 'reply 8 SUCCESS']);
      expect(w.core.outstanding).toBe(0);
    });

    test('after LINE_NEWCALL the next message of the call is LINE_CALLSTATE', async () => {
      const htCall = w.provider.host.lineNewCall(w.provider.htLine, 50 as never);
      expect(htCall).not.toBe(0);
      w.provider.htCall = htCall as never;
      w.provider.host.lineEvent(w.provider.htLine, w.provider.htCall, TAPI_MESSAGE.LINE_CALLINFO, 1, 0, 0);
      await settle();
      expect(w.sink.take()).toEqual([]);
      w.provider.callState(OFFERING);
      await settle();
      expect(w.sink.take()).toEqual(['LINE_APPNEWCALL 1 2', 'LINE_CALLSTATE 2 OFFERING', 'LINE_CALLINFO 2 1']);
    });

    test('nothing of a call follows its IDLE but the reply of its drop', async () => {
      await connect();
      let drop = 0 as RequestId;
      w.provider.script.drop = (id) => accepted((drop = id));
      w.session.lineDrop(8, 3);
      w.provider.callState(IDLE);
      w.provider.callState(CONNECTED);
      w.provider.host.lineEvent(w.provider.htLine, w.provider.htCall, TAPI_MESSAGE.LINE_CALLINFO, 1, 0, 0);
      w.provider.host.asyncCompletion(drop, SUCCESS);
      await settle();
      expect(w.sink.take()).toEqual(['LINE_CALLSTATE 3 IDLE', 'reply 8 SUCCESS']);
      expect(w.host.counters.eventsAfterIdle).toBe(2);
    });

    test('digits being sent end before IDLE', async () => {
      await connect();
      expect(w.session.lineGenerateDigits(3, 2, '123', 0)).toBe(SUCCESS);
      w.provider.callState(IDLE);
      await settle();
      expect(w.sink.take()).toEqual(['LINE_GENERATE 3 2', 'LINE_CALLSTATE 3 IDLE']);
    });

    test('new digits end the old ones with CANCEL; a late end of the old ones is dropped', async () => {
      await connect();
      const ids: number[] = [];
      w.provider.script.generateDigits = (_, endToEndId) => {
        ids.push(endToEndId);
        return SUCCESS;
      };
      w.session.lineGenerateDigits(3, 2, '1', 0);
      w.session.lineGenerateDigits(3, 2, '2', 0);
      for (const id of ids)
        w.provider.host.lineEvent(w.provider.htLine, w.provider.htCall, TAPI_MESSAGE.LINE_GENERATE, 1, id, 0);
      await settle();
      expect(w.sink.take()).toEqual(['LINE_GENERATE 3 2', 'LINE_GENERATE 3 1']);
      expect(w.host.counters.strayEvents).toBe(0);
    });

    test('a repeated state is filtered, the same state in another mode is not', async () => {
      await connect();
      w.provider.callState(CONNECTED);
      w.provider.callState(CONNECTED, 2);
      await settle();
      expect(w.sink.take()).toEqual(['LINE_CALLSTATE 3 CONNECTED']);
      expect(w.host.counters.repeatedStates).toBe(1);
    });

    test('a provider that floods a call in creation fails the creation', async () => {
      place();
      for (let i = 0; i < 100; i++) w.provider.callState(i % 2 === 0 ? DIALING : PROCEEDING);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 LINEERR_OPERATIONFAILED unknown']);
      expect(w.provider.calls).toContain('lineCloseCall');
      expect(w.core.outstanding).toBe(0);
    });
  });

  describe('(g) closing completes what is outstanding before it returns, and mutes', () => {
    test('a call', async () => {
      await connect();
      w.session.lineDrop(8, 3);
      expect(w.session.lineDeallocateCall(3)).toBe(SUCCESS);
      expect(w.sink.take()).toEqual(['reply 8 LINEERR_OPERATIONFAILED unknown']);
      w.provider.callState(IDLE);
      await settle();
      expect(w.sink.take()).toEqual([]);
      expect(w.core.outstanding).toBe(0);
    });

    test('a call whose provider completes by itself while closing', async () => {
      await connect();
      let drop = 0 as RequestId;
      w.provider.script.drop = (id) => accepted((drop = id));
      w.provider.script.closeCall = () => {
        w.provider.host.asyncCompletion(drop, LINEERR.OPERATIONFAILED);
        return SUCCESS;
      };
      w.session.lineDrop(8, 3);
      w.session.lineDeallocateCall(3);
      expect(w.sink.take()).toEqual(['reply 8 LINEERR_OPERATIONFAILED']);
      expect(w.host.counters.abandonedRequests).toBe(0);
    });

    test('a call whose provider fails its creation while closing, and forgets the rest', async () => {
      const id = place();
      w.session.lineDrop(8, 3);
      w.provider.script.closeCall = () => {
        w.provider.host.asyncCompletion(id, LINEERR.OPERATIONFAILED);
        return SUCCESS;
      };
      w.session.lineDeallocateCall(3);
      expect(w.sink.take()).toEqual(['reply 7 LINEERR_OPERATIONFAILED', 'reply 8 LINEERR_OPERATIONFAILED unknown']);
      expect(w.core.outstanding).toBe(0);
      await settle();
    });

    test('a line, in the order in which its requests began', async () => {
      await connect();
      w.session.lineDevSpecific(8, 1, 0, 0, new Uint8Array(1));
      w.session.lineDrop(9, 3);
      w.session.lineDevSpecific(10, 1, 0, 0, new Uint8Array(1));
      expect(w.session.lineClose(1)).toBe(SUCCESS);
      expect(w.sink.take()).toEqual([8, 9, 10].map((id) => `reply ${id} LINEERR_OPERATIONFAILED unknown`));
      w.provider.callState(IDLE);
      await settle();
      expect(w.sink.take()).toEqual([]);
    });

    test('only the last close closes', () => {
      const other = w.host.attach(new RecordingSink());
      expect(openLine(other, 1)).toBe(SUCCESS);
      expect(w.session.lineClose(1)).toBe(SUCCESS);
      expect(w.provider.calls).not.toContain('lineClose');
      expect(other.lineClose(1)).toBe(SUCCESS);
      expect(w.provider.calls).toContain('lineClose');
    });

    test('a client that goes away leaves nothing behind', () => {
      place();
      w.session.detach();
      expect(w.provider.calls).toContain('lineClose');
      expect(w.core.outstanding).toBe(0);
    });
  });

  describe('(h) loss of the device', () => {
    test('LINE_CLOSE ends requests and calls first, and the line can be opened again', async () => {
      await connect();
      w.session.lineDrop(8, 3);
      w.provider.host.lineEvent(w.provider.htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
      await settle();
      expect(w.sink.take()).toEqual([
        'reply 8 LINEERR_OPERATIONFAILED unknown',
        'LINE_CALLSTATE 3 DISCONNECTED',
        'LINE_CALLSTATE 3 IDLE',
        'LINE_CLOSE 1 0',
      ]);
      expect(w.session.lineMakeCall(9, 1, 5, '5550100', 0, null)).toBe(LINEERR.INVALLINEHANDLE);
      expect(w.session.lineClose(1)).toBe(LINEERR.INVALLINEHANDLE);
      expect(openLine(w.session, 7)).toBe(SUCCESS);
      expect(w.session.lineMakeCall(9, 7, 9, '5550100', 0, null)).toBe(9);
    });

    test('no request passes between LINE_CLOSE and the client hearing of it', async () => {
      await connect();
      w.provider.host.lineEvent(w.provider.htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
      const seen = w.provider.calls.length;
      expect(w.session.lineMakeCall(8, 1, 5, '5550100', 0, null)).toBe(LINEERR.INVALLINEHANDLE);
      expect(w.session.lineDevSpecific(9, 1, 0, 0, new Uint8Array(1))).toBe(LINEERR.INVALLINEHANDLE);
      expect(w.session.lineDrop(10, 3)).toBe(LINEERR.INVALCALLHANDLE);
      expect(w.provider.calls.slice(seen)).toEqual([]);
      expect(w.core.outstanding).toBe(0);
    });

    test('a command for a call of the lost line does not join a call of the next one', async () => {
      await connect();
      w.provider.host.lineEvent(w.provider.htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
      await settle();
      openLine(w.session, 5);
      expect(w.session.lineDevSpecific(8, 5, 0, 3, new Uint8Array(1))).toBe(LINEERR.INVALCALLHANDLE);
    });

    test('a call that was told as disconnected goes idle only once', async () => {
      await connect();
      w.provider.callState(DISCONNECTED, LINEDISCONNECTMODE.UNAVAIL);
      w.provider.callState(IDLE);
      w.provider.host.lineEvent(w.provider.htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
      await settle();
      expect(w.sink.take()).toEqual(['LINE_CALLSTATE 3 DISCONNECTED', 'LINE_CALLSTATE 3 IDLE', 'LINE_CLOSE 1 0']);
    });
  });

  test('(i) the backstop ends a request that a provider forgot, with outcome unknown', async () => {
    place();
    await w.scheduler.advance(599_000);
    expect(w.sink.take()).toEqual([]);
    await w.scheduler.advance(2_000);
    expect(w.sink.take()).toEqual(['reply 7 LINEERR_OPERATIONFAILED unknown']);
    expect(w.session.lineDrop(8, 3)).toBe(LINEERR.INVALCALLHANDLE);
    expect(w.host.counters.expiredRequests).toBe(1);
    expect(w.provider.calls).toContain('lineCloseCall');
  });

  describe('bad input: each is counted, and every request ends once', () => {
    const command = (pageId: number): Result => w.session.lineDevSpecific(pageId, 1, 0, 0, new Uint8Array(1));
    const ids: RequestId[] = [];
    beforeEach(() => {
      ids.length = 0;
      w.provider.script.devSpecific = (id) => accepted(ids[ids.push(id) - 1]!);
    });

    test('a provider that completes from inside its own call, twice', async () => {
      w.provider.script.devSpecific = (id) => {
        w.provider.host.asyncCompletion(id, SUCCESS);
        w.provider.host.asyncCompletion(id, LINEERR.OPERATIONFAILED);
        return accepted(id);
      };
      expect(command(7)).toBe(7);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 SUCCESS']);
      expect(w.host.counters).toMatchObject({ earlyCompletions: 2, duplicateCompletions: 1 });
    });

    test('ids that nobody has, and ids of other generations', async () => {
      command(7);
      const id = ids[0]!;
      const { slots } = w.core;
      for (const other of [0, -1, id + slots, id + 1, 0x7fffffff, id - slots, -Number(id), 0.5, NaN])
        w.provider.host.asyncCompletion(other as RequestId, SUCCESS);
      await settle();
      expect(w.sink.take()).toEqual([]);
      expect(w.host.counters.staleCompletions).toBe(9);
      w.provider.host.asyncCompletion(id, SUCCESS);
      await settle();
      expect(w.sink.take()).toEqual(['reply 7 SUCCESS']);
    });

    test('a full table: refused at once, nothing is consumed', async () => {
      w = await createWorld({ forceJs, slots: 256 });
      for (let i = 1; i <= w.core.limit; i++) expect(command(i)).toBe(i);
      const seen = w.provider.calls.length;
      for (let i = 0; i < 10; i++) expect(command(1000 + i)).toBe(LINEERR.REQUESTOVERRUN);
      expect(w.session.lineMakeCall(2000, 1, 3, '5550100', 0, null)).toBe(LINEERR.REQUESTOVERRUN);
      expect(w.provider.calls).toHaveLength(seen);
      expect(w.core.outstanding).toBe(w.core.limit);
      expect(w.host.device(0)!.open!.calls.size).toBe(0);
      expect(w.host.counters).toMatchObject({ overruns: 11, floods: 0 });
      await settle();
      expect(w.sink.take()).toEqual([]);
    });

    test('a client that floods', () => {
      for (let i = 1; i <= w.host.requestLimit; i++) expect(command(i)).toBe(i);
      const seen = w.provider.calls.length;
      expect(command(9998)).toBe(LINEERR.REQUESTOVERRUN);
      expect(command(9999)).toBe(LINEERR.REQUESTOVERRUN);
      expect(w.provider.calls).toHaveLength(seen);
      expect(w.host.counters).toMatchObject({ overruns: 0, floods: 2 });
    });

    test('a line closed while 3,584 requests of several clients are out: each ends once, in the order of beginning', () => {
      const told: string[] = [];
      const sinks = [w.sink, ...Array.from({ length: 7 }, () => new RecordingSink())];
      const clients = sinks.map((sink) => (sink === w.sink ? w.session : w.host.attach(sink)));
      for (const client of clients.slice(1)) openLine(client, 1);
      for (const { log } of sinks) log.push = (text) => told.push(text);
      expect(w.core.limit).toBe(3584);
      for (let i = 0; i < 3584; i++)
        expect(clients[i % 8]!.lineDevSpecific(i + 1, 1, 0, 0, new Uint8Array(1))).toBe(i + 1);
      expect(w.core.outstanding).toBe(3584);
      for (const client of clients.slice(1)) client.lineClose(1);
      expect(told).toEqual([]);
      w.session.lineClose(1);
      expect(told).toEqual(Array.from({ length: 3584 }, (_, i) => `reply ${i + 1} LINEERR_OPERATIONFAILED unknown`));
      expect(w.core.outstanding).toBe(0);
      expect(w.host.counters.abandonedRequests).toBe(3584);
    });
  });

  test("a provider cannot complete another provider's request", async () => {
    const stranger = new ScriptedProvider();
    w.host.addProvider(stranger);
    const id = place();
    stranger.host.asyncCompletion(id, SUCCESS);
    stranger.host.lineEvent(w.provider.htLine, w.provider.htCall, TAPI_MESSAGE.LINE_CALLSTATE, IDLE, 0, 0);
    stranger.host.lineEvent(w.provider.htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
    await settle();
    expect(w.sink.take()).toEqual([]);
    expect(w.host.counters).toMatchObject({ staleCompletions: 1, strayEvents: 2 });
  });

  test('a refused command leaves nothing behind on a call whose creation fails, 5,000 times over', async () => {
    w.provider.script.drop = () => LINEERR.INVALCALLSTATE;
    for (let i = 0; i < 5000; i++) {
      const id = place(7, 2 * i + 3);
      expect(w.session.lineDrop(8, 2 * i + 3)).toBe(LINEERR.INVALCALLSTATE);
      w.provider.host.asyncCompletion(id, LINEERR.CALLUNAVAIL);
      if (i % 100 === 0) await settle();
    }
    await settle();
    expect(w.core.outstanding).toBe(0);
  });

  test("refused requests do not use up a client's limit", () => {
    w.provider.script.devSpecific = () => LINEERR.OPERATIONUNAVAIL;
    for (let i = 1; i <= w.host.requestLimit + 1; i++)
      expect(w.session.lineDevSpecific(i, 1, 0, 0, new Uint8Array(1))).toBe(LINEERR.OPERATIONUNAVAIL);
  });

  describe('(j) full', () => {
    test('a full table answers REQUESTOVERRUN at once and loses nothing', async () => {
      w = await createWorld({ forceJs, slots: 256 });
      const ids: RequestId[] = [];
      w.provider.script.devSpecific = (id) => accepted(ids[ids.push(id) - 1]!);
      for (let i = 1; i <= w.core.limit; i++) expect(w.session.lineDevSpecific(i, 1, 0, 0, new Uint8Array(1))).toBe(i);
      expect(w.session.lineDevSpecific(999, 1, 0, 0, new Uint8Array(1))).toBe(LINEERR.REQUESTOVERRUN);
      for (const id of ids) w.provider.host.asyncCompletion(id, SUCCESS);
      await settle();
      expect(w.sink.take()).toEqual(ids.map((_, i) => `reply ${i + 1} SUCCESS`));
      expect(w.session.lineDevSpecific(1000, 1, 0, 0, new Uint8Array(1))).toBe(1000);
    });

    test('one client has a limit of its own', () => {
      for (let i = 1; i <= w.host.requestLimit; i++) w.session.lineDevSpecific(i, 1, 0, 0, new Uint8Array(1));
      expect(w.session.lineDevSpecific(9999, 1, 0, 0, new Uint8Array(1))).toBe(LINEERR.REQUESTOVERRUN);
      const other = w.host.attach(new RecordingSink());
      openLine(other, 1);
      expect(other.lineDevSpecific(1, 1, 0, 0, new Uint8Array(1))).toBe(1);
    });

    test('more events than event cells flush the ring: nothing is dropped, nothing overtakes', async () => {
      await connect();
      const count = 20_000;
      for (let i = 0; i < count; i++)
        w.provider.host.lineEvent(w.provider.htLine, w.provider.htCall, TAPI_MESSAGE.LINE_DEVSPECIFIC, i, 0, 0);
      await settle();
      expect(w.host.counters.flushedEvents).toBeGreaterThan(0);
      expect(w.sink.take()).toEqual(Array.from({ length: count }, (_, i) => `LINE_DEVSPECIFIC 3 ${i}`));
    });
  });

  test('(k) the host does not call the provider from inside a callback', async () => {
    let inCallback = false;
    let nested = 0;
    const { getOwnPropertyDescriptor } = Reflect;
    expect(getOwnPropertyDescriptor(w.provider, 'lineGetCallInfo')).toBeUndefined();
    const getCallInfo = w.provider.lineGetCallInfo.bind(w.provider);
    w.provider.lineGetCallInfo = (hdCall, info) => {
      if (inCallback) nested++;
      return getCallInfo(hdCall, info);
    };
    await connect();
    inCallback = true;
    for (let i = 0; i < 20_000; i++)
      w.provider.host.lineEvent(w.provider.htLine, w.provider.htCall, TAPI_MESSAGE.LINE_CALLINFO, i, 0, 0);
    inCallback = false;
    await settle();
    expect(w.host.counters.flushedEvents).toBeGreaterThan(0);
    expect(nested).toBe(0);
  });

  describe('(l) handles are checked', () => {
    test.each([0, 2, -1, 1.5, NaN, 0x80000001])('a page may not make handle %d', (handle) => {
      expect(w.session.lineMakeCall(7, 1, handle, '5550100', 0, null)).toBe(LINEERR.INVALCALLHANDLE);
    });

    test('a handle that was used before is refused', () => {
      place(7, 3);
      expect(w.session.lineMakeCall(8, 1, 3, '5550100', 0, null)).toBe(LINEERR.INVALCALLHANDLE);
    });

    test('unknown handles answer their own error', () => {
      expect(w.session.lineMakeCall(7, 99, 3, '1', 0, null)).toBe(LINEERR.INVALLINEHANDLE);
      expect(w.session.lineDrop(7, 99)).toBe(LINEERR.INVALCALLHANDLE);
      expect(w.session.lineClose(99)).toBe(LINEERR.INVALLINEHANDLE);
      expect(w.session.lineDeallocateCall(99)).toBe(LINEERR.INVALCALLHANDLE);
      expect(w.session.lineOpen(99, 5, 0x00020000, 4, 4)).toBe(LINEERR.BADDEVICEID);
      expect(w.session.lineDevSpecific(7, 1, 0, 99, new Uint8Array(1))).toBe(LINEERR.INVALCALLHANDLE);
    });

    test("another client's handles mean nothing here", () => {
      place();
      const other = w.host.attach(new RecordingSink());
      expect(other.lineDrop(1, 3)).toBe(LINEERR.INVALCALLHANDLE);
      expect(other.lineClose(1)).toBe(LINEERR.INVALLINEHANDLE);
    });

    test.each([0, 1 | 4, 8, 0xffff])('privileges %d are refused', (privileges) => {
      expect(openLine(w.session, 5, privileges)).toBe(LINEERR.INVALPRIVSELECT);
    });
  });

  describe('several clients', () => {
    test('the first that wants the media mode owns an incoming call, the others monitor it', async () => {
      const sink = new RecordingSink();
      const other = w.host.attach(sink);
      openLine(other, 1);
      w.provider.offer();
      await settle();
      expect(w.sink.take()).toEqual(['LINE_APPNEWCALL 1 2', 'LINE_CALLSTATE 2 OFFERING']);
      expect(sink.take()).toEqual(['LINE_APPNEWCALL 1 2', 'LINE_CALLSTATE 2 OFFERING']);
      expect(other.lineAnswer(1, 2)).toBe(LINEERR.NOTOWNER);
      expect(w.session.lineAnswer(1, 2)).toBe(1);
    });

    test('a call nobody may have is closed at the provider', async () => {
      w.session.lineClose(1);
      expect(openLine(w.session, 3, LINECALLPRIVILEGE.NONE)).toBe(SUCCESS);
      w.provider.offer();
      await settle();
      expect(w.provider.calls).toContain('lineCloseCall');
    });
  });

  test('entry states are checked where TAPI checks them', async () => {
    await connect();
    expect(w.session.lineAnswer(8, 3)).toBe(LINEERR.INVALCALLSTATE);
    w.provider.callState(IDLE);
    await settle();
    expect(w.session.lineDrop(9, 3)).toBe(LINEERR.INVALCALLSTATE);
  });

  test('what a provider lacks answers OPERATIONUNAVAIL', () => {
    expect(w.session.call('lineGetDevConfig', 0, [0, 'comm/datamodem'], out(undefined))).toBe(LINEERR.OPERATIONUNAVAIL);
  });
});

test('a device appears with LINE_CREATE and is gone with LINE_REMOVE', async () => {
  const w = await createWorld();
  const bound: number[] = [];
  Object.assign(w.provider, {
    providerCreateLineDevice: (tempId: number, deviceId: number) => {
      bound.push(tempId, deviceId);
      w.provider.host.lineService(deviceId, { state: 'ready', reason: 'none' });
      return SUCCESS;
    },
  });
  w.provider.host.lineCreate(77);
  expect(bound).toEqual([]);
  await w.scheduler.advance(0);
  expect(bound).toEqual([77, 1]);
  expect(w.host.device(1)?.service.state).toBe('ready');
  expect(w.session.lineOpen(1, 5, 0x00020000, 4, 4)).toBe(SUCCESS);
  w.provider.host.lineRemove(1);
  await w.scheduler.advance(0);
  expect(w.session.lineOpen(1, 7, 0x00020000, 4, 4)).toBe(LINEERR.BADDEVICEID);
});
