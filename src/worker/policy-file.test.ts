import { afterEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TelephonyClient } from '../client/telephony-client.js';
import { hostAt } from '../client/testing/page-host.js';
import { houseOf, optionsProblem, startOptions, withAbsoluteUrl } from '../client/ownership/host-options.js';
import { silentObserver } from '../client/silent-observer.js';
import { Tapi, type TapiMessage } from '../client/tapi.js';
import { TelephonyError } from '../client/telephony.js';
import { requestIndex, ToWorker } from '../protocol/messages.js';
import { LINECALLPRIVILEGE, LINEMEDIAMODE } from '../tspi/generated/constants.js';
import type { KioskInput } from '../policy/kiosk-schema.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { compose, type Composition } from './compose.js';
import { RawPage } from './testing/raw-page.js';
import type { WorkerOptions } from './worker-options.js';
import './testing/loaded-apart.js';

const ORIGIN = 'http://kiosk.test';
const FILE = `${ORIGIN}/kiosk.json`;

const kiosk: KioskInput = {
  title: 'Lobby',
  line: 'simulator',
  destinations: [{ id: 'desk', name: 'Desk', number: '555 0100' }],
  dialNumber: true,
  dialPolicy: { allow: ['55501xx'], deny: [{ pattern: '5550199', reason: 'Staff only.' }] },
  emergencyNumber: '133',
};

/** A server whose answer a test sets. */
class Server {
  answer: () => Response | Promise<Response> = () => Response.json(kiosk);
  readonly asked: RequestInit[] = [];
  readonly fetch = ((_url: string, init: RequestInit) => {
    this.asked.push(init);
    return Promise.resolve().then(() => this.answer());
  }) as typeof fetch;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function open(server: Server, options: WorkerOptions = {}) {
  const scheduler = new SimulatedScheduler();
  const composing = compose(
    { simulator: true, policyUrl: FILE, ...options },
    {
      scheduler,
      random: seededRandom(1),
      serial: undefined,
      modemStore: new PlainStore(),
      fetch: server.fetch,
      origin: ORIGIN,
    },
  );
  const progress: { composition?: Composition; failed?: unknown } = {};
  composing.then(
    (composition) => (progress.composition = composition),
    (error: unknown) => (progress.failed = error),
  );
  for (let i = 0; i < 1000 && progress.composition === undefined && progress.failed === undefined; i++)
    await scheduler.advance(50);
  const composition = await composing;
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  const client = new TelephonyClient({ host: hostAt(port1), scheduler });
  closing.push(() => {
    client.close();
    void composition.close();
  });
  await scheduler.advance(5000);
  await client.ready;
  /** What becomes of a dial on the first line: the error's word, or `placed`. */
  const dials = async (number: string): Promise<string> => {
    const call = client.lines[0]!.dial(number);
    let became = '';
    call.placed.then(
      () => (became = 'placed'),
      (error: unknown) => (became = error instanceof TelephonyError ? error.code : 'other'),
    );
    for (let i = 0; i < 100 && became === ''; i++) await scheduler.advance(50);
    void call.drop().catch(() => undefined);
    await scheduler.advance(3000);
    return became;
  };
  return { composition, scheduler, client, dials };
}

describe('with a kiosk file', () => {
  test('its destinations may be dialled, what it allows, and emergency numbers; nothing else', async () => {
    const { dials } = await open(new Server());
    expect(await dials('5550100')).toBe('placed');
    expect(await dials('5550101')).toBe('placed');
    expect(await dials('5550199')).toBe('blocked');
    expect(await dials('2025550111')).toBe('blocked');
    for (const emergency of ['112', '911', '133']) expect(await dials(emergency)).not.toBe('blocked');
  });

  test('without numbers of the visitor’s own, its destinations alone', async () => {
    const server = new Server();
    server.answer = () => Response.json({ ...kiosk, dialNumber: false });
    const { dials } = await open(server);
    expect(await dials('5550100')).toBe('placed');
    expect(await dials('5550101')).toBe('blocked');
  });

  test('a dial policy of the page only narrows it', async () => {
    const all = await open(new Server(), { dialPolicy: { allow: ['*'] } });
    expect(await all.dials('2025550111')).toBe('blocked');
    const none = await open(new Server(), { dialPolicy: { allow: [] } });
    expect(await none.dials('5550100')).toBe('blocked');
    expect(await none.dials('112')).not.toBe('blocked');
  });

  test('a page that writes records of its own is refused by the host, in one piece and in parts', async () => {
    const { composition, scheduler } = await open(new Server());
    const page = new RawPage(composition, scheduler).hello();
    closing.push(() => {
      page.close();
    });
    page.post({ start: { dialPolicy: null, policyUrl: '' } });
    page.post({ start: { dialPolicy: { allow: ['*'] } } });
    const makeCall = (id: number, hCall: number, address: string): void => {
      const { writer } = page;
      writer.record(ToWorker.REQUEST, requestIndex('lineMakeCall'), id, 1, hCall, writer.payload(address), 0, 0);
    };
    for (const [at, address] of ['2025550111', '5550100,2025550111', '5550199', '20255;'].entries())
      makeCall(10 + at, 101 + 2 * at, address);
    page.writer.flush();
    for (let i = 0; i < 100 && page.returned.size < 4; i++) await scheduler.advance(50);
    expect([10, 11, 12, 13].map((id) => page.returned.get(id))).toEqual(Array(4).fill(LINEERR.ADDRESSBLOCKED));
  });

  test('and so is one that uses TAPI’s own calls (ringback/tapi)', async () => {
    const { composition, scheduler } = await open(new Server());
    const { port1, port2 } = new MessageChannel();
    composition.attach(port2);
    const messages: TapiMessage[] = [];
    const tapi = new Tapi(port1, scheduler, (message) => messages.push(message), silentObserver);
    await scheduler.advance(1000);
    const hLine = { value: 0 };
    const opened = tapi.lineOpen(0, hLine, 0x00030001, 0, LINECALLPRIVILEGE.OWNER, LINEMEDIAMODE.INTERACTIVEVOICE);
    await scheduler.advance(1000);
    expect(await opened).toBe(0);
    const id = tapi.lineMakeCall(hLine.value, { value: 0 }, '2025550111', 0, null);
    await scheduler.advance(1000);
    const reply = messages.find(({ message, param1 }) => message === 'LINE_REPLY' && param1 === id);
    expect(reply?.param2).toBe(LINEERR.ADDRESSBLOCKED);
    tapi.lineShutdown();
  });
});

describe('a file that cannot be read', () => {
  const broken: readonly (readonly [string, () => Response | Promise<Response>])[] = [
    ['is not there', () => new Response('', { status: 404 })],
    ['cannot be fetched', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['is no JSON', () => new Response('{')],
    ['has mistakes', () => Response.json({ ...kiosk, destinations: [] })],
    ['is too large', () => new Response(' '.repeat(300_000))],
  ];
  test.each(broken)('because it %s: only emergency numbers, until it can', async (_, answer) => {
    const server = new Server();
    server.answer = answer;
    const { dials, scheduler } = await open(server);
    expect(await dials('5550100')).toBe('blocked');
    expect(await dials('112')).not.toBe('blocked');
    server.answer = () => Response.json(kiosk);
    await scheduler.advance(20_000);
    expect(await dials('5550100')).toBe('placed');
    expect(await dials('2025550111')).toBe('blocked');
  });

  test('because the server never answers: the host starts all the same', async () => {
    const server = new Server();
    server.answer = () => new Promise((_, reject) => server.asked.at(-1)?.signal?.addEventListener('abort', reject));
    const { dials } = await open(server);
    expect(await dials('5550100')).toBe('blocked');
    expect(await dials('112')).not.toBe('blocked');
  });

  test('it is fetched without following anybody elsewhere', async () => {
    const server = new Server();
    await open(server);
    expect(server.asked[0]).toMatchObject({ redirect: 'error', credentials: 'same-origin' });
  });
});

test.each([
  ['http://elsewhere.test/kiosk.json', /of this site \(http:\/\/kiosk\.test\), not of http:\/\/elsewhere\.test/],
  ['https://kiosk.test/kiosk.json', /of this site/],
  ['data:application/json,{}', /of this site/],
  ['blob:http://kiosk.test/1', /of this site/],
  ['kiosk.json', /address of a file/],
  [7, /address of a file/],
])('the address %j is refused with its reason', async (policyUrl, reason) => {
  const server = new Server();
  await expect(open(server, { policyUrl: policyUrl as string })).rejects.toThrow(reason);
  expect(server.asked).toEqual([]);
});

test('pages share a host only with the same file, and a relative address is the page’s', () => {
  const at = (policyUrl: string, base: string) =>
    houseOf(withAbsoluteUrl(startOptions({ simulator: true, policyUrl }), base));
  expect(at('kiosk.json', 'http://a.test/x/')).toBe(at('/x/kiosk.json', 'http://a.test/'));
  expect(at('kiosk.json', 'http://a.test/')).not.toBe(at('', 'http://a.test/'));
  expect(at('kiosk.json', 'http://a.test/')).not.toBe(at('other.json', 'http://a.test/'));
  expect(optionsProblem({}, startOptions({ policyUrl: 7 as unknown as string }))).toMatch(/policyUrl/);
});
