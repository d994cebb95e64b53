import { beforeEach, describe, expect, test } from 'vitest';
import { PHONEPRIVILEGE } from '../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { methodParameters, routedNames, type ParameterKind } from '../tspi/method-parameters.js';
import { accepted, resultName, SUCCESS, type HdCall, type Out, type RequestId } from '../tspi/result.js';
import { LINE, PHONE, WholeWorld } from './testing/whole-world.js';
import { openLine } from './testing/world.js';

let world: WholeWorld;

beforeEach(async () => {
  world = await WholeWorld.make();
});

const BAD_HANDLES = [0, undefined, null, NaN, 1.5, Infinity, '7', {}, Symbol('7'), 7n];

describe('a handle that cannot be', () => {
  test('of a line or a phone: the opening fails, is counted, and can be tried again', () => {
    const { session, provider, host } = world;
    session.lineClose(LINE);
    session.phoneClose(PHONE);
    const right = { line: provider.lineOpen.bind(provider), phone: provider.phoneOpen.bind(provider) };
    let hNext = 1001;
    for (const bad of BAD_HANDLES) {
      const open = (_id: number, _ht: number, handle: Out<unknown>): typeof SUCCESS => {
        handle.value = bad;
        return SUCCESS;
      };
      Object.assign(provider, { lineOpen: open, phoneOpen: open });
      expect(openLine(session, (hNext += 2))).toBe(LINEERR.OPERATIONFAILED);
      expect(session.phoneOpen(0, (hNext += 2), 0x00030001, 0, PHONEPRIVILEGE.OWNER)).toBe(PHONEERR.OPERATIONFAILED);
    }
    expect(host.counters.badValues).toBe(2 * BAD_HANDLES.length);
    Object.assign(provider, { lineOpen: right.line, phoneOpen: right.phone });
    expect(openLine(session, (hNext += 2))).toBe(SUCCESS);
    expect(session.phoneOpen(0, (hNext += 2), 0x00030001, 0, PHONEPRIVILEGE.OWNER)).toBe(SUCCESS);
  });

  test('of a second line or phone that has the handle of the first', async () => {
    const { host, scheduler, session } = world;
    world.provider.host.lineCreate(1);
    world.provider.host.phoneCreate(1);
    await scheduler.advance(0);
    const line = world.provider.lineHandle;
    const phone = world.provider.hdPhone;
    Object.assign(world.provider, {
      lineOpen: (_id: number, _ht: number, handle: Out<unknown>) => ((handle.value = line), SUCCESS),
      phoneOpen: (_id: number, _ht: number, handle: Out<unknown>) => ((handle.value = phone), SUCCESS),
    });
    expect(session.lineOpen(1, 1001, 0x00030001, 4, 4)).toBe(LINEERR.OPERATIONFAILED);
    expect(session.phoneOpen(1, 1003, 0x00030001, 0, PHONEPRIVILEGE.OWNER)).toBe(PHONEERR.OPERATIONFAILED);
    expect(host.counters.badValues).toBe(2);
    expect(world.ask('lineGetNumAddressIDs', [LINE])).toBe(SUCCESS);
    expect(world.ask('phoneGetRing', [PHONE])).toBe(SUCCESS);
  });

  const creators = routedNames.filter((name) =>
    (methodParameters[name] as readonly ParameterKind[]).includes('newCallOut'),
  );
  test.each(['lineMakeCall', ...creators] as const)(
    'of a call that %s begins: it fails at once, and no call is left',
    async (name) => {
      const { host, provider, scheduler, session } = world;
      const kinds: readonly ParameterKind[] =
        name === 'lineMakeCall' ? ['requestId', 'line', 'newCall', 'newCallOut'] : methodParameters[name];
      const taken = provider.host.lineNewCall(provider.htLine, 4242 as HdCall);
      expect(taken).not.toBe(0);
      const bad = [...BAD_HANDLES, 4242].filter((value) => name !== 'lineForward' || value !== 0);
      for (const [n, handle] of bad.entries()) {
        const method = (...args: unknown[]): unknown => {
          for (const [at, kind] of kinds.entries())
            if (kind === 'newCallOut') (args[at] as Out<unknown>).value = handle;
          provider.host.asyncCompletion(args[0] as RequestId, SUCCESS);
          return accepted(args[0] as RequestId);
        };
        Object.defineProperty(provider, name, { value: method, configurable: true });
        const args = name === 'lineMakeCall' ? [] : world.argumentsOf(name);
        const calls = session.handles.calls.size;
        const answer =
          name === 'lineMakeCall' ? session.lineMakeCall(1, LINE, 2001 + 2 * n, '1', 0, null) : world.ask(name, args);
        expect(resultName(answer), `value ${n}`).toBe('LINEERR_OPERATIONFAILED');
        expect(session.handles.calls.size).toBe(calls);
      }
      await scheduler.advance(0);
      expect(host.counters).toMatchObject({
        badValues: bad.length,
        badReturns: bad.length,
        staleCompletions: bad.length,
      });
      expect(host.core.outstanding).toBe(0);
      expect(provider.calls).not.toContain('lineCloseCall');
    },
  );

  test('of one call of two: the other is closed at the provider', async () => {
    const { provider, scheduler } = world;
    const closed: number[] = [];
    provider.script.closeCall = (hdCall) => (closed.push(hdCall), SUCCESS);
    const method = (id: RequestId, ...args: unknown[]): unknown => {
      (args[3] as Out<unknown>).value = 77;
      (args[5] as Out<unknown>).value = 77;
      return accepted(id);
    };
    Object.defineProperty(provider, 'lineSetupConference', { value: method });
    expect(world.ask('lineSetupConference', world.argumentsOf('lineSetupConference'))).toBe(LINEERR.OPERATIONFAILED);
    await scheduler.advance(0);
    expect(closed).toEqual([77]);
  });

  test('of a call that comes in: it is not taken, and the client hears of none', async () => {
    const { host, provider, scheduler, sink } = world;
    sink.take();
    for (const bad of BAD_HANDLES) expect(provider.host.lineNewCall(provider.htLine, bad as HdCall)).toBe(0);
    expect(provider.host.lineNewCall(provider.htLine, 4242 as HdCall)).not.toBe(0);
    expect(provider.host.lineNewCall(provider.htLine, 4242 as HdCall)).toBe(0);
    await scheduler.advance(0);
    expect(sink.take()).toEqual([]);
    expect(host.counters.badValues).toBe(BAD_HANDLES.length + 1);
  });
});
