import { describe, expect, test } from 'vitest';
import type { SimOptions } from '../../../simulator/cellular/sim-card.js';
import { CellularWorld } from './testing/cellular-world.js';
import { SimulatedWorld } from './testing/simulated-world.js';

const LOCKED: SimOptions = { pin: '1234' };
const NONE: SimOptions = { inserted: false };

/** What became of a dial. */
async function dialled(sim: SimOptions, number: string): Promise<string[]> {
  const w = new SimulatedWorld();
  w.simulator.network.assign(number, { kind: 'engaged' });
  await w.start('simcom-sim7600', sim);
  w.events.length = 0;
  w.makeCall(number);
  await w.scheduler.advance(5000);
  return w.events.filter((event) => event.startsWith('reply'));
}

describe('without what calls need', () => {
  test.each([
    ['a SIM', NONE, '112'],
    ['a SIM', NONE, '911'],
    ['a SIM', NONE, '999'],
    ['a SIM', NONE, '08'],
    ['a PIN', LOCKED, '112'],
    ['a PIN', LOCKED, '911'],
  ])('%s, %j, an emergency number is called: %s', async (_, sim, number) => {
    expect(await dialled(sim, number)).toEqual(['reply 1 SUCCESS']);
  });

  test.each([
    ['a SIM', NONE, '2025550122'],
    ['a PIN', LOCKED, '2025550122'],
    ['a PIN', LOCKED, '1120'],
  ])('%s, %j, another number is refused: %s', async (_, sim, number) => {
    expect(await dialled(sim, number)).toEqual(['reply 1 INVALLINESTATE']);
  });

  test('a network that takes emergency calls only is left to decide', async () => {
    const w = new CellularWorld();
    await w.start({ 'AT+CREG?': '+CREG: 1,8|OK', 'AT+CEREG?': 'ERROR', 'ATD5550100;': '+CME ERROR: 32' });
    expect(w.service).toMatchObject({ state: 'ready', reason: 'noNetwork' });
    w.makeCall('112');
    expect(await w.told(500)).toContain('reply 1 SUCCESS');
    w.cell.list.length = 0;
    await w.told(5000);
    w.makeCall('5550100');
    expect(await w.told(500)).toContain('reply 2 INVALLINESTATE');
  });
});
