import { expect, it } from 'vitest';
import { COMPLETE_VERDICTS, RETURN_VERDICTS, type CompletionCore } from './completion-core.js';
import { JsCore } from './js-core.js';
import { createWasmCore } from './wasm-core.js';

const SLOTS = 256;
const LIMIT = 224;
const BATCH = 32;
const LAST_GENERATION = 2 ** 31 / SLOTS - 1;
const RUNS = 100;
const STEPS_PER_RUN = 100_000;

/** A linear congruential generator (Numerical Recipes): the same seed takes the same steps. */
class Dice {
  constructor(private seed: number) {}

  /** A whole number from 0 to `below - 1`. */
  roll(below: number): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((this.seed >>> 8) / 2 ** 24) * below);
  }
}

interface Known {
  readonly line: number;
  readonly call: number;
  returned: boolean;
  result: number | undefined;
  deadline: number;
  set: number;
}

/** The contract over plain collections: what is out, by id in the order of beginning, and the ring as a list. */
class Model {
  readonly out = new Map<number, Known>();
  ring: [id: number, value: number][] = [];
  events = 0;
  readonly freedAt = new Array<number>(SLOTS).fill(-SLOTS);
  freed = 0;
  sets = 0;

  begun(id: number, line: number, call: number): boolean {
    if (this.out.size === LIMIT) return id === 0;
    if (id <= 0 || id > 0x7fffffff || this.out.has(id)) return false;
    if (this.freed - this.freedAt[id % SLOTS]! < SLOTS / 8) return false;
    this.out.set(id, { line, call, returned: false, result: undefined, deadline: Infinity, set: 0 });
    return true;
  }

  returned(id: number, result: number, at: number): string {
    const known = this.out.get(id);
    if (known === undefined || known.returned) return 'stale';
    if (result !== id) {
      this.#free(id);
      return result < 0 ? 'refused' : 'fault';
    }
    known.returned = true;
    if (known.result !== undefined) {
      this.ring.push([id, known.result]);
      return 'early';
    }
    if (!Number.isNaN(at)) this.setDeadline(id, at);
    return 'pending';
  }

  complete(id: number, result: number): string {
    const known = this.out.get(id);
    if (result > 0) return 'invalid';
    if (known === undefined) return 'stale';
    if (known.result !== undefined) return 'duplicate';
    this.#settle(id, known, result);
    return known.returned ? 'posted' : 'early';
  }

  event(cookie: number): boolean {
    if (this.events === SLOTS) return false;
    this.events++;
    this.ring.push([0, cookie]);
    return true;
  }

  setDeadline(id: number, at: number): boolean {
    const known = this.out.get(id);
    if (known === undefined || known.result !== undefined) return false;
    known.deadline = at <= 2 ** 39 - 1 ? Math.max(0, Math.ceil(at)) : Infinity;
    known.set = this.sets++;
    return true;
  }

  earliest(): number {
    let earliest = Infinity;
    for (const { result, deadline } of this.out.values())
      if (result === undefined && deadline < earliest) earliest = deadline;
    return earliest;
  }

  expire(now: number, result: number): number {
    const due = this.#awaiting(({ deadline }) => deadline <= now);
    due.sort(([, a], [, b]) => Math.floor(a.deadline / 64) - Math.floor(b.deadline / 64) || a.set - b.set);
    return this.#settleAll(due, result);
  }

  failLine(line: number, result: number): number {
    return this.#settleAll(
      this.#awaiting((known) => known.line === line),
      result,
    );
  }

  failCall(call: number, result: number): number {
    return this.#settleAll(
      this.#awaiting((known) => known.call === call && call !== 0),
      result,
    );
  }

  drain(): [id: number, value: number][] {
    const cells = this.ring.splice(0, BATCH);
    for (const [id] of cells) {
      if (id === 0) this.events--;
      else this.#free(id);
    }
    return cells;
  }

  #awaiting(wanted: (known: Known) => boolean): [number, Known][] {
    return [...this.out].filter(([, known]) => known.result === undefined && wanted(known));
  }

  #settleAll(requests: [number, Known][], result: number): number {
    if (result > 0) return 0;
    for (const [id, known] of requests) this.#settle(id, known, result);
    return requests.length;
  }

  #settle(id: number, known: Known, result: number): void {
    known.result = result;
    if (known.returned) this.ring.push([id, result]);
  }

  #free(id: number): void {
    this.out.delete(id);
    this.freedAt[id % SLOTS] = this.freed++;
  }
}

const RESULTS = [0, -1, -9, -0x80000000, 1, 0x7fffffff];
const DELAYS = [10, 200, 5_000, 40_000, 2_000_000];
/** Steps of a mood out of 64: how many begin, accept, complete, end in other ways; the rest drain. */
const MOODS = [
  [30, 20, 6, 6],
  [12, 12, 24, 12],
  [8, 8, 16, 4],
  [20, 18, 18, 6],
] as const;

/** Both cores and the model, one step at a time. */
class World {
  readonly model = new Model();
  readonly seen = new Set<string>();
  readonly #ids: number[] = [0];
  #now = 0;

  constructor(
    readonly cores: readonly CompletionCore[],
    readonly dice: Dice,
  ) {}

  step(mood: (typeof MOODS)[number]): void {
    const [begins, accepts, completions, ends] = mood;
    const roll = this.dice.roll(64);
    if (roll < begins) this.#begin();
    else if (roll < begins + accepts) this.#return();
    else if (roll < begins + accepts + completions) this.#complete();
    else if (roll < begins + accepts + completions + ends) this.#end();
    else this.#drain();
  }

  /** What must hold between any two steps. */
  check(): void {
    const earliest = this.model.earliest();
    for (const core of this.cores) {
      same(core.outstanding, this.model.out.size, 'outstanding');
      same(core.nextDeadline() <= earliest, true, 'nextDeadline');
      same(core.nextDeadline() === Infinity, earliest === Infinity, 'nextDeadline');
    }
  }

  #all<T>(what: string, expected: T, act: (core: CompletionCore) => T): void {
    for (const core of this.cores) same(act(core), expected, what);
  }

  #begin(): void {
    const [line, call] = [this.dice.roll(4), this.dice.roll(5)];
    const id = this.cores[0]!.begin(line, call);
    for (const core of this.cores.slice(1)) same(core.begin(line, call), id, 'begin');
    same(this.model.begun(id, line, call), true, 'begin');
    if (id === 0) this.seen.add('full');
    else if (this.#ids.push(id) > 2048) this.#ids.splice(0, 1024);
  }

  #return(): void {
    const id = this.#anyId();
    const odd = this.dice.roll(8) === 0;
    const result = odd ? this.#oddResult() : id;
    const at = this.dice.roll(3) === 0 ? NaN : this.#time();
    const verdict = this.model.returned(id, result, at);
    this.#all('returned', verdict, (core) => core.returned(id, result, at));
    this.seen.add(`returned ${verdict}`);
  }

  #complete(): void {
    const id = this.#anyId();
    const result = RESULTS[this.dice.roll(RESULTS.length)]!;
    const verdict = this.model.complete(id, result);
    this.#all('complete', verdict, (core) => core.complete(id, result));
    this.seen.add(`complete ${verdict}`);
  }

  /** Events, deadlines, expiry and failure. */
  #end(): void {
    const result = RESULTS[this.dice.roll(RESULTS.length)]!;
    const kind = this.dice.roll(16);
    if (kind < 6) {
      const id = this.#anyId();
      const at = this.#time();
      this.#all('setDeadline', this.model.setDeadline(id, at), (core) => core.setDeadline(id, at));
    } else if (kind < 10) {
      this.#now += this.dice.roll(DELAYS[this.dice.roll(4)]!);
      const count = this.model.expire(this.#now, result);
      this.#all('expire', count, (core) => core.expire(this.#now, result));
      if (result <= 0) this.#all('nextDeadline', this.model.earliest(), (core) => core.nextDeadline());
      if (count > 0) this.seen.add('expired');
    } else if (kind < 14) {
      for (let count = this.dice.roll(60); count > 0; count--) {
        const cookie = this.dice.roll(2 ** 24);
        const taken = this.model.event(cookie);
        this.#all('event', taken, (core) => core.event(cookie));
        this.seen.add(`event ${taken ? 'taken' : 'not taken'}`);
      }
    } else if (kind === 14) {
      const line = this.dice.roll(4);
      this.#all('failLine', this.model.failLine(line, result), (core) => core.failLine(line, result));
    } else {
      const call = this.dice.roll(5);
      this.#all('failCall', this.model.failCall(call, result), (core) => core.failCall(call, result));
    }
  }

  #drain(): void {
    const cells = this.model.drain();
    for (const core of this.cores) {
      same(core.drain(), cells.length, 'drain');
      cells.forEach(([id, value], n) => {
        same(core.cells[2 * n], id, 'id of a cell');
        same(core.cells[2 * n + 1], value, 'value of a cell');
      });
    }
  }

  /** Mostly one of the latest; sometimes an old one, one of the next generation, or no id at all. */
  #anyId(): number {
    const kind = this.dice.roll(32);
    const id = this.#ids[this.#ids.length - 1 - this.dice.roll(Math.min(this.#ids.length, kind < 20 ? 24 : 1500))]!;
    if (kind > 29) return (id + SLOTS) | 0;
    return kind === 29 ? -id : id;
  }

  #oddResult(): number {
    return this.dice.roll(2) === 0 ? this.#anyId() : RESULTS[this.dice.roll(RESULTS.length)]!;
  }

  #time(): number {
    const kind = this.dice.roll(16);
    if (kind === 0) return Infinity;
    if (kind === 1) return this.#now - 100;
    return this.#now + this.dice.roll(DELAYS[this.dice.roll(DELAYS.length)]! * 4) / 4;
  }
}

function same<T>(actual: T, expected: T, what: string): void {
  if (!Object.is(actual, expected)) expect(actual, what).toBe(expected);
}

it('holds the contract through ten million steps, both cores alike', async () => {
  let steps = 0;
  const seen = new Set<string>();
  for (let run = 0; run < RUNS; run++) {
    const options = { slots: SLOTS, firstGeneration: run % 2 === 0 ? 1 : LAST_GENERATION - run };
    const world = new World([await createWasmCore(options), new JsCore(options)], new Dice(run + 1));
    for (let step = 0; step < STEPS_PER_RUN; step++, steps++) {
      world.step(MOODS[(step >> 9) % MOODS.length]!);
      if (step % 16 === 0) world.check();
    }
    for (const thing of world.seen) seen.add(thing);
  }
  expect(steps).toBe(10_000_000);
  expect([...seen].sort()).toEqual(
    [
      ...RETURN_VERDICTS.map((verdict) => `returned ${verdict}`),
      ...COMPLETE_VERDICTS.map((verdict) => `complete ${verdict}`),
      'event taken',
      'event not taken',
      'expired',
      'full',
    ].sort(),
  );
});
