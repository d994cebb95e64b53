import { beforeEach, describe, expect, test } from 'vitest';
import { LINEDIGITMODE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { out, type HdCall } from '../../../tspi/result.js';
import type { LineDevCaps } from '../../../tspi/structures.js';
import { VERSION } from '../testing/provider-world.js';
import { CellularWorld } from './testing/cellular-world.js';

const { DTMF } = LINEDIGITMODE;

/** Each maker's words: manufacturer, what switches it on and off, and how a 5 is told. */
const makers = [
  ['SIMCOM_Ltd', 'AT+DDET=1', 'AT+DDET=0', '+DTMF: 5'],
  ['SIMCOM INCORPORATED', 'AT+DDET=1', 'AT+DDET=0', '+RXDTMF: 5'],
  ['Quectel', 'AT+QTONEDET=1', 'AT+QTONEDET=0', '+QTONEDET: 53'],
  ['u-blox', 'AT+UDTMFD=1,2', 'AT+UDTMFD=0', '+UDTMFD: 5'],
  ['u-blox', 'AT+UDTMFD=1,2', 'AT+UDTMFD=0', '+UUDTMFD: 5'],
  ['Telit', 'AT#DTMF=1', 'AT#DTMF=0', '#DTMFEV: 5'],
] as const;

let w: CellularWorld;
let call: HdCall;

async function connected(manufacturer: string, script: Record<string, string> = {}): Promise<void> {
  w = new CellularWorld();
  await w.start({ 'AT+GMI': `${manufacturer}|OK`, ...script });
  call = await w.connected('+441632960961', 1000);
}

describe.each(makers)('%s, %s', (manufacturer, on, off, told) => {
  beforeEach(() => connected(manufacturer));

  test('listens only as long as digits are wanted, and tells them', async () => {
    w.cell.lines(told);
    expect(await w.told(100)).toEqual([]);
    expect(w.provider.lineMonitorDigits(call, DTMF)).toBe(0);
    await w.scheduler.advance(100);
    expect(w.heard()).toEqual([on]);
    w.cell.lines(told);
    expect(await w.told(100)).toEqual(['1000 DIGIT 5']);
    w.provider.lineMonitorDigits(call, 0);
    await w.scheduler.advance(100);
    expect(w.heard()).toEqual([off]);
  });

  test('is told to stop when the call ends', async () => {
    w.provider.lineGatherDigits(call, 7, DTMF, out(''), 3, null, 0, 0);
    await w.scheduler.advance(100);
    w.cell.list.length = 0;
    w.cell.lines('NO CARRIER');
    expect(await w.told(1000)).toEqual(['1000 GATHER CANCEL 7', '1000 DISCONNECTED NORMAL']);
    await w.scheduler.advance(2000);
    expect(w.heard()).toContain(off);
  });
});

test('a refusal changes nothing: some tell digits always', async () => {
  await connected('SIMCOM INCORPORATED', { 'AT+DDET=1': 'ERROR', 'AT+DDET=0': 'ERROR' });
  const digits = out('');
  w.provider.lineGatherDigits(call, 7, DTMF, digits, 2, null, 0, 0);
  await w.scheduler.advance(100);
  w.cell.lines('+RXDTMF: 1', '+RXDTMF: #');
  expect(await w.told(100)).toEqual(['1000 GATHER BUFFERFULL 7']);
  expect(digits.value).toBe('1#');
});

test('of two calls the one that is connected hears them', async () => {
  await connected('Quectel');
  const held = call;
  w.provider.lineMonitorDigits(held, DTMF);
  w.provider.lineHold(50 as never, held);
  await w.told(2000);
  w.cell.lines('+QTONEDET: 53');
  expect(await w.told(100)).toEqual([]);
});

test('a maker that has no command for it hears none, as its capabilities say', async () => {
  await connected('huawei');
  const caps = out<LineDevCaps | null>(null);
  w.provider.lineGetDevCaps(41, VERSION, 0, caps);
  expect(caps.value?.monitorDigitModes).toBe(0);
  expect(w.provider.lineMonitorDigits(call, DTMF)).toBe(LINEERR.OPERATIONUNAVAIL);
});
