import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { SAMPLES } from '../host/testing/sample-arguments.js';
import { WholeProvider } from '../host/testing/whole-provider.js';
import { PROTOCOL_VERSION, requestIndex, REQUESTS, ToWorker, type ArgumentKind } from '../protocol/messages.js';
import { BLOCK_LIMIT, LIST_LIMIT, TEXT_LIMIT } from '../tspi/limits.js';
import { LINECALLSTATE } from '../tspi/generated/constants.js';
import { resultName, type HdCall } from '../tspi/result.js';
import { isStructureKind, structureShapes } from '../tspi/structure-members.js';
import { compose, type Composition } from './compose.js';
import { RawPage } from './testing/raw-page.js';

let scheduler: SimulatedScheduler;
let provider: WholeProvider;
let composition: Composition;
let pages: RawPage[];
/** The handle of the provider's last call. */
let lastCall = 10_000;

function rawPage(): RawPage {
  const page = new RawPage(composition, scheduler);
  pages.push(page);
  return page;
}

beforeEach(async () => {
  pages = [];
  scheduler = new SimulatedScheduler();
  provider = new WholeProvider();
  composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider } },
  );
  await scheduler.advance(1);
});
afterEach(async () => {
  for (const page of pages) page.close();
  await composition.close();
});

describe('an argument that is not of its kind is refused with TAPI’s error, and the worker goes on:', () => {
  const long: Partial<Record<ArgumentKind, readonly unknown[]>> = {
    string: ['5'.repeat(TEXT_LIMIT + 1), null, 42, new Uint8Array(1)],
    'string?': ['5'.repeat(TEXT_LIMIT + 1), 42, {}],
    bytes: [new Uint8Array(BLOCK_LIMIT + 1), null, 'text', [1, 2]],
    'bytes?': [new Uint8Array(BLOCK_LIMIT + 1), 'text'],
  };
  const bad = (kind: ArgumentKind): readonly unknown[] => {
    if (!isStructureKind(kind)) return long[kind] ?? [];
    const { list, optional } = structureShapes[kind];
    const sample = SAMPLES[kind] as object;
    const [entry = sample] = list ? (sample as object[]) : [];
    const broken = Object.keys(entry).flatMap((name) => [
      { ...entry, [name]: Symbol.iterator.toString().repeat(1000) },
      { ...entry, [name]: 2 ** 40 },
      { ...entry, [name]: null },
    ]);
    const values = list
      ? [...broken.map((one) => [one]), new Array(LIST_LIMIT + 1).fill(entry), entry, [null]]
      : broken;
    return [...values, ...(optional ? [] : [null]), 'text', 42];
  };

  const cases = REQUESTS.flatMap(({ name, args }) =>
    args.flatMap((kind, at) => (bad(kind).length > 0 ? [[name, at, kind] as const] : [])),
  );
  test.each(cases)('%s, argument %i (%s)', async (name, at, kind) => {
    const page = rawPage().hello();
    const { args } = REQUESTS[requestIndex(name)]!;
    const values = bad(kind);
    for (const [n, value] of values.entries()) {
      const numbers = args.map((one, i) => {
        if (i === at) return value === null ? 0 : page.writer.payload(value);
        return one === 'int' ? 1 : page.writer.payload(SAMPLES[one as keyof typeof SAMPLES] ?? null);
      });
      page.ask(name, 100 + n, ...numbers);
    }
    expect(await page.answers(99)).toBe(true);
    for (const n of values.keys())
      expect(resultName(page.returned.get(100 + n) ?? 0), `value ${n}`).toMatch(
        /ERR_INVAL(PARAM|CALLPARAMS|\w*LIST|TONE)$/,
      );
    expect(provider.of(name)).toEqual([]);
  });
});

/** Numbers that stand for something often enough: handles, ids, bits; and some that never do. */
const integer = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 16 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0x7fffffff, -0x80000000, 0x00030001) },
);
const payload = fc.oneof(
  fc.constantFrom(...Object.values(SAMPLES)),
  fc.string(),
  fc.constantFrom(null, 42, true, [], {}, [null], new Uint8Array(3)),
);
const request = fc.record({
  kind: fc.constant('request' as const),
  index: fc.integer({ min: 0, max: REQUESTS.length }),
  integers: fc.array(integer, { minLength: 10, maxLength: 10 }),
  payloads: fc.array(payload, { minLength: 4, maxLength: 4 }),
  /** Arguments too few or too many. */
  slip: fc.constantFrom(0, 0, 0, 0, -1, 1),
});
const step = fc.oneof(
  { weight: 8, arbitrary: request },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      state: fc.constantFrom(...Object.values(LINECALLSTATE)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('junk' as const),
      message: fc.constantFrom('x', 'ab', null, 7, [1], { cells: 'ab', payloads: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hello' as const) }) },
);

test('whatever two pages send, in whatever order, cut off or again: nothing throws, and a third is served', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean(), fc.boolean()), { maxLength: 40 }), async (steps) => {
      const [first, second] = [rawPage().hello(), rawPage().hello()];
      let id = 100;
      for (const [one, bySecond, again] of steps) {
        const page = bySecond ? second : first;
        for (let times = again ? 2 : 1; times > 0; times--) {
          if (one.kind === 'hello') page.writer.record(ToWorker.HELLO, PROTOCOL_VERSION, 0);
          else if (one.kind === 'junk') page.post(one.message);
          else if (one.kind === 'call') {
            const htCall = provider.host.lineNewCall(provider.htLine, ++lastCall as HdCall);
            if (htCall !== 0) provider.callState(one.state, 0, htCall);
          } else {
            const args = REQUESTS[one.index]?.args ?? [];
            const numbers = args.map((kind, at) =>
              kind === 'int' ? (one.integers[at] ?? 0) : page.writer.payload(one.payloads[at % 4]),
            );
            const slipped = one.slip < 0 ? numbers.slice(0, -1) : one.slip > 0 ? [...numbers, 1] : numbers;
            page.writer.record(ToWorker.REQUEST, one.index, again ? id : id++, ...slipped);
          }
        }
        page.writer.flush();
        await scheduler.advance(1);
      }
      expect(await rawPage().hello().answers(7)).toBe(true);
      first.close();
      second.close();
      await scheduler.advance(1);
      expect(composition.host.counters.threw).toBe(0);
    }),
    { numRuns: 60 },
  );
}, 60_000);
