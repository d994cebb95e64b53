import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLFEATURE, LINETRANSFERMODE } from '../../../tspi/generated/constants.js';
import { out, type HdCall, type HtCall } from '../../../tspi/result.js';
import type { LineCallStatus } from '../../../tspi/structures.js';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(async () => {
  w = new CellularWorld();
  await w.start();
});

const { TRANSFER, CONFERENCE } = LINETRANSFERMODE;

const hold = (call: HdCall): string => w.request((id) => w.provider.lineHold(id, call));
const unhold = (call: HdCall): string => w.request((id) => w.provider.lineUnhold(id, call));
const swap = (active: HdCall, held: HdCall): string => w.request((id) => w.provider.lineSwapHold(id, active, held));
const split = (call: HdCall): string => w.request((id) => w.provider.lineRemoveFromConference(id, call));
const add = (conf: HdCall, call: HdCall): string => w.request((id) => w.provider.lineAddToConference(id, conf, call));
const dial = (call: HdCall, number: string): string => w.request((id) => w.provider.lineDial(id, call, number, 0));

function consult(call: HdCall, htConsult: number, targetAddress = ''): { result: string; call: HdCall } {
  const hd = out<HdCall | 0>(0);
  const params = { targetAddress };
  const result = w.request((id) => w.provider.lineSetupTransfer(id, call, htConsult as HtCall, hd, params));
  return { result, call: hd.value as HdCall };
}

function complete(held: HdCall, other: HdCall, mode: number, htConf = 0): { result: string; call: HdCall } {
  const hd = out<HdCall | 0>(0);
  const result = w.request((id) => w.provider.lineCompleteTransfer(id, held, other, htConf as HtCall, hd, mode));
  return { result, call: hd.value as HdCall };
}

function conference(call: HdCall, htConf: number, htConsult: number): { conf: HdCall; call: HdCall; result: string } {
  const [conf, second] = [out<HdCall | 0>(0), out<HdCall | 0>(0)];
  const result = w.request((id) =>
    w.provider.lineSetupConference(id, call, w.hdLine, htConf as HtCall, conf, htConsult as HtCall, second, 3, null),
  );
  return { result, conf: conf.value as HdCall, call: second.value as HdCall };
}

function features(call: HdCall): string[] {
  const status = out<LineCallStatus | null>(null);
  w.provider.lineGetCallStatus(call, status);
  const bits = status.value?.callFeatures ?? 0;
  return Object.entries(LINECALLFEATURE).flatMap(([name, bit]) => ((bits & bit) !== 0 ? [name] : []));
}

/** Two calls: the first on hold, the second connected. */
async function heldAndActive(): Promise<readonly [HdCall, HdCall]> {
  const first = await w.connected('+15550100011', 1001);
  hold(first);
  await w.told(500);
  const second = await w.connected('+15550100022', 1002);
  w.fresh();
  return [first, second];
}

describe('a call that waits', () => {
  test('is offered; answering it holds the other; then swap, join, split and release (transcript 08)', async () => {
    const first = await w.connected('+15550100011', 1001);
    w.cell.ringIn('+15550100022');
    expect(await w.told(100)).toEqual(['2001 NEWCALL', '2001 OFFERING']);
    const second = w.announced[0]!;
    expect(w.infoOf(second)?.callerId).toBe('+15550100022');
    w.answer(second);
    expect(await w.told(500)).toEqual(['1001 ONHOLD', '2001 CONNECTED', 'reply 2 SUCCESS']);
    swap(second, first);
    expect(await w.told(500)).toEqual(['2001 ONHOLD', '1001 CONNECTED', 'reply 3 SUCCESS']);
    complete(second, first, CONFERENCE, 3000);
    expect(await w.told(500)).toEqual([
      'reply 4 SUCCESS',
      '3000 CONNECTED',
      '2001 CONFERENCED in 3000',
      '1001 CONFERENCED in 3000',
    ]);
    split(first);
    expect(await w.told(500)).toEqual([
      '2001 ONHOLD',
      '1001 CONNECTED',
      '3000 DISCONNECTED NORMAL',
      '3000 IDLE',
      'reply 5 SUCCESS',
    ]);
    w.drop(second);
    expect(await w.told(500)).toEqual(['2001 IDLE', 'reply 6 SUCCESS']);
    expect(w.stateOf(first)).toBe('CONNECTED');
    expect(w.heard()).toEqual(['AT+CHLD=2', 'AT+CHLD=2', 'AT+CHLD=3', 'AT+CHLD=21', 'AT+CHLD=12']);
  });

  test('is refused as busy, and the other call stays', async () => {
    const first = await w.connected('+15550100011', 1001);
    w.cell.ringIn('+15550100022');
    await w.told(100);
    w.drop(w.announced[0]!);
    expect(await w.told(500)).toEqual(['2001 IDLE', 'reply 2 SUCCESS']);
    expect(w.heard()).toEqual(['AT+CHLD=0']);
    expect(w.stateOf(first)).toBe('CONNECTED');
  });

  test('beside an active and a held one cannot be answered', async () => {
    await heldAndActive();
    w.cell.ringIn('+15550100033');
    await w.told(100);
    const third = w.announced[0]!;
    expect(w.request((id) => w.provider.lineAnswer(id, third, null))).toBe('RESOURCEUNAVAIL');
    expect(features(third)).toEqual(['DROP']);
  });
});

describe('hold', () => {
  test('and back', async () => {
    const call = await w.connected('+15550100011', 1001);
    hold(call);
    expect(await w.told(500)).toEqual(['1001 ONHOLD', 'reply 2 SUCCESS']);
    unhold(call);
    expect(await w.told(500)).toEqual(['1001 CONNECTED', 'reply 3 SUCCESS']);
    expect(w.heard()).toEqual(['AT+CHLD=2', 'AT+CHLD=2']);
  });

  test('that the network refuses leaves the call as it was', async () => {
    const call = await w.connected('+15550100011', 1001);
    w.cell.script['AT+CHLD=2'] = '+CME ERROR: 3';
    hold(call);
    expect(await w.told(500)).toEqual(['reply 2 OPERATIONFAILED']);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });

  test('that the network says it has done and has not, fails', async () => {
    const call = await w.connected('+15550100011', 1001);
    w.cell.script['AT+CHLD=2'] = 'OK';
    hold(call);
    expect(await w.told(5000)).toEqual(['reply 2 OPERATIONFAILED unknown']);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });

  test('what a network has no place for is refused before anything is sent', async () => {
    const [first, second] = await heldAndActive();
    expect(hold(second)).toBe('RESOURCEUNAVAIL');
    expect(unhold(first)).toBe('RESOURCEUNAVAIL');
    expect(hold(first)).toBe('INVALCALLSTATE');
    expect(unhold(second)).toBe('INVALCALLSTATE');
    expect(w.request((id) => w.provider.lineMakeCall(id, w.hdLine, 5 as HtCall, out(0), '5550100', 0, null))).toBe(
      'CALLUNAVAIL',
    );
    await w.told(500);
    expect(w.heard()).toEqual([]);
  });

  test('what is possible is told for each call as it is now', async () => {
    const first = await w.connected('+15550100011', 1001);
    expect(features(first)).toEqual(['DROP', 'GENERATEDIGITS', 'HOLD', 'SETUPCONF', 'SETUPTRANSFER']);
    hold(first);
    await w.told(500);
    expect(features(first)).toEqual(['DROP', 'UNHOLD']);
    const second = await w.connected('+15550100022', 1002);
    expect(features(first)).toEqual(['COMPLETETRANSF', 'DROP', 'SWAPHOLD']);
    expect(features(second)).toEqual(['COMPLETETRANSF', 'DROP', 'GENERATEDIGITS', 'SWAPHOLD']);
  });
});

describe('what is possible now is told anew when another call changes it', () => {
  /** What was told; `possible` also of what is possible, in the order of the telling. */
  const possible = async (ms: number): Promise<string[]> => w.toldWithPossible(ms);

  test('a call that waits takes Hold away, and gives it back when it is given up', async () => {
    const first = await w.connected('+15550100011', 1001);
    expect(features(first)).toContain('HOLD');
    w.cell.ringIn('+15550100022');
    expect(await possible(200)).toEqual(['2001 NEWCALL', '2001 OFFERING', '1001 POSSIBLE']);
    expect(features(first)).toEqual(['DROP', 'GENERATEDIGITS']);
    w.cell.list.pop();
    expect(await possible(1100)).toEqual(['2001 DISCONNECTED NORMAL', '2001 IDLE', '1001 POSSIBLE']);
    expect(features(first)).toContain('HOLD');
  });

  test('a second call that is connected makes a swap possible for the one on hold', async () => {
    const first = await w.connected('+15550100011', 1001);
    hold(first);
    await w.told(500);
    const second = w.makeCall('+15550100022', 1002);
    await possible(1000);
    w.cell.list[1]!.stat = 0;
    expect(await possible(1100)).toEqual(['1002 CONNECTED', '1001 POSSIBLE']);
    expect(features(first)).toEqual(['COMPLETETRANSF', 'DROP', 'SWAPHOLD']);
    w.drop(second);
    expect((await possible(1000)).filter((event) => event.startsWith('1001'))).toContain('1001 POSSIBLE');
    expect(features(first)).toEqual(['DROP', 'UNHOLD']);
  });

  test('nothing is told of a call alone but its states', async () => {
    const call = w.makeCall('+15550100011', 1001);
    await w.scheduler.advance(1000);
    w.cell.list[0]!.stat = 0;
    await w.scheduler.advance(10_000);
    w.cell.list.length = 0;
    const events = await possible(10_000);
    expect(events.filter((event) => event.endsWith('POSSIBLE'))).toEqual([]);
    expect(w.stateOf(call)).toBe('DISCONNECTED');
  });

  test('nothing follows IDLE, and nothing is told of a call that its request has not made yet', async () => {
    await w.connected('+15550100011', 1001);
    w.cell.ringIn('+15550100022');
    await w.told(100);
    w.drop(w.announced[0]!);
    const events = await possible(3000);
    const ended = events.indexOf('2001 IDLE');
    expect(ended).toBeGreaterThanOrEqual(0);
    expect(events.slice(ended + 1).filter((event) => event.startsWith('2001'))).toEqual([]);
    w.cell.script['ATD5550133;'] = null;
    w.makeCall('5550133', 1003);
    expect((await possible(1000)).filter((event) => event.startsWith('1003'))).toEqual([]);
  });
});

describe('transfer', () => {
  test('goes by a consultation call that is dialled when its number comes', async () => {
    const first = await w.connected('+15550100011', 1001);
    const { call: second } = consult(first, 1002);
    expect(await w.told(500)).toEqual(['reply 2 SUCCESS', '1001 ONHOLDPENDTRANSFER', '1002 DIALTONE']);
    dial(second, '+15550100022');
    expect(await w.told(500)).toEqual(['reply 3 SUCCESS', '1002 DIALING', '1002 PROCEEDING']);
    w.cell.list[1]!.stat = 3;
    expect(await w.told(1100)).toEqual(['1002 RINGBACK']);
    w.cell.script['AT+CHLD=4'] = () => {
      w.cell.list.length = 0;
      return 'OK';
    };
    complete(first, second, TRANSFER);
    expect(await w.told(500)).toEqual(['1001 IDLE', '1002 IDLE', 'reply 4 SUCCESS']);
    expect(w.heard()).toEqual(['AT+CHLD=2', 'ATD+15550100022;', 'AT+CHLD=4']);
  });

  test('a target that is given is dialled at once', async () => {
    const first = await w.connected('+15550100011', 1001);
    consult(first, 1002, '5550122');
    await w.told(500);
    expect(w.heard()).toEqual(['AT+CHLD=2', 'ATD5550122;']);
  });

  test('that the network refuses leaves both calls as they were (transcript 08)', async () => {
    const [first, second] = await heldAndActive();
    w.cell.script['AT+CHLD=4'] = '+CME ERROR: 3';
    complete(first, second, TRANSFER);
    expect(await w.told(5000)).toEqual(['reply 4 OPERATIONFAILED']);
    expect([w.stateOf(first), w.stateOf(second)]).toEqual(['ONHOLD', 'CONNECTED']);
  });

  test('whose hold is refused makes no consultation call', async () => {
    const first = await w.connected('+15550100011', 1001);
    w.cell.script['AT+CHLD=2'] = '+CME ERROR: 3';
    const { call: second } = consult(first, 1002);
    expect(await w.told(500)).toEqual(['reply 2 OPERATIONFAILED']);
    expect([w.stateOf(first), w.stateOf(second)]).toEqual(['CONNECTED', 'none']);
  });

  test('ends with either of its calls that is closed meanwhile; the other goes by the list', async () => {
    const first = await w.connected('+15550100011', 1001);
    const { call: second } = consult(first, 1002);
    w.provider.lineCloseCall(second);
    expect(await w.told()).toEqual(['reply 2 OPERATIONFAILED']);
    await w.told(500);
    expect(w.heard()).toEqual([]);
    w.cell.script['AT+CHLD=2'] = null;
    const { call: third } = consult(first, 1003);
    await w.told(100);
    w.provider.lineCloseCall(third);
    expect(await w.told()).toEqual(['reply 3 OPERATIONFAILED unknown']);
    for (const call of w.cell.list) call.stat = 1;
    w.cell.lines('OK');
    expect(await w.told(500)).toEqual(['1001 ONHOLD']);
    expect([w.stateOf(first), w.stateOf(third)]).toEqual(['ONHOLD', 'none']);
  });

  test('is given up: the consultation call is dropped, the first one taken back', async () => {
    const first = await w.connected('+15550100011', 1001);
    const { call: second } = consult(first, 1002);
    await w.told(500);
    w.drop(second);
    expect(await w.told()).toEqual(['1002 IDLE', 'reply 3 SUCCESS']);
    unhold(first);
    expect(await w.told(500)).toEqual(['1001 CONNECTED', 'reply 4 SUCCESS']);
  });

  test('the two calls change places, and what kind of hold it is stays', async () => {
    const first = await w.connected('+15550100011', 1001);
    const { call: second } = consult(first, 1002, '5550122');
    await w.told(500);
    w.cell.list[1]!.stat = 0;
    await w.told(1100);
    swap(second, first);
    expect(await w.told(500)).toEqual(['1002 ONHOLDPENDTRANSFER', '1001 CONNECTED', 'reply 3 SUCCESS']);
  });
});

describe('conference', () => {
  test('begins with a call, takes a second and a third, loses one, and ends with its call', async () => {
    const first = await w.connected('+15550100011', 1001);
    const { conf, call: second } = conference(first, 3000, 1002);
    expect(await w.told(500)).toEqual([
      'reply 2 SUCCESS',
      '3000 ONHOLDPENDCONF',
      '1001 CONFERENCED in 3000',
      '1002 DIALTONE',
    ]);
    dial(second, '5550122');
    await w.told(500);
    w.cell.list[1]!.stat = 0;
    await w.told(1100);
    add(conf, second);
    expect(await w.told(500)).toEqual(['1002 CONFERENCED in 3000', '3000 CONNECTED', 'reply 4 SUCCESS']);
    const hd = out<HdCall | 0>(0);
    w.request((id) =>
      w.provider.linePrepareAddToConference(id, conf, 1003 as HtCall, hd, { targetAddress: '5550133' }),
    );
    expect(await w.told(500)).toEqual([
      'reply 5 SUCCESS',
      '3000 ONHOLDPENDCONF',
      '1003 DIALTONE',
      '1003 DIALING',
      '1003 PROCEEDING',
    ]);
    w.cell.list[2]!.stat = 0;
    await w.told(1100);
    add(conf, hd.value as HdCall);
    expect(await w.told(500)).toEqual(['1003 CONFERENCED in 3000', '3000 CONNECTED', 'reply 6 SUCCESS']);
    w.drop(second);
    expect(await w.told(500)).toEqual(['1002 IDLE', 'reply 7 SUCCESS']);
    w.drop(conf);
    expect(await w.told(1000)).toEqual([
      '1001 DISCONNECTED NORMAL',
      '1003 DISCONNECTED NORMAL',
      '3000 IDLE',
      'reply 8 SUCCESS',
    ]);
    expect(w.cell.list).toEqual([]);
  });

  test('is put on hold as one', async () => {
    const [first, second] = await heldAndActive();
    const { call: conf } = complete(first, second, CONFERENCE, 3000);
    await w.told(500);
    hold(conf);
    expect(await w.told(500)).toEqual(['3000 ONHOLD', 'reply 5 SUCCESS']);
    unhold(conf);
    expect(await w.told(500)).toEqual(['3000 CONNECTED', 'reply 6 SUCCESS']);
  });

  test('one that somebody else has made is announced with its parties', async () => {
    const [first, second] = await heldAndActive();
    for (const call of w.cell.list) Object.assign(call, { stat: 0, multiparty: 1 });
    expect(await w.told(3100)).toEqual([
      '2001 NEWCALL',
      '2001 CONNECTED',
      '1001 CONFERENCED in 2001',
      '1002 CONFERENCED in 2001',
    ]);
    expect([w.stateOf(first), w.stateOf(second)]).toEqual(['CONFERENCED', 'CONFERENCED']);
  });

  test('ends with its last party', async () => {
    const [first, second] = await heldAndActive();
    complete(first, second, CONFERENCE, 3000);
    await w.told(500);
    w.cell.list.length = 0;
    w.cell.lines('NO CARRIER');
    expect(await w.told(500)).toEqual([
      '1001 DISCONNECTED NORMAL',
      '3000 DISCONNECTED NORMAL',
      '3000 IDLE',
      '1002 DISCONNECTED NORMAL',
    ]);
  });
});

test('on an analog line none of it is available', async () => {
  const { ProviderWorld } = await import('../testing/provider-world.js');
  const { voiceAnswers } = await import('../testing/scripted-modem.js');
  const analog = new ProviderWorld();
  await analog.inService(voiceAnswers);
  const call = analog.makeCall();
  await analog.scheduler.advance(1000);
  const { provider } = analog;
  expect(analog.request((id) => provider.lineHold(id, call))).toBe('OPERATIONUNAVAIL');
  expect(analog.request((id) => provider.lineSetupTransfer(id, call, 1 as HtCall, out(0), null))).toBe(
    'OPERATIONUNAVAIL',
  );
});
