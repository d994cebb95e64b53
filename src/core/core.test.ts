import { describe, expect, it } from 'vitest';
import type { CompletionCore } from './completion-core.js';
import { CALLS, LAST_MS, LINES, type CoreOptions } from './core-options.js';
import { JsCore } from './js-core.js';
import { createWasmCore } from './wasm-core.js';

const SLOTS = 256;
const LIMIT = 224;
const LAST_GENERATION = 2 ** 31 / SLOTS - 1;
const BUSY = -5;

const CORES: Record<string, (options: CoreOptions) => Promise<CompletionCore>> = {
  wasm: (options) => createWasmCore(options),
  js: (options) => Promise.resolve(new JsCore(options)),
};

/** A request whose call has returned. */
function pending(core: CompletionCore, { line = 0, call = 0 } = {}): number {
  const id = core.begin(line, call);
  expect(core.returned(id, id)).toBe('pending');
  return id;
}

/** Everything in the ring, oldest first: id and result of a completion, 0 and cookie of an event. */
function drain(core: CompletionCore): [id: number, value: number][] {
  const cells: [number, number][] = [];
  for (let count = core.drain(); count > 0; count = core.drain())
    for (let n = 0; n < count; n++) cells.push([core.cells[2 * n]!, core.cells[2 * n + 1]!]);
  return cells;
}

function drainedIds(core: CompletionCore): number[] {
  return drain(core).map(([id]) => id);
}

describe.each(Object.entries(CORES))('the %s core', (kind, make) => {
  const small = (options: CoreOptions = {}): Promise<CompletionCore> => make({ slots: SLOTS, ...options });

  it('says what it is', async () => {
    const core = await make({});
    expect(core).toMatchObject({ kind, slots: 4096, limit: 3584, outstanding: 0 });
    expect(core.moduleBytes > 0).toBe(kind === 'wasm');
    expect(core.jsReason).toBe(kind === 'wasm' ? undefined : 'asked');
  });

  it.each([0, 128, 300, 131072, 4096.5, NaN])('takes no table of %d slots', async (slots) => {
    await expect(async () => make({ slots })).rejects.toThrow(RangeError);
  });

  it.each([0, LAST_GENERATION + 1, 1.5])('takes no first generation %d', async (firstGeneration) => {
    await expect(async () => small({ firstGeneration })).rejects.toThrow(RangeError);
  });

  it('fills the largest table', async () => {
    const core = await make({ slots: 65536 });
    const ids = Array.from({ length: core.limit }, (_, n) => core.begin(n % LINES, n % CALLS));
    for (const id of ids) core.returned(id, id);
    expect(new Set(ids).size).toBe(57344);
    expect(core.begin(0, 0)).toBe(0);
    for (const id of ids) core.complete(id, 0);
    expect(drainedIds(core)).toEqual(ids);
    expect(core.outstanding).toBe(0);
  });

  describe('a request', () => {
    it('completes after its return', async () => {
      const core = await small();
      const id = core.begin(3, 7);
      expect(core.returned(id, id)).toBe('pending');
      expect(core.drain()).toBe(0);
      expect(core.complete(id, BUSY)).toBe('posted');
      expect(core.outstanding).toBe(1);
      expect(drain(core)).toEqual([[id, BUSY]]);
      expect(core.outstanding).toBe(0);
    });

    it('that completes in its call is kept until the return', async () => {
      const core = await small();
      const [early, other] = [core.begin(0, 0), pending(core)];
      expect(core.complete(early, 0)).toBe('early');
      expect(core.drain()).toBe(0);
      core.complete(other, 0);
      expect(core.returned(early, early)).toBe('early');
      expect(drainedIds(core)).toEqual([other, early]);
    });

    it.each([
      ['a negative result', -1, 'refused'],
      ['the lowest result', -0x80000000, 'refused'],
      ['0', 0, 'fault'],
      ['a foreign id', 0x7fffffff, 'fault'],
    ] as const)('ends with a return of %s, completed early or not', async (_, result, verdict) => {
      const core = await small();
      const [first, second] = [core.begin(1, 2), core.begin(1, 2)];
      core.complete(second, 0);
      expect(core.returned(first, result)).toBe(verdict);
      expect(core.returned(second, result)).toBe(verdict);
      expect(core).toMatchObject({ outstanding: 0 });
      expect(core.drain()).toBe(0);
      expect([core.failLine(1, BUSY), core.failCall(2, BUSY)]).toEqual([0, 0]);
      expect([core.complete(first, 0), core.complete(second, 0)]).toEqual(['stale', 'stale']);
    });

    it('takes the id of another live request for a fault', async () => {
      const core = await small();
      const [first, second] = [core.begin(0, 0), core.begin(0, 0)];
      expect(core.returned(first, second)).toBe('fault');
      expect(core.returned(second, second)).toBe('pending');
    });

    it('is in its call once', async () => {
      const core = await small();
      const id = pending(core);
      expect(core.returned(id, id)).toBe('stale');
      expect(core.returned(id, -1)).toBe('stale');
      core.complete(id, 0);
      expect(core.returned(id, id)).toBe('stale');
      drain(core);
      expect(core.returned(id, id)).toBe('stale');
    });

    it('completes once', async () => {
      const core = await small();
      const [early, late] = [core.begin(0, 0), pending(core)];
      expect(core.complete(early, 0)).toBe('early');
      expect(core.complete(early, BUSY)).toBe('duplicate');
      core.complete(late, 0);
      expect(core.complete(late, BUSY)).toBe('duplicate');
      core.returned(early, early);
      expect(core.complete(early, BUSY)).toBe('duplicate');
      expect(drain(core).map(([, result]) => result)).toEqual([0, 0]);
      expect(core.complete(late, 0)).toBe('stale');
    });

    it('does not take a positive completion', async () => {
      const core = await small();
      const id = pending(core);
      expect(core.complete(id, 1)).toBe('invalid');
      expect(core.complete(12345, 1)).toBe('invalid');
      expect(core.complete(id, 0)).toBe('posted');
    });
  });

  it.each([0, -1, 1, 255, 256, 0x7fffffff, -0x80000000, -0x7fffff00])(
    'knows no request %d in a new table',
    async (id) => {
      const core = await small();
      expect(core.complete(id, 0)).toBe('stale');
      expect(core.returned(id, id)).toBe('stale');
      expect(core.setDeadline(id, 1)).toBe(false);
      expect(core.nextDeadline()).toBe(Infinity);
    },
  );

  it('takes every number as its low 32 bits', async () => {
    const core = await small();
    const id = core.begin(2 ** 32 + 1, 5.9);
    expect(core.returned(id + 2 ** 32, id + 0.5)).toBe('pending');
    expect(core.failLine(1, 0xfffffffb)).toBe(1);
    expect(drain(core)).toEqual([[id, BUSY]]);
  });

  it.each([
    [-1, 0],
    [LINES, 0],
    [0, -1],
    [0, CALLS],
  ])('begins nothing on line %d, call %d', async (line, call) => {
    const core = await small();
    expect(core.begin(line, call)).toBe(0);
    expect(core.failLine(line, -1) + core.failCall(call, -1)).toBe(0);
    expect(core.outstanding).toBe(0);
  });

  it('is full at seven eighths, until a cell is handed out', async () => {
    const core = await small();
    const ids = Array.from({ length: LIMIT }, () => pending(core));
    expect(core.begin(0, 0)).toBe(0);
    core.complete(ids[0]!, 0);
    expect(core.begin(0, 0)).toBe(0);
    expect(core.drain()).toBe(1);
    expect(core.begin(0, 0)).toBeGreaterThan(0);
    expect(core.begin(0, 0)).toBe(0);
  });

  describe('the ring', () => {
    it('hands out completions and events in the order of their release', async () => {
      const core = await small();
      const [first, second] = [pending(core), pending(core)];
      core.event(10);
      core.complete(second, 0);
      core.event(11);
      core.complete(first, 0);
      expect(drainedIds(core)).toEqual([0, second, 0, first]);
      for (const cookie of [0, 0x7fffffff, -7, 2 ** 32 + 5]) core.event(cookie);
      expect(drain(core)).toEqual([0, 0x7fffffff, 0x7ffffff9, 5].map((cookie) => [0, cookie]));
    });

    it('hands out 32 cells at once, and holds the slots of the others', async () => {
      const core = await small();
      const ids = Array.from({ length: 80 }, () => pending(core));
      for (const id of ids) core.complete(id, BUSY);
      expect([core.drain(), core.outstanding]).toEqual([32, 48]);
      expect([...core.cells]).toEqual(ids.slice(0, 32).flatMap((id) => [id, BUSY]));
      expect([core.complete(ids[31]!, 0), core.complete(ids[32]!, 0)]).toEqual(['stale', 'duplicate']);
      expect([core.drain(), core.drain(), core.drain(), core.outstanding]).toEqual([32, 16, 0, 0]);
    });

    it('has events wait without loss when their cells are taken, and completions not', async () => {
      const core = await small();
      const ids = Array.from({ length: LIMIT }, () => pending(core));
      for (let cookie = 0; cookie < SLOTS; cookie++) expect(core.event(cookie)).toBe(true);
      expect(core.event(999)).toBe(false);
      for (const id of ids) expect(core.complete(id, 0)).toBe('posted');
      expect(core.drain()).toBe(32);
      for (let cookie = 999; cookie < 999 + 32; cookie++) expect(core.event(cookie)).toBe(true);
      expect(core.event(2000)).toBe(false);
      const cells = drain(core);
      expect(cells.map(([id]) => id)).toEqual([
        ...Array<number>(SLOTS - 32).fill(0),
        ...ids,
        ...Array<number>(32).fill(0),
      ]);
      expect(cells.at(-1)).toEqual([0, 1030]);
    });
  });

  describe.each(['line', 'call'] as const)('failing a %s', (group) => {
    const fail = (core: CompletionCore, key: number, result: number): number =>
      group === 'line' ? core.failLine(key, result) : core.failCall(key, result);

    it('completes what awaits completion in it, in the order of beginning', async () => {
      const core = await small();
      const [a, other, b, c, d] = [9, 8, 9, 9, 9].map((key) => core.begin(key, key)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      for (const id of [d, other, a, b]) core.returned(id, id);
      core.complete(b, 0);
      expect(fail(core, 9, BUSY)).toBe(3);
      expect(fail(core, 9, BUSY)).toBe(0);
      expect(core.complete(c, 0)).toBe('duplicate');
      expect(core.returned(c, c)).toBe('early');
      expect(drain(core)).toEqual([
        [b, 0],
        [a, BUSY],
        [d, BUSY],
        [c, BUSY],
      ]);
      expect(core.complete(other, 0)).toBe('posted');
    });

    it('completes what joined after the last had left, behind the others', async () => {
      const core = await small();
      const [first, last] = [core.begin(9, 9), core.begin(9, 9)];
      core.returned(last, -1);
      const joined = core.begin(9, 9);
      for (const id of [first, joined]) core.returned(id, id);
      expect(fail(core, 9, BUSY)).toBe(2);
      expect(drainedIds(core)).toEqual([first, joined]);
    });

    it('reaches the last of them, and lets nothing through with a positive result', async () => {
      const core = await small();
      const last = group === 'line' ? LINES - 1 : CALLS - 1;
      const id = core.begin(group === 'line' ? last : 0, group === 'call' ? last : 0);
      expect(fail(core, last, 1)).toBe(0);
      expect(fail(core, last, 0)).toBe(1);
      expect(core.returned(id, id)).toBe('early');
    });
  });

  it('has no call 0 to fail', async () => {
    const core = await small();
    const id = pending(core);
    expect(core.failCall(0, BUSY)).toBe(0);
    expect(core.complete(id, 0)).toBe('posted');
  });

  describe('deadlines', () => {
    const TIMEOUT = -9;

    it('complete what is due, not a moment early', async () => {
      const core = await small();
      const id = pending(core);
      expect(core.nextDeadline()).toBe(Infinity);
      expect(core.setDeadline(id, 1000.25)).toBe(true);
      expect(core.nextDeadline()).toBe(1001);
      expect(core.expire(1000.75, TIMEOUT)).toBe(0);
      expect(core.nextDeadline()).toBe(1001);
      expect(core.expire(1001.5, TIMEOUT)).toBe(1);
      expect(core.nextDeadline()).toBe(Infinity);
      expect(drain(core)).toEqual([[id, TIMEOUT]]);
      expect(core.complete(id, 0)).toBe('stale');
    });

    it('complete a request in its call as early', async () => {
      const core = await small();
      const id = core.begin(0, 0);
      core.setDeadline(id, 5);
      expect(core.expire(5, TIMEOUT)).toBe(1);
      expect(core.setDeadline(id, 9)).toBe(false);
      expect(core.complete(id, 0)).toBe('duplicate');
      expect(core.returned(id, id)).toBe('early');
      expect(drain(core)).toEqual([[id, TIMEOUT]]);
    });

    it('go in steps of 64 ms, and in the order of setting within one, over many turns of the wheel', async () => {
      const core = await small();
      const turn = 512 * 64;
      const times = [5 * turn, 130, 5 * turn + 63, turn + 128, 128, 100 * turn, 64, 191, -3];
      const ids = times.map((at) => {
        const id = pending(core);
        core.setDeadline(id, at);
        return id;
      });
      expect(core.nextDeadline()).toBe(0);
      expect(core.expire(99 * turn, TIMEOUT)).toBe(8);
      expect(drainedIds(core)).toEqual([8, 6, 1, 4, 7, 3, 0, 2].map((n) => ids[n]));
      expect(core.nextDeadline()).toBe(100 * turn);
    });

    it('come with the return of an accepted request, or stay as they were', async () => {
      const core = await small();
      const [given, kept, takenOff, early, refused] = Array.from({ length: 5 }, () => core.begin(0, 0)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      for (const id of [kept, takenOff, early]) core.setDeadline(id, 300);
      core.complete(early, 0);
      expect(core.returned(given, given, 200)).toBe('pending');
      expect(core.returned(kept, kept)).toBe('pending');
      expect(core.returned(takenOff, takenOff, Infinity)).toBe('pending');
      expect(core.returned(early, early, 100)).toBe('early');
      expect(core.returned(refused, -1, 100)).toBe('refused');
      expect(core.returned(given, given, 5)).toBe('stale');
      drain(core);
      expect(core.nextDeadline()).toBe(200);
      expect(core.expire(200, TIMEOUT)).toBe(1);
      expect(core.nextDeadline()).toBe(300);
      expect(core.expire(Infinity, TIMEOUT)).toBe(1);
      expect(drainedIds(core)).toEqual([given, kept]);
    });

    it('are replaced, and end with the request', async () => {
      const core = await small();
      const [moved, completed, refused, failed] = [pending(core), pending(core), core.begin(0, 0), core.begin(1, 0)];
      for (const id of [moved, completed, refused, failed]) core.setDeadline(id, 100);
      core.setDeadline(moved, 50_000);
      core.complete(completed, 0);
      core.returned(refused, -1);
      core.failLine(1, -1);
      expect(core.nextDeadline()).toBeLessThanOrEqual(50_000);
      expect(core.expire(49_999, TIMEOUT)).toBe(0);
      expect(core.nextDeadline()).toBe(50_000);
      expect(core.setDeadline(completed, 1)).toBe(false);
      expect(core.setDeadline(refused, 1)).toBe(false);
    });

    it('that have all ended leave nothing behind', async () => {
      const core = await small();
      const id = pending(core);
      core.setDeadline(id, 10);
      core.complete(id, 0);
      core.setDeadline(pending(core), 5000);
      expect(core.nextDeadline()).toBe(5000);
    });

    it.each([Infinity, NaN, LAST_MS + 0.5, LAST_MS + 1, 1e300])('are taken off by %d', async (never) => {
      const core = await small();
      const id = pending(core);
      core.setDeadline(id, 7);
      expect(core.setDeadline(id, never)).toBe(true);
      expect(core.nextDeadline()).toBe(Infinity);
      expect(core.expire(Infinity, TIMEOUT)).toBe(0);
    });

    it.each([NaN, -Infinity, -1])('are not due at %d', async (now) => {
      const core = await small();
      core.setDeadline(pending(core), 0);
      expect(core.expire(now, TIMEOUT)).toBe(0);
      expect(core.expire(0, 1)).toBe(0);
      expect(core.expire(Infinity, TIMEOUT)).toBe(1);
    });

    it('far away are as good as near ones', async () => {
      const core = await small();
      const turn = 512 * 64;
      const times = [LAST_MS, LAST_MS - turn, 2 ** 32 + 7, 2 ** 31 + 7, 2 ** 38, 7].map((at) => {
        const id = pending(core);
        core.setDeadline(id, at);
        return [at, id] as const;
      });
      for (const [at, id] of times.toSorted(([a], [b]) => a - b)) {
        expect(core.expire(at - 1, TIMEOUT)).toBe(0);
        expect(core.nextDeadline()).toBe(at);
        expect(core.expire(at, TIMEOUT)).toBe(1);
        expect(drain(core)).toEqual([[id, TIMEOUT]]);
      }
    });
  });

  describe('ids', () => {
    it('begin again at the end of the generation space', async () => {
      const core = await small({ firstGeneration: LAST_GENERATION });
      const generationOf = (id: number): number => Math.floor(id / SLOTS);
      const begun = Array.from({ length: 3 * SLOTS }, () => {
        const id = core.begin(0, 0);
        core.returned(id, -1);
        return id;
      });
      expect(begun.every((id) => id > 0 && id <= 0x7fffffff)).toBe(true);
      expect(new Set(begun).size).toBe(begun.length);
      expect(begun.slice(0, SLOTS).every((id) => generationOf(id) === LAST_GENERATION)).toBe(true);
      expect(begun.slice(SLOTS, 2 * SLOTS).every((id) => generationOf(id) === 1)).toBe(true);
      expect(begun.slice(2 * SLOTS).every((id) => generationOf(id) === 2)).toBe(true);
      expect(core.complete(begun[0]!, 0)).toBe('stale');
    });

    it.each([
      [256, 276_824_031],
      [4096, 268_959_231],
      [65536, 268_460_031],
    ])('of a full table of %d slots come back after %d requests at the earliest', async (slots, bound) => {
      const core = await make({ slots });
      while (core.outstanding < core.limit - 1) core.begin(0, 0);
      const reserve = slots / 8 + 1;
      const begun = Array.from({ length: 3 * reserve }, () => {
        const id = core.begin(0, 0);
        core.returned(id, -1);
        return id;
      });
      // The slots of the reserve take turns, one generation a turn: a slot has begun all its generations after `bound` requests.
      expect(new Set(begun.slice(0, reserve).map((id) => id % slots)).size).toBe(reserve);
      expect(begun.slice(reserve).every((id, n) => id === begun[n]! + slots)).toBe(true);
      expect(reserve * (2 ** 31 / slots - 1)).toBe(bound);
    });
  });
});
