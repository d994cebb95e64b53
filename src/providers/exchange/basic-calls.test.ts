import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLFEATURE, LINECALLORIGIN, LINECALLREASON, LINECALLSTATE } from '../../tspi/generated/constants.js';
import type { HdCall } from '../../tspi/result.js';
import { ExchangeWorld } from './testing/exchange-world.js';

let world: ExchangeWorld;
beforeEach(() => {
  world = new ExchangeWorld();
});

test('a call between two extensions: both sides, from dial tone to idle', async () => {
  world.open('101');
  world.open('102');
  const placed = world.dial('101', '102');
  expect(world.heard()).toEqual([]);
  await world.pass();
  expect(world.heard()).toEqual([
    'call SUCCESS',
    '101.1 DIALTONE',
    '101.1 DIALING',
    '101.1 PROCEEDING',
    '102.1 NEW',
    '102.1 OFFERING',
    '101.1 RINGBACK',
  ]);
  const offered = world.last('102');
  expect(world.info(offered)).toMatchObject({
    origin: LINECALLORIGIN.INTERNAL,
    reason: LINECALLREASON.DIRECT,
    callerId: '101',
    callerIdName: 'Anna',
    calledId: '102',
  });
  world.request('answer', (id) => world.provider.lineAnswer(id, offered.hdCall, null));
  await world.pass();
  expect(world.heard()).toEqual(['102.1 CONNECTED', '101.1 CONNECTED', 'answer SUCCESS']);
  expect(world.info(placed)).toMatchObject({
    connectedId: '102',
    connectedIdName: 'Ben',
    callId: world.info(offered).callId,
  });
  world.drop(placed);
  await world.pass();
  expect(world.heard()).toEqual(['101.1 IDLE', '102.1 DISCONNECTED NORMAL', 'drop SUCCESS']);
  world.drop(offered);
  await world.pass();
  expect(world.heard()).toEqual(['102.1 IDLE', 'drop SUCCESS']);
  expect(world.provider.exchange.legs).toEqual([]);
});

test.each([
  ['5550100', 8000, ['RINGBACK', 'CONNECTED']],
  ['5550101', 2000, ['BUSY']],
  ['5550103', 4000, ['RINGBACK', 'DISCONNECTED REJECT']],
  ['5550104', 2000, ['DISCONNECTED NODIALTONE']],
  ['5550106', 9000, ['RINGBACK', 'CONNECTED', 'DISCONNECTED NORMAL']],
  ['5559999', 5000, ['DISCONNECTED BADADDRESS']],
  ['199', 1000, ['DISCONNECTED BADADDRESS']],
])('%s, outside or nowhere: %j', async (number, ms, states) => {
  world.dial('101', number);
  await world.pass(ms);
  expect(world.heard().slice(4)).toEqual(states.map((state) => `101.1 ${state}`));
});

test('who is called from outside rings at the extension of the trunk', async () => {
  world.open('101');
  const call = world.dial('101', '5550108');
  await world.pass(4000);
  world.drop(call);
  await world.pass(6000);
  const offered = world.last('101');
  expect(world.info(offered)).toMatchObject({
    origin: LINECALLORIGIN.EXTERNAL,
    callerId: '5550108',
    callerIdName: 'CALL BACK',
  });
  world.request('answer', (id) => world.provider.lineAnswer(id, offered.hdCall, null));
  await world.pass();
  expect(world.heard()).toContain('101.2 CONNECTED');
});

test('an address that cannot be dialled is refused and nothing happens', () => {
  for (const [address, error] of [
    ['10x', 'INVALADDRESS'],
    ['101W2', 'DIALDIALTONE'],
    ['101@', 'DIALQUIET'],
    ['101$', 'DIALBILLING'],
    ['101?', 'DIALPROMPT'],
  ]) {
    world.dial('101', address!);
    expect(world.heard()).toEqual([`call refused ${error}`]);
  }
  expect(world.provider.exchange.legs).toEqual([]);
});

test('digits may come one after the other', async () => {
  world.open('102');
  const call = world.dial('101', '');
  await world.pass();
  expect(world.heard()).toEqual(['call SUCCESS', '101.1 DIALTONE']);
  for (const digits of ['1;', '02;', '']) {
    world.request('dial', (id) => world.provider.lineDial(id, call.hdCall, digits, 0));
    await world.pass();
  }
  expect(world.heard()).toEqual([
    '101.1 DIALING',
    'dial SUCCESS',
    'dial SUCCESS',
    '101.1 PROCEEDING',
    'dial SUCCESS',
    '102.1 NEW',
    '102.1 OFFERING',
    '101.1 RINGBACK',
  ]);
});

describe('an offered call', () => {
  let caller: string;
  let hdCall: HdCall;
  beforeEach(async () => {
    world.open('102');
    caller = world.dial('101', '102').name;
    await world.pass();
    hdCall = world.last('102').hdCall;
    world.heard();
  });

  test('is accepted, then answered', async () => {
    world.request('accept', (id) => world.provider.lineAccept(id, hdCall, null));
    await world.pass();
    expect(world.heard()).toEqual(['102.1 ACCEPTED', 'accept SUCCESS']);
    world.request('accept', (id) => world.provider.lineAccept(id, hdCall, null));
    world.request('answer', (id) => world.provider.lineAnswer(id, hdCall, null));
    await world.pass();
    expect(world.heard()).toEqual([
      'accept refused INVALCALLSTATE',
      '102.1 CONNECTED',
      `${caller} CONNECTED`,
      'answer SUCCESS',
    ]);
  });

  test('is refused by dropping it', async () => {
    world.drop(world.last('102'));
    await world.pass();
    expect(world.heard()).toEqual(['102.1 IDLE', `${caller} DISCONNECTED REJECT`, 'drop SUCCESS']);
  });

  test('is sent on to another extension', async () => {
    world.open('103');
    world.request('redirect', (id) => world.provider.lineRedirect(id, hdCall, '103', 0));
    await world.pass();
    expect(world.heard()).toEqual(['102.1 IDLE', 'redirect SUCCESS', '103.1 NEW', '103.1 OFFERING']);
    expect(world.info(world.last('103'))).toMatchObject({
      reason: LINECALLREASON.REDIRECT,
      callerId: '101',
      redirectingId: '102',
    });
  });

  test('is gone when the caller gives up', async () => {
    world.drop(world.last('101'));
    await world.pass();
    expect(world.heard()).toEqual(['101.1 IDLE', '102.1 DISCONNECTED NORMAL', 'drop SUCCESS']);
  });
});

test('nobody answers for three minutes', async () => {
  world.open('102');
  world.dial('101', '102');
  await world.pass(181_000);
  expect(world.heard().slice(-2)).toEqual(['102.1 DISCONNECTED NORMAL', '101.1 DISCONNECTED NOANSWER']);
});

test('an extension without a free appearance is busy, and cannot call either', async () => {
  await world.connect('102', '103');
  world.dial('101', '102');
  world.dial('103', '101');
  await world.pass();
  expect(world.heard()).toContain('101.1 BUSY');
  expect(world.provider.exchange.legs).toHaveLength(3);
});

test('the second of two calls at once finds no appearance', () => {
  world.dial('103', '101');
  world.dial('103', '102');
  expect(world.heard()).toEqual(['call refused CALLUNAVAIL']);
});

test('a waiting call is answered and the first one held, where there are two appearances', async () => {
  await world.connect('101', '102');
  world.dial('103', '101');
  await world.pass();
  const waiting = world.last('101');
  world.heard();
  world.request('answer', (id) => world.provider.lineAnswer(id, waiting.hdCall, null));
  await world.pass();
  expect(world.heard()).toEqual([
    '101.1 ONHOLD',
    '102.1 CONNECTED held',
    '101.2 CONNECTED',
    '103.1 CONNECTED',
    'answer SUCCESS',
  ]);
});

test('what is possible now', async () => {
  const [call] = await world.connect('101', '102');
  const now = world.status(call).callFeatures;
  for (const name of ['DROP', 'HOLD', 'SETUPTRANSFER', 'BLINDTRANSFER', 'SETUPCONF', 'PARK'] as const)
    expect([name, (now & LINECALLFEATURE[name]) !== 0]).toEqual([name, true]);
  for (const name of ['ANSWER', 'ACCEPT', 'UNHOLD', 'DIAL', 'ADDTOCONF', 'COMPLETETRANSF', 'SWAPHOLD'] as const)
    expect([name, (now & LINECALLFEATURE[name]) !== 0]).toEqual([name, false]);
  world.drop(call);
  await world.pass();
  expect(world.status(call)).toMatchObject({ callState: LINECALLSTATE.IDLE, callFeatures: 0 });
});

describe('closing', () => {
  test('a call ends what is out on it, and nothing of it follows', async () => {
    const [call] = await world.connect('101', '102');
    world.request('hold', (id) => world.provider.lineHold(id, call.hdCall));
    expect(world.provider.lineCloseCall(call.hdCall)).toBe(0);
    expect(world.heard()).toEqual(['hold OPERATIONFAILED', '102.1 DISCONNECTED NORMAL']);
    await world.pass(10_000);
    expect(world.heard()).toEqual([]);
  });

  test('a call in creation is given up', async () => {
    const call = world.dial('101', '102');
    world.provider.lineCloseCall(call.hdCall);
    expect(world.heard()).toEqual(['call OPERATIONFAILED']);
    await world.pass(10_000);
    expect(world.heard()).toEqual([]);
    expect(world.provider.exchange.legs).toEqual([]);
  });

  test('a line ends its calls, and it can be opened again', async () => {
    const [call] = await world.connect('101', '102');
    world.request('hold', (id) => world.provider.lineHold(id, call.hdCall));
    const pending = world.dial('102', '104');
    world.provider.lineClose(world.hdLines.get('101')!);
    expect(world.heard()).toEqual(['call refused CALLUNAVAIL', 'hold OPERATIONFAILED', '102.1 DISCONNECTED NORMAL']);
    expect(world.provider.lineHold(99 as never, call.hdCall)).toBeLessThan(0);
    await world.pass(10_000);
    expect(world.heard()).toEqual([]);
    expect(pending.hdCall).toBe(0);
    expect(world.open('101')).toBeGreaterThan(0);
  });
});

test('a call that rang before the line was opened is announced as it is', async () => {
  world.dial('101', '102');
  await world.pass();
  world.heard();
  world.open('102');
  expect(world.heard()).toEqual(['102.1 NEW', '102.1 OFFERING']);
});
