import { beforeEach, describe, expect, test } from 'vitest';
import {
  LINECALLCOMPLMODE,
  LINECALLORIGIN,
  LINECALLREASON,
  LINECALLSTATE,
  LINEDEVSTATE,
  LINEFORWARDMODE,
  LINEPARKMODE,
  LINETRANSFERMODE,
} from '../../tspi/generated/constants.js';
import { out, type HdCall, type HtCall } from '../../tspi/result.js';
import type { LineForward } from '../../tspi/structures.js';
import type { ExchangeProvider } from './exchange-provider.js';
import { ExchangeWorld, type TestCall } from './testing/exchange-world.js';

let world: ExchangeWorld;
let provider: ExchangeProvider;
beforeEach(() => {
  world = new ExchangeWorld();
  ({ provider } = world);
});

function answerNewest(number: string): TestCall {
  const call = world.last(number);
  world.request('answer', (id) => provider.lineAnswer(id, call.hdCall, null));
  return call;
}

/** A consultation of a call with another extension, which answers. */
async function consult(first: TestCall, number: string, from: string, answered = true): Promise<TestCall> {
  world.open(number);
  const call = world.create('consult', from, (id, ht, hd) =>
    provider.lineSetupTransfer(id, first.hdCall, ht, hd, { targetAddress: number }),
  );
  await world.pass();
  if (answered) answerNewest(number);
  await world.pass();
  return call;
}

describe('hold', () => {
  test('the far end is told, and both come back', async () => {
    const [call] = await world.connect('101', '102');
    world.request('hold', (id) => provider.lineHold(id, call.hdCall));
    await world.pass();
    expect(world.heard()).toEqual(['101.1 ONHOLD', '102.1 CONNECTED held', 'hold SUCCESS']);
    world.request('hold', (id) => provider.lineHold(id, call.hdCall));
    world.request('unhold', (id) => provider.lineUnhold(id, call.hdCall));
    await world.pass();
    expect(world.heard()).toEqual([
      'hold refused INVALCALLSTATE',
      '101.1 CONNECTED',
      '102.1 CONNECTED',
      'unhold SUCCESS',
    ]);
  });

  test('two calls change places', async () => {
    const [first] = await world.connect('101', '102');
    world.request('hold', (id) => provider.lineHold(id, first.hdCall));
    await world.pass();
    const [second] = await world.connect('101', '103');
    world.request('unhold', (id) => provider.lineUnhold(id, first.hdCall));
    world.request('swap', (id) => provider.lineSwapHold(id, second.hdCall, first.hdCall));
    await world.pass();
    expect(world.heard()).toEqual([
      'unhold refused RESOURCEUNAVAIL',
      '101.2 ONHOLD',
      '103.1 CONNECTED held',
      '101.1 CONNECTED',
      '102.1 CONNECTED',
      'swap SUCCESS',
    ]);
  });
});

describe('transfer', () => {
  test('a consultation: the two others have each other, both calls here are idle', async () => {
    const [first] = await world.connect('102', '101');
    const second = await consult(first, '103', '102');
    expect(world.heard()).toEqual([
      'consult SUCCESS',
      '102.1 ONHOLDPENDTRANSFER',
      '101.1 CONNECTED held',
      '102.2 DIALTONE',
      '102.2 DIALING',
      '102.2 PROCEEDING',
      '103.1 NEW',
      '103.1 OFFERING',
      '102.2 RINGBACK',
      '103.1 CONNECTED',
      '102.2 CONNECTED',
      'answer SUCCESS',
    ]);
    expect(world.info(second).relatedCallId).toBe(world.info(first).callId);
    world.request('transfer', (id) =>
      provider.lineCompleteTransfer(id, first.hdCall, second.hdCall, 0, out<HdCall | 0>(0), LINETRANSFERMODE.TRANSFER),
    );
    await world.pass();
    expect(world.heard()).toEqual(['102.1 IDLE', '102.2 IDLE', '101.1 CONNECTED', 'transfer SUCCESS']);
    expect(world.info(world.last('103'))).toMatchObject({
      connectedId: '101',
      redirectingId: '102',
      reason: LINECALLREASON.TRANSFER,
    });
    world.drop(world.last('101'));
    await world.pass();
    expect(world.heard()).toContain('103.1 DISCONNECTED NORMAL');
  });

  test('to somebody who still rings: the transferred party waits for the answer', async () => {
    const [first, other] = await world.connect('102', '101');
    const second = await consult(first, '103', '102', false);
    world.request('transfer', (id) =>
      provider.lineCompleteTransfer(id, first.hdCall, second.hdCall, 0, out<HdCall | 0>(0), LINETRANSFERMODE.TRANSFER),
    );
    await world.pass();
    answerNewest('103');
    await world.pass();
    expect(world.status(other).callState).toBe(LINECALLSTATE.CONNECTED);
    expect(world.info(other).connectedId).toBe('103');
    expect(world.info(world.last('103'))).toMatchObject({ callerId: '101', connectedId: '101' });
  });

  test('as a conference: both calls are members of a new one', async () => {
    const [first] = await world.connect('102', '101');
    const second = await consult(first, '103', '102');
    world.heard();
    const conference = world.create('conference', '102', (id, ht, hd) =>
      provider.lineCompleteTransfer(id, first.hdCall, second.hdCall, ht, hd, LINETRANSFERMODE.CONFERENCE),
    );
    await world.pass();
    expect(world.heard()).toEqual([
      'conference SUCCESS',
      '102.1 CONFERENCED in 102.3',
      '102.2 CONFERENCED in 102.3',
      '102.3 CONNECTED',
      '101.1 CONNECTED',
    ]);
    expect(world.info(conference).origin).toBe(LINECALLORIGIN.CONFERENCE);
    expect(world.status(first).callStateMode).toBe(conference.htCall);
  });

  test('dropping the consultation brings the first call back', async () => {
    const [first] = await world.connect('102', '101');
    const second = await consult(first, '103', '102');
    world.heard();
    world.drop(second);
    await world.pass();
    expect(world.heard()).toEqual([
      '102.2 IDLE',
      '103.1 DISCONNECTED NORMAL',
      '102.1 CONNECTED',
      '101.1 CONNECTED',
      'drop SUCCESS',
    ]);
  });

  test('in one step, and into nowhere', async () => {
    const [first] = await world.connect('102', '101');
    world.open('103');
    world.request('blind', (id) => provider.lineBlindTransfer(id, first.hdCall, '1x', 0));
    world.request('blind', (id) => provider.lineBlindTransfer(id, first.hdCall, '103', 0));
    await world.pass();
    expect(world.heard()).toEqual([
      'blind refused INVALADDRESS',
      '102.1 IDLE',
      'blind SUCCESS',
      '103.1 NEW',
      '103.1 OFFERING',
    ]);
    answerNewest('103');
    await world.pass();
    world.request('blind', (id) => provider.lineBlindTransfer(id, world.last('103').hdCall, '199', 0));
    await world.pass();
    expect(world.heard()).toContain('101.1 DISCONNECTED BADADDRESS');
  });

  test('calls that do not belong together are refused', async () => {
    const [first] = await world.connect('102', '101');
    world.request('transfer', (id) =>
      provider.lineCompleteTransfer(id, first.hdCall, first.hdCall, 0, out<HdCall | 0>(0), LINETRANSFERMODE.TRANSFER),
    );
    world.request('transfer', (id) =>
      provider.lineCompleteTransfer(id, first.hdCall, first.hdCall, 0, out<HdCall | 0>(0), 3),
    );
    expect(world.heard()).toEqual(['transfer refused INVALCALLSTATE', 'transfer refused INVALTRANSFERMODE']);
  });
});

describe('conference', () => {
  let first: TestCall;
  let parent: TestCall;
  let second: TestCall;
  beforeEach(async () => {
    [first] = await world.connect('102', '101');
    world.open('103');
    world.open('104');
    parent = world.newCall('102');
    second = world.newCall('102');
    const handles = [out<HdCall | 0>(0), out<HdCall | 0>(0)] as const;
    const hdLine = world.hdLines.get('102')!;
    world.request('setup', (id) =>
      provider.lineSetupConference(id, first.hdCall, hdLine, parent.htCall, handles[0], second.htCall, handles[1], 3, {
        targetAddress: '103',
      }),
    );
    parent.hdCall = handles[0].value as HdCall;
    second.hdCall = handles[1].value as HdCall;
    await world.pass();
    answerNewest('103');
    await world.pass();
  });

  async function join(): Promise<void> {
    world.request('add', (id) => provider.lineAddToConference(id, parent.hdCall, second.hdCall));
    await world.pass();
  }

  test('begins with a call, a parent and a consultation', async () => {
    expect(world.heard().slice(0, 4)).toEqual([
      'setup SUCCESS',
      '102.2 ONHOLDPENDCONF',
      '102.1 CONFERENCED in 102.2',
      '102.3 DIALTONE',
    ]);
    await join();
    expect(world.heard()).toEqual(['102.3 CONFERENCED in 102.2', '102.2 CONNECTED', 'add SUCCESS']);
  });

  test('all hear each other', async () => {
    await join();
    for (const number of ['101', '103']) provider.lineMonitorDigits(world.last(number).hdCall, 2);
    provider.lineMonitorDigits(parent.hdCall, 2);
    world.heard();
    provider.lineGenerateDigits(world.last('103').hdCall, 1, 2, '5', 0);
    provider.lineGenerateDigits(parent.hdCall, 2, 2, '6', 0);
    await world.pass();
    const five = `MONITORDIGITS ${'5'.charCodeAt(0)} 2`;
    const six = `MONITORDIGITS ${'6'.charCodeAt(0)} 2`;
    expect(
      world
        .heard()
        .filter((line) => line.includes('MONITOR'))
        .sort(),
    ).toEqual([`102.2 ${five}`, `101.1 ${five}`, `101.1 ${six}`, `103.1 ${six}`].sort());
  });

  test('grows by a consultation, and a member is taken out', async () => {
    await join();
    world.heard();
    const third = world.create('prepare', '102', (id, ht, hd) =>
      provider.linePrepareAddToConference(id, parent.hdCall, ht, hd, { targetAddress: '104' }),
    );
    await world.pass();
    answerNewest('104');
    await world.pass();
    expect(world.heard().slice(0, 2)).toEqual(['prepare SUCCESS', '102.2 ONHOLDPENDCONF']);
    world.request('add', (id) => provider.lineAddToConference(id, parent.hdCall, third.hdCall));
    await world.pass();
    world.heard();
    world.request('remove', (id) => provider.lineRemoveFromConference(id, second.hdCall));
    await world.pass();
    expect(world.heard()).toEqual(['102.3 ONHOLD', '103.1 CONNECTED held', 'remove SUCCESS']);
  });

  test('ends with its parent', async () => {
    await join();
    world.heard();
    world.drop(parent);
    await world.pass();
    expect(world.heard()).toEqual([
      '102.2 IDLE',
      '102.1 IDLE',
      '101.1 DISCONNECTED NORMAL',
      '102.3 IDLE',
      '103.1 DISCONNECTED NORMAL',
      'drop SUCCESS',
    ]);
  });

  test('ends when the last member goes', async () => {
    await join();
    world.heard();
    world.drop(world.last('101'));
    world.drop(world.last('103'));
    await world.pass();
    expect(world.heard()).toContain('102.2 DISCONNECTED NORMAL');
  });

  test('has room for so many', () => {
    const [htCall, hdCall] = [0 as HtCall, out<HdCall | 0>(0)];
    const hdLine = world.hdLines.get('102')!;
    world.heard();
    world.request('setup', (id) =>
      provider.lineSetupConference(id, 0, hdLine, htCall, hdCall, htCall, hdCall, 99, null),
    );
    expect(world.heard()).toEqual(['setup refused CONFERENCEFULL']);
  });
});

describe('park and pickup', () => {
  test('a call is parked where there is room, and taken back elsewhere', async () => {
    const [call] = await world.connect('102', '101');
    const slot = out('');
    world.request('park', (id) => provider.linePark(id, call.hdCall, LINEPARKMODE.NONDIRECTED, null, slot));
    await world.pass();
    expect(world.heard()).toEqual(['102.1 IDLE', '101.1 CONNECTED held', 'park SUCCESS']);
    expect(slot.value).toBe('700');
    const hdLine = world.open('103');
    const taken = world.create('unpark', '103', (id, ht, hd) => provider.lineUnpark(id, hdLine, 0, ht, hd, slot.value));
    await world.pass();
    expect(world.heard()).toEqual(['unpark SUCCESS', '103.1 CONNECTED', '101.1 CONNECTED']);
    expect(world.info(taken)).toMatchObject({ reason: LINECALLREASON.UNPARK, connectedId: '101' });
    world.create('unpark', '104', (id, ht, hd) => provider.lineUnpark(id, world.open('104'), 0, ht, hd, '700'));
    expect(world.heard()).toEqual(['unpark refused INVALADDRESS']);
  });

  test('a place that is taken, or is none, is refused', async () => {
    const [call] = await world.connect('102', '101');
    const [other] = await world.connect('104', '103');
    const park = (one: TestCall, mode: number, address: string): void => {
      world.request('park', (id) => provider.linePark(id, one.hdCall, mode, address, out('')));
    };
    park(call, LINEPARKMODE.DIRECTED, '999');
    park(call, 3, '705');
    park(call, LINEPARKMODE.DIRECTED, '705');
    await world.pass();
    park(other, LINEPARKMODE.DIRECTED, '705');
    expect(world.heard().filter((line) => line.startsWith('park'))).toEqual([
      'park refused INVALADDRESS',
      'park refused INVALPARKMODE',
      'park SUCCESS',
      'park refused RESOURCEUNAVAIL',
    ]);
  });

  test('a parked call that nobody takes comes back', async () => {
    const [call] = await world.connect('102', '101');
    world.request('park', (id) => provider.linePark(id, call.hdCall, LINEPARKMODE.DIRECTED, '102', out('')));
    await world.pass(121_000);
    expect(world.info(world.last('102')).reason).toBe(LINECALLREASON.REMINDER);
    world.heard();
    answerNewest('102');
    await world.pass();
    expect(world.heard()).toEqual(['102.2 CONNECTED', '101.1 CONNECTED', 'answer SUCCESS']);
  });

  test.each([
    ['the extension', '102', null],
    ['its group', null, 'sales'],
    ['the own group', null, null],
  ])('a call that rings is picked up by %s', async (_, address, group) => {
    world.open('101');
    world.open('102');
    world.dial('103', '102');
    await world.pass();
    world.heard();
    const call = world.create('pickup', '101', (id, ht, hd) =>
      provider.linePickup(id, world.hdLines.get('101')!, 0, ht, hd, address, group),
    );
    await world.pass();
    expect(world.heard()).toEqual([
      'pickup SUCCESS',
      '102.1 DISCONNECTED PICKUP',
      '101.1 CONNECTED',
      '103.1 CONNECTED',
    ]);
    expect(world.info(call)).toMatchObject({ reason: LINECALLREASON.PICKUP, callerId: '103', calledId: '102' });
  });

  test('where nothing rings there is nothing to pick up', () => {
    const hdLine = world.open('101');
    const pickup = (address: string | null, group: string | null): TestCall =>
      world.create('pickup', '101', (id, ht, hd) => provider.linePickup(id, hdLine, 0, ht, hd, address, group));
    pickup('102', null);
    pickup('999', null);
    pickup(null, 'nobody');
    expect(world.heard()).toEqual([
      'pickup refused OPERATIONFAILED',
      'pickup refused INVALADDRESS',
      'pickup refused INVALGROUPID',
    ]);
  });
});

describe('forwarding', () => {
  function forward(number: string, list: readonly LineForward[] | null, rings = 0): void {
    const hdLine = world.hdLines.get(number) ?? world.open(number);
    provider.lineSetStatusMessages(hdLine, 0, 0x40);
    world.request('forward', (id) =>
      provider.lineForward(id, hdLine, true, 0, list, rings, 0 as HtCall, out<HdCall | 0>(0), null),
    );
  }
  const to = (forwardMode: number, destAddress: string, callerAddress = ''): LineForward => ({
    forwardMode,
    callerAddress,
    destCountryCode: 0,
    destAddress,
  });

  test('of all calls: completion, then the message, then it holds', async () => {
    forward('102', [to(LINEFORWARDMODE.UNCOND, '103')]);
    world.open('103');
    await world.pass();
    expect(world.heard()).toEqual(['forward SUCCESS', '102 ADDRESSSTATE 0 64']);
    const call = world.dial('101', '102');
    await world.pass();
    expect(world.heard()).toContain('103.1 OFFERING');
    expect(world.info(world.last('103'))).toMatchObject({ reason: LINECALLREASON.FWDUNCOND, redirectingId: '102' });
    expect(world.info(call).redirectionId).toBe('103');
  });

  test('of a call that is not answered, after so many rings', async () => {
    forward('102', [to(LINEFORWARDMODE.NOANSW, '103')], 2);
    world.open('103');
    await world.pass();
    world.dial('101', '102');
    await world.pass(13_000);
    expect(world.heard().slice(-3)).toEqual(['102.1 DISCONNECTED FORWARDED', '103.1 NEW', '103.1 OFFERING']);
  });

  test('of a busy extension, and of one caller before all others', async () => {
    forward('102', [to(LINEFORWARDMODE.BUSY, '104'), to(LINEFORWARDMODE.BUSYSPECIFIC, '103', '101')]);
    await world.pass();
    world.dial('102', '');
    await world.pass();
    world.open('103');
    world.dial('101', '102');
    await world.pass();
    expect(world.heard()).toContain('103.1 OFFERING');
  });

  test('two extensions that are forwarded to each other are busy', async () => {
    forward('102', [to(LINEFORWARDMODE.UNCOND, '103')]);
    forward('103', [to(LINEFORWARDMODE.UNCOND, '102')]);
    await world.pass();
    world.dial('101', '102');
    await world.pass();
    expect(world.heard()).toContain('101.1 BUSY');
  });

  test('ends with an empty list; what cannot be forwarded is refused', async () => {
    forward('102', [to(LINEFORWARDMODE.UNCOND, '103')]);
    forward('102', null);
    forward('102', [to(LINEFORWARDMODE.UNCOND, 'x')]);
    forward('102', [to(3, '103')]);
    await world.pass();
    expect(world.heard().filter((line) => line.includes('refused'))).toEqual([
      'forward refused INVALADDRESS',
      'forward refused INVALPARAM',
    ]);
    world.dial('101', '102');
    await world.pass();
    expect(world.heard()).toContain('102.1 OFFERING');
  });
});

describe('completion of a call', () => {
  let busy: TestCall;
  let target: TestCall;
  beforeEach(async () => {
    [target] = await world.connect('102', '103');
    provider.lineSetStatusMessages(world.open('104'), LINEDEVSTATE.NUMCOMPLETIONS, 0);
    busy = world.dial('104', '102');
    await world.pass();
    world.heard();
  });

  function complete(mode: number, message = 0): { value: number } {
    const id = out(0);
    world.request('complete', (requestId) => provider.lineCompleteCall(requestId, busy.hdCall, id, mode, message));
    return id;
  }

  test('once the busy party is free, who asked is called and then connected', async () => {
    const id = complete(LINECALLCOMPLMODE.CALLBACK);
    await world.pass();
    expect(world.heard()).toEqual([`104 LINEDEVSTATE ${LINEDEVSTATE.NUMCOMPLETIONS} 0 0`, 'complete SUCCESS']);
    expect(id.value).toBeGreaterThan(0);
    world.drop(busy);
    world.drop(target);
    await world.pass(1500);
    const back = world.last('104');
    expect(world.info(back)).toMatchObject({ reason: LINECALLREASON.CALLCOMPLETION, completionId: id.value });
    world.request('answer', (requestId) => provider.lineAnswer(requestId, back.hdCall, null));
    await world.pass();
    expect(world.info(world.last('102'))).toMatchObject({ reason: LINECALLREASON.CALLCOMPLETION, callerId: '104' });
    answerNewest('102');
    await world.pass();
    expect(world.info(back).connectedId).toBe('102');
  });

  test('is taken back', async () => {
    const id = complete(LINECALLCOMPLMODE.CAMPON);
    await world.pass();
    const hdLine = world.hdLines.get('104')!;
    world.request('uncomplete', (requestId) => provider.lineUncompleteCall(requestId, hdLine, id.value));
    world.request('uncomplete', (requestId) => provider.lineUncompleteCall(requestId, hdLine, 999));
    await world.pass();
    world.drop(target);
    world.drop(busy);
    await world.pass(5000);
    expect(world.heard()).toContain('uncomplete refused INVALCOMPLETIONID');
    expect(world.last('104')).toBe(busy);
  });

  test('as a message on the display of the phone', async () => {
    const hdPhone = world.openPhone('102');
    complete(LINECALLCOMPLMODE.MESSAGE, 99);
    complete(LINECALLCOMPLMODE.MESSAGE, 1);
    await world.pass();
    const display = out('');
    provider.phoneGetDisplay(hdPhone, display);
    expect(display.value).toContain('104 VISITOR WAITING');
    expect(world.heard()).toContain('complete refused INVALMESSAGEID');
  });

  test('has its limits', async () => {
    complete(LINECALLCOMPLMODE.INTRUDE);
    for (let count = 0; count < 5; count++) {
      complete(LINECALLCOMPLMODE.CALLBACK);
      await world.pass();
    }
    expect(world.heard().filter((line) => line.includes('refused'))).toEqual([
      'complete refused INVALCALLCOMPLMODE',
      'complete refused COMPLETIONOVERRUN',
    ]);
  });
});

describe('devices that come and go', () => {
  test('an extension is added, named by the host and called', async () => {
    provider.addExtension({ number: '120', name: 'New' });
    const [line, phone] = world.created;
    expect(provider.providerCreateLineDevice(line!, 14)).toBe(0);
    expect(provider.providerCreatePhoneDevice(phone!, 54)).toBe(0);
    expect(provider.providerCreateLineDevice(line!, 15)).toBeLessThan(0);
    await world.connect('101', '120');
    expect(world.info(world.last('120')).callerId).toBe('101');
    expect(() => {
      provider.addExtension({ number: '120', name: 'Again' });
    }).toThrow(RangeError);
  });

  test('an extension is removed: requests and calls end, then the line closes and is gone', async () => {
    world.open('103');
    const [, call] = await world.connect('101', '102');
    world.request('hold', (id) => provider.lineHold(id, call.hdCall));
    provider.removeExtension('102');
    expect(world.heard()).toEqual([
      'hold OPERATIONFAILED',
      '102.1 IDLE',
      '101.1 DISCONNECTED NORMAL',
      '102 CLOSE 0 0',
      'line 11 gone',
      'phone 51 gone',
    ]);
    world.dial('103', '102');
    await world.pass();
    expect(world.heard()).toContain('103.1 DISCONNECTED BADADDRESS');
  });
});
