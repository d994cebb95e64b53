import { beforeEach, describe, expect, test } from 'vitest';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(() => {
  w = new CellularWorld();
});

/** A modem whose SIM is not ready, in service; what it heard meanwhile is forgotten. */
async function unready(script: Record<string, string>): Promise<void> {
  await w.start({
    'AT+CLIP=1': '+CME ERROR: 11',
    'AT+CCWA=1': '+CME ERROR: 11',
    'AT+CPIN?': '+CPIN: SIM PIN|OK',
    ...script,
  });
}

/** The SIM is ready, and takes every setting. */
function becomesReady(script: Record<string, string> = {}): void {
  Object.assign(w.cell.script, { 'AT+CLIP=1': 'OK', 'AT+CCWA=1': 'OK', 'AT+CPIN?': '+CPIN: READY|OK', ...script });
}

const heard = (text: string): number => w.modem.heard.filter((line) => line === text).length;

describe('settings that were refused for want of the SIM', () => {
  test('are sent again when the modem tells that it is ready, in their order, and no others', async () => {
    await unready({ 'AT+CVHU=0': 'OK' });
    becomesReady();
    w.cell.lines('+CPIN: READY');
    await w.scheduler.advance(1000);
    expect(w.heard()).toEqual(['AT+CLIP=1', 'AT+CCWA=1']);
    await w.scheduler.advance(120_000);
    expect(w.heard()).toEqual([]);
  });

  test('and when the modem only says so when asked', async () => {
    await unready({});
    becomesReady();
    await w.scheduler.advance(31_000);
    expect(w.heard()).toEqual(['AT+CLIP=1', 'AT+CCWA=1']);
  });

  test('also those of which the modem did not say why, once; not where the SIM was ready', async () => {
    await unready({ 'AT+CSSN=1,1': 'ERROR' });
    becomesReady();
    await w.scheduler.advance(200_000);
    expect(heard('AT+CSSN=1,1')).toBe(1);
    w = new CellularWorld();
    await w.start({ 'AT+CSSN=1,1': 'ERROR', 'AT+CVHU=0': '+CME ERROR: 4' });
    await w.scheduler.advance(200_000);
    expect(heard('AT+CSSN=1,1') + heard('AT+CVHU=0')).toBe(0);
  });

  test('a SIM that was busy for a moment only costs nothing', async () => {
    w.cell.script['AT+CLIP=1'] = '+CME ERROR: 14';
    w.modem = w.cell;
    const added = w.addModem();
    await added;
    w.cell.script['AT+CLIP=1'] = 'OK';
    await w.scheduler.advance(2000);
    expect(heard('AT+CLIP=1')).toBe(2);
  });

  test('are tried every half second while the SIM is busy, for half a minute', async () => {
    await unready({});
    becomesReady({ 'AT+CLIP=1': '+CME ERROR: 515' });
    w.cell.lines('+CPIN: READY');
    await w.scheduler.advance(10_000);
    expect(heard('AT+CLIP=1')).toBeGreaterThan(10);
    expect(heard('AT+CCWA=1')).toBe(1);
    await w.scheduler.advance(60_000);
    expect(heard('AT+CLIP=1')).toBe(60);
    await w.scheduler.advance(60_000);
    expect(heard('AT+CLIP=1')).toBe(60);
  });

  test('wait as long as a dial has the modem', async () => {
    await unready({ 'ATD112;': null as never });
    w.makeCall('112');
    await w.scheduler.advance(500);
    becomesReady();
    w.cell.lines('+CPIN: READY');
    await w.scheduler.advance(4000);
    expect(w.modem.heard).toEqual(['ATD112;']);
    w.cell.lines('OK');
    await w.scheduler.advance(2000);
    expect(heard('AT+CLIP=1')).toBe(1);
  });

  test('are overtaken by a call that is dialled meanwhile', async () => {
    await unready({});
    becomesReady();
    w.cell.lines('+CPIN: READY');
    while (heard('AT+CPIN?') === 0) await w.scheduler.advance(1);
    w.makeCall('112');
    await w.scheduler.advance(3000);
    expect(w.heard().slice(0, 2)).toContain('ATD112;');
    expect(w.modem.heard).toEqual([]);
    await w.scheduler.advance(30_000);
    expect(w.heard().filter((line) => /CLIP|CCWA/.test(line)).length).toBeLessThanOrEqual(2);
  });
});

describe('a SIM that is busy', () => {
  test.each(['+CME ERROR: 14', '+CME ERROR: 515', '+CPIN: NOT READY|OK'])(
    'with %s is asked every half second for half a minute, then counts as failed',
    async (answer) => {
      await w.start({ 'AT+CPIN?': answer });
      await w.scheduler.advance(27_000);
      expect(w.service).toMatchObject({ state: 'ready', reason: 'none' });
      expect(heard('AT+CPIN?')).toBeGreaterThan(45);
      await w.scheduler.advance(6000);
      expect(w.service).toMatchObject({ reason: 'simFailed' });
      const asked = heard('AT+CPIN?');
      await w.scheduler.advance(29_000);
      expect(heard('AT+CPIN?') - asked).toBeLessThanOrEqual(1);
    },
  );
});
