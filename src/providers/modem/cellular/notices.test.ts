import { describe, expect, test } from 'vitest';
import { LINECALLFEATURE, LINECALLREASON } from '../../../tspi/generated/constants.js';
import { out, type HdCall } from '../../../tspi/result.js';
import type { LineAddressCaps, LineCallStatus } from '../../../tspi/structures.js';
import { VERSION } from '../testing/provider-world.js';
import { CellularWorld } from './testing/cellular-world.js';

const CALLER = '+15550100011';

async function offered(w: CellularWorld): Promise<HdCall> {
  w.cell.ringIn(CALLER);
  await w.scheduler.advance(1000);
  return w.announced[0] as HdCall;
}

function featuresOf(w: CellularWorld, call: HdCall): number {
  const status = out<LineCallStatus | null>(null);
  w.provider.lineGetCallStatus(call, status);
  return status.value?.callFeatures ?? 0;
}

function addressCaps(w: CellularWorld): LineAddressCaps {
  const caps = out<LineAddressCaps | null>(null);
  w.provider.lineGetAddressCaps(41, 0, VERSION, 0, caps);
  if (caps.value === null) throw new Error('no address caps');
  return caps.value;
}

describe('what the network tells of a call besides its state', () => {
  test('the name of a caller, and which number was called', async () => {
    const w = new CellularWorld();
    await w.start();
    const call = await offered(w);
    await w.told();
    w.cell.lines('+CNAP: "Example Caller",0', '+CDIP: "5550199",129');
    expect(await w.told(500)).toEqual(['2001 LINE_CALLINFO', '2001 LINE_CALLINFO']);
    expect(w.infoOf(call)).toMatchObject({ callerId: CALLER, callerIdName: 'Example Caller', calledId: '5550199' });
  });

  test('a name that comes before the call is known belongs to it', async () => {
    const w = new CellularWorld();
    await w.start();
    w.cell.lines('+CNAP: "Example Caller",0');
    const call = await offered(w);
    expect(w.infoOf(call)).toMatchObject({ callerId: CALLER, callerIdName: 'Example Caller' });
  });

  test('a name of a call that never came is not given to the next one', async () => {
    const w = new CellularWorld();
    await w.start();
    w.cell.lines('+CNAP: "Example Caller",0');
    await w.scheduler.advance(30_000);
    expect(w.infoOf(await offered(w))).toMatchObject({ callerId: CALLER, callerIdName: '' });
  });

  test('that it was forwarded here', async () => {
    const w = new CellularWorld();
    await w.start();
    const call = await offered(w);
    expect(w.infoOf(call)?.reason).toBe(LINECALLREASON.DIRECT);
    w.cell.lines('+CSSU: 0');
    await w.scheduler.advance(100);
    expect(w.infoOf(call)?.reason).toBe(LINECALLREASON.REDIRECT);
  });

  test('that the other side holds it, and takes it back; the list changes nothing about it', async () => {
    const w = new CellularWorld();
    await w.start();
    await w.connected('5550100', 1001);
    w.cell.lines('+CSSU: 2');
    expect(await w.told(10_000)).toEqual(['1001 CONNECTED ACTIVEHELD']);
    w.cell.lines('+CSSU: 2');
    expect(await w.told(100)).toEqual([]);
    w.cell.lines('+CSSU: 3');
    expect(await w.told(10_000)).toEqual(['1001 CONNECTED']);
  });

  test('what this side does to its calls is not told as what the other did', async () => {
    const w = new CellularWorld();
    await w.start();
    const call = await w.connected('5550100', 1001);
    w.request((id) => w.provider.lineHold(id, call));
    await w.told(500);
    w.cell.lines('+CSSU: 2');
    expect(await w.told(5000)).toEqual([]);
    w.request((id) => w.provider.lineUnhold(id, call));
    expect((await w.told(5000)).filter((event) => event.startsWith('1001'))).toEqual(['1001 CONNECTED']);
  });

  test('of two connected calls nobody knows which is meant', async () => {
    const w = new CellularWorld();
    await w.start();
    w.cell.lines('+CSSU: 2', '+CSSU: 3', '+CSSU: 99', '+CSSU: ', '+CNAP: ""', '+CDIP: ');
    expect(await w.told(1000)).toEqual([]);
  });
});

describe('a call that is offered is sent on', () => {
  test('to a number, and is over for this line', async () => {
    const w = new CellularWorld();
    await w.start({
      'AT+CTFR=?': 'OK',
      'AT+CTFR="+15550100099",145': () => {
        for (const call of [...w.cell.list]) w.cell.gone(call);
        return 'OK';
      },
    });
    const call = await offered(w);
    expect(featuresOf(w, call) & LINECALLFEATURE.REDIRECT).not.toBe(0);
    await w.told();
    const id = w.request((requestId) => w.provider.lineRedirect(requestId, call, '+15550100099'));
    expect(await w.told(5000)).toEqual(['2001 IDLE', `reply ${id} SUCCESS`]);
  });

  test('where the network refuses, it is offered as before', async () => {
    const w = new CellularWorld();
    await w.start({ 'AT+CTFR=?': 'OK', 'AT+CTFR="5550199",129': '+CME ERROR: 29' });
    const call = await offered(w);
    await w.told();
    const id = w.request((requestId) => w.provider.lineRedirect(requestId, call, '5550199'));
    expect(await w.told(5000)).toEqual([`reply ${id} OPERATIONFAILED`]);
    expect(w.stateOf(call)).toBe('OFFERING');
  });

  test('not to what is no number, and not a call that is connected', async () => {
    const w = new CellularWorld();
    await w.start({ 'AT+CTFR=?': 'OK' });
    const call = await offered(w);
    w.heard();
    for (const number of ['5550199";+CFUN=0', '*21*5550199#', '', 'ATD1', '5550199\r'])
      expect(w.request((id) => w.provider.lineRedirect(id, call, number))).not.toMatch(/^\d/);
    w.answer(call);
    await w.scheduler.advance(2000);
    expect(w.request((id) => w.provider.lineRedirect(id, call, '5550199'))).toBe('INVALCALLSTATE');
    expect(w.heard()).toEqual(['ATA']);
  });
});

describe('what the modem says it cannot do is not claimed', () => {
  test('deflection', async () => {
    const w = new CellularWorld();
    await w.start();
    const call = await offered(w);
    expect(addressCaps(w).callFeatures & LINECALLFEATURE.REDIRECT).toBe(0);
    expect(featuresOf(w, call) & LINECALLFEATURE.REDIRECT).toBe(0);
    expect(w.request((id) => w.provider.lineRedirect(id, call, '5550199'))).toBe('OPERATIONUNAVAIL');
  });

  test.each([
    ['(0,1,1x,2,2x,3)', { transferModes: 2, completes: true, removes: true, holds: true }],
    ['(0,1,2,3,4)', { transferModes: 3, completes: true, removes: false, holds: true }],
    ['(0,1,2)', { transferModes: 0, completes: false, removes: false, holds: true }],
    ['(0,1)', { transferModes: 0, completes: false, removes: false, holds: false }],
    ['(0,1,1x,2,2x,3,4)', { transferModes: 3, completes: true, removes: true, holds: true }],
  ] as const)('+CHLD: %s', async (operations, can) => {
    const w = new CellularWorld();
    await w.start({ 'AT+CHLD=?': `+CHLD: ${operations}|OK` });
    const { callFeatures, transferModes } = addressCaps(w);
    const has = (bit: number): boolean => (callFeatures & bit) !== 0;
    expect({
      transferModes,
      completes: has(LINECALLFEATURE.COMPLETETRANSF),
      removes: has(LINECALLFEATURE.REMOVEFROMCONF),
      holds: has(LINECALLFEATURE.HOLD),
    }).toEqual(can);
    await w.connected('5550100', 1001);
    const call = [...w.announced, 1 as HdCall].at(-1) as HdCall;
    expect(featuresOf(w, call) & ~callFeatures).toBe(0);
  });
});
