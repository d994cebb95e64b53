import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { compose, type Composition } from '../worker/compose.js';
import { TelephonyClient } from './telephony-client.js';
import type { Line } from './telephony.js';
import { hostAt } from './testing/page-host.js';
import '../worker/testing/loaded-apart.js';

/** On the simulated SIM7600. */
let scheduler: SimulatedScheduler;
let composition: Composition;
let page: TelephonyClient;
let line: Line;

async function settled<T>(promise: Promise<T>): Promise<T> {
  const over = { yet: false };
  const end = (): void => {
    over.yet = true;
  };
  promise.then(end, end);
  await until(() => over.yet);
  return promise;
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !what(); i++) await scheduler.advance(250);
  expect(what()).toBe(true);
}

const code = (promise: Promise<unknown>): Promise<string> =>
  settled(
    promise.then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    ),
  );

async function begin(dialPolicy: unknown): Promise<void> {
  scheduler = new SimulatedScheduler();
  const surroundings = { scheduler, random: seededRandom(3), serial: undefined, modemStore: new PlainStore() };
  // It sets the modem up, in simulated time.
  composition = await settled(compose({ simulator: 'simcom-sim7600', dialPolicy }, surroundings));
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2, {});
  page = new TelephonyClient({ host: hostAt(port1), scheduler });
  await until(() => page.lines.some(({ service }) => service.state === 'ready'));
  line = page.lines[0]!;
}

describe('a line of a mobile network', () => {
  beforeAll(async () => {
    await begin({ deny: [{ pattern: '0900*', reason: 'premium rate' }] });
    await until(() => line.service.network?.operator !== undefined);
  }, 120_000);
  afterAll(async () => {
    page.close();
    await composition.close();
  });

  test("says its operator's name", async () => {
    await until(() => line.service.network?.operator !== undefined);
    expect(line.service.network?.operator).toBe('Example Net');
    expect(await settled(line.readNetwork())).toEqual({ mode: 'automatic', name: 'Example Net' });
  });

  test('is forwarded for one reason, then for another, and told what holds', async () => {
    expect(line.hasNetworkServices).toBe(true);
    await settled(line.forwarding.set('busy', '555 0198'));
    await settled(line.forwarding.set('noReply', '5550199', { afterSeconds: 15 }));
    await settled(line.forwarding.set('notReachable', '5550197'));
    await settled(line.forwarding.erase('notReachable'));
    const off = { active: false, number: '', afterSeconds: null };
    expect(await settled(line.forwarding.read())).toEqual([
      { reason: 'unconditional', ...off },
      { reason: 'busy', active: true, number: '5550198', afterSeconds: null },
      { reason: 'noReply', active: true, number: '5550199', afterSeconds: 15 },
      { reason: 'notReachable', ...off },
    ]);
    await settled(line.forwarding.erase('all'));
    expect((await settled(line.forwarding.read())).filter(({ active }) => active)).toEqual([]);
  });

  test.each([
    ['', 'invalidAddress'],
    ['*21*5550198#', 'invalidAddress'],
    ['0900 555 0198', 'blocked'],
  ])('is not forwarded to %j', async (number, refused) => {
    expect(await code(line.forwarding.set('busy', number))).toBe(refused);
    expect((await settled(line.forwarding.read())).filter(({ active }) => active)).toEqual([]);
  });

  test.each([0, 7, 35, Number.NaN])('does not ring %s seconds first', async (afterSeconds) => {
    expect(await code(line.forwarding.set('noReply', '5550198', { afterSeconds }))).toBe('refused');
  });

  test('offers a second call or not, and withholds its number', async () => {
    await settled(line.callWaiting.set(false));
    expect(await settled(line.callWaiting.read())).toBe(false);
    await settled(line.callWaiting.set(true));
    expect(await settled(line.callWaiting.read())).toBe(true);
    await settled(line.ownNumber.set('withhold'));
    expect(await settled(line.ownNumber.read())).toEqual({ setting: 'withhold', network: 'ifAsked' });
  });

  test('finds networks, and chooses', async () => {
    const found = await settled(line.scanNetworks());
    expect(found.map(({ name, code: own, availability }) => [name, own, availability])).toEqual([
      ['Example Net', '00101', 'current'],
    ]);
    await settled(line.selectNetwork('00101'));
    expect((await settled(line.readNetwork())).mode).toBe('manual');
    await settled(line.selectNetwork('automatic'));
    expect((await settled(line.readNetwork())).mode).toBe('automatic');
    expect(await code(line.selectNetwork('00999'))).toBe('refused');
  });

  test('a scan is taken back by its signal; another one may begin', async () => {
    const controller = new AbortController();
    const scan = code(line.scanNetworks({ signal: controller.signal }));
    await scheduler.advance(3000);
    controller.abort();
    expect(await scan).toBe('aborted');
    expect(await code(line.scanNetworks({ signal: controller.signal }))).toBe('aborted');
    expect(await code(line.scanNetworks())).toBe('done');
  });

  test('a scan gives way to a call, and none begins in one', async () => {
    const scan = code(line.scanNetworks());
    await scheduler.advance(3000);
    const call = line.dial('5550100');
    expect(await scan).toBe('lineBusy');
    await until(() => call.state === 'connected');
    expect(await code(line.scanNetworks())).toBe('lineBusy');
    await settled(call.drop());
    await until(() => line.calls.length === 0);
  });

  test.each(['*21*5550199#', ' * # 06 #', '+*21*5550199#', '#31#*21#', '100#', '*21*5550100#,1', ',*#06#'])(
    '%j is a code, and not dialled',
    (number) => {
      expect(() => line.dial(number)).toThrow(expect.objectContaining({ code: 'serviceCode' }) as Error);
    },
  );

  test.each([
    ['#31#5550100', {}, /^ATD[^;]*I;/],
    ['*31#5550100', {}, /^ATD[^;]*i;/],
    ['5550100', { withholdNumber: true }, /^ATD[^;]*I;/],
    ['5550100', {}, /^ATD[^;Ii]*;/],
  ])('%s %j', async (number, options, sent) => {
    const call = line.dial(number, options);
    await until(() => call.state === 'connected');
    expect(page.traffic.findLast(({ text }) => text.startsWith('ATD'))?.text).toMatch(sent);
    await settled(call.drop());
    await until(() => line.calls.length === 0);
  });

  test.each(['5550100,12#', '5550100W5', ',,5550100,,5'])(
    '%s is called, then sent what stands behind the pause',
    async (number) => {
      const call = line.dial(number);
      expect(call.number).toBe('5550100');
      await until(() => call.state === 'connected');
      const heard = (command: string): number => page.traffic.findLastIndex(({ text }) => text.startsWith(command));
      await until(() => heard('AT+VTS=') > heard('ATD'));
      expect(call.state).toBe('connected');
      await settled(call.drop());
      await until(() => line.calls.length === 0);
    },
  );

  test('an emergency number is one with digits to send, too', () => {
    expect([line.isEmergency('112,5'), line.isEmergency('11,2')]).toEqual([true, false]);
  });
});

describe('a policy judges the number that is called, not what is sent behind the pause', () => {
  beforeAll(async () => {
    await begin({
      deny: [{ pattern: '0900*', reason: 'premium rate' }],
      allow: ['5550100', '55501001', '0900*', '12*'],
    });
    await until(() => line.service.network?.operator !== undefined);
  }, 120_000);
  afterAll(async () => {
    page.close();
    await composition.close();
  });

  test.each([
    ['0900123,1', 'blocked'],
    ['555010,01', 'blocked'],
    ['11,2', 'blocked'],
    ['91W1', 'blocked'],
    ['5550100,0900', 'done'],
    [',5550100,99', 'done'],
  ])('%s: %s', async (number, what) => {
    const call = line.dial(number);
    expect(await code(call.placed)).toBe(what);
    if (what === 'done') await settled(call.drop());
    await until(() => line.calls.length === 0);
  });
});
