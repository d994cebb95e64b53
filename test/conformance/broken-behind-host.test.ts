import { describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../../src/base/simulated-scheduler.js';
import { nullLog } from '../../src/base/log.js';
import { seededRandom } from '../../src/base/random.js';
import {
  brokenEnds,
  brokenEvents,
  brokenRequests,
  type BrokenProvider,
} from '../../src/conformance/testing/broken-providers.js';
import { SampleProvider } from '../../src/conformance/testing/sample-provider.js';
import { createCore } from '../../src/core/create-core.js';
import type { CompletionCore } from '../../src/core/completion-core.js';
import { Host } from '../../src/host/host.js';
import type { Session } from '../../src/host/session.js';
import type { HostCounters } from '../../src/host/trace.js';
import { openLine, RecordingSink } from '../../src/host/testing/world.js';
import { LINEERR } from '../../src/tspi/generated/errors.js';

const LINE = 1;
/** The host's own limit for a request, ms. */
const BACKSTOP_MS = 600_000;

const broken = [...brokenRequests, ...brokenEvents, ...brokenEnds];

/** One client with a line of a sample provider that breaks one rule. */
class Behind {
  readonly scheduler = new SimulatedScheduler();
  readonly sink = new RecordingSink();
  readonly host: Host;
  readonly session: Session;
  readonly provider: SampleProvider;
  #nextId = 1;

  constructor(
    readonly core: CompletionCore,
    { spoil }: Pick<BrokenProvider, 'spoil'>,
  ) {
    this.provider = new SampleProvider(this.scheduler);
    spoil(this.provider, { scheduler: this.scheduler, random: seededRandom(1), log: nullLog });
    this.host = new Host({ core, scheduler: this.scheduler });
    this.host.addProvider(this.provider);
    this.session = this.host.attach(this.sink);
    expect(openLine(this.session, LINE)).toBe(0);
  }

  /** Begins a request; what it returned. */
  begin(run: (id: number) => number): { readonly id: number; readonly result: number } {
    const id = this.#nextId++;
    return { id, result: run(id) };
  }

  /** A call of the client under handle `hCall`, connected. */
  async connect(hCall: number): Promise<void> {
    const { result, id } = this.begin((page) => this.session.lineMakeCall(page, LINE, hCall, '100', 0, null));
    expect(result).toBe(id);
    await this.scheduler.advance(5000);
  }

  devSpecific(): { readonly id: number; readonly result: number } {
    return this.begin((id) => this.session.lineDevSpecific(id, LINE, 0, 0, new Uint8Array(1)));
  }

  replies(id: number): string[] {
    return this.sink.log.filter((line) => line.startsWith(`reply ${id} `));
  }
}

async function behind(fails: string, does?: string): Promise<Behind> {
  const one = broken.find((b) => b.fails === fails && (does === undefined || b.does === does));
  if (one === undefined) throw new Error(`no provider fails ${fails}`);
  const world = new Behind(await createCore(), one);
  await world.scheduler.advance(0);
  return world;
}

/** What may be counted; everything else must stay at 0. */
function counted(world: Behind, ...names: (keyof HostCounters)[]): void {
  for (const [name, count] of Object.entries(world.host.counters)) {
    if (name === 'earlyCompletions') continue;
    if (names.includes(name as keyof HostCounters)) expect(count, name).toBeGreaterThan(0);
    else expect(count, name).toBe(0);
  }
}

describe('a request of a broken provider, behind the host', () => {
  test.each(broken.filter(({ fails }) => fails === 'return.async' || fails === 'return.throws'))(
    '(a) that $does fails at once, and is counted',
    async ({ fails, does }) => {
      const world = await behind(fails, does);
      const { id, result } = world.devSpecific();
      expect(result).toBe(LINEERR.OPERATIONFAILED);
      await world.scheduler.advance(BACKSTOP_MS * 2);
      expect(world.replies(id)).toEqual([]);
      expect(world.core.outstanding).toBe(0);
      counted(world, fails === 'return.throws' ? 'threw' : 'badReturns');
    },
  );

  test.each(['completion.once', 'completion.own'])('(b) %s: the client has one reply', async (fails) => {
    const world = await behind(fails);
    const { id } = world.devSpecific();
    await world.scheduler.advance(1000);
    expect(world.replies(id)).toEqual([`reply ${id} SUCCESS`]);
    expect(world.core.outstanding).toBe(0);
    const { duplicateCompletions, staleCompletions } = world.host.counters;
    expect(duplicateCompletions + staleCompletions).toBe(1);
  });

  test('(b) a positive completion is none: the host’s own limit ends the request', async () => {
    const world = await behind('completion.result');
    const { id } = world.devSpecific();
    await world.scheduler.advance(1000);
    expect(world.replies(id)).toEqual([]);
    await world.scheduler.advance(BACKSTOP_MS);
    expect(world.replies(id)).toEqual([`reply ${id} LINEERR_OPERATIONFAILED unknown`]);
    expect(world.core.outstanding).toBe(0);
    counted(world, 'invalidCompletions', 'expiredRequests');
  });

  test('(d) what is refused is over: a completion after it is dropped', async () => {
    const world = await behind('completion.refused');
    const { id, result } = world.devSpecific();
    expect(result).toBe(LINEERR.RESOURCEUNAVAIL);
    await world.scheduler.advance(1000);
    expect(world.replies(id)).toEqual([]);
    expect(world.core.outstanding).toBe(0);
    counted(world, 'staleCompletions');
  });

  test('(i) one that hangs is ended by the host’s own limit, with an unknown outcome', async () => {
    const world = await behind('completion.ever');
    const { id } = world.devSpecific();
    await world.scheduler.advance(BACKSTOP_MS - 1000);
    expect(world.replies(id)).toEqual([]);
    await world.scheduler.advance(2000);
    expect(world.replies(id)).toEqual([`reply ${id} LINEERR_OPERATIONFAILED unknown`]);
    expect(world.core.outstanding).toBe(0);
    counted(world, 'expiredRequests');
  });

  test.each([
    ['drain.line', (world: Behind) => world.session.lineClose(LINE)],
    ['drain.call', (world: Behind) => world.session.lineDeallocateCall(3)],
  ] as const)('(g) %s: what is left out is completed by the host', async (fails, close) => {
    const world = await behind(fails);
    await world.connect(3);
    world.sink.take();
    const { id } = world.begin((page) => world.session.lineDrop(page, 3));
    close(world);
    await world.scheduler.advance(5000);
    // The drop may have got through.
    expect(world.replies(id)).toEqual([`reply ${id} LINEERR_OPERATIONFAILED unknown`]);
    expect(world.core.outstanding).toBe(0);
    counted(world, 'abandonedRequests', 'staleCompletions');
  });
});

/** States and other messages of the client's call. */
function messages(world: Behind): string[] {
  return world.sink.log.filter((line) => line.startsWith('LINE_CALL'));
}

describe('the events of a broken provider, behind the host', () => {
  test('(f) what is told of a call in creation waits for its reply', async () => {
    const world = await behind('event.creation');
    await world.connect(3);
    const reply = world.sink.log.findIndex((line) => line.startsWith('reply'));
    const info = world.sink.log.findIndex((line) => line.startsWith('LINE_CALLINFO'));
    expect(info).toBeGreaterThan(reply);
    counted(world);
  });

  test('(f) after LINE_NEWCALL comes LINE_CALLSTATE, whatever was told before it', async () => {
    const world = await behind('event.firstState');
    world.provider.ring();
    await world.scheduler.advance(1000);
    expect(messages(world)[0]).toMatch(/^LINE_CALLSTATE \d+ OFFERING$/);
    counted(world);
  });

  test.each([
    ['event.afterIdle', 'eventsAfterIdle'],
    ['event.repeat', 'repeatedStates'],
    ['event.handle', 'strayEvents'],
    ['event.message', 'strayEvents'],
  ] as const)('(f) %s: the client sees none of it, and it is counted', async (fails, counter) => {
    const world = await behind(fails);
    await world.connect(3);
    world.begin((page) => world.session.lineDrop(page, 3));
    await world.scheduler.advance(5000);
    const right = ['DIALING', 'PROCEEDING', 'RINGBACK', 'CONNECTED', 'IDLE'].map((s) => `LINE_CALLSTATE 3 ${s}`);
    expect(messages(world)).toEqual(right);
    counted(world, counter);
  });

  test('(g) nothing follows the close of a call', async () => {
    const world = await behind('event.afterClose');
    world.provider.ring();
    await world.scheduler.advance(1000);
    const hCall = Number(messages(world)[0]?.split(' ')[1]);
    world.session.lineDeallocateCall(hCall);
    await world.scheduler.advance(1000);
    world.sink.take();
    await world.scheduler.advance(1000);
    expect(world.sink.log).toEqual([]);
    counted(world, 'strayEvents');
  });

  test.each([
    ['end.id', ['strayEvents']],
    ['end.call', []],
  ] as const)('(f) %s: digits end once, before their call does', async (fails, counters) => {
    const world = await behind(fails);
    await world.connect(3);
    world.sink.take();
    expect(world.session.lineGenerateDigits(3, 2, fails === 'end.call' ? '1,,,,' : '12', 0)).toBe(0);
    await world.scheduler.advance(1000);
    world.begin((page) => world.session.lineDrop(page, 3));
    await world.scheduler.advance(5000);
    const told = world.sink.log.filter((line) => !line.startsWith('reply')).map((line) => line.split(' ')[0]);
    expect(told).toEqual(['LINE_GENERATE', 'LINE_CALLSTATE']);
    counted(world, ...counters);
  });
});
