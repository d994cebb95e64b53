import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLORIGIN, LINECALLREASON } from '../../../tspi/generated/constants.js';
import type { HdCall } from '../../../tspi/result.js';
import { CellularModem } from '../testing/cellular-modem.js';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(() => {
  w = new CellularWorld();
});

/** The same modem on a new port, with the calls that it has. */
async function replug(setUp: (modem: CellularModem) => void): Promise<void> {
  w.cell = new CellularModem();
  setUp(w.cell);
  w.modem = w.cell;
  w.provider.portReturned('port', w.cell);
  w.open();
  await w.scheduler.advance(3000);
}

test('a modem that goes takes its calls with it', async () => {
  await w.start();
  const first = await w.connected('5550111', 1001);
  w.request((id) => w.provider.lineHold(id, first));
  await w.told(500);
  w.makeCall('5550122', 1002);
  await w.told(500);
  w.modem.unplug();
  expect(await w.told(10)).toEqual([
    '1001 DISCONNECTED UNAVAIL',
    '1001 IDLE',
    '1002 DISCONNECTED UNAVAIL',
    '1002 IDLE',
    'LINE_CLOSE',
    'service lost unplugged',
  ]);
  expect(w.provider.ports[0]?.inFlight).toBe(0);
});

test('where it stood with its network before is not told again: it has not said so since', async () => {
  await w.start();
  await w.scheduler.advance(3000);
  expect(w.service?.network?.registration).toBe('home');
  w.modem.unplug();
  await w.told(100);
  await replug((modem) => {
    modem.script['AT+CREG?'] = null;
  });
  expect(w.service).toEqual({ state: 'ready', reason: 'none', network: { registration: 'unknown', signal: 68 } });
});

test('a dial that is pending may have been a call', async () => {
  await w.start({ 'ATD5550100;': null });
  w.makeCall();
  await w.told(500);
  w.modem.unplug();
  expect((await w.told(10)).slice(0, 2)).toEqual(['reply 1 RESOURCEUNAVAIL unknown', 'LINE_CLOSE']);
});

describe('calls that are there when a line comes back are announced', () => {
  test('each in its state, and followed as the line’s own', async () => {
    await w.start();
    w.modem.unplug();
    await w.told(100);
    await replug((modem) => {
      modem.list.push(
        { index: 1, direction: 0, stat: 1, multiparty: 0, number: '+15550100011' },
        { index: 2, direction: 1, stat: 0, multiparty: 0, number: '5550122' },
      );
    });
    const told = await w.told();
    expect(told.filter((event) => /^2/.test(event))).toEqual([
      '2001 NEWCALL',
      '2001 ONHOLD',
      '2002 NEWCALL',
      '2002 CONNECTED',
    ]);
    const [first, second] = w.announced as [HdCall, HdCall];
    expect(w.infoOf(first)).toMatchObject({
      origin: LINECALLORIGIN.OUTBOUND,
      reason: LINECALLREASON.UNAVAIL,
      calledId: '+15550100011',
    });
    expect(w.infoOf(second)).toMatchObject({ origin: LINECALLORIGIN.INBOUND, callerId: '5550122' });
    w.drop(second);
    expect(await w.told(500)).toEqual(['2002 IDLE', 'reply 1 SUCCESS']);
    w.request((id) => w.provider.lineUnhold(id, first));
    expect(await w.told(500)).toEqual(['2001 CONNECTED', 'reply 2 SUCCESS']);
    w.cell.list.length = 0;
    expect(await w.told(3100)).toEqual(['2001 DISCONNECTED NORMAL']);
  });

  test('a conference with its parties', async () => {
    await w.start();
    w.modem.unplug();
    await w.told(100);
    await replug((modem) => {
      modem.list.push(
        { index: 1, direction: 0, stat: 0, multiparty: 1, number: '5550111' },
        { index: 3, direction: 0, stat: 0, multiparty: 1, number: '5550133' },
      );
    });
    expect((await w.told()).filter((event) => /^2/.test(event))).toEqual([
      '2001 NEWCALL',
      '2001 CONNECTED',
      '2002 NEWCALL',
      '2002 CONFERENCED in 2001',
      '2003 NEWCALL',
      '2003 CONFERENCED in 2001',
    ]);
  });

  test('one that rings is offered', async () => {
    await w.start();
    w.modem.unplug();
    await w.told(100);
    await replug((modem) => {
      modem.list.push({ index: 1, direction: 1, stat: 4, multiparty: 0, number: '5550111' });
    });
    expect((await w.told()).filter((event) => /^2/.test(event))).toEqual(['2001 NEWCALL', '2001 OFFERING']);
  });

  test('and nothing that could touch one is sent before', async () => {
    await w.start();
    w.modem.unplug();
    await w.told(100);
    await replug(() => undefined);
    const touching = /^(?:ATH|ATZ|AT&F|AT\+CHUP|AT\+CHLD|AT\+FCLASS=\d|AT\+CFUN=)/;
    expect(w.modem.heard.filter((line) => touching.test(line))).toEqual([]);
  });
});

test('after a sleep the calls are as the list says', async () => {
  await w.start();
  const first = await w.connected('5550111', 1001);
  w.request((id) => w.provider.lineHold(id, first));
  await w.told(500);
  w.cell.list.length = 0;
  w.scheduler.sleep(60_000);
  expect(await w.told(4000)).toContain('1001 DISCONNECTED NORMAL');
});

test('closing the line hangs up everything on it', async () => {
  await w.start();
  const first = await w.connected('5550111', 1001);
  w.request((id) => w.provider.lineHold(id, first));
  await w.told(500);
  await w.connected('5550122', 1002);
  w.provider.lineClose(w.hdLine);
  await w.told(5000);
  expect(w.cell.list).toEqual([]);
  expect(w.modem.state).toBe('closed');
});
