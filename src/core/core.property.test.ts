import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell, CompletionCore } from './completion-core.js';
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
  cookie: number;
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
  ring: Cell[] = [];
  issued = new Set<number>();
  freed: number[] = [];
  #sets = 0;

  get awaiting(): ModelRequest[] {
    return this.out.filter((request) => request.result === undefined);
  }

  find(id: number): ModelRequest | undefined {
    return this.out.find((request) => request.id === id);
  }

  begin(id: number, line: number, call: number, cookie: number): void {
    if (this.out.length === LIMIT) {
      same(id, 0);
      return;
    }
    same(id > 0 && id <= 0x7fffffff && !this.issued.has(id), true);
    same(this.freed.slice(-SLOTS / 8).includes(id % SLOTS), false);
    this.issued.add(id);
    this.out.push({ id, line, call, cookie, returned: false, result: undefined, deadline: Infinity, set: 0 });
  }

  returned(id: number, result: number): string {
    const request = this.find(id);
    if (!request || request.returned) return 'stale';
    if (result !== id) {
      this.#free(id);
      return result < 0 ? 'refused' : 'fault';
    }
    request.returned = true;
    if (request.result === undefined) return 'pending';
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
    if (this.ring.filter((cell) => cell.id === 0).length === SLOTS) return false;
    this.ring.push({ id: 0, result: 0, cookie });
    return true;
  }

  setDeadline(id: number, at: number): boolean {
    const request = this.awaiting.find((candidate) => candidate.id === id);
    if (request) Object.assign(request, { deadline: Math.max(at, 0), set: this.#sets++ });
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

  next(): string {
    const cell = this.ring.shift();
    if (cell && cell.id !== 0) this.#free(cell.id);
    return cell ? textOf(cell) : 'empty';
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

  #release({ id, result = 0, cookie }: ModelRequest): void {
    this.ring.push({ id, result, cookie });
  }

  #free(id: number): void {
    this.out = this.out.filter((request) => request.id !== id);
    this.freed.push(id % SLOTS);
  }
}

function textOf({ id, result, cookie }: Cell): string {
  return `${id}: ${result}, ${cookie}`;
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

  /** Any id ever begun, live or not, or a number that never was one. */
  pick(choice: number): number {
    return choice < 0 ? choice : (this.ids.at(-1 - (choice % this.ids.length)) ?? 0);
  }

  both<T>(act: (core: CompletionCore) => T): T {
    const value = act(this.wasm);
    same(act(this.js), value);
    return value;
  }

  begin(line: number, call: number, cookie: number): void {
    const id = this.both((core) => core.begin(line, call, cookie));
    this.model.begin(id, line, call, cookie);
    if (id !== 0) this.ids.push(id);
  }

  returned(id: number, result: number): void {
    same(
      this.both((core) => core.returned(id, result)),
      this.model.returned(id, result),
    );
  }

  drain(count: number): void {
    for (let n = 0; n < count; n++)
      same(
        this.both((core) => (core.next() ? textOf(core.cell) : 'empty')),
        this.model.next(),
      );
  }

  /** What must hold between any two steps. */
  check(): void {
    same(
      this.both((core) => core.outstanding),
      this.model.out.length,
    );
    same(
      this.both((core) => core.nextDeadline() === Infinity),
      this.model.earliest() === Infinity,
    );
    same(
      this.both((core) => core.nextDeadline() <= this.model.earliest()),
      true,
    );
  }
}

type Step = (world: World) => void;

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
const delay = fc.oneof(fc.nat({ max: 300 }), fc.double({ min: -50, max: 200_000, noNaN: true }));

const begin: fc.Arbitrary<Step> = fc.tuple(line, call, int32).map((values) => (world) => world.begin(...values));
const accept: fc.Arbitrary<Step> = choice.map((n) => (world) => world.returned(world.pick(n), world.pick(n)));
const answer: fc.Arbitrary<Step> = fc.tuple(choice, fc.oneof(result, choice)).map(
  ([n, value]) =>
    (world) =>
      world.returned(world.pick(n), value),
);
const request: fc.Arbitrary<Step> = fc.tuple(line, call, int32).map((values) => (world) => {
  world.begin(...values);
  world.returned(world.pick(0), world.pick(0));
});
const burst: fc.Arbitrary<Step> = fc.tuple(fc.nat({ max: 90 }), line, call).map(([count, ...group]) => (world) => {
  for (let n = 0; n < count; n++) world.begin(...group, n);
});
const complete: fc.Arbitrary<Step> = fc.tuple(choice, result).map(([n, value]) => (world) => {
  const id = world.pick(n);
  same(
    world.both((core) => core.complete(id, value)),
    world.model.complete(id, value),
  );
});
const event: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(1, 2, 100), int32).map(([count, cookie]) => (world) => {
  for (let n = 0; n < count; n++)
    same(
      world.both((core) => core.event(cookie)),
      world.model.event(cookie),
    );
});
const setDeadline: fc.Arbitrary<Step> = fc.tuple(choice, delay).map(([n, ms]) => (world) => {
  const [id, at] = [world.pick(n), world.now + ms];
  same(
    world.both((core) => core.setDeadline(id, at)),
    world.model.setDeadline(id, at),
  );
});
const expire: fc.Arbitrary<Step> = fc.tuple(delay, result).map(([ms, value]) => (world) => {
  world.now += Math.max(0, ms);
  same(
    world.both((core) => core.expire(world.now, value)),
    world.model.expire(world.now, value),
  );
  if (value <= 0)
    same(
      world.both((core) => core.nextDeadline()),
      world.model.earliest(),
    );
});
const fail: fc.Arbitrary<Step> = fc.tuple(fc.boolean(), call, result).map(([byLine, key, value]) => (world) => {
  const count = world.both((core) => (byLine ? core.failLine(key, value) : core.failCall(key, value)));
  same(count, world.model.fail(byLine ? 'line' : 'call', key, value));
});
const drain: fc.Arbitrary<Step> = fc.nat({ max: 200 }).map((count) => (world) => world.drain(count));

const step = fc.oneof(
  { weight: 6, arbitrary: request },
  { weight: 6, arbitrary: begin },
  { weight: 8, arbitrary: accept },
  { weight: 3, arbitrary: answer },
  { weight: 10, arbitrary: complete },
  { weight: 8, arbitrary: setDeadline },
  { weight: 2, arbitrary: event },
  { weight: 3, arbitrary: expire },
  { weight: 1, arbitrary: burst },
  { weight: 1, arbitrary: fail },
  { weight: 2, arbitrary: drain },
);

it('holds the contract through 100,000 arbitrary steps, both cores alike', { timeout: 60_000 }, async () => {
  let steps = 0;
  const full = { table: 0, events: 0 };
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 400, maxLength: 600, size: 'max' }),
    fc.constantFrom(1, LAST_GENERATION),
    async (sequence, firstGeneration) => {
      const options = { slots: SLOTS, firstGeneration };
      const world = new World(await createWasmCore(options), new JsCore(options));
      for (const act of sequence) {
        act(world);
        world.check();
        steps++;
        if (world.model.out.length === LIMIT) full.table++;
        if (world.model.ring.length > SLOTS) full.events++;
      }
      world.drain(world.model.ring.length + 1);
      world.check();
    },
  );
  await fc.assert(property, { numRuns: 200, endOnFailure: true });
  expect(steps).toBeGreaterThan(80_000);
  console.log(steps, full);
});
