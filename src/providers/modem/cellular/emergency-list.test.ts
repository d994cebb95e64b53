import { beforeEach, describe, expect, test } from 'vitest';
import { unlockBlock } from '../../../tspi/sim-request.js';
import { CellularWorld } from './testing/cellular-world.js';
import { SimulatedWorld } from './testing/simulated-world.js';

describe('the emergency numbers of a simulated card', () => {
  test.each([
    ['simcom-sim7600', 'usim'],
    ['simcom-sim800', 'sim'],
  ] as const)('are read on %s, of a %s', async (profile, kind) => {
    const w = new SimulatedWorld();
    await w.start(profile, { kind, emergencyNumbers: ['112', '999', '110001'] });
    expect(w.service?.emergencyNumbers).toEqual(['112', '999', '110001']);
  });

  test('are not known while it is locked, and read a while after its PIN', async () => {
    const w = new SimulatedWorld();
    await w.start('simcom-sim7600', { pin: '1234', emergencyNumbers: ['999'] }, 60_000);
    expect(w.service).toMatchObject({ reason: 'pinWanted' });
    expect(w.service?.emergencyNumbers).toBeUndefined();
    await w.block(unlockBlock('1234'), 20_000);
    expect(w.service?.emergencyNumbers).toEqual(['999']);
    expect(w.sent.filter((line) => line.startsWith('AT+CRSM=192'))).toHaveLength(1);
  });
});

describe('the emergency numbers of a card', () => {
  let w: CellularWorld;
  beforeEach(() => {
    w = new CellularWorld();
  });
  const numbers = async (script: Record<string, string>): Promise<readonly string[] | undefined> => {
    await w.start({ 'AT+CEN=1': 'ERROR', ...script });
    return w.service?.emergencyNumbers;
  };

  test('are read without knowing how the file is built; a card says how long it is', async () => {
    const answers = {
      'AT+CRSM=192,28599': '+CRSM: 109,0|OK',
      'AT+CRSM=176,28599,0,0,15': '+CRSM: 103,6|OK',
      'AT+CRSM=176,28599,0,0,6': '+CRSM: 144,0,"11F2FF99F9FF"|OK',
    };
    expect(await numbers(answers)).toEqual(['112', '999']);
  });

  test.each([
    ['the modem knows no such command', { 'AT+CRSM=192,28599': 'ERROR', 'AT+CRSM=176,28599,0,0,15': 'ERROR' }],
    [
      'the card has no such file',
      { 'AT+CRSM=192,28599': '+CRSM: 106,130|OK', 'AT+CRSM=176,28599,0,0,15': '+CRSM: 106,130|OK' },
    ],
  ])('are unknown where %s', async (_, answers) => {
    expect(await numbers(answers)).toBeUndefined();
  });

  test('come with those of the network, as they are told', async () => {
    const answers = {
      'AT+CRSM=192,28599': 'ERROR',
      'AT+CRSM=176,28599,0,0,15': '+CRSM: 144,0,"11F2FF"|OK',
      'AT+CEN=1': 'OK',
      'AT+CEN?': '+CEN: 1|+CEN1: 1,1|+CEN2: 1,115|OK',
    };
    expect(await numbers(answers)).toEqual(['112', '115']);
    w.fresh();
    w.cell.lines('+CEN1: 2,1', '+CEN2: 2,117');
    expect(await w.told(10)).toEqual(['service ready none']);
    expect(w.service?.emergencyNumbers).toEqual(['112', '115', '117']);
  });

  test('that a call has kept from being read are read later', async () => {
    w.cell.script['AT+CRSM=192,28599'] = 'ERROR';
    w.cell.script['AT+CRSM=176,28599,0,0,15'] = '+CRSM: 144,0,"99F9FF"|OK';
    w.cell.script['AT+CEN=1'] = 'ERROR';
    w.cell.script['AT+CSQ'] = () => {
      w.cell.script['AT+CSQ'] = '+CSQ: 21,99|OK';
      w.makeCall('5550100');
      return '+CSQ: 21,99|OK';
    };
    w.cell.script['ATD5550100;'] = null;
    w.modem = w.cell;
    await w.addModem();
    w.open();
    await w.scheduler.advance(2000);
    expect(w.service?.emergencyNumbers).toBeUndefined();
    w.cell.lines('BUSY');
    await w.scheduler.advance(32_000);
    expect(w.service?.emergencyNumbers).toEqual(['999']);
  });
});
