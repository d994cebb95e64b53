import { beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../base/log.js';
import { CellularWorld } from './cellular/testing/cellular-world.js';

let w: CellularWorld;
let logged: string[];

beforeEach(async () => {
  logged = [];
  const note: Log['info'] = (event, fields = {}) => {
    logged.push([event, ...Object.values(fields)].join(' '));
  };
  const log: Log = { debug: () => undefined, info: note, warn: note };
  w = new CellularWorld({ log });
  await w.start({ 'AT+CMEE?': '+CMEE: 1|OK' });
});

describe.each(['RDY', '^SYSSTART', '*EMRDY: 1'])('a modem that says %s has started anew', (line) => {
  test('its call has ended, and it is set up again on the open port', async () => {
    await w.connected('5550111', 1001);
    w.cell.list.length = 0;
    w.cell.lines(line);
    expect([...new Set(await w.told(2000))]).toEqual([
      '1001 DISCONNECTED UNAVAIL',
      '1001 IDLE',
      'service opening none',
      'service ready none',
    ]);
    expect(w.heard()).toEqual(expect.arrayContaining(['ATE0V1Q0', 'AT+CMEE=1', 'AT&D2S0=0', 'AT+CLIP=1', 'AT+CRC=1']));
    expect(logged).toContain('modem.restarted');
    w.makeCall('5550122', 1002);
    expect(await w.told(500)).toContain('1002 DIALING');
  });
});

test('what was asked for and has not been answered is completed at once', async () => {
  const call = await w.connected('5550111', 1001);
  w.cell.script['AT+CHLD=2'] = null;
  const id = w.request((request) => w.provider.lineHold(request, call));
  await w.told(500);
  w.cell.list.length = 0;
  w.cell.lines('RDY');
  expect((await w.told(0))[0]).toBe(`reply ${id} RESOURCEUNAVAIL unknown`);
  await w.told(2000);
  w.makeCall('5550122', 1002);
  expect(await w.told(500)).toContain('1002 DIALING');
});

test('one that starts while it is set up is set up once more', async () => {
  w.modem.hangUp('failed');
  w.open();
  w.cell.script['AT+CRC=1'] = () => {
    delete w.cell.script['AT+CRC=1'];
    w.cell.lines('RDY');
    return 'OK';
  };
  await w.scheduler.advance(5000);
  expect(w.service?.state).toBe('ready');
  expect(w.heard().filter((line) => line === 'AT+CRC=1')).toHaveLength(2);
});

test('one that answers nothing after it has started is out of service, and tried again', async () => {
  w.cell.deafAfter = 'ATE0V1Q0';
  w.cell.lines('RDY');
  expect(await w.told(20_000)).toContain('service failed noAnswer');
});

describe('a modem that says Call Ready', () => {
  test('and has kept its settings is left as it is: its SIM card was read', async () => {
    w.cell.lines('Call Ready');
    expect([...new Set(await w.told(2000))]).toEqual([]);
    expect(w.heard()).toEqual(['AT+CMEE?']);
  });

  test('and has lost its settings is set up again', async () => {
    w.cell.script['AT+CMEE?'] = '+CMEE: 0|OK';
    w.cell.lines('Call Ready');
    expect([...new Set(await w.told(2000))]).toEqual(['service opening none', 'service ready none']);
    expect(w.heard()).toContain('AT+CLIP=1');
  });
});

describe('a modem of which a part tells that it is ready', () => {
  test('soon after it was set up: that belongs to its start, and nothing is asked', async () => {
    w.cell.lines('PB DONE', '+CPIN: READY');
    await w.told(2000);
    expect(w.heard()).not.toContain('AT+CMEE?');
  });

  test('long after, and has lost its settings, is set up again', async () => {
    await w.told(90_000);
    w.cell.script['AT+CMEE?'] = '+CMEE: 0|OK';
    w.cell.lines('PB DONE');
    expect(await w.told(2000)).toEqual(expect.arrayContaining(['service opening none', 'service ready none']));
    expect(w.heard()).toContain('AT+CLIP=1');
  });
});

test('what is wrong with its supply is logged for a technician', async () => {
  w.cell.lines('UNDER-VOLTAGE WARNNING');
  w.cell.lines('OVER-VOLTAGE POWER DOWN');
  expect(await w.told(100)).toEqual([]);
  expect(logged.slice(-2)).toEqual(['modem.power underVoltage false', 'modem.power overVoltage true']);
});
