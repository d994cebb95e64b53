import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TelephonyClient } from '../client/telephony-client.js';
import type { Call, PlayAction } from '../client/telephony.js';
import type { LineObject } from '../client/line-object.js';
import { hostAt } from '../client/testing/page-host.js';
import type { ClientRights } from '../host/rights.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { compose, type Composition } from './compose.js';
import './testing/loaded-apart.js';

const ANSWERS = '5550100';
const SOMEBODY = {
  kind: 'call',
  number: '5550142',
  name: 'FRONT DESK',
  withheld: false,
  giveUpAfterSeconds: 8,
} as const;

let scheduler: SimulatedScheduler;
let composition: Composition;
let page: TelephonyClient;
let mobile: LineObject;
let analog: LineObject;

/** A page with a cellular line and one of a telephone network. */
beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  const surroundings = { scheduler, random: seededRandom(5), serial: undefined, modemStore: new PlainStore() };
  composition = await settled(compose({ simulator: ['simcom-sim7600', 'usr-5637'], exchange: true }, surroundings));
  page = attach({});
  await until(() => page.lines.length === 5 && page.lines[0]?.service.network?.registration === 'home');
  [mobile, analog] = page.lines as unknown as [LineObject, LineObject];
});
afterEach(async () => {
  page.close();
  await settled(composition.close());
});

function attach(rights: Partial<ClientRights>): TelephonyClient {
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2, rights);
  return new TelephonyClient({ host: hostAt(port1), scheduler });
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 4000 && !what(); i++) await scheduler.advance(50);
  expect(what()).toBe(true);
}

async function settled<T>(promise: Promise<T>): Promise<T> {
  const over = { yet: false };
  const end = (): void => void (over.yet = true);
  promise.then(end, end);
  await until(() => over.yet);
  return promise;
}

const play = (line: LineObject, action: PlayAction): Promise<void> => settled(page.simulator!.play(line, action));
const both = (): readonly LineObject[] => [mobile, analog];

async function offered(line: LineObject): Promise<Call> {
  await until(() => line.calls.some(({ state }) => state === 'offering'));
  return line.calls.at(-1)!;
}

async function connected(line: LineObject): Promise<Call> {
  const call = line.dial(ANSWERS);
  await until(() => call.state === 'connected');
  return call;
}

test('somebody calls, by number and name, and gives up', async () => {
  for (const line of both()) {
    await play(line, SOMEBODY);
    const call = await offered(line);
    // No cellular modem is asked for names.
    const name = line === mobile ? '' : 'FRONT DESK';
    await until(() => call.name === name && call.number !== '');
    expect(call.number).toBe('5550142');
    const from = scheduler.now();
    await until(() => call.state === 'idle');
    expect(scheduler.now() - from).toBeLessThan(20_000);
  }
});

test('somebody calls who withholds the number', async () => {
  for (const line of both()) {
    await play(line, { ...SOMEBODY, withheld: true });
    const call = await offered(line);
    await until(() => call.callerId === 'blocked');
    expect([call.number, call.name]).toEqual(['', '']);
    await settled(call.drop());
  }
});

test('the other party hangs up', async () => {
  for (const line of both()) {
    const call = await connected(line);
    await play(line, { kind: 'farEndHangsUp' });
    await until(() => call.endedAtMs !== null);
    expect(call.disconnectReason).toBe('normal');
    await until(() => line.calls.length === 0);
    await expect(play(line, { kind: 'farEndHangsUp' })).rejects.toMatchObject({
      code: 'refused',
      result: LINEERR.INVALCALLSTATE,
    });
  }
});

test('the other party presses keys', async () => {
  const call = await connected(mobile);
  await settled(call.listenForDigits());
  await play(mobile, { kind: 'farEndPresses', digits: '12#' });
  await until(() => call.heardDigits === '12#');
});

test('the next call is busy, or is not answered, and only that one', async () => {
  for (const line of both()) {
    await play(line, { kind: 'nextCallMeets', what: 'busy' });
    const busy = line.dial(ANSWERS);
    await until(() => busy.endedAtMs !== null);
    expect(busy.disconnectReason).toBe('busy');
    await until(() => line.calls.length === 0);
    await play(line, { kind: 'nextCallMeets', what: 'noAnswer' });
    const unanswered = line.dial(ANSWERS);
    await scheduler.advance(20_000);
    expect(unanswered.connectedAtMs).toBeNull();
    await settled(unanswered.drop());
    await until(() => line.calls.length === 0);
    await settled((await connected(line)).drop());
  }
});

test('the reception changes, goes and comes back, and the network with it', async () => {
  await play(mobile, { kind: 'signal', dbm: -111 });
  await until(() => (mobile.service.network?.signal ?? 99) < 10);
  await play(mobile, { kind: 'signal', dbm: null });
  await until(() => mobile.service.network?.registration === 'searching');
  await scheduler.advance(60_000);
  expect(mobile.service.network?.registration).toBe('searching');
  await play(mobile, { kind: 'signal', dbm: -60 });
  await until(() => mobile.service.network?.registration === 'home');
});

test.each([
  ['lost', 'searching'],
  ['denied', 'refused'],
  ['roaming', 'roaming'],
] as const)('the network is %s', async (as, registration) => {
  await play(mobile, { kind: 'registration', as });
  await until(() => mobile.service.network?.registration === registration);
  await play(mobile, { kind: 'registration', as: 'home' });
  await until(() => mobile.service.network?.registration === 'home');
});

test('a modem that is unplugged and put in again is the same line, and calls', async () => {
  for (const line of both()) {
    const call = await connected(line);
    await play(line, { kind: 'unplug' });
    await until(() => line.service.reason === 'unplugged' && call.state === 'idle');
    await expect(play(line, { kind: 'restart' })).rejects.toMatchObject({ code: 'unplugged' });
    await play(line, { kind: 'plugIn' });
    await until(() => line.service.state === 'ready' && line.service.reason === 'none');
    // The modem looks for its network anew.
    await scheduler.advance(20_000);
    await settled((await connected(line)).drop());
  }
});

test('a modem that starts anew loses its call, and is set up again', async () => {
  const call = await connected(mobile);
  await play(mobile, { kind: 'restart' });
  await until(() => call.state === 'idle');
  await until(() => mobile.service.network?.registration === 'home');
  await settled((await connected(mobile)).drop());
});

test.each(['dropResult', 'lateResult', 'split', 'merged', 'noise', 'interleave', 'slow'] as const)(
  'after the fault %s, and once it is over, calls go on',
  async (fault) => {
    const [modem] = composition.simulator!.modems;
    const played = vi.spyOn(modem!, 'play');
    await play(mobile, { kind: 'fault', fault });
    expect(played).toHaveBeenCalledWith([
      { when: { afterMs: 0 }, faults: expect.objectContaining(switched[fault]) as object },
    ]);
    const during = mobile.dial(ANSWERS);
    during.placed.catch(() => undefined);
    await until(() => during.connectedAtMs !== null || during.endedAtMs !== null);
    await settled(during.drop()).catch(() => undefined);
    await play(mobile, { kind: 'fault', fault: 'none' });
    await until(() => mobile.calls.length === 0 && mobile.service.state === 'ready');
    await settled((await connected(mobile)).drop());
  },
);

const switched = {
  dropResult: { dropResults: 1 },
  lateResult: { lateResults: 1 },
  split: { pieces: 'single' },
  merged: { pieces: 'merged' },
  noise: { noise: true },
  interleave: { interleave: [{ after: 1, lines: ['+CREG: 1'] }] },
  slow: { slowMs: 1000 },
};

test('a line of a telephone network has no signal', async () => {
  await expect(play(analog, { kind: 'signal', dbm: null })).rejects.toMatchObject({ code: 'unsupported' });
  await expect(play(analog, { kind: 'registration', as: 'home' })).rejects.toMatchObject({ code: 'unsupported' });
});

test('a line that is not simulated as a modem is refused, in words and by the worker', async () => {
  const extension = page.lines.at(-1)!;
  await expect(play(extension, SOMEBODY)).rejects.toMatchObject({ code: 'unsupported' });
  const raw = page.tapi.simulatorPlay(extension.deviceId, SOMEBODY);
  await expect(settled(page.run(raw, 'simulatorPlay'))).rejects.toMatchObject({ result: LINEERR.BADDEVICEID });
});

test('what is no action is refused by the worker', async () => {
  const raw = { ...SOMEBODY, number: '1\r\nATH' } as PlayAction;
  await expect(play(mobile, raw)).rejects.toMatchObject({ code: 'refused', result: LINEERR.INVALPARAM });
});

test('a page that may only watch plays nothing, whatever it says of itself', async () => {
  const watcher = attach({ privilege: 'monitor' });
  await until(() => watcher.lines.length === 5);
  const [line] = watcher.lines;
  await expect(settled(watcher.simulator!.play(line!, SOMEBODY))).rejects.toMatchObject({ code: 'notPermitted' });
  const raw = watcher.tapi.simulatorPlay(line!.deviceId, SOMEBODY);
  await expect(settled(watcher.run(raw, 'simulatorPlay'))).rejects.toMatchObject({ result: LINEERR.OPERATIONUNAVAIL });
  watcher.close();
});
