import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { LINE_SERVICE, readService, serviceBlock } from '../../../tspi/line-services.js';
import { shown } from './operators.js';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(() => {
  w = new CellularWorld();
});

function ask(service: number, question?: unknown): { readonly result: string; readonly answer: () => unknown } {
  const block = serviceBlock(service, question);
  const result = w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, block));
  return { result, answer: () => readService(block) };
}

const LIST = '+COPS: (2,"Example Net","Example","00101",7),(1,"","","00102"),(3,"Other","Oth","00103",0),,(0-4),(0-2)';

describe("the operator's name", () => {
  test('is told with the service once the modem is registered, and goes with the registration', async () => {
    await w.start({ 'AT+COPS?': '+COPS: 0,0,"Example Net",7|OK' });
    expect(w.service?.network).toMatchObject({ registration: 'home', operator: 'Example Net' });
    w.cell.script['AT+CREG?'] = '+CREG: 1,2|OK';
    w.cell.script['AT+CEREG?'] = '+CEREG: 1,2|OK';
    w.cell.lines('+CREG: 2');
    await w.told(500);
    expect(w.service?.network).toEqual({ registration: 'searching', signal: 68 });
    w.cell.script['AT+CREG?'] = '+CREG: 1,5|OK';
    w.cell.script['AT+COPS?'] = '+COPS: 0,0,"Abroad"|OK';
    w.cell.lines('+CREG: 5');
    await w.told(500);
    expect(w.service?.network).toMatchObject({ registration: 'roaming', operator: 'Abroad' });
  });

  test('is asked in words, not again while nothing changes', async () => {
    await w.start({ 'AT+COPS?': '+COPS: 0,0,"Example Net"|OK' });
    await w.scheduler.advance(120_000);
    expect(w.modem.heard.filter((line) => line.includes('COPS'))).toEqual([]);
  });

  test('is what can be shown', () => {
    expect(shown(' \u202eteN elpmaxE\u202c\r\n\u0000\u2028\u200b ')).toBe('teN elpmaxE');
    expect(shown('x'.repeat(500))).toHaveLength(40);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        expect(shown(name)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(shown(name).length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe('a scan', () => {
  beforeEach(async () => {
    await w.start({ 'AT+COPS=?': null, '': null });
  });

  test('gives the networks within reach, those without a name by their code', async () => {
    const { answer } = ask(LINE_SERVICE.SCAN_NETWORKS);
    await w.told(300_000);
    w.cell.lines(LIST, 'OK');
    expect(await w.told(100)).toEqual(['reply 1 SUCCESS']);
    expect(answer()).toEqual([
      { availability: 'current', name: 'Example Net', code: '00101', technology: 'eutran' },
      { availability: 'available', name: '00102', code: '00102', technology: null },
      { availability: 'forbidden', name: 'Other', code: '00103', technology: 'gsm' },
    ]);
  });

  test('may take 315 s and no longer', async () => {
    ask(LINE_SERVICE.SCAN_NETWORKS);
    expect(await w.told(314_900)).toEqual([]);
    expect(await w.told(200)).toEqual(['reply 1 OPERATIONFAILED']);
  });

  test('is taken back by one character, and ends when the modem says so (transcript 20)', async () => {
    ask(LINE_SERVICE.SCAN_NETWORKS);
    await w.told(6000);
    ask(LINE_SERVICE.CANCEL_SCAN);
    expect(await w.told(200)).toEqual(['reply 2 SUCCESS']);
    expect(w.heard()).toEqual(['AT+COPS=?', '<CR>']);
    w.cell.lines('ERROR');
    expect(await w.told(100)).toEqual(['reply 1 USERCANCELLED']);
    // There is another one then.
    expect(ask(LINE_SERVICE.SCAN_NETWORKS).result).toBe('3');
  });

  test('that was taken back and says nothing is not waited for: a late ERROR is not the answer of the next command', async () => {
    ask(LINE_SERVICE.SCAN_NETWORKS);
    await w.told(1000);
    ask(LINE_SERVICE.CANCEL_SCAN);
    const { answer } = ask(LINE_SERVICE.READ_WAITING);
    w.cell.script['AT+CCWA=1,2'] = '+CCWA: 1,1|OK';
    w.cell.script['ATS3?'] = null;
    expect(await w.told(5200)).toEqual(['reply 2 SUCCESS', 'reply 1 USERCANCELLED']);
    await w.told(200);
    w.cell.lines('ERROR', '013', 'OK');
    expect(await w.told(500)).toEqual(['reply 3 SUCCESS']);
    expect(answer()).toBe(true);
  });

  test('there is one at a time, and none during a call', async () => {
    ask(LINE_SERVICE.SCAN_NETWORKS);
    expect(ask(LINE_SERVICE.SCAN_NETWORKS).result).toBe('INUSE');
    w.cell.lines('OK');
    await w.told(100);
    w.cell.lines('OK');
    w.makeCall('5550100');
    await w.told(500);
    expect(ask(LINE_SERVICE.SCAN_NETWORKS).result).toBe('INUSE');
    expect(ask(LINE_SERVICE.SELECT_NETWORK, '00101').result).toBe('INUSE');
  });

  test('gives way to a call that is dialled', async () => {
    ask(LINE_SERVICE.SCAN_NETWORKS);
    await w.told(1000);
    w.makeCall('112');
    await w.told(200);
    w.cell.lines('ERROR');
    expect(await w.told(500)).toContain('reply 2 SUCCESS');
    expect(w.heard()).toEqual(['AT+COPS=?', '<CR>', 'ATD112;']);
  });

  test('gives way to a call that comes in', async () => {
    ask(LINE_SERVICE.SCAN_NETWORKS);
    await w.told(1000);
    w.cell.ringIn('+15550100022');
    await w.told(200);
    w.cell.lines('ERROR');
    const told = await w.told(500);
    expect(told).toContain('reply 1 INUSE');
    expect(told).toContain('2001 OFFERING');
  });

  test('that waits when a call begins is never begun', async () => {
    w.cell.script['AT+CCWA=1,2'] = null;
    ask(LINE_SERVICE.READ_WAITING);
    ask(LINE_SERVICE.SCAN_NETWORKS);
    await w.told(100);
    w.makeCall('5550100');
    w.cell.lines('+CCWA: 1,1', 'OK');
    expect(await w.told(500)).toContain('reply 2 INUSE');
    expect(w.heard()).not.toContain('AT+COPS=?');
  });

  test('of too many networks for the block it is told', async () => {
    const block = new Uint8Array(20);
    block[0] = LINE_SERVICE.SCAN_NETWORKS;
    w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, block));
    await w.told(100);
    w.cell.lines(LIST, 'OK');
    expect(await w.told(100)).toEqual(['reply 1 STRUCTURETOOSMALL']);
  });
});

describe('a network is chosen', () => {
  test.each([
    ['automatic', 'AT+COPS=0'],
    ['00101', 'AT+COPS=1,2,"00101"'],
  ])('%s: %s; then it is asked for its name', async (wanted, line) => {
    await w.start();
    w.cell.script['AT+COPS?'] = '+COPS: 1,0,"Chosen"|OK';
    ask(LINE_SERVICE.SELECT_NETWORK, wanted);
    await w.told(500);
    expect(w.heard()).toEqual([line]);
    expect(w.service?.network?.operator).toBe('Chosen');
  });

  test('within two minutes', async () => {
    await w.start({ 'AT+COPS=0': null });
    ask(LINE_SERVICE.SELECT_NETWORK, 'automatic');
    expect(await w.told(119_000)).toEqual([]);
    expect(await w.told(2000)).toEqual(['reply 1 OPERATIONFAILED unknown']);
  });
});

test('the network, the registration and the firmware are told when they are asked for (transcript 17)', async () => {
  await w.start({
    'AT+COPS?': '+COPS: 0,0,"Example Net",7|OK',
    'AT+CREG?': '+CREG: 2,1,"2F1A","01A2C3D4",7|OK',
    'AT+CGMR': 'REV-1.0|OK',
  });
  const network = ask(LINE_SERVICE.READ_NETWORK);
  const registration = ask(LINE_SERVICE.READ_REGISTRATION);
  const revision = ask(LINE_SERVICE.READ_REVISION);
  await w.told(500);
  expect([network.answer(), registration.answer(), revision.answer()]).toEqual([
    { mode: 'automatic', name: 'Example Net' },
    'home',
    'REV-1.0',
  ]);
});
