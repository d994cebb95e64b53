import { beforeEach, expect, test } from 'vitest';
import { LINECALLSTATE, LINEPARKMODE } from '../tspi/generated/constants.js';
import { BLOCK_LIMIT, TOLD_TEXT_LIMIT } from '../tspi/limits.js';
import { methodParameters, routedNames, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import { accepted, out, resultName, SUCCESS, type Out, type RequestId } from '../tspi/result.js';
import { filledBy } from './testing/whole-provider.js';
import { goodStates, WholeWorld } from './testing/whole-world.js';
import { openLine, RecordingSink } from './testing/world.js';

/** What a provider leaves is checked before anybody else sees it: values that are none, structures without their members. */

let world: WholeWorld;

beforeEach(async () => {
  world = await WholeWorld.make();
});

const thrower: object = new Proxy(
  {},
  {
    get: () => {
      throw new Error('broken');
    },
  },
);
const nobodys = (): number => 1;
const NONSENSE: Partial<Record<ParameterKind, readonly unknown[]>> = {
  outNumber: [undefined, null, NaN, Infinity, 1.5, 2 ** 40, -(2 ** 32), '5', {}, Symbol('5'), 5n, nobodys],
  outString: [undefined, null, 5, {}, ['a'], nobodys, 'x'.repeat(TOLD_TEXT_LIMIT + 1)],
  outBytes: [undefined, null, 'text', [1, 2], new ArrayBuffer(3), thrower, new Uint8Array(BLOCK_LIMIT + 1)],
  outStructure: [undefined, null, 5, 'text', [], {}, nobodys, thrower],
};

/** A structure as it should be, with one member that is not. */
function spoiled(structure: unknown): unknown[] {
  return Object.entries(structure as object).flatMap(([name, member]: [string, unknown]) =>
    [null, typeof member === 'number' ? '5' : 5, nobodys].map((bad) => ({ ...(structure as object), [name]: bad })),
  );
}

function badValues(name: RoutedName, kind: ParameterKind): readonly unknown[] {
  return [...(NONSENSE[kind] ?? []), ...(kind === 'outStructure' ? spoiled(filledBy(name, kind)) : [])];
}

/** The provider does a function right, but for one out-parameter. */
function leaves(name: RoutedName, at: number, value: unknown): void {
  const kinds: readonly ParameterKind[] = methodParameters[name];
  const method = (...args: unknown[]): unknown => {
    for (const [n, kind] of kinds.entries())
      if (kind.startsWith('out')) (args[n] as Out<unknown>).value = n === at ? value : filledBy(name, kind);
    if (kinds[0] !== 'requestId') return SUCCESS;
    world.provider.host.asyncCompletion(args[0] as RequestId, SUCCESS);
    return accepted(args[0] as RequestId);
  };
  Object.defineProperty(world.provider, name, { value: method });
}

const outs = routedNames.flatMap((name) =>
  (methodParameters[name] as readonly ParameterKind[]).flatMap((kind, at) =>
    kind.startsWith('out') ? [[name, at, kind] as const] : [],
  ),
);

test.each(outs)(
  '%s, parameter %i (%s): nonsense in it is a failed operation, counted, and told to nobody',
  async (name, at, kind) => {
    const instead = new Map<number, unknown>(name === 'linePark' ? [[1, LINEPARKMODE.NONDIRECTED]] : []);
    const args = world.argumentsOf(name, goodStates(name), instead);
    const failed = `${name.startsWith('phone') ? 'PHONEERR' : 'LINEERR'}_OPERATIONFAILED`;
    for (const [n, bad] of badValues(name, kind).entries()) {
      const value = out<unknown>('untouched');
      leaves(name, at, bad);
      world.sink.take();
      world.sink.values.length = 0;
      const answer = world.ask(name, args, value);
      await world.scheduler.advance(0);
      if (methodParameters[name][0] === 'requestId') {
        expect(world.sink.take(), `value ${n}`).toEqual([`reply 1 ${failed} unknown`]);
        expect(world.sink.values).toEqual([null]);
      } else expect(resultName(answer), `value ${n}`).toBe(failed);
      expect(value.value).toBe('untouched');
      expect(world.host.counters.badValues).toBe(n + 1);
    }
    expect(world.host.core.outstanding).toBe(0);
  },
);

test('what a provider changes later has no effect, and what is no member goes no further', () => {
  const structure = {
    ...(filledBy('phoneGetButtonInfo', 'outStructure') as object),
    devSpecific: Uint8Array.of(1),
    secret: nobodys,
  };
  leaves('phoneGetButtonInfo', 2, structure);
  const value = out<unknown>(undefined);
  expect(world.ask('phoneGetButtonInfo', world.argumentsOf('phoneGetButtonInfo'), value)).toBe(SUCCESS);
  structure.devSpecific[0] = 9;
  Object.assign(structure, { buttonText: 'changed' });
  expect(value.value).toMatchObject({ buttonText: 'filled', devSpecific: Uint8Array.of(1) });
  expect(value.value).not.toHaveProperty('secret');
});

test('where a directed call is parked need not be given back', async () => {
  Object.defineProperty(world.provider, 'linePark', {
    value: (id: RequestId) => (world.provider.host.asyncCompletion(id, SUCCESS), accepted(id)),
  });
  const args = world.argumentsOf('linePark', goodStates('linePark'), new Map([[1, LINEPARKMODE.DIRECTED]]));
  expect(world.ask('linePark', args)).toBe(1);
  await world.scheduler.advance(0);
  expect(world.sink.take()).toContain('reply 1 SUCCESS');
});

test('a call whose provider says nonsense about it goes on, its client hears of its states, and no view of it', async () => {
  const { host, provider, scheduler } = world;
  const views: unknown[] = [];
  const sink = new RecordingSink();
  sink.call = (...view: unknown[]): void => void views.push(view);
  const watcher = host.attach(sink);
  openLine(watcher, 1);
  for (const info of [null, 5, {}, { callerId: nobodys }, thrower]) {
    provider.lineGetCallInfo = (_hdCall, holder) => ((holder.value = info as never), SUCCESS);
    provider.offer();
    await scheduler.advance(0);
    expect(sink.take().at(-1)).toMatch(/^LINE_CALLSTATE \d+ OFFERING$/);
  }
  expect(views).toEqual([]);
  expect(host.counters.badValues).toBeGreaterThanOrEqual(5);
});

test('gathered digits that are no text are none', async () => {
  const { host, provider, scheduler, session, sink } = world;
  const hCall = world.callIn(LINECALLSTATE.CONNECTED);
  let holder: Out<unknown> = out<unknown>('');
  Object.defineProperty(provider, 'lineGatherDigits', {
    value: (...args: unknown[]) => ((holder = args[3] as Out<unknown>), SUCCESS),
  });
  expect(session.call('lineGatherDigits', 0, [hCall, 2, 1, 4, null, 0, 0], out<unknown>(undefined))).toBe(SUCCESS);
  holder.value = nobodys;
  sink.take();
  provider.callState(LINECALLSTATE.IDLE);
  await scheduler.advance(0);
  expect(sink.take()[0]).toBe(`digits ${hCall} ""`);
  expect(host.counters.badValues).toBe(1);
});
