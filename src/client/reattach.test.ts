import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seededRandom } from '../base/random.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';
import { LINECALLPRIVILEGE, LINECALLSTATE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, type Out, type Result } from '../tspi/result.js';
import type { LineDevCaps } from '../tspi/structures.js';
import { compose, type Composition } from '../worker/compose.js';
import { TelephonyClient } from './telephony-client.js';
import { hostAt } from './testing/page-host.js';
import type { Call } from './telephony.js';
import { SlowPort } from './testing/slow-port.js';
import '../worker/testing/loaded-apart.js';

/** Little enough to be reached by a test: some two hundred messages and a second. */
const credit = { stalledBytes: 64_000, stalledMs: 1000, mostBytes: 1_000_000 };

let scheduler: SimulatedScheduler;
const ends: (() => unknown)[] = [];

beforeEach(() => {
  scheduler = new SimulatedScheduler();
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Lines whose permanent ids are `firstId` and up. */
class Lines extends ScriptedProvider {
  constructor(
    private readonly ids: readonly number[],
    readonly label: string,
  ) {
    super();
    this.lines = ids.length;
  }

  override lineGetDevCaps(deviceId: number, version: number, ext: number, caps: Out<LineDevCaps | null>): Result {
    const result = super.lineGetDevCaps(deviceId, version, ext, caps);
    if (caps.value !== null)
      caps.value = { ...caps.value, permanentLineId: this.ids[deviceId] ?? 0, lineName: this.label };
    return result;
  }
}

async function hosted(provider: ScriptedProvider): Promise<Composition> {
  const composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider }, credit },
  );
  ends.unshift(() => composition.close());
  return composition;
}

function workerAt(composition: Composition): { slow: SlowPort; port: MessagePort } {
  const slow = new SlowPort();
  composition.attach(slow.worker);
  return { slow, port: slow.page };
}

function page({ port }: { port: MessagePort }): { client: TelephonyClient; seen: string[] } {
  const client = new TelephonyClient({ host: hostAt(port), scheduler });
  ends.unshift(() => {
    client.close();
  });
  const seen: string[] = [];
  client.addEventListener('statuschange', () => seen.push(client.status));
  client.addEventListener('detached', ({ reason }) => seen.push(`detached ${reason}`));
  return { client, seen };
}

/** What a promise settles with. */
async function outcome(promise: Promise<unknown>): Promise<unknown> {
  const settled = promise.then(
    () => 'done',
    (error: unknown) => error,
  );
  for (let i = 0; i < 20; i++) await scheduler.advance(50);
  return settled;
}

describe('a page that does not take what it is sent', () => {
  let provider: Lines;
  let composition: Composition;
  let worker: ReturnType<typeof workerAt>;
  let slow: ReturnType<typeof page>;

  beforeEach(async () => {
    provider = new Lines([7], 'first');
    composition = await hosted(provider);
    worker = workerAt(composition);
    slow = page(worker);
    await scheduler.advance(10);
  });

  /** The page stops, and the line says more than may wait, for longer than it may. */
  async function overdraw(): Promise<void> {
    worker.slow.stop();
    for (let i = 0; i < 300; i++) {
      provider.host.lineEvent(provider.htLine, 0, 4, i, 0, 0);
      await scheduler.advance(20);
    }
  }

  test('is detached and told so once, attaches again, and its Line opens itself', async () => {
    const line = slow.client.lines[0]!;
    const call = line.dial('5550100');
    const failed = outcome(call.placed);
    await scheduler.advance(10);
    await overdraw();
    expect(provider.calls).toContain('lineClose');
    const before = worker.slow.waiting;
    provider.host.lineService(0, { state: 'ready', reason: 'none' });
    for (let i = 0; i < 50; i++) provider.host.lineEvent(provider.htLine, 0, 4, i, 0, 0);
    await scheduler.advance(5000);
    expect(worker.slow.waiting).toBe(before);
    expect(before).toBeLessThan(300);

    worker.slow.go();
    await scheduler.advance(100);
    expect(slow.seen).toEqual(['ready', 'detached notTaken', 'starting', 'ready']);
    expect(await failed).toMatchObject({ code: 'refused', outcome: 'unknown' });
    expect(call).toMatchObject({ state: 'idle', disconnectReason: 'detached' });
    expect(slow.client.lines).toEqual([line]);
    expect(line.service.state).toBe('ready');
    provider.script.makeCall = (id) => {
      provider.host.asyncCompletion(id, 0 as Result);
      return id as number as Result;
    };
    const again = line.dial('5550100');
    expect(await outcome(again.placed)).toBe('done');
    expect(slow.client.requests.filter(({ completedAtMs }) => completedAtMs === null)).toEqual([]);
  });

  test('keeps nobody else from anything; a call that another page holds lives on and comes back to be watched', async () => {
    const other = page(workerAt(composition));
    await scheduler.advance(10);
    const incoming: Call[] = [];
    for (const { client } of [slow, other]) client.addEventListener('incoming', (event) => incoming.push(event.call));
    provider.offer();
    await scheduler.advance(10);
    const [mine, theirs] = incoming;
    await overdraw();
    provider.callState(LINECALLSTATE.CONNECTED);
    await scheduler.advance(10);
    expect(provider.calls).not.toContain('lineClose');
    expect(provider.calls).not.toContain('lineCloseCall');
    expect([theirs?.state, mine?.state]).toEqual(['connected', 'offering']);
    worker.slow.go();
    await scheduler.advance(100);
    expect(mine?.state).toBe('idle');
    const [back] = slow.client.lines[0]!.calls;
    expect(back).toMatchObject({ state: 'connected', direction: 'incoming' });
    expect(back).not.toBe(mine);
    expect(back?.hCall).not.toBe((mine as typeof back)?.hCall);
    expect(other.seen).toEqual(['ready']);
  });

  test('a page that only works slowly is left alone', async () => {
    for (let round = 0; round < 4; round++) {
      worker.slow.stop();
      for (let i = 0; i < 200; i++) {
        provider.host.lineEvent(provider.htLine, 0, 4, i, 0, 0);
        await scheduler.advance(20);
      }
      worker.slow.go();
      await scheduler.advance(40);
    }
    expect(slow.seen).toEqual(['ready']);
  });
});

describe('another worker serves the lines from now on', () => {
  test('lines are found again under other ids; what is out ends once; lines that it does not know stay, out of service', async () => {
    const first = new Lines([7, 8], 'first');
    const { client, seen } = page(workerAt(await hosted(first)));
    await scheduler.advance(10);
    const [seven, eight] = client.lines;
    const call = seven!.dial('5550100');
    const failed = outcome(call.placed);
    await scheduler.advance(10);
    const second = new Lines([9, 7], 'second');
    client.reattach(workerAt(await hosted(second)).port);
    expect(client.status).toBe('starting');
    expect(() => seven!.dial('5550100')).toThrow(expect.objectContaining({ code: 'unplugged' }));
    expect(await failed).toMatchObject({ outcome: 'unknown' });
    // What the new worker says comes through a channel of its own.
    await vi.waitFor(() => expect(seen).toEqual(['ready', 'detached moved', 'starting', 'ready']));
    // The one that the new worker does not know (yet) stays, out of service.
    await vi.waitFor(() => expect(client.lines).toHaveLength(3));
    expect(client.lines).toContain(seven);
    expect(eight).toMatchObject({ deviceId: -1, service: { state: 'lost' } });
    await eight!.forget();
    expect(client.lines).not.toContain(eight);
    expect(seven).toMatchObject({ deviceId: 1, name: 'second' });
    const next = seven!.dial('5550101');
    await scheduler.advance(10);
    expect(second.calls).toContain('lineMakeCall');
    expect(call.state).toBe('idle');
    expect(next.state).toBe('dialing');
    // The worker of before has let go of everything.
    expect(first.calls.filter((name) => name === 'lineClose')).toHaveLength(2);
  });

  test('also after the one of before has died, and in the handler of the page', async () => {
    const { client } = page(workerAt(await hosted(new Lines([7], 'first'))));
    await scheduler.advance(10);
    const [line] = client.lines;
    const second = await hosted(new Lines([7], 'second'));
    client.addEventListener('statuschange', () => {
      if (client.status === 'lost') client.reattach(workerAt(second).port);
    });
    client.workerLost('gone');
    await scheduler.advance(100);
    expect(client.status).toBe('ready');
    expect(client.lines).toEqual([line]);
    expect(line?.name).toBe('second');
    expect(line!.dial('5550100').state).toBe('dialing');
  });

  test('until it has told of its lines, a device id means nothing: it could be another line by now', async () => {
    const { client } = page(workerAt(await hosted(new Lines([7], 'first'))));
    await scheduler.advance(10);
    const second = new Lines([9, 7], 'second');
    client.reattach(workerAt(await hosted(second)).port);
    const { tapi } = client;
    const hLine = out(0);
    const answers = [
      await tapi.lineOpen(0, hLine, 0x20002, null, LINECALLPRIVILEGE.MONITOR, 0),
      await tapi.lineNegotiateAPIVersion(0, 0x10004, 0x20002, out(0)),
      await tapi.lineGetIcon(0, '', out('')),
      await tapi.lineGetDevConfig(0, out(new Uint8Array(0)), ''),
      await tapi.lineSetDevConfig(0, new Uint8Array(1), ''),
      tapi.lineGetDevCaps(0, out<LineDevCaps | null>(null)),
    ];
    expect(answers).toEqual(answers.map(() => LINEERR.BADDEVICEID));
    expect(hLine.value).toBe(0);
    await scheduler.advance(10);
    expect(second.calls.filter((name) => name === 'lineOpen')).toHaveLength(2);
    expect(tapi.lineGetDevCaps(0, out<LineDevCaps | null>(null))).toBe(0);
  });

  test('a page that was closed stays closed', async () => {
    const { client } = page(workerAt(await hosted(new Lines([7], 'first'))));
    await scheduler.advance(10);
    client.close();
    client.reattach(workerAt(await hosted(new Lines([7], 'second'))).port);
    await scheduler.advance(100);
    expect(client.status).toBe('closed');
  });
});

test('a page that may only watch opens its lines all the same', async () => {
  const provider = new Lines([7], 'first');
  const composition = await hosted(provider);
  const slow = new SlowPort();
  composition.attach(slow.worker, { privilege: 'monitor' });
  const { client } = page({ port: slow.page });
  const owner = page(workerAt(composition));
  await scheduler.advance(10);
  provider.offer();
  await scheduler.advance(10);
  expect(client.lines[0]?.calls[0]?.state).toBe('offering');
  expect(await outcome(client.lines[0]!.calls[0]!.answer())).toMatchObject({ code: 'refused' });
  expect(await outcome(client.lines[0]!.dial('5550100').placed)).toMatchObject({ code: 'refused' });
  expect(owner.client.lines[0]?.calls[0]?.state).toBe('offering');
});

test('the simulated modem after a detachment: hung up, and dialled again', async () => {
  const surroundings = { scheduler, random: seededRandom(5), serial: undefined, modemStore: new PlainStore(), credit };
  const composing = compose({ simulator: true }, surroundings);
  const progress = { composed: false };
  void composing.then(() => (progress.composed = true));
  for (let i = 0; i < 1000 && !progress.composed; i++) await scheduler.advance(50);
  const composition = await composing;
  ends.push(() => composition.close());
  const worker = workerAt(composition);
  const { client, seen } = page(worker);
  const until = async (what: () => boolean): Promise<void> => {
    for (let i = 0; i < 2000 && !what(); i++) await scheduler.advance(50);
    expect(what()).toBe(true);
  };
  await until(() => client.lines[0]?.service.state === 'ready');
  const call = client.lines[0]!.dial('5550100');
  await until(() => call.state === 'connected');
  worker.slow.stop();
  const watcher = page(workerAt(composition));
  await until(() => watcher.client.lines[0]?.calls[0]?.state === 'connected');
  expect(watcher.client.lines[0]!.calls[0]).toMatchObject({ direction: 'outgoing' });
  watcher.client.close();
  for (let i = 0; i < 20; i++) {
    void client.diagnostics();
    await scheduler.advance(500);
  }
  worker.slow.go();
  await until(() => seen.length === 4);
  expect(call.state).toBe('idle');
  await scheduler.advance(10_000);
  const again = client.lines[0]!.dial('5550100');
  await until(() => again.state === 'connected');
});
