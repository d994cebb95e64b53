import { beforeEach, describe, expect, test } from 'vitest';
import { LINEDEVSTATUSFLAGS } from '../../../tspi/generated/constants.js';
import { out } from '../../../tspi/result.js';
import type { LineDevStatus } from '../../../tspi/structures.js';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(() => {
  w = new CellularWorld();
});

function status(): LineDevStatus {
  const holder = out<LineDevStatus | null>(null);
  w.provider.lineGetLineDevStatus(w.hdLine, holder);
  if (holder.value === null) throw new Error('no status');
  return holder.value;
}

describe('a modem is cellular', () => {
  test.each([
    ['+GCAP names +CGSM', { 'AT+GCAP': '+GCAP: +CGSM,+DS|OK', 'AT+CPIN?': 'ERROR' }],
    ['it says which SIM it has', { 'AT+GCAP': 'ERROR', 'AT+CPIN?': '+CPIN: READY|OK' }],
    ['it asks for a PIN with an error', { 'AT+GCAP': 'ERROR', 'AT+CPIN?': '+CME ERROR: 11' }],
  ])('when %s', async (_, answers) => {
    await w.start(answers);
    w.makeCall('+15550100');
    await w.told(500);
    expect(w.heard()).toContain('ATD+15550100;');
  });

  test('is never asked how a PIN is to be given, and never for its PIN', async () => {
    w.modem = w.cell;
    await w.addModem();
    await w.scheduler.advance(60_000);
    expect(w.modem.heard.filter((line) => line.startsWith('AT+CPIN='))).toEqual([]);
    expect(w.modem.heard).toContain('AT+CPIN?');
  });

  test.each([
    ['SIMCOM INCORPORATED', 'AT+CLCC=1'],
    ['huawei', 'AT^CURC=1'],
    ['Quectel', 'AT^DSCI=1'],
    ['u-blox', 'AT+UCALLSTAT=1'],
    ['Telit', 'AT#ECAM=1'],
    ['Nobody in particular', 'AT+CMER=3,0,0,1'],
  ])('of %s, and is asked to tell of its calls with %s', async (maker, command) => {
    w.cell.script['AT+GMI'] = `${maker}|OK`;
    w.modem = w.cell;
    await w.addModem();
    expect(w.modem.heard).toContain('AT+CLIP=1');
    expect(w.modem.heard).toContain(command);
  });

  test('that refuses every setting is taken all the same', async () => {
    const refused = ['AT+CMEE=1', 'AT+CVHU=0', 'AT+CRC=1', 'AT+CLIP=1', 'AT+CCWA=1', 'AT+CREG=1', 'AT+CMER=3,0,0,1'];
    await w.start(Object.fromEntries(refused.map((line) => [line, 'ERROR'])));
    w.makeCall();
    expect(await w.told(500)).toContain('reply 1 SUCCESS');
  });
});

describe('what calls lack is told as the line is ready', () => {
  test('a SIM that is being read is waited for; then its PIN, the network, nothing (transcript 02)', async () => {
    w.cell.script['AT+CPIN?'] = '+CME ERROR: 14';
    w.modem = w.cell;
    await w.addModem();
    await w.scheduler.advance(500);
    w.cell.script['AT+CPIN?'] = '+CPIN: SIM PIN|OK';
    w.cell.script['AT+CREG?'] = 'ERROR';
    w.cell.script['AT+CEREG?'] = 'ERROR';
    expect((await w.told(1100)).at(-1)).toBe('service ready pinWanted');
    w.cell.script['AT+CPIN?'] = '+CPIN: READY|OK';
    w.cell.script['AT+CREG?'] = '+CREG: 1,2|OK';
    w.cell.lines('+CPIN: READY');
    expect(await w.told(500)).toEqual(['service ready noNetwork']);
    w.cell.script['AT+CREG?'] = '+CREG: 1,1,"2F1A","01A2C3D4",7|OK';
    w.cell.lines('+CREG: 1,"2F1A","01A2C3D4",7');
    expect(await w.told(500)).toEqual(['service ready none']);
  });

  test.each([
    [{ 'AT+CPIN?': '+CME ERROR: 10' }, 'noSim'],
    [{ 'AT+CPIN?': '+CPIN: NOT INSERTED|OK' }, 'noSim'],
    [{ 'AT+CPIN?': '+CPIN: SIM PUK|OK' }, 'pukWanted'],
    [{ 'AT+CPIN?': '+CPIN: PH-NET PIN|OK' }, 'simFailed'],
    [{ 'AT+CPIN?': '+CME ERROR: 14' }, 'simFailed'],
    [{ 'AT+CREG?': '+CREG: 1,3|OK', 'AT+CEREG?': '+CEREG: 1,0|OK' }, 'networkRefused'],
    [{ 'AT+CREG?': '+CREG: 1,8|OK', 'AT+CEREG?': 'ERROR' }, 'noNetwork'],
    [{ 'AT+CREG?': '+CREG: 1,0|OK', 'AT+CEREG?': '+CEREG: 1,5|OK' }, 'none'],
    [{ 'AT+CREG?': 'ERROR', 'AT+CEREG?': 'ERROR', 'AT+CPIN?': 'ERROR' }, 'none'],
  ])('%j: %s', async (answers, reason) => {
    Object.assign(w.cell.script, answers);
    w.modem = w.cell;
    await w.addModem();
    expect((await w.told(60_000)).at(-1)).toBe(`service ready ${reason}`);
  });

  test('a radio that is off is turned on, once', async () => {
    w.cell.script['AT+CFUN?'] = '+CFUN: 4|OK';
    w.modem = w.cell;
    await w.addModem();
    await w.scheduler.advance(120_000);
    expect(w.modem.heard.filter((line) => line === 'AT+CFUN=1')).toHaveLength(1);
  });
});

describe('the network is told with the service', () => {
  test('unknown while the SIM is read, then as it is', async () => {
    w.cell.script['AT+CPIN?'] = '+CME ERROR: 14';
    w.modem = w.cell;
    await w.addModem();
    await w.scheduler.advance(500);
    expect(w.service?.network).toEqual({ registration: 'unknown', signal: 68 });
    w.cell.script['AT+CPIN?'] = '+CPIN: READY|OK';
    w.cell.script['AT+CREG?'] = '+CREG: 1,2|OK';
    w.cell.script['AT+CEREG?'] = '+CEREG: 1,2|OK';
    await w.scheduler.advance(1500);
    expect(w.service).toEqual({
      state: 'ready',
      reason: 'noNetwork',
      network: { registration: 'searching', signal: 68 },
    });
    w.cell.script['AT+CREG?'] = '+CREG: 1,5|OK';
    w.cell.lines('+CREG: 5');
    await w.scheduler.advance(500);
    expect(w.service).toMatchObject({ reason: 'none', network: { registration: 'roaming' } });
  });

  test('as none where the modem tells of no registration, with no signal where it knows none', async () => {
    await w.start({ 'AT+CREG?': 'ERROR', 'AT+CEREG?': 'ERROR', 'AT+CSQ': '+CSQ: 99,99|OK' });
    expect(w.service).toEqual({ state: 'ready', reason: 'none', network: { registration: 'none' } });
  });
});

describe('of an open line', () => {
  test('service is told as it goes and comes, and shows in its status', async () => {
    await w.start();
    const inService = LINEDEVSTATUSFLAGS.INSERVICE;
    expect(status().devStatusFlags & inService).toBe(inService);
    w.cell.script['AT+CREG?'] = '+CREG: 1,2|OK';
    w.cell.script['AT+CEREG?'] = '+CEREG: 1,2|OK';
    w.cell.lines('+CREG: 2');
    expect(await w.told(500)).toEqual(['service ready noNetwork', 'OUTOFSERVICE']);
    expect(status().devStatusFlags & inService).toBe(0);
    w.cell.script['AT+CREG?'] = '+CREG: 1,5|OK';
    expect(await w.told(31_000)).toEqual(['service ready none', 'INSERVICE', 'ROAMMODE']);
  });

  test('a modem that leaves <n> out of its answer is understood, and not asked over and over', async () => {
    await w.start();
    w.cell.script['AT+CREG?'] = '+CREG: 5|OK';
    w.cell.script['AT+CEREG?'] = '+CEREG: 5|OK';
    w.cell.lines('+CREG: 5');
    expect(await w.told(5000)).toEqual(['service ready none', 'ROAMMODE']);
    expect(w.modem.heard.filter((line) => line === 'AT+CREG?')).toHaveLength(1);
  });

  test('the signal is told when it has moved much', async () => {
    await w.start();
    expect(status().signalLevel).toBe(Math.round((21 / 31) * 0xffff));
    w.cell.script['AT+CSQ'] = '+CSQ: 20,99|OK';
    expect(await w.told(31_000)).toEqual([]);
    expect(status().signalLevel).toBe(Math.round((20 / 31) * 0xffff));
    w.cell.script['AT+CSQ'] = '+CSQ: 8,99|OK';
    expect(await w.told(31_000)).toEqual(['service ready none', 'SIGNAL']);
    w.cell.script['AT+CSQ'] = '+CSQ: 99,99|OK';
    expect(await w.told(31_000)).toEqual(['service ready none', 'SIGNAL']);
    expect(status().signalLevel).toBe(0);
  });

  test('nothing is asked while a dial is pending', async () => {
    await w.start({ 'ATD5550100;': null });
    w.makeCall();
    await w.told(80_000);
    expect(w.modem.heard).toEqual(['ATD5550100;']);
  });
});
