import { expect } from 'vitest';
import { nullLog } from '../../../src/base/log.js';
import { seededRandom } from '../../../src/base/random.js';
import { SimulatedScheduler } from '../../../src/base/simulated-scheduler.js';
import type { BrokenProvider } from '../../../src/conformance/testing/broken-provider.js';
import { SampleProvider } from '../../../src/conformance/testing/sample-provider.js';
import type { CompletionCore } from '../../../src/core/completion-core.js';
import { createCore } from '../../../src/core/create-core.js';
import { Host } from '../../../src/host/host.js';
import type { Session } from '../../../src/host/session.js';
import type { HostCounters } from '../../../src/host/trace.js';
import { openLine, RecordingSink } from '../../../src/host/testing/world.js';
import { PHONEPRIVILEGE } from '../../../src/tspi/generated/constants.js';
import type { RoutedName } from '../../../src/tspi/method-parameters.js';
import { out, resultName, type Out } from '../../../src/tspi/result.js';

/** The client's handles. */
export const LINE = 1;
export const CALL = 3;
export const PHONE = 5;
/** The host's own limit for a request, ms. */
export const BACKSTOP_MS = 600_000;

/** One request that the client has begun: its id, and what its function returned. */
export interface Begun {
  readonly id: number;
  readonly result: number;
}

/** The real host with one client and a sample provider that breaks one rule. Nothing is open yet. */
export class Behind {
  readonly scheduler = new SimulatedScheduler();
  readonly sink = new RecordingSink();
  readonly host: Host;
  readonly session: Session;
  readonly provider: SampleProvider;
  /** Addresses that the dial policy was asked about, and that it refuses from now on where `blocks` is set. */
  readonly dialled: string[] = [];
  blocks: number | undefined;
  #nextId = 1;

  private constructor(
    readonly core: CompletionCore,
    readonly spoil: BrokenProvider['spoil'],
  ) {
    this.provider = new SampleProvider(this.scheduler);
    spoil(this.provider, { scheduler: this.scheduler, random: seededRandom(1), log: nullLog });
    this.host = new Host({
      core,
      scheduler: this.scheduler,
      dialGate: (address) => {
        this.dialled.push(address);
        return this.blocks as ReturnType<Host['dialGate']>;
      },
    });
    this.host.addProvider(this.provider);
    this.session = this.host.attach(this.sink);
  }

  static async with(spoil: BrokenProvider['spoil'], slots?: number): Promise<Behind> {
    return new Behind(await createCore(slots === undefined ? {} : { slots }), spoil);
  }

  /** The client opens the line, and hears what there is to hear. */
  async open(): Promise<void> {
    expect(openLine(this.session, LINE)).toBe(0);
    await this.scheduler.advance(0);
  }

  /** The client opens the phone as its owner. */
  openPhone(): number {
    return this.session.phoneOpen(0, PHONE, 0x00020000, 0, PHONEPRIVILEGE.OWNER);
  }

  /** Begins a request. */
  begin(run: (id: number) => number): Begun {
    const id = this.#nextId++;
    return { id, result: run(id) };
  }

  /** A function that is passed on; its result by name. */
  ask(name: RoutedName, args: readonly unknown[], value: Out<unknown> = out<unknown>(undefined)): string {
    const { id, result } = this.begin((page) => this.session.call(name, page, args, value));
    return result === id ? 'accepted' : resultName(result);
  }

  /** Opens the line and places a call; time passes until it is where the number leads: 100 answers, 102 does not. */
  async call(number = '100'): Promise<void> {
    await this.open();
    const { result, id } = this.begin((page) => this.session.lineMakeCall(page, LINE, CALL, number, 0, null));
    expect(result).toBe(id);
    await this.scheduler.advance(5000);
  }

  /** Drops the call, and lets time pass until it has ended. */
  async drop(): Promise<void> {
    const { result, id } = this.begin((page) => this.session.lineDrop(page, CALL));
    expect(result).toBe(id);
    await this.scheduler.advance(5000);
  }

  devSpecific(): Begun {
    return this.begin((id) => this.session.lineDevSpecific(id, LINE, 0, 0, new Uint8Array(1)));
  }

  replies(id: number): string[] {
    return this.sink.log.filter((line) => line.startsWith(`reply ${id} `));
  }

  /** States and other messages of calls. */
  get callMessages(): string[] {
    return this.sink.log.filter((line) => line.startsWith('LINE_CALL'));
  }

  /** What was counted: exactly these, and nothing is out. What is early is no fault. */
  counted(...names: (keyof HostCounters)[]): void {
    for (const [name, count] of Object.entries(this.host.counters)) {
      if (name === 'earlyCompletions') continue;
      if (names.includes(name as keyof HostCounters)) expect(count, name).toBeGreaterThan(0);
      else expect(count, name).toBe(0);
    }
    expect(this.core.outstanding).toBe(0);
  }
}

/** What comes of a broken provider behind the host. */
export interface Outcome {
  /** In words; where the host cannot know, or hides it by construction, why. */
  readonly so: string;
  readonly shows: (world: Behind) => void | Promise<void>;
}

/** By what the provider does. */
export type Outcomes = Readonly<Record<string, Outcome>>;

/** The states of a call that is answered and dropped. */
export const WHOLE_CALL = ['DIALING', 'PROCEEDING', 'RINGBACK', 'CONNECTED', 'IDLE'].map(
  (state) => `LINE_CALLSTATE ${CALL} ${state}`,
);
