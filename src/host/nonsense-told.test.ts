import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLSTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { resultName, SUCCESS, type RequestId, type Result } from '../tspi/result.js';
import { ScriptedProvider } from './testing/scripted-provider.js';
import { NO_NUMBERS } from './testing/no-numbers.js';
import { LINE, WholeWorld } from './testing/whole-world.js';

/** What a provider tells by itself, and answers: nothing of it throws into the provider or the client, nothing nonsensical goes on. */

let world: WholeWorld;

beforeEach(async () => {
  world = await WholeWorld.make();
});

const nonsense = NO_NUMBERS as unknown[] as number[];

describe('messages', () => {
  test('with a parameter that is no number of 32 bits are dropped and counted; the right ones around them pass', async () => {
    const { host, provider, scheduler, sink } = world;
    const hCall = world.callIn(LINECALLSTATE.CONNECTED);
    const { htLine, htCall, htPhone } = provider;
    world.session.phoneSetStatusMessages(3, 1, 0, 0);
    sink.take();
    for (const bad of nonsense)
      for (let at = 0; at < 4; at++) {
        const right = [TAPI_MESSAGE.LINE_CALLINFO, 1, 2, 3];
        right[at] = bad;
        const [message, p1, p2, p3] = right as [number, number, number, number];
        expect(() => {
          provider.host.lineEvent(htLine, htCall, message, p1, p2, p3);
          provider.host.lineEvent(htLine, 0, at === 0 ? bad : TAPI_MESSAGE.LINE_LINEDEVSTATE, p1, p2, p3);
          provider.host.phoneEvent(htPhone, at === 0 ? bad : TAPI_MESSAGE.PHONE_STATE, p1, p2, p3);
        }).not.toThrow();
      }
    provider.host.lineEvent(htLine, htCall, TAPI_MESSAGE.LINE_CALLINFO, 8, 0, 0);
    await scheduler.advance(0);
    expect(sink.take()).toEqual([`LINE_CALLINFO ${hCall} 8`]);
    expect(host.counters).toMatchObject({ badValues: 3 * 4 * nonsense.length, strayEvents: 0 });
  });

  test('inside a function of the provider: the function’s answer counts all the same', () => {
    const { provider, session } = world;
    provider.script.devSpecific = (id) => {
      for (const bad of nonsense) provider.host.lineEvent(provider.htLine, bad as never, bad, bad, bad, bad);
      for (const bad of nonsense) provider.host.asyncCompletion(bad as RequestId, bad as Result);
      return id as number as Result;
    };
    Object.assign(provider, { lineDevSpecific: ScriptedProvider.prototype.lineDevSpecific.bind(provider) });
    expect(session.lineDevSpecific(5, LINE, 0, 0, new Uint8Array(1))).toBe(5);
  });

  test('for handles that are none are stray', () => {
    const { host, provider } = world;
    const none = nonsense.filter((bad) => !Number.isInteger(bad));
    for (const bad of none) {
      provider.host.lineEvent(bad as never, 0, TAPI_MESSAGE.LINE_LINEDEVSTATE, 1, 0, 0);
      provider.host.lineEvent(provider.htLine, bad as never, TAPI_MESSAGE.LINE_CALLINFO, 1, 0, 0);
      provider.host.phoneEvent(bad as never, TAPI_MESSAGE.PHONE_STATE, 1, 0, 0);
      expect(provider.host.lineNewCall(bad as never, 1 as never)).toBe(0);
    }
    expect(host.counters.strayEvents).toBe(4 * none.length);
  });

  test.each([0, 3, 0x80000000, LINECALLSTATE.CONNECTED | LINECALLSTATE.IDLE])(
    'LINE_CALLSTATE with %i, which is no state, changes nothing',
    async (state) => {
      const { host, provider, scheduler, session, sink } = world;
      const hCall = world.callIn(LINECALLSTATE.CONNECTED);
      sink.take();
      provider.callState(state);
      await scheduler.advance(0);
      expect(sink.take()).toEqual([]);
      expect(host.counters.badValues).toBe(1);
      expect(session.lineDrop(7, hCall)).toBe(7);
    },
  );

  test('a new call whose first state is none waits for one', async () => {
    const { provider, scheduler, sink } = world;
    sink.take();
    const htCall = provider.host.lineNewCall(provider.htLine, 4242 as never);
    provider.callState(3, 0, htCall as never);
    await scheduler.advance(0);
    expect(sink.take()).toEqual([]);
    provider.callState(LINECALLSTATE.OFFERING, 0, htCall as never);
    await scheduler.advance(0);
    expect(sink.take().at(-1)).toMatch(/OFFERING$/);
  });
});

test('completions with an id or a result that is no number are counted, and the request still ends once', async () => {
  const { host, provider, scheduler, session, sink } = world;
  provider.completes = false;
  Object.assign(provider, { lineDevSpecific: ScriptedProvider.prototype.lineDevSpecific.bind(provider) });
  let id = 0 as RequestId;
  provider.script.devSpecific = (given) => (id = given) as number as Result;
  expect(session.lineDevSpecific(9, LINE, 0, 0, new Uint8Array(1))).toBe(9);
  sink.take();
  for (const bad of nonsense) {
    provider.host.asyncCompletion(bad as RequestId, SUCCESS);
    provider.host.asyncCompletion(id, bad as Result);
  }
  await scheduler.advance(0);
  expect(sink.take()).toEqual([]);
  const { invalidCompletions, staleCompletions } = host.counters;
  expect(invalidCompletions + staleCompletions).toBe(2 * nonsense.length);
  provider.host.asyncCompletion(id, SUCCESS);
  await scheduler.advance(0);
  expect(sink.take()).toEqual(['reply 9 SUCCESS']);
});

describe('answers', () => {
  const answers = [...NO_NUMBERS, 2 ** 32 - 1 - 2 ** 33, -(2 ** 32), 2 ** 32, Promise.resolve(0)];
  test.each([
    ['lineSetAppSpecific', 'badReturns'],
    ['lineHold', 'badReturns'],
    ['phoneSetLamp', 'badReturns'],
  ] as const)('of %s that are none: OPERATIONFAILED, and what is reported can be posted', async (name, counter) => {
    const { host, provider, scheduler } = world;
    const failed = `${name.startsWith('phone') ? 'PHONEERR' : 'LINEERR'}_OPERATIONFAILED`;
    const args = world.argumentsOf(name);
    for (const [n, answer] of answers.entries()) {
      Object.defineProperty(provider, name, { value: () => answer, configurable: true });
      expect(resultName(world.ask(name, args)), `answer ${n}`).toBe(failed);
      expect(() => structuredClone(host.trace)).not.toThrow();
    }
    await scheduler.advance(0);
    expect(host.counters[counter]).toBe(answers.length);
    expect(host.core.outstanding).toBe(0);
  });
});
