import { beforeEach, describe, expect, test } from 'vitest';
import { CellularWorld } from './testing/cellular-world.js';
import { SimulatedWorld } from './testing/simulated-world.js';

/** What happens to calls when a result or a report of the modem never comes, or comes late. */
let w: CellularWorld;

beforeEach(() => {
  w = new CellularWorld();
});

/** The modem carries +CHLD out and its result is lost, once. */
function lose(operation: string): void {
  let lost = false;
  w.cell.script[`AT+CHLD=${operation}`] = () => {
    w.cell.operated(operation);
    if (lost) return 'OK';
    lost = true;
    return null;
  };
}

describe('the result of a dial is lost', () => {
  test.each([
    ['huawei', '^CONF: 1', '^CEND:1,0,104,17', 'BUSY'],
    ['SIMCOM INCORPORATED', '+CLCC: 1,0,3,0,0,"5550100",129', 'VOICE CALL: END', 'UNKNOWN'],
    ['u-blox', '+UCALLSTAT: 1,3', '+UCALLSTAT: 1,6', 'UNKNOWN'],
  ])('and the end of its call is told by a line of %s only: it is over, and the next one goes out', async (...row) => {
    const [maker, begins, ends] = row;
    await w.start({ 'AT+GMI': `${maker}|OK`, 'ATD5550100;': null });
    const call = w.makeCall();
    w.cell.dialled('ATD5550100;');
    await w.told(500);
    w.cell.lines(begins);
    await w.told(200);
    w.cell.list.length = 0;
    w.cell.lines(ends);
    await w.told(20_000);
    expect(w.stateOf(call)).toBe('DISCONNECTED');
    w.makeCall('5550122', 1002);
    expect(await w.told(1000)).toContain('1002 DIALING');
  });

  test('and a maker is known to answer at once: its ringing is told by the list within seconds', async () => {
    await w.start({ 'AT+GMI': 'SIMCOM INCORPORATED|OK', 'ATD5550100;': null });
    const call = w.makeCall();
    w.cell.dialled('ATD5550100;');
    w.cell.list[0]!.stat = 3;
    await w.told(500);
    w.cell.lines('+CLCC: 1,0,3,0,0,"5550100",129');
    await w.told(8000);
    expect(w.stateOf(call)).toBe('RINGBACK');
  });

  test('and nothing is told of it: such a modem is asked after a quarter of a minute', async () => {
    await w.start({ 'AT+GMI': 'Telit|OK', 'ATD5550100;': null });
    const call = w.makeCall();
    w.cell.dialled('ATD5550100;');
    w.cell.list[0]!.stat = 0;
    await w.told(20_000);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });
});

describe('a call that no list has shown', () => {
  test('is over after its time, also where a line said that something changed', async () => {
    await w.start({ 'AT+CLCC': 'OK' });
    const call = w.makeCall();
    await w.told(300);
    w.cell.lines('+CIEV: 7,2', '+CSSI: 1');
    await w.told(20_000);
    expect(w.stateOf(call)).toBe('DISCONNECTED');
  });

  test('and whose end is lost does not ring for ever', async () => {
    await w.start({ 'AT+GMI': 'huawei|OK', 'AT+CLCC': 'OK' });
    const call = w.makeCall();
    await w.told(300);
    w.cell.lines('^CONF:1');
    await w.told(150_000);
    expect(w.stateOf(call)).toBe('RINGBACK');
    await w.told(100_000);
    expect(w.stateOf(call)).toBe('DISCONNECTED');
  });
});

test('a late NO CARRIER of the call before does not end the next one', async () => {
  await w.start();
  const before = await w.connected('5550100', 1000);
  w.drop(before);
  await w.told(1000);
  w.provider.lineCloseCall(before);
  w.cell.script['ATD5550122;'] = () => {
    w.cell.dialled('ATD5550122;');
    return 'NO CARRIER|OK';
  };
  const call = w.makeCall('5550122', 1001);
  const told = await w.told(3000);
  expect(told.join()).not.toMatch(/DISCONNECTED|NEWCALL/);
  expect(w.stateOf(call)).toBe('PROCEEDING');
});

test('an answer whose result is lost has succeeded where the call is up', async () => {
  await w.start();
  w.cell.ringIn('+4912345');
  await w.told(2000);
  const call = w.announced.at(-1)!;
  w.cell.script['ATA'] = () => {
    w.cell.list[0]!.stat = 0;
    return null;
  };
  w.answer(call);
  const told = await w.told(30_000);
  expect(w.stateOf(call)).toBe('CONNECTED');
  expect(told.filter((line) => line.startsWith('reply'))).toEqual([expect.stringMatching(/^reply \d+ SUCCESS$/)]);
});

describe('the result of +CHLD is lost, and the network has done it', () => {
  test('hold, and back', async () => {
    await w.start();
    const call = await w.connected('5550100', 1000);
    lose('2');
    w.request((id) => w.provider.lineHold(id, call));
    expect((await w.told(30_000)).join()).toMatch(/reply \d+ SUCCESS/);
    expect(w.stateOf(call)).toBe('ONHOLD');
    lose('2');
    w.request((id) => w.provider.lineUnhold(id, call));
    expect((await w.told(30_000)).join()).toMatch(/reply \d+ SUCCESS/);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });

  test('swap', async () => {
    await w.start();
    const first = await w.connected('5550100', 1000);
    w.request((id) => w.provider.lineHold(id, first));
    await w.told(2000);
    const second = await w.connected('5550111', 1001);
    await w.told();
    lose('2');
    w.request((id) => w.provider.lineSwapHold(id, second, first));
    expect((await w.told(30_000)).join()).toMatch(/reply \d+ SUCCESS/);
    expect([first, second].map((call) => w.stateOf(call))).toEqual(['CONNECTED', 'ONHOLD']);
  });

  test('a waiting call is answered', async () => {
    await w.start();
    const first = await w.connected('5550100', 1000);
    w.cell.ringIn('+4912345');
    await w.told(2000);
    const waiting = w.announced.at(-1)!;
    lose('2');
    w.answer(waiting);
    expect((await w.told(40_000)).join()).toMatch(/reply \d+ SUCCESS/);
    expect([first, waiting].map((call) => w.stateOf(call))).toEqual(['ONHOLD', 'CONNECTED']);
  });

  test('and hanging up does not wait for it', async () => {
    await w.start();
    const call = await w.connected('5550100', 1000);
    lose('2');
    w.request((id) => w.provider.lineHold(id, call));
    await w.told(100);
    w.drop(call);
    await w.told(6000);
    expect(w.modem.heard).toContain('AT+CHUP');
  });
});

test('a hang-up whose result is lost is over soon after the line that tells the end', async () => {
  await w.start({ 'AT+GMI': 'SIMCOM INCORPORATED|OK' });
  const call = await w.connected('5550100', 1000);
  w.cell.script['AT+CHUP'] = () => {
    w.cell.list.length = 0;
    w.cell.lines('VOICE CALL: END: 000012');
    return null;
  };
  w.drop(call);
  expect((await w.told(4000)).join()).toMatch(/1000 IDLE.*SUCCESS/);
});

describe('on simulated modems', () => {
  test('a result that comes eight seconds late loses no call', async () => {
    const world = new SimulatedWorld();
    await world.start('quectel-ec25', {}, 12_000);
    world.card.faults.lateResults = 1;
    world.card.faults.lateResultMs = 8000;
    const call = world.makeCall('5550100', 1000);
    await world.scheduler.advance(30_000);
    expect(world.stateOf(call)).toBe('CONNECTED');
    expect(world.events.join()).not.toMatch(/service failed|NEWCALL|DISCONNECTED/);
  });

  test.each(['quectel-ec25', 'simcom-sim7600', 'sierra-em7455', 'telit-le910'] as const)(
    '%s that is slow and loses a result keeps its call',
    async (name) => {
      for (const slowMs of [700, 1500, 2500]) {
        const world = new SimulatedWorld();
        await world.start(name, {}, 12_000);
        const call = world.makeCall('5550100', 1000);
        await world.scheduler.advance(15_000);
        world.card.faults.slowMs = slowMs;
        world.card.faults.dropResults = 1;
        await world.scheduler.advance(60_000);
        expect([slowMs, world.stateOf(call)]).toEqual([slowMs, 'CONNECTED']);
      }
    },
  );

  test('what ended an earlier call is not told of one that a restart ends', async () => {
    const world = new SimulatedWorld();
    await world.start('telit-le910', {}, 12_000);
    world.makeCall('5559999', 1000);
    await world.scheduler.advance(15_000);
    world.events.length = 0;
    world.makeCall('5550102', 1001);
    await world.scheduler.advance(3000);
    world.card.reboot();
    await world.scheduler.advance(60_000);
    expect(world.events.join()).not.toContain('1001 DISCONNECTED BADADDRESS');
  });
});
