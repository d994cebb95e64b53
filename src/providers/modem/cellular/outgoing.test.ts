import { beforeEach, describe, expect, test } from 'vitest';
import { CellularWorld } from './testing/cellular-world.js';

let w: CellularWorld;

beforeEach(() => {
  w = new CellularWorld();
});

describe('a call is dialled', () => {
  test('it goes through DIALING, PROCEEDING and RINGBACK as the list says (transcript 03)', async () => {
    await w.start({ 'AT+GMI': 'SIMCOM INCORPORATED|OK' });
    const call = w.makeCall('+44 1632 960961');
    expect(await w.told(500)).toEqual(['reply 1 SUCCESS', '1000 DIALING', '1000 PROCEEDING']);
    expect(w.heard()).toEqual(['ATD+441632960961;']);
    w.cell.list[0]!.stat = 3;
    w.cell.lines('+CLCC: 1,0,3,0,0,"+441632960961",145');
    expect(await w.told(100)).toEqual(['1000 RINGBACK']);
    w.cell.list[0]!.stat = 0;
    w.cell.lines('VOICE CALL: BEGIN', '+CLCC: 1,0,0,0,0,"+441632960961",145');
    expect(await w.told(100)).toEqual(['1000 CONNECTED']);
    expect(await w.told(12_000)).toEqual([]);
    w.drop(call);
    expect(await w.told(500)).toEqual(['1000 IDLE', 'reply 2 SUCCESS']);
    expect(w.heard()).toEqual(['AT+CHUP']);
  });

  test('without a single unsolicited line it is the same, within a second', async () => {
    await w.start();
    w.makeCall();
    await w.told(500);
    w.cell.list[0]!.stat = 3;
    expect(await w.told(1100)).toEqual(['1000 RINGBACK']);
    w.cell.list[0]!.stat = 0;
    expect(await w.told(1100)).toEqual(['1000 CONNECTED']);
  });

  test('busy and rejected are told by their causes; what comes after is of no call (transcript 04)', async () => {
    await w.start({ 'AT+GMI': 'huawei|OK' });
    for (const [number, cause, mode, result] of [
      ['+15550100107', 17, 'BUSY', 'BUSY'],
      ['+15550100108', 21, 'REJECT', 'NO CARRIER'],
    ] as const) {
      const call = w.makeCall(number);
      await w.told(150);
      w.cell.lines('^ORIG:1,0');
      await w.told(700);
      w.cell.lines('^RSSI:19');
      w.cell.list[0]!.stat = 3;
      w.cell.lines('^CONF:1');
      expect(await w.told(100)).toEqual(['1000 RINGBACK']);
      w.cell.gone(w.cell.list[0]!);
      w.cell.lines(`^CEND:1,0,104,${cause}`);
      expect(await w.told(200)).toEqual([`1000 DISCONNECTED ${mode}`]);
      w.cell.lines(result);
      expect(await w.told(3000)).toEqual([]);
      w.drop(call);
      await w.told();
      w.provider.lineCloseCall(call);
    }
    expect(w.heard()).toEqual(['ATD+15550100107;', 'ATD+15550100108;']);
  });

  test('a modem whose list stays empty is followed by its lines', async () => {
    await w.start({ 'AT+GMI': 'huawei|OK', 'AT+CLCC': 'OK' });
    w.makeCall();
    expect(await w.told(200)).toEqual(['reply 1 SUCCESS', '1000 DIALING']);
    w.cell.lines('^ORIG:1,0');
    expect(await w.told(2000)).toEqual(['1000 PROCEEDING']);
    w.cell.lines('^CONF:1');
    expect(await w.told(4000)).toEqual(['1000 RINGBACK']);
    w.cell.lines('^CONN:1,0');
    expect(await w.told(20_000)).toEqual(['1000 CONNECTED']);
    w.cell.lines('^CEND:1,20,104,16');
    expect(await w.told(200)).toEqual(['1000 DISCONNECTED NORMAL']);
  });

  test('a list that is refused once ends nothing', async () => {
    await w.start();
    await w.connected('5550100', 1000);
    w.cell.script['AT+CLCC'] = '+CME ERROR: 100';
    expect(await w.told(10_000)).toEqual([]);
    delete w.cell.script['AT+CLCC'];
    w.cell.gone(w.cell.list[0]!);
    expect(await w.told(3100)).toEqual(['1000 DISCONNECTED NORMAL']);
  });

  test('a modem that has no list at all is followed by its lines', async () => {
    await w.start({ 'AT+CLCC': 'ERROR' });
    w.makeCall();
    await w.told(500);
    w.cell.lines('VOICE CALL: BEGIN');
    expect(await w.told(200)).toEqual(['1000 CONNECTED']);
    w.cell.lines('NO CARRIER');
    expect(await w.told(200)).toEqual(['1000 DISCONNECTED NORMAL']);
  });

  test('a call of which nothing is ever told is not kept for ever', async () => {
    await w.start({ 'AT+CLCC': 'OK' });
    w.makeCall();
    await w.told(9000);
    expect(await w.told(3000)).toEqual(['1000 DISCONNECTED UNKNOWN']);
  });

  test.each([
    ['+CEER: 17', 'BUSY'],
    ['+CEER: "User busy"', 'BUSY'],
    ['+CEER: "CC setup error",19,"User alerting"', 'NOANSWER'],
    ['+CEER: 0,19', 'UNKNOWN'],
    ['+CEER: No cause information available', 'UNKNOWN'],
  ])('why it did not get through is asked where nothing has told it: %s', async (report, mode) => {
    await w.start({ 'AT+CEER': `${report}|OK` });
    w.makeCall();
    await w.told(500);
    w.cell.gone(w.cell.list[0]!);
    expect(await w.told(1200)).toEqual([`1000 DISCONNECTED ${mode}`]);
  });

  test.each<readonly [string, string]>([
    ...[10, 11, 12, 13, 14, 15, 30, 31, 32].map((code) => [`+CME ERROR: ${code}`, 'INVALLINESTATE'] as const),
    ['+CME ERROR: 3', 'OPERATIONFAILED'],
    ['ERROR', 'OPERATIONFAILED'],
  ])('a modem that refuses the dial with %s has made no call', async (answer, error) => {
    await w.start({ 'ATD5550100;': answer });
    w.makeCall();
    expect(await w.told(5000)).toEqual([`reply 1 ${error}`]);
    w.makeCall('5550111');
    expect(await w.told(500)).toContain('reply 2 SUCCESS');
  });

  test.each(['*21*5550199#', '*#06#', '5550100!', '5550100!,12'])(
    '%s is refused before anything is sent',
    async (address) => {
      await w.start();
      expect(w.request((id) => w.provider.lineMakeCall(id, w.hdLine, 9 as never, { value: 0 }, address, 0, null))).toBe(
        'INVALADDRESS',
      );
      await w.told(1000);
      expect(w.heard()).toEqual([]);
    },
  );

  test('where OK is held back until the answer, the request completes all the same, and nothing is asked meanwhile', async () => {
    await w.start({ 'ATD5550100;': null });
    w.makeCall();
    expect(await w.told(5100)).toEqual(['reply 1 SUCCESS', '1000 DIALING']);
    expect(await w.told(20_000)).toEqual([]);
    expect(w.modem.heard).toEqual(['ATD5550100;']);
    w.cell.dialled('ATD5550100;');
    w.cell.list[0]!.stat = 0;
    w.cell.lines('OK');
    expect(await w.told(200)).toEqual(['1000 CONNECTED']);
  });

  test('one whose OK is held back is taken back by one character, then hung up', async () => {
    await w.start({ 'ATD5550100;': null, '<CR>': 'NO CARRIER' });
    const call = w.makeCall();
    await w.told(6000);
    w.drop(call);
    await w.told(50);
    w.cell.lines('NO CARRIER');
    expect(await w.told(1000)).toEqual(['1000 IDLE', 'reply 2 SUCCESS']);
    expect(w.heard()).toEqual(['ATD5550100;', '<CR>', 'AT+CHUP']);
  });
});

describe('the end of a connected call is told', () => {
  test.each([
    'NO CARRIER',
    'BUSY',
    'NO ANSWER',
    'VOICE CALL: END: 000012',
    '^CEND:1,12,104,16',
    '+UCALLSTAT: 1,6',
    '#ECAM: 0,0,1,,,',
    '+CIEV: 5,0',
    '+CLCC: 1,0,6,0,0,"5550100",129',
    'HANGUP: 1',
  ])('at once where only %s tells', async (line) => {
    await w.start();
    await w.connected('5550100', 1000);
    w.cell.gone(w.cell.list[0]!);
    w.cell.lines(line);
    expect(await w.told(200)).toEqual(['1000 DISCONNECTED NORMAL']);
  });

  test('within three seconds where only the list tells', async () => {
    await w.start();
    await w.connected('5550100', 1000);
    w.cell.gone(w.cell.list[0]!);
    expect(await w.told(3200)).toEqual(['1000 DISCONNECTED NORMAL']);
  });

  test('not by a line that the list gives the lie to', async () => {
    await w.start();
    await w.connected('5550100', 1000);
    w.cell.lines('NO CARRIER');
    expect(await w.told(10_000)).toEqual([]);
  });
});

describe('asking', () => {
  test('is once a second while a call is in the making, every three seconds when it is up, and never without one', async () => {
    await w.start();
    await w.told(60_000);
    expect(w.modem.heard.filter((line) => line === 'AT+CLCC')).toEqual([]);
    w.makeCall();
    await w.told(500);
    w.fresh();
    await w.told(10_000);
    expect(w.looks()).toBe(10);
    w.cell.list[0]!.stat = 0;
    await w.told(5000);
    w.fresh();
    await w.told(30_000);
    expect(w.looks()).toBe(10);
  });

  test('waits behind what a user wants', async () => {
    await w.start({ 'AT+VTS=1': null });
    const call = await w.connected('5550100', 1000);
    w.provider.lineGenerateDigits(call, 7, 2, '12', 0);
    await w.told(4000);
    w.drop(call);
    await w.told(100);
    w.cell.lines('OK');
    await w.told(200);
    expect(w.modem.heard.slice(0, 2)).toEqual(['AT+VTS=1', 'AT+CHUP']);
  });
});

describe('hanging up', () => {
  test('a command that is answered OK and ends nothing is followed by the next', async () => {
    await w.start({ 'AT+CHUP': 'OK', ATH: 'OK' });
    const call = await w.connected('5550100', 1000);
    w.drop(call);
    expect(await w.told(10_000)).toEqual(['1000 IDLE', 'reply 2 SUCCESS']);
    expect(w.heard()).toEqual(['AT+CHUP', 'ATH', 'AT+CHLD=11']);
  });

  test('a call that nothing ends stays as it is, and the request fails', async () => {
    await w.start({ 'AT+CHUP': 'OK', ATH: 'OK', 'AT+CHLD=11': 'ERROR' });
    const call = await w.connected('5550100', 1000);
    w.drop(call);
    expect(await w.told(15_000)).toEqual(['reply 2 OPERATIONFAILED unknown']);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });

  test('closing the call hangs up, and no list announces it again', async () => {
    await w.start();
    const call = await w.connected('5550100', 1000);
    w.provider.lineCloseCall(call);
    expect(await w.told(5000)).toEqual([]);
    expect(w.heard()).toEqual(['AT+CHUP']);
  });
});

test('digits are sent one by one with +VTS (transcript 09)', async () => {
  await w.start();
  const call = await w.connected('5550100', 1000);
  w.provider.lineGenerateDigits(call, 7, 2, '1#', 0);
  expect(await w.told(2000)).toEqual(['1000 GENERATE DONE 7']);
  expect(w.heard()).toEqual(['AT+VTS=1', 'AT+VTS=#']);
});

describe('a dial whose OK is lost', () => {
  test('is connected when the modem tells so, and the list is asked again', async () => {
    const w = new CellularWorld();
    await w.start({ 'ATD5550100;': null });
    const call = w.makeCall();
    w.cell.dialled('ATD5550100;');
    await w.scheduler.advance(3000);
    for (const one of w.cell.list) one.stat = 0;
    w.cell.lines('^CONN: 1,0');
    await w.scheduler.advance(6000);
    expect(w.stateOf(call)).toBe('CONNECTED');
    expect((await w.told()).filter((event) => event.startsWith('reply'))).toEqual(['reply 1 SUCCESS']);
    w.drop(call);
    await w.scheduler.advance(3000);
    expect(w.stateOf(call)).toBe('IDLE');
  });
});
