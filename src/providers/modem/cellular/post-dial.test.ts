import { beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../../base/log.js';
import { LINEDEVCAPFLAGS } from '../../../tspi/generated/constants.js';
import { out, type HdCall, type HtCall } from '../../../tspi/result.js';
import type { LineDevCaps } from '../../../tspi/structures.js';
import { VERSION } from '../testing/provider-world.js';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(async () => {
  w = new CellularWorld();
  await w.start();
});

/** The other end answers; told within a second. */
async function answered(): Promise<string[]> {
  w.cell.list.at(-1)!.stat = 0;
  return w.told(1100);
}

async function dialled(address: string): Promise<HdCall> {
  const call = w.makeCall(address);
  await w.told(500);
  return call;
}

describe('a number with a pause', () => {
  test('is called by what stands before it, and sent the rest once it is connected', async () => {
    const call = w.makeCall('5550100,,1*D#');
    expect(await w.told(500)).toEqual(['reply 1 SUCCESS', '1000 DIALING', '1000 PROCEEDING']);
    expect(w.infoOf(call)?.calledId).toBe('5550100');
    await w.told(10_000);
    expect(w.heard()).toEqual(['ATD5550100;']);
    expect(await answered()).toEqual(['1000 CONNECTED']);
    await w.told(2800);
    expect(w.heard()).toEqual([]);
    expect(await w.told(2000)).toEqual([]);
    expect(w.heard()).toEqual(['AT+VTS=1', 'AT+VTS=*', 'AT+VTS=D', 'AT+VTS=#']);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });

  test.each([
    ['5550100W12', ['ATD5550100;', 'AT+VTS=1', 'AT+VTS=2']],
    ['5550100,12#', ['ATD5550100;', 'AT+VTS=1', 'AT+VTS=2', 'AT+VTS=#']],
    ['5550100,1w2', ['ATD5550100;', 'AT+VTS=1', 'AT+VTS=2']],
    ['#31#+1 555 0100,*21#', ['ATD+15550100I;', 'AT+VTS=*', 'AT+VTS=2', 'AT+VTS=1', 'AT+VTS=#']],
    ['112,5', ['ATD112;', 'AT+VTS=5']],
    [',W5550100', ['ATD5550100;']],
    [',5550100,7', ['ATD5550100;', 'AT+VTS=7']],
    ['5550100,W', ['ATD5550100;']],
  ])('%s', async (address, lines) => {
    await dialled(address);
    await answered();
    await w.told(10_000);
    expect(w.heard()).toEqual(lines);
  });

  test.each([
    ['*21*5550100#,1', 'INVALADDRESS'],
    [',*21*5550100#', 'INVALADDRESS'],
    ['W*#06#', 'INVALADDRESS'],
    ['100#,1', 'INVALADDRESS'],
    ['#31#,5550100', 'INVALADDRESS'],
    [',,', 'INVALADDRESS'],
    ['5550100,1!2', 'INVALADDRESS'],
    ['5550100,T12', 'INVALADDRESS'],
    ['5550100,+12', 'INVALADDRESS'],
    ['5550100,12;', 'INVALADDRESS'],
    ['5550100,12;+CFUN=0', 'INVALADDRESS'],
    ['5550100,1"2', 'INVALADDRESS'],
    ['5550100,1\rATH', 'INVALADDRESS'],
    ['5550100,1@2', 'DIALQUIET'],
    ['5550100,1$2', 'DIALBILLING'],
  ])('%j is refused', async (address, error) => {
    const answer = w.request((id) =>
      w.provider.lineMakeCall(id, w.hdLine, 9 as HtCall, { value: 0 }, address, 0, null),
    );
    expect(answer).toBe(error);
    await w.told(1000);
    expect(w.heard()).toEqual([]);
  });

  test('that is busy is sent nothing, and nor is the next call', async () => {
    await dialled('5550100,12');
    w.cell.gone(w.cell.list[0]!);
    w.cell.lines('BUSY');
    await w.told(10_000);
    await dialled('5550111');
    await answered();
    await w.told(10_000);
    expect(w.heard().filter((line) => line.startsWith('AT+VTS'))).toEqual([]);
  });

  test('is what a line says that it takes', () => {
    const caps = out<LineDevCaps | null>(null);
    w.provider.lineGetDevCaps(41, VERSION, 0, caps);
    const { DIALDIALTONE, DIALQUIET, DIALBILLING } = LINEDEVCAPFLAGS;
    expect((caps.value?.devCapFlags ?? 0) & (DIALDIALTONE | DIALQUIET | DIALBILLING)).toBe(DIALDIALTONE);
  });
});

describe('what is to be sent', () => {
  test('ends with the call, in the pause or among the digits', async () => {
    for (const lines of [[], ['AT+VTS=1']]) {
      const call = await dialled('5550100,12345');
      await answered();
      for (let ms = 0; ms < 3000 && !lines.every((line) => w.modem.heard.includes(line)); ms += 20) await w.told(20);
      w.cell.gone(w.cell.list[0]!);
      w.cell.lines('NO CARRIER');
      expect(await w.told(200)).toEqual(['1000 DISCONNECTED NORMAL']);
      await w.told(10_000);
      expect(w.heard().slice(1)).toEqual(lines);
      w.provider.lineCloseCall(call);
    }
  });

  test('ends when the call is dropped', async () => {
    const call = await dialled('5550100,12');
    await answered();
    w.drop(call);
    await w.told(10_000);
    expect(w.heard()).toEqual(['ATD5550100;', 'AT+CHUP']);
  });

  test('does not begin when the call is being dropped as it is answered, and that fails', async () => {
    Object.assign(w.cell.script, { 'AT+CHUP': 'OK', ATH: 'OK', 'AT+CHLD=11': 'ERROR' });
    const call = await dialled('5550100,12');
    w.drop(call);
    await answered();
    await w.told(30_000);
    expect(w.stateOf(call)).toBe('CONNECTED');
    expect(w.heard().filter((line) => line.startsWith('AT+VTS'))).toEqual([]);
  });

  test('ends when the call is put on hold, and does not come after it', async () => {
    const call = await dialled('5550100,12');
    await answered();
    w.request((id) => w.provider.lineHold(id, call));
    await w.told(5000);
    w.request((id) => w.provider.lineUnhold(id, call));
    await w.told(10_000);
    expect(w.heard()).toEqual(['ATD5550100;', 'AT+CHLD=2', 'AT+CHLD=2']);
  });

  test('ends when another call is answered', async () => {
    await dialled('5550100,12');
    await answered();
    w.cell.ringIn('+15550122');
    await w.told(100);
    w.answer(w.announced[0]!);
    await w.told(10_000);
    expect(w.heard()).toEqual(['ATD5550100;', 'AT+CHLD=2']);
  });

  test('ends with digits that somebody asks for, who is told of these only', async () => {
    const call = await dialled('5550100,12');
    await answered();
    w.provider.lineGenerateDigits(call, 7, 2, '9', 0);
    expect(await w.told(10_000)).toEqual(['1000 GENERATE DONE 7']);
    expect(w.heard()).toEqual(['ATD5550100;', 'AT+VTS=9']);
  });

  test('is left out from the digit on that the modem refuses; the call goes on, and no digit is logged', async () => {
    const logged: unknown[] = [];
    const note: Log['warn'] = (...said) => logged.push(said);
    w = new CellularWorld({ log: { debug: () => undefined, info: () => undefined, warn: note } });
    await w.start({ 'AT+VTS=2': '+CME ERROR: 3' });
    const call = await dialled('5550100,123');
    await answered();
    expect(await w.told(10_000)).toEqual([]);
    expect(w.heard()).toEqual(['ATD5550100;', 'AT+VTS=1', 'AT+VTS=2']);
    expect(w.stateOf(call)).toBe('CONNECTED');
    expect(logged).toEqual([['modem.postDialRefused']]);
  });
});

test('a consultation call can have one; what is dialled at once, and a call that is sent on, cannot', async () => {
  const call = await w.connected('5550100', 1000);
  const consult = out<HdCall | 0>(0);
  const setUp = (callParams: { targetAddress: string } | null): string =>
    w.request((id) => w.provider.lineSetupTransfer(id, call, 1001 as HtCall, consult, callParams));
  expect(setUp({ targetAddress: '5550122,1' })).toBe('INVALADDRESS');
  setUp(null);
  await w.told(500);
  w.request((id) => w.provider.lineDial(id, consult.value as HdCall, '5550122W1', 0));
  await w.told(500);
  await answered();
  await w.told(5000);
  expect(w.heard()).toEqual(['AT+CHLD=2', 'ATD5550122;', 'AT+VTS=1']);
});
