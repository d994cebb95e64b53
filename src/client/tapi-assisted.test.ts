import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { LINEREQUESTMODE } from '../tspi/generated/constants.js';
import { LINEERR, TAPIERR } from '../tspi/generated/errors.js';
import { out, resultName, SUCCESS } from '../tspi/result.js';
import type { LineReqMakeCall } from './assisted/messages.js';
import { requestMakeCall } from './assisted/request-make-call.js';
import type { Site } from './assisted/site.js';
import { FakeSite } from './assisted/testing/fake-site.js';
import { silentObserver } from './silent-observer.js';
import { Tapi, type TapiMessage } from './tapi.js';

const { MAKECALL } = LINEREQUESTMODE;
let scheduler: SimulatedScheduler;
let site: FakeSite;
let messages: Map<string, TapiMessage[]>;
let open: Tapi[];

beforeEach(() => {
  scheduler = new SimulatedScheduler(0, false); // Pages talk through the site of the test, not through ports.
  site = new FakeSite(scheduler, seededRandom(1));
  messages = new Map();
  open = [];
});
afterEach(() => {
  for (const tapi of open) tapi.lineShutdown();
});

function application(page: string, at: Site | null = site.page(page)): Tapi {
  const { port1 } = new MessageChannel();
  const told: TapiMessage[] = [];
  messages.set(page, told);
  const tapi = new Tapi(port1, scheduler, (message) => told.push(message), silentObserver, page, at);
  open.push(tapi);
  return tapi;
}

function recipient(page: string): Tapi {
  const tapi = application(page);
  expect(tapi.lineRegisterRequestRecipient(`instance of ${page}`, MAKECALL, true)).toBe(SUCCESS);
  return tapi;
}

async function asked(destAddress: string, texts: (string | null)[] = [], at = site.page('asking')): Promise<string> {
  const [appName = null, calledParty = null, comment = null] = texts;
  let result: number | undefined;
  void requestMakeCall(at, destAddress, appName, calledParty, comment).then((value) => (result = value));
  for (let i = 0; i < 100 && result === undefined; i++) await scheduler.advance(100);
  await scheduler.advance(1);
  return result === undefined ? 'no answer' : resultName(result);
}

function requests(tapi: Tapi): LineReqMakeCall[] {
  const got: LineReqMakeCall[] = [];
  const request = out<LineReqMakeCall | null>(null);
  while (tapi.lineGetRequest(MAKECALL, request) === SUCCESS) got.push(request.value!);
  return got;
}

describe('tapiRequestMakeCall', () => {
  test('the recipient is told by LINE_REQUEST, and gets what was asked', async () => {
    const tapi = recipient('desk');
    await scheduler.advance(1);
    expect(await asked('+1 (202) 555-0100', ['Contacts', 'Front desk', 'about the door'])).toBe('SUCCESS');
    expect(messages.get('desk')).toMatchObject([
      {
        message: 'LINE_REQUEST',
        device: 0,
        callbackInstance: 'instance of desk',
        param1: MAKECALL,
        param2: 0,
        param3: 0,
      },
    ]);
    expect(requests(tapi)).toEqual([
      { destAddress: '+1 (202) 555-0100', appName: 'Contacts', calledParty: 'Front desk', comment: 'about the door' },
    ]);
    expect(tapi.lineGetRequest(MAKECALL, out(null))).toBe(LINEERR.NOREQUEST);
  });

  test('requests wait in the order in which they came', async () => {
    const tapi = recipient('desk');
    await scheduler.advance(1);
    for (const number of ['1', '2', '3']) await asked(number);
    expect(requests(tapi).map(({ destAddress }) => destAddress)).toEqual(['1', '2', '3']);
  });

  test('nobody is registered: told at once, and nothing is posted', async () => {
    application('desk');
    expect(await asked('5550100')).toBe('TAPIERR_NOREQUESTRECIPIENT');
    expect(site.posted).toEqual([]);
  });

  test('a page without Web Locks has no recipient', async () => {
    recipient('desk');
    await scheduler.advance(1);
    expect(await asked('5550100', [], { ...site.page('asking'), locks: undefined })).toBe('TAPIERR_NOREQUESTRECIPIENT');
  });

  test('a recipient that does not answer: nothing has been asked of it', async () => {
    recipient('desk');
    await scheduler.advance(1);
    site.freeze('desk');
    expect(await asked('5550100')).toBe('TAPIERR_NOREQUESTRECIPIENT');
    expect(JSON.stringify(site.posted)).not.toContain('5550100');
  });

  test('texts have the lengths of TAPI: a longer address is refused, the others are cut', async () => {
    const tapi = recipient('desk');
    await scheduler.advance(1);
    expect(await asked('1'.repeat(80))).toBe('TAPIERR_INVALDESTADDRESS');
    expect(await asked('1'.repeat(79), ['a'.repeat(90), 'b'.repeat(90), 'c'.repeat(90)])).toBe('SUCCESS');
    const [{ destAddress, appName, calledParty, comment }] = requests(tapi) as [LineReqMakeCall];
    expect([destAddress, appName, calledParty, comment].map(({ length }) => length)).toEqual([79, 39, 39, 79]);
  });

  test('what is no text is refused', async () => {
    expect(await asked(undefined as unknown as string)).toBe('TAPIERR_INVALPOINTER');
    expect(await asked('5550100', [7 as unknown as string])).toBe('TAPIERR_INVALPOINTER');
  });

  test('a recipient that takes none of what waits is full, and is not once it does', async () => {
    const tapi = recipient('desk');
    await scheduler.advance(1);
    let passedOn = 0;
    while ((await asked('5550100')) === 'SUCCESS' && passedOn < 100) passedOn++;
    expect(await asked('5550100')).toBe(resultName(TAPIERR.REQUESTQUEUEFULL));
    expect(requests(tapi)).toHaveLength(passedOn);
    expect(await asked('5550100')).toBe('SUCCESS');
  });

  test('a page that asks who is there and then nothing takes no place for good', async () => {
    const tapi = recipient('desk');
    await scheduler.advance(1);
    const channel = site.page('gone').openChannel();
    for (let i = 0; i < 100; i++) channel.post({ ringback: 1, kind: 'who', request: `request-${i}` });
    await scheduler.advance(10_001);
    expect(await asked('5550100')).toBe('SUCCESS');
    expect(requests(tapi)).toHaveLength(1);
  });

  test('a request that nobody has announced is not taken', async () => {
    const tapi = recipient('desk');
    await scheduler.advance(1);
    const call = { destAddress: '5550100', appName: '', calledParty: '', comment: '' };
    const channel = site.page('other').openChannel();
    channel.post({ ringback: 1, kind: 'makeCall', request: 'request', recipient: 'recipient', call });
    await scheduler.advance(1);
    expect(requests(tapi)).toEqual([]);
    expect(messages.get('desk')).toEqual([]);
  });
});

describe('of several recipients', () => {
  test('the one that has been registered longest gets all, and the next one when it is gone', async () => {
    const first = recipient('first');
    const second = recipient('second');
    await scheduler.advance(1);
    expect(await asked('1')).toBe('SUCCESS');
    expect([requests(first).length, requests(second).length]).toEqual([1, 0]);
    site.close('first');
    expect(await asked('2')).toBe('SUCCESS');
    expect(requests(second)).toHaveLength(1);
  });

  test.each<[string, (tapi: Tapi) => void]>([
    ['deregisters', (tapi) => tapi.lineRegisterRequestRecipient(null, MAKECALL, false)],
    ['shuts down', (tapi) => tapi.lineShutdown()],
  ])('one that %s makes room for the next', async (_what, leave) => {
    const first = recipient('first');
    const second = recipient('second');
    await scheduler.advance(1);
    leave(first);
    expect(await asked('5550100')).toBe('SUCCESS');
    expect(first.lineGetRequest(MAKECALL, out(null))).toBe(LINEERR.NOTREGISTERED);
    expect(messages.get('first')).toEqual([]);
    expect(requests(second)).toHaveLength(1);
  });
});

describe('lineRegisterRequestRecipient', () => {
  test('registering again changes the instance alone', async () => {
    const tapi = recipient('first');
    recipient('second');
    expect(tapi.lineRegisterRequestRecipient('another', MAKECALL, true)).toBe(SUCCESS);
    await scheduler.advance(1);
    await asked('5550100');
    expect(messages.get('first')).toMatchObject([{ message: 'LINE_REQUEST', callbackInstance: 'another' }]);
    expect(requests(tapi)).toHaveLength(1);
  });

  test('what is refused', () => {
    const tapi = application('desk');
    for (const mode of [0, LINEREQUESTMODE.DROP, LINEREQUESTMODE.MEDIACALL | MAKECALL]) {
      expect(tapi.lineRegisterRequestRecipient(null, mode, true)).toBe(LINEERR.INVALREQUESTMODE);
      expect(tapi.lineGetRequest(mode, out(null))).toBe(LINEERR.INVALREQUESTMODE);
    }
    expect(tapi.lineRegisterRequestRecipient(null, MAKECALL, false)).toBe(LINEERR.OPERATIONFAILED);
    expect(tapi.lineGetRequest(MAKECALL, out(null))).toBe(LINEERR.NOTREGISTERED);
    expect(application('alone', null).lineRegisterRequestRecipient(null, MAKECALL, true)).toBe(LINEERR.RESOURCEUNAVAIL);
  });
});
