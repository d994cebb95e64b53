import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMPLETE_VERDICTS, RETURN_VERDICTS, type CompletionCore } from './completion-core.js';
import { JsCore } from './js-core.js';
import { createWasmCore } from './wasm-core.js';

/** The smallest table, so that it fills up; lines, calls and times are few, so that they meet. */
const SLOTS = 256;
const LIMIT = 224;
const LAST_GENERATION = 2 ** 31 / SLOTS - 1;

interface ModelRequest {
  id: number;
  line: number;
  call: number;
  returned: boolean;
  result: number | undefined;
  deadline: number;
  /** Place of the deadline in the order of setting. */
  set: number;
}

/** `expect(…).toBe` where it matters only: a hundred thousand steps ask a million times. */
function same<T>(actual: T, expected: T): void {
  if (!Object.is(actual, expected)) expect(actual).toBe(expected);
}

/** The contract, naively: every request that is out in one array in begin order, the ring another. It is told the ids. */
class Model {
  out: ModelRequest[] = [];
  /** Id and result of a completion, 0 and cookie of an event. */
  ring: [id: number, value: number][] = [];
  issued = new Set<number>();
  freed: number[] = [];
  #sets = 0;

  get awaiting(): ModelRequest[] {
    return this.out.filter((request) => request.result === undefined);
  }

  find(id: number): ModelRequest | undefined {
    return this.out.find((request) => request.id === id);
  }

  begin(id: number, line: number, call: number): void {
    if (this.out.length === LIMIT) {
      same(id, 0);
      return;
    }
    same(id > 0 && id <= 0x7fffffff && !this.issued.has(id), true);
    same(this.freed.slice(-SLOTS / 8).includes(id % SLOTS), false);
    this.issued.add(id);
    this.out.push({ id, line, call, returned: false, result: undefined, deadline: Infinity, set: 0 });
  }

  returned(id: number, result: number, at: number): string {
    const request = this.find(id);
    if (!request || request.returned) return 'stale';
    if (result !== id) {
      this.#free(id);
      return result < 0 ? 'refused' : 'fault';
    }
    request.returned = true;
    if (request.result === undefined) {
      if (!Number.isNaN(at)) this.setDeadline(id, at);
      return 'pending';
    }
    this.#release(request);
    return 'early';
  }

  complete(id: number, result: number): string {
    if (result > 0) return 'invalid';
    const request = this.find(id);
    if (!request) return 'stale';
    if (request.result !== undefined) return 'duplicate';
    this.#settle(request, result);
    return request.returned ? 'posted' : 'early';
  }

  event(cookie: number): boolean {
    if (this.ring.filter(([id]) => id === 0).length === SLOTS) return false;
    this.ring.push([0, cookie]);
    return true;
  }

  setDeadline(id: number, at: number): boolean {
    const request = this.awaiting.find((candidate) => candidate.id === id);
    if (request) Object.assign(request, { deadline: Math.max(Math.ceil(at), 0), set: this.#sets++ });
    return request !== undefined;
  }

  earliest(): number {
    return Math.min(Infinity, ...this.awaiting.map((request) => request.deadline));
  }

  expire(now: number, result: number): number {
    const tick = (request: ModelRequest): number => Math.floor(request.deadline / 64);
    const due = this.awaiting.filter((request) => request.deadline <= now);
    return this.#settleAll(
      due.sort((a, b) => tick(a) - tick(b) || a.set - b.set),
      result,
    );
  }

  fail(group: 'line' | 'call', key: number, result: number): number {
    if (group === 'call' && key === 0) return 0;
    return this.#settleAll(
      this.awaiting.filter((request) => request[group] === key),
      result,
    );
  }

  drain(): string {
    const cells = this.ring.splice(0, 32);
    for (const [id] of cells) if (id !== 0) this.#free(id);
    return cells.join(' ');
  }

  #settleAll(requests: ModelRequest[], result: number): number {
    if (result > 0) return 0;
    for (const request of requests) this.#settle(request, result);
    return requests.length;
  }

  #settle(request: ModelRequest, result: number): void {
    request.result = result;
    if (request.returned) this.#release(request);
  }

  #release({ id, result = 0 }: ModelRequest): void {
    this.ring.push([id, result]);
  }

  #free(id: number): void {
    this.out = this.out.filter((request) => request.id !== id);
    this.freed.push(id % SLOTS);
  }
}

/** What a core hands out at once. */
function drained(core: CompletionCore): string {
  const count = core.drain();
  return Array.from({ length: count }, (_, n) => [core.cells[2 * n], core.cells[2 * n + 1]]).join(' ');
}

/** Both cores, held against each other and against the model at every step. */
class World {
  readonly model = new Model();
  readonly ids: number[] = [0];
  now = 0;

  constructor(
    readonly wasm: CompletionCore,
    readonly js: CompletionCore,
  ) {}

  /** Any id ever begun, live or not, counted from the latest; a negative choice stands for itself. */
  pick(choice: number): number {
    return choice < 0 ? choice : (this.ids.at(-1 - (choice % this.ids.length)) ?? 0);
  }

  both<T>(act: (core: CompletionCore) => T): T {
    const value = act(this.wasm);
    same(act(this.js), value);
    return value;
  }

  agree<T>(act: (core: CompletionCore) => T, expected: T): void {
    same(this.both(act), expected);
  }

  begin(line: number, call: number): void {
    const id = this.both((core) => core.begin(line, call));
    this.model.begin(id, line, call);
    if (id !== 0) this.ids.push(id);
  }

  returned(id: number, result: number, at = NaN): void {
    const verdict = this.model.returned(id, result, at);
    this.agree((core) => core.returned(id, result, at), verdict);
    seen.add(`returned ${verdict}`);
  }

  complete(id: number, result: number): void {
    const verdict = this.model.complete(id, result);
    this.agree((core) => core.complete(id, result), verdict);
    seen.add(`complete ${verdict}`);
  }

  event(cookie: number): void {
    const taken = this.model.event(cookie);
    this.agree((core) => core.event(cookie), taken);
    seen.add(`event ${taken ? 'taken' : 'not taken'}`);
  }

  setDeadline(id: number, at: number): void {
    this.agree((core) => core.setDeadline(id, at), this.model.setDeadline(id, at));
  }

  expire(result: number): void {
    this.agree((core) => core.expire(this.now, result), this.model.expire(this.now, result));
    if (result <= 0) this.agree((core) => core.nextDeadline(), this.model.earliest());
  }

  failLine(line: number, result: number): void {
    this.agree((core) => core.failLine(line, result), this.model.fail('line', line, result));
  }

  failCall(call: number, result: number): void {
    this.agree((core) => core.failCall(call, result), this.model.fail('call', call, result));
  }

  drain(): void {
    this.agree(drained, this.model.drain());
  }

  /** What must hold between any two steps. */
  check(): void {
    const earliest = this.model.earliest();
    this.agree((core) => core.outstanding, this.model.out.length);
    this.agree((core) => core.nextDeadline() <= earliest, true);
    this.agree((core) => core.nextDeadline() === Infinity, earliest === Infinity);
    if (this.model.out.length === LIMIT) seen.add('table full');
  }
}

/** What has come about in the run, lest it go round the interesting parts. */
const seen = new Set<string>();
const MUST_BE_SEEN = [
  ...RETURN_VERDICTS.map((verdict) => `returned ${verdict}`),
  ...COMPLETE_VERDICTS.map((verdict) => `complete ${verdict}`),
  'event taken',
  'event not taken',
  'table full',
];

type Step = (world: World) => void;

/** A step and its weight; a failing sequence is printed as the calls of `name`. */
function stepOf<T extends unknown[]>(
  weight: number,
  name: string,
  values: fc.Arbitrary<T>,
  act: (world: World, ...values: T) => void,
): { weight: number; arbitrary: fc.Arbitrary<Step> } {
  const arbitrary = values.map((chosen): Step => {
    const text = `${name}(${chosen.join(', ')})`;
    return Object.assign((world: World) => act(world, ...chosen), { [fc.toStringMethod]: () => text });
  });
  return { weight, arbitrary };
}

function times(count: number, act: (n: number) => void): void {
  for (let n = 0; n < count; n++) act(n);
}

const line = fc.nat({ max: 3 });
const call = fc.nat({ max: 4 });
const int32 = fc.integer();
/** Mostly the latest ids; sometimes any number at all. */
const choice = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 12 }) },
  { weight: 3, arbitrary: fc.nat({ max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ max: -1 }) },
);
const result = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, -1, -0x80000000) }, { weight: 1, arbitrary: int32 });
/** Within a tick, within a turn of the wheel, and some turns on. */
const delay = fc.oneof(fc.nat({ max: 300 }), fc.double({ min: -50, max: 200_000, noNaN: true }));

const step = fc.oneof(
  stepOf(6, 'begin', fc.tuple(line, call), (world, ...values) => world.begin(...values)),
  stepOf(6, 'request', fc.tuple(line, call), (world, ...values) => {
    world.begin(...values);
    world.returned(world.pick(0), world.pick(0));
  }),
  stepOf(1, 'burst', fc.tuple(fc.nat({ max: 90 }), line, call), (world, count, ...group) =>
    times(count, () => world.begin(...group)),
  ),
  stepOf(8, 'accept', fc.tuple(choice), (world, n) => world.returned(world.pick(n), world.pick(n))),
  stepOf(4, 'accept for a time', fc.tuple(choice, delay), (world, n, ms) =>
    world.returned(world.pick(n), world.pick(n), world.now + ms),
  ),
  stepOf(2, 'answer', fc.tuple(choice, result), (world, n, value) => world.returned(world.pick(n), value)),
  stepOf(1, 'answer foreign', fc.tuple(choice, choice), (world, n, m) => world.returned(world.pick(n), world.pick(m))),
  stepOf(10, 'complete', fc.tuple(choice, result), (world, n, value) => world.complete(world.pick(n), value)),
  stepOf(1, 'another generation', fc.tuple(choice, fc.constantFrom(-2, -1, 1, 2)), (world, n, generations) => {
    const id = (world.pick(n) + generations * SLOTS) | 0;
    world.returned(id, id);
    world.complete(id, 0);
    world.setDeadline(id, world.now);
  }),
  stepOf(2, 'event', fc.tuple(fc.constantFrom(1, 2, 100), fc.nat()), (world, count, cookie) =>
    times(count, () => world.event(cookie)),
  ),
  stepOf(8, 'setDeadline', fc.tuple(choice, delay), (world, n, ms) => world.setDeadline(world.pick(n), world.now + ms)),
  stepOf(3, 'expire', fc.tuple(delay, result), (world, ms, value) => {
    world.now += Math.max(0, ms);
    world.expire(value);
  }),
  stepOf(1, 'failLine', fc.tuple(line, result), (world, ...values) => world.failLine(...values)),
  stepOf(1, 'failCall', fc.tuple(call, result), (world, ...values) => world.failCall(...values)),
  stepOf(2, 'drain', fc.tuple(fc.nat({ max: 8 })), (world, count) => times(count, () => world.drain())),
);

it('holds the contract through 100,000 arbitrary steps, both cores alike', { timeout: 60_000 }, async () => {
  let steps = 0;
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 500, maxLength: 550, size: 'max' }),
    fc.constantFrom(1, LAST_GENERATION),
    async (sequence, firstGeneration) => {
      const options = { slots: SLOTS, firstGeneration };
      const world = new World(await createWasmCore(options), new JsCore(options));
      for (const act of sequence) {
        act(world);
        world.check();
        steps++;
      }
      times(world.model.ring.length / 32 + 1, () => world.drain());
      world.check();
    },
  );
  await fc.assert(property, { numRuns: 200 });
  expect(steps).toBeGreaterThanOrEqual(100_000);
  expect([...seen].sort()).toEqual(MUST_BE_SEEN.sort());
});
