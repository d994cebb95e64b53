import { LINECALLSTATE } from '../tspi/generated/constants.js';
import type { HdCall, HdLine } from '../tspi/result.js';
import type { Bench } from './bench.js';
import { invocations } from './invocations/all.js';
import type { Invocation, Slots } from './invocations/invocation.js';
import { must, Unreached } from './outcome.js';
import type { Stages } from './stages.js';
import type { TrackedCall } from './tracked.js';

/** Nobody's handle. */
const FOREIGN = 0x0fff_fff1 as HdCall;
/** Longest pause between two operations, ms. */
const LONGEST_PAUSE_MS = 3000;
/** How long a provider may need for what went before, ms. */
const REST_MS = 60_000;

/** What is done, and how often beside the others. */
interface Operation {
  readonly weight: number;
  readonly run: (at: Operations) => void | Promise<void>;
}

/** Operations in no order, on calls in any state: what holds at every moment must hold all the same. */
export class Operations {
  readonly #functions: readonly Invocation[];
  #slots!: Slots;

  constructor(
    private readonly stages: Stages,
    private readonly bench: Bench,
  ) {
    const { functions } = bench.subject;
    this.#functions = invocations.filter(({ name, stage }) => functions[name] === 'implemented' && stage !== 'session');
  }

  /** @returns How many operations were carried out. */
  async run(count: number): Promise<number> {
    const { bench } = this;
    await this.open();
    const total = OPERATIONS.reduce((sum, { weight }) => sum + weight, 0);
    for (let done = 0; done < count; done++) {
      let dice = bench.dice(total);
      const chosen = OPERATIONS.find(({ weight }) => (dice -= weight) < 0);
      try {
        await chosen?.run(this);
      } catch (error) {
        // What broke a rule has been noted; the next operation is one on a provider that goes on.
        if (!(error instanceof Unreached)) throw error;
      }
    }
    return count;
  }

  /** Opens the first line and the first phone. */
  async open(): Promise<void> {
    this.#slots = await this.stages.reach('line');
    if (this.bench.phoneDevices.length > 0)
      this.#slots = { ...this.#slots, phone: (await this.stages.reach('phone')).phone };
  }

  async reopen(): Promise<void> {
    const { witness } = this.bench;
    for (const line of witness.lines.values()) if (!line.closed) this.bench.closeLine(line);
    for (const phone of witness.phones.values()) if (!phone.closed) this.bench.closePhone(phone);
    this.bench.world.farEndHangsUp?.();
    await this.bench.pass(REST_MS);
    await this.open();
  }

  /** Any function, on any calls. */
  call(name?: string): void {
    const list = name === undefined ? this.#functions : this.#functions.filter((one) => one.name === name);
    const chosen = list[this.bench.dice(Math.max(1, list.length))];
    const slots = { ...this.#slots, call: this.#anyCall(), other: this.#anyCall() };
    chosen?.invoke(this.bench, slots, this.stages.capabilities);
  }

  closeCall(): void {
    const call = this.bench.witness.callOf(this.#anyCall());
    if (call !== undefined) this.bench.closeCall(call);
  }

  async pause(): Promise<void> {
    await this.bench.pass(this.bench.dice(LONGEST_PAUSE_MS));
  }

  outside(): void {
    const { world } = this.bench;
    const deeds = [world.ring, world.farEndHangsUp, (): void => world.farEndSends?.('12#'), world.ring];
    deeds[this.bench.dice(deeds.length)]?.();
  }

  /** Calls that are over are closed, as a host does; else they would pile up. */
  tidy(): void {
    for (const call of this.#open())
      if (call.state === LINECALLSTATE.IDLE || call.phase === 'dead') this.bench.closeCall(call);
  }

  #anyCall(): HdCall {
    const open = this.#open().filter(({ phase }) => phase !== 'dead');
    return (open[this.bench.dice(open.length + 1)]?.hdCall ?? FOREIGN) as HdCall;
  }

  #open(): TrackedCall[] {
    return [...this.bench.witness.calls.values()].filter(({ closed, hdCall }) => !closed && hdCall !== 0);
  }
}

const OPERATIONS: readonly Operation[] = [
  { weight: 24, run: (at) => at.pause() },
  {
    weight: 26,
    run: (at) => {
      at.call();
    },
  },
  {
    weight: 10,
    run: (at) => {
      at.call('lineMakeCall');
    },
  },
  {
    weight: 8,
    run: (at) => {
      at.call('lineAnswer');
    },
  },
  {
    weight: 8,
    run: (at) => {
      at.call('lineDrop');
    },
  },
  {
    weight: 8,
    run: (at) => {
      at.outside();
    },
  },
  {
    weight: 8,
    run: (at) => {
      at.closeCall();
    },
  },
  {
    weight: 7,
    run: (at) => {
      at.tidy();
    },
  },
  { weight: 1, run: (at) => at.reopen() },
];

/** Random operations, then one call that must go through. @returns What was done, in words. */
export async function randomOperations(stages: Stages, bench: Bench, count: number): Promise<string> {
  const operations = new Operations(stages, bench);
  const done = await operations.run(count);
  await operations.reopen();
  const [line] = [...bench.witness.lines.values()].filter(({ closed }) => !closed);
  must(line !== undefined, 'no line is open in the end');
  await stages.connected(line.htLine, line.hdLine as HdLine);
  return `${done} operations, ${bench.witness.requests.size} requests, ${bench.witness.told} completions and events`;
}
