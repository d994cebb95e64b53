import { afterEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TelephonyClient } from '../client/telephony-client.js';
import { hostAt } from '../client/testing/page-host.js';
import type { ClientRights } from '../host/rights.js';
import { newCounters } from '../host/trace.js';
import type { Call } from '../client/telephony.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';
import { CarrierWriter, RecordReader } from '../protocol/carrier.js';
import { PROTOCOL_VERSION, REFUSALS, requestIndex, ToPage, ToWorker, type Refusal } from '../protocol/messages.js';
import { LINECALLPRIVILEGE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { accepted, SUCCESS } from '../tspi/result.js';
import { compose, type Composition } from './compose.js';
import type { WorkerOptions } from './worker-options.js';
import { ConfigurationError } from './configuration-error.js';
import type { ProviderFactories } from './own-providers.js';
import './testing/loaded-apart.js';

/** Page and worker in one deterministic world of simulated time. */
class World {
  readonly scheduler = new SimulatedScheduler();
  composition!: Composition;
  client!: TelephonyClient;
  readonly ends: (() => void)[] = [];

  static async create(
    options: WorkerOptions = { simulator: true },
    providers: ProviderFactories = {},
    onIdle: () => void = () => undefined,
  ): Promise<World> {
    const world = new World();
    const { scheduler } = world;
    const modemStore = new PlainStore();
    const composing = compose(options, {
      scheduler,
      random: seededRandom(1),
      serial: undefined,
      modemStore,
      providers,
      onIdle,
    });
    // Compiling the core takes real time, plugging the simulated modem in simulated time.
    const progress = { composed: false };
    void composing.then(() => (progress.composed = true));
    for (let i = 0; i < 1000 && !progress.composed; i++) await scheduler.advance(50);
    world.composition = await composing;
    world.client = world.connect();
    await scheduler.advance(5000);
    await world.client.ready;
    return world;
  }

  /** Another page. */
  connect(rights: Partial<ClientRights> = {}): TelephonyClient {
    const { port1, port2 } = new MessageChannel();
    this.composition.attach(port2, rights);
    const client = new TelephonyClient({ host: hostAt(port1), scheduler: this.scheduler });
    this.ends.push(() => {
      client.close();
    });
    return client;
  }

  /** Lets time pass until something holds, at most `ms`. */
  async until(what: () => boolean, ms = 120_000): Promise<void> {
    for (let passed = 0; passed < ms && !what(); passed += 50) await this.scheduler.advance(50);
    expect(what()).toBe(true);
  }

  close(): void {
    for (const end of this.ends) end();
    void this.composition.close();
  }
}

let w: World | undefined;
afterEach(() => {
  w?.close();
  w = undefined;
});

/** The states a call goes through, in order. */
function states(call: Call): string[] {
  const seen: string[] = [call.state];
  call.addEventListener('statechange', () => {
    if (seen.at(-1) !== call.state) seen.push(call.state);
  });
  return seen;
}

describe('the simulated modem, end to end', () => {
  test('opens on a line that is ready and says where the voice goes', async () => {
    w = await World.create();
    const [line] = w.client.lines;
    expect(line).toMatchObject({ service: { state: 'ready', reason: 'none' }, media: 'voice', audioPath: 'none' });
    expect(line?.kind).toBe('simulator');
    expect(w.client.core.kind).toBe('wasm');
    expect(w.client.magicNumbers.map(({ behavior }) => behavior)).toEqual(
      expect.arrayContaining([
        'answersAfter',
        'busy',
        'noAnswer',
        'noDialtone',
        'hangsUpAfter',
        'callsBack',
        'rejected',
      ]),
    );
  });

  test('every magic number does what the page says', async () => {
    w = await World.create();
    const reasons: Record<string, string> = {
      busy: 'busy',
      noAnswer: 'noAnswer',
      noDialtone: 'noDialtone',
      rejected: 'busy',
      hangsUpAfter: 'normal',
    };
    for (const { number, behavior } of w.client.magicNumbers) {
      const call = w.client.lines[0]!.dial(number);
      const seen = states(call);
      if (behavior === 'answersAfter' || behavior === 'sendsDigits') {
        await w.until(() => call.state === 'connected');
        await Promise.all([call.drop(), w.until(() => call.state === 'idle')]);
      } else if (behavior !== 'callsBack') {
        await w.until(() => call.state === 'idle');
        expect(call.disconnectReason, behavior).toBe(reasons[behavior]);
      } else {
        let incoming: Call | undefined;
        w.client.addEventListener('incoming', (event) => (incoming = event.call));
        await w.until(() => incoming !== undefined);
        expect(incoming?.state).toBe('offering');
        await w.until(() => incoming?.number === number);
        await Promise.all([incoming!.answer(), w.until(() => incoming?.state === 'connected')]);
        await Promise.all([incoming!.drop(), w.until(() => incoming?.state === 'idle')]);
      }
      await call.placed;
      expect(seen[0], behavior).toBe('dialing');
      expect(seen.at(-1), behavior).toBe('idle');
      await w.scheduler.advance(15_000);
      expect(w.client.lines[0]?.calls, behavior).toEqual([]);
    }
    const diagnostics = w.client.diagnostics();
    await w.scheduler.advance(10);
    expect((await diagnostics)?.outstanding).toBe(0);
    expect(Object.keys((await diagnostics)?.counters ?? {})).toEqual(Object.keys(newCounters()));
  }, 60_000);

  test('digits are sent one after the other and the end is told', async () => {
    w = await World.create();
    const call = w.client.lines[0]!.dial('5550100');
    await w.until(() => call.can.digits);
    let sent = false;
    const sending = call.sendDigits('12#').then(() => (sent = true));
    await w.until(() => sent);
    await sending;
  });

  test('a call can be dropped before the worker has heard of it', async () => {
    w = await World.create();
    const call = w.client.lines[0]!.dial('5550100');
    const dropped = call.drop().then(
      () => 'dropped',
      () => 'refused',
    );
    await w.until(() => call.state === 'idle');
    expect(await dropped).toBe('dropped');
    await expect(call.placed).rejects.toMatchObject({ code: 'aborted' });
    expect(call.disconnectReason).toBe('cancelled');
    expect(call.endedAtMs).not.toBeNull();
    const next = w.client.lines[0]!.dial('5550100');
    await w.until(() => next.state === 'connected');
  });

  test('a call may be dropped in the handler of its own event', async () => {
    w = await World.create();
    const call = w.client.lines[0]!.dial('5550100');
    call.addEventListener('statechange', () => {
      if (call.state === 'connected') void call.drop();
    });
    await w.until(() => call.state === 'idle');
    expect(call.disconnectReason).toBe('normal');
    expect(w.client.requests.filter(({ functionName }) => functionName === 'lineDrop')).toHaveLength(1);
  });

  test('every request of a session is returned and completed once, the reply after the return', async () => {
    w = await World.create();
    const call = w.client.lines[0]!.dial('5550100');
    await w.until(() => call.state === 'connected');
    await Promise.all([call.drop(), w.until(() => call.state === 'idle')]);
    for (const record of w.client.requests) {
      expect(record.returnedAtMs, record.functionName).not.toBeNull();
      expect(record.completedAtMs, record.functionName).not.toBeNull();
      expect(record.completedAtMs!).toBeGreaterThanOrEqual(record.returnedAtMs!);
    }
    expect(w.client.requests.map((record) => record.functionName)).toEqual(
      expect.arrayContaining(['lineOpen', 'lineMakeCall', 'lineDrop', 'lineDeallocateCall']),
    );
  });

  test('AT traffic is told with the numbers masked', async () => {
    w = await World.create();
    const call = w.client.lines[0]!.dial('5550100');
    await w.until(() => call.state === 'connected');
    const dialled = w.client.traffic.filter(({ text }) => text.includes('ATD'));
    expect(dialled).toHaveLength(1);
    expect(w.client.traffic.map(({ text }) => text).join('\n')).not.toContain('5550100');
  });

  test('two pages share the line: both hear of a call that comes in, and whichever answers has it', async () => {
    w = await World.create();
    const second = w.connect();
    await w.scheduler.advance(1000);
    const calls: Call[] = [];
    w.client.addEventListener('incoming', (event) => calls.push(event.call));
    second.addEventListener('incoming', (event) => calls.push(event.call));
    const outgoing = w.client.lines[0]!.dial(
      w.client.magicNumbers.find(({ behavior }) => behavior === 'callsBack')!.number,
    );
    await w.until(() => calls.length === 2);
    expect(outgoing.state).toBe('idle');
    // The first owns it, the second watches; who acts becomes an owner.
    const { hCall } = second.lines[0]!.calls[0]!;
    expect(second.tapi.mirror.calls.get(hCall)?.privilege).toBe(LINECALLPRIVILEGE.MONITOR);
    const answered = calls[1]!.answer();
    await w.until(() => calls.every((call) => call.state === 'connected'));
    await answered;
    const dropped = calls[0]!.drop();
    await w.until(() => calls.every((call) => call.state === 'idle'));
    await dropped;
  });
});

test('a provider that completes inside its own call: the page gets the id, then the return, then the reply', async () => {
  const provider = new ScriptedProvider();
  provider.script.makeCall = (id) => {
    provider.host.asyncCompletion(id, SUCCESS);
    return accepted(id);
  };
  w = await World.create({ providers: ['test'] }, { test: () => provider });
  const call = w.client.lines[0]!.dial('5550100');
  const record = w.client.requests.find(({ functionName }) => functionName === 'lineMakeCall');
  expect(record).toMatchObject({ returnedAtMs: null, completedAtMs: null });
  await w.scheduler.advance(1);
  await call.placed;
  const asked = w.client.diagnostics();
  await w.scheduler.advance(1);
  const trace = (await asked)!.trace
    .filter(({ requestId }) => requestId > 0)
    .map(({ kind, what }) => `${kind} ${what}`);
  expect(trace).toEqual(['call lineMakeCall', 'return lineMakeCall', 'emit asyncCompletion', 'release LINE_REPLY']);
});

test('when the worker dies, every id is settled once with outcome unknown, and the page says so', async () => {
  w = await World.create();
  const call = w.client.lines[0]!.dial('5550102');
  await w.until(() => call.state !== 'dialing');
  const drop = call.drop();
  w.client.workerLost('The worker has ended.');
  await expect(drop).rejects.toMatchObject({ outcome: 'unknown' });
  expect(w.client.status).toBe('lost');
  expect(call.state).toBe('idle');
  expect(w.client.requests.filter(({ completedAtMs }) => completedAtMs === null)).toEqual([]);
});

test('a page that closes in a call leaves no line off hook, and the worker is told when the last one has gone', async () => {
  let idle = 0;
  w = await World.create({ simulator: true }, {}, () => idle++);
  const watcher = w.connect();
  const display = w.connect({ privilege: 'monitor' });
  const call = w.client.lines[0]!.dial('5550100');
  await w.until(() => call.state === 'connected');
  w.client.close();
  await w.scheduler.advance(1000);
  // Who watches it has it now.
  expect(watcher.lines[0]!.calls[0]).toMatchObject({ state: 'connected', direction: 'outgoing' });
  expect(watcher.traffic.some(({ text }) => text === 'ATH')).toBe(false);
  expect(idle).toBe(0);
  watcher.close();
  // Nobody is left who could hang up.
  await w.until(() => display.traffic.some(({ text }) => text === 'ATH'));
  expect(idle).toBe(0);
  display.close();
  await w.until(() => idle === 1);
  const closed = w.composition.close();
  await w.scheduler.advance(10_000);
  await closed;
  expect(w.composition.simulator?.modems.map(({ state }) => state)).toEqual(['closed']);
});

test('nonsense on the port is refused, and the port goes on', async () => {
  w = await World.create();
  const { port1, port2 } = new MessageChannel();
  w.composition.attach(port2);
  const page = new CarrierWriter(port1, () => undefined);
  const reader = new RecordReader();
  let answers: number[][] = [];
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    expect(reader.begin(data)).toBe(true);
    while (reader.next())
      answers.push([reader.kind, ...Array.from({ length: reader.length }, (_, at) => reader.int(at))]);
  };
  const answersOf = async (write: () => void): Promise<number[][]> => {
    answers = [];
    write();
    page.flush();
    await w?.scheduler.advance(5);
    return answers;
  };
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const nonsense = ['x', null, 42, {}, [1.5], [0x101, 1], { cells: 'ab', payloads: 3 }, new Int32Array([999]), shared];
  const refused = await answersOf(() => {
    for (const message of nonsense) port1.postMessage(message);
    page.record(ToWorker.REQUEST, 1); // before HELLO
  });
  expect(refused).toEqual([...nonsense.map(() => 'notAMessage' as const), 'notARequest' as const].map(refusal));

  const lineAnswer = requestIndex('lineAnswer');
  const { INVALCALLHANDLE, INVALPARAM } = LINEERR;
  const greeted = await answersOf(() => {
    page.record(ToWorker.HELLO, PROTOCOL_VERSION);
    page.record(ToWorker.REQUEST, 999, 55, 0); // no such function
    page.record(ToWorker.REQUEST, lineAnswer, 55, 77, 0); // a handle that is none
  });
  expect(greeted).toContainEqual(refusal('notARequest'));
  expect(greeted.filter(([, id]) => id === 55)).toEqual(refusedRequest(55, INVALCALLHANDLE));

  const lineMakeCall = requestIndex('lineMakeCall');
  const mistaken = await answersOf(() => {
    page.record(ToWorker.REQUEST, lineMakeCall, 6, 1, 3, page.payload(42), 0, 0); // a number where the address belongs
    page.record(ToWorker.REQUEST, lineMakeCall, 7, 1, 5, page.payload('5'.repeat(5000)), 0, 0);
    page.record(ToWorker.REQUEST, lineAnswer, 8); // an argument is missing
  });
  expect(mistaken).toEqual([6, 7, 8].flatMap((id) => refusedRequest(id, INVALPARAM)));
  port1.close();
  const call = w.client.lines[0]!.dial('5550100');
  await w.until(() => call.state === 'connected');
});

const refusal = (reason: Refusal): number[] => [ToPage.REFUSED, REFUSALS.indexOf(reason)];
const refusedRequest = (id: number, error: number): number[][] => [
  [ToPage.RETURNED, id, error, 0],
  [ToPage.REPLY, id, error, 0, 0],
];

test('a page may have half of a large table out; a table that cannot be is refused', async () => {
  const provider = new ScriptedProvider();
  const composition = await compose(
    { slots: 8192, providers: ['test'] },
    { serial: undefined, providers: { test: () => provider } },
  );
  expect([composition.host.core.slots, composition.host.requestLimit]).toEqual([8192, 4096]);
  await composition.close();
  for (const slots of [0, 1000, 131_072, 4096.5, '4096'])
    await expect(compose({ slots: slots as number }, { serial: undefined })).rejects.toThrow(ConfigurationError);
});

test('a broken dial policy is explained; nothing starts', async () => {
  await expect(compose({ dialPolicy: { deny: [{ pattern: 'a.*b' }] } }, { serial: undefined })).rejects.toThrow(/deny/);
});
