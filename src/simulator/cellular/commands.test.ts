import { beforeEach, describe, expect, test } from 'vitest';
import { MobileSubscriber } from '../../network/mobile/mobile-subscriber.js';
import { cellularBench, type CellularBench, type Phone } from '../testing/cellular-bench.js';
import { cellularProfiles } from '../simulated-modems.js';
import type { CellularProfile } from './profile.js';

const generic = cellularProfiles['emulated-3gpp'];
let bench: CellularBench;

beforeEach(async () => {
  bench = await cellularBench('emulated-3gpp');
});

const ask = (command: string, ms?: number) => bench.terminal.ask(command, ms);

async function build(
  profile: Partial<CellularProfile>,
  options: Parameters<typeof cellularBench>[1] = {},
): Promise<void> {
  bench = await cellularBench({ ...generic, ...profile }, options);
}

/** Calls a phone, which answers. */
async function talkTo(number: string): Promise<Phone> {
  const phone = bench.phone(number);
  await ask(`ATD${number};`, 2000);
  phone.port.answer();
  await bench.terminal.hear(100);
  return phone;
}

describe('answers', () => {
  test.each([
    ['AT', ['OK']],
    ['ATI', ['Virtual', 'VM-27007', '1.0', 'OK']],
    ['AT+CGMI', ['Virtual', 'OK']],
    ['AT+GMM', ['VM-27007', 'OK']],
    ['AT+CGMR', ['1.0', 'OK']],
    ['AT+CGSN', ['004999010640000', 'OK']],
    ['AT+CIMI', ['001010123456789', 'OK']],
    ['AT+GCAP', ['+GCAP: +CGSM,+DS', 'OK']],
    ['AT+CNUM', ['+CNUM: "","2025550111",129', 'OK']],
    ['AT+CEER', ['+CEER: No report available', 'OK']],
    ['AT+CSQ', ['+CSQ: 21,99', 'OK']],
    ['AT+CREG?', ['+CREG: 0,1', 'OK']],
    ['AT+CREG=2;+CREG?', ['+CREG: 2,1,"2F1A","01A2C3D4",7', 'OK']],
    ['AT+CGREG=?', ['+CGREG: (0-2)', 'OK']],
    ['AT+CEREG=1;+CEREG?', ['+CEREG: 1,1', 'OK']],
    ['AT+CREG=3', ['+CME ERROR: 50']],
    ['AT+COPS?', ['+COPS: 0,0,"Example Net",7', 'OK']],
    ['AT+COPS=3,2;+COPS?', ['+COPS: 0,2,"00101",7', 'OK']],
    ['AT+CPIN?', ['+CPIN: READY', 'OK']],
    ['AT+CPIN=?', ['OK']],
    ['AT+CPIN="0000"', []],
    ['AT+CFUN?', ['+CFUN: 1', 'OK']],
    ['AT+CHLD=?', ['+CHLD: (0,1,1x,2,2x,3,4)', 'OK']],
    ['AT+CLCC', ['OK']],
    ['AT+CLIP=1;+CLIP?', ['+CLIP: 1,1', 'OK']],
    ['AT+CLIR=1;+CLIR?', ['+CLIR: 1,4', 'OK']],
    ['AT+COLP?', ['+COLP: 0,1', 'OK']],
    ['AT+CSSN=1;+CSSN?', ['+CSSN: 1,0', 'OK']],
    ['AT+CRC=?', ['+CRC: (0,1)', 'OK']],
    ['AT+CVHU?', ['+CVHU: 0', 'OK']],
    ['AT+VTD=5;+VTD?', ['+VTD: 5', 'OK']],
    ['AT+CIND?', ['+CIND: 5,4,1,0,0,0,0,0', 'OK']],
    ['AT+CMEE=2;+VTS=1', ['+CME ERROR: operation not allowed']],
    ['AT+CMEE=0;+VTS=1', ['ERROR']],
    ['AT+VTS=x', ['+CME ERROR: 50']],
    ['AT+CHUP', ['OK']],
    ['ATA', ['NO CARRIER']],
    ['AT+XYZ', ['ERROR']],
    ['AT+VLS=1', ['ERROR']],
    ['ATS3?', ['013', 'OK']],
    ['ATV0', ['0']],
  ])('%s: %j', async (command, answer) => {
    expect(await ask(command)).toEqual(answer);
  });

  test('+CLAC lists the commands that are there, and no other', async () => {
    const listed = (await ask('AT+CLAC')).slice(0, -1);
    expect(listed).toContain('+CHLD');
    for (const name of listed.filter((other) => other !== '+CLAC'))
      expect((await ask(`AT${name}=?`, 21_000)).at(-1), name).toBe('OK');
  });

  test('settings are stored, and made new', async () => {
    await ask('AT+CLIP=1;&W');
    await ask('AT+CLIP=0');
    await ask('ATZ');
    expect(await ask('AT+CLIP?')).toContain('+CLIP: 1,1');
    await ask('AT&F');
    expect(await ask('ATE0')).toContain('OK');
    expect(await ask('AT+CLIP?')).toContain('+CLIP: 0,1');
  });
});

describe('dialling', () => {
  const LONG = '1'.repeat(41);
  test.each([
    ['ATD5550101;', 3000, ['OK', 'BUSY']],
    ['ATDT 555-01(01);', 3000, ['OK', 'BUSY']],
    ['ATD5550103;', 4000, ['OK', 'NO CARRIER']],
    ['ATD+15550106;', 9000, ['OK', 'NO CARRIER']],
    ['ATD5550102;', 190_000, ['OK', 'NO ANSWER']],
    ['ATD999999;', 9000, ['OK', 'NO CARRIER']],
    ['ATD;', 500, ['+CME ERROR: 27']],
    ['ATD1+2;', 500, ['+CME ERROR: 27']],
    ['ATDX;', 500, ['+CME ERROR: 27']],
    [`ATD${LONG};`, 500, ['+CME ERROR: 26']],
    ['ATD>"Anna";', 500, ['+CME ERROR: 22']],
  ])('%s within %d ms: %j', async (command, ms, lines) => {
    expect(await ask(command, ms)).toEqual(lines);
  });

  test('without ; it is a data call, which nobody carries; any character takes it back', async () => {
    expect(await ask('ATD5550100', 49_000)).toEqual([]);
    expect(await bench.terminal.hear(2000)).toEqual(['NO CARRIER']);
    await ask('ATD5550100', 1000);
    await bench.terminal.write(' ');
    expect(await bench.terminal.hear(100)).toEqual(['NO CARRIER']);
    expect(bench.simulator.network.calls).toBe(0);
  });

  test('ATDL dials the last number again', async () => {
    await ask('ATD5550101;', 3000);
    expect(await ask('ATDL;', 3000)).toEqual(['OK', 'BUSY']);
  });

  test('why it ended is kept', async () => {
    await ask('ATD5550101;', 3000);
    expect(await ask('AT+CEER')).toEqual(['+CEER: User busy', 'OK']);
  });

  test('+COLP=1: OK comes with the answer, after the number; until then any character takes the call back', async () => {
    await ask('AT+COLP=1');
    expect(await ask('ATD5550100;', 3000)).toEqual([]);
    expect(await bench.terminal.hear(2000)).toEqual(['+COLP: "5550100",129', 'OK']);
    await ask('AT+CHUP');
    expect(await ask('ATD5550101;', 3000)).toEqual(['BUSY']);
    await ask('ATD5550102;', 3000);
    await bench.terminal.write(' ');
    expect(await bench.terminal.hear(1000)).toEqual(['NO CARRIER']);
    expect(bench.simulator.network.calls).toBe(0);
  });

  test('where makers answer ATD late, they do so without the number', async () => {
    await build({ dialResult: 'answered' });
    expect(await ask('ATD5550100;', 3000)).toEqual([]);
    expect(await bench.terminal.hear(2000)).toEqual(['OK']);
  });

  test.each([
    ['AT', 'ring 2025550111/allowed', ''],
    ['AT+CLIR=1', 'ring /withheld', ''],
    ['AT', 'ring /withheld', 'I'],
    ['AT+CLIR=1', 'ring 2025550111/allowed', 'i'],
  ])('after %s the other party sees %s (%s)', async (before, seen, modifier) => {
    const { heard } = bench.phone('2025550122');
    await ask(before);
    await ask(`ATD2025550122${modifier};`, 2000);
    expect(heard).toEqual([seen]);
  });

  test('an active call is held; a third cannot be made', async () => {
    await talkTo('2025550121');
    await talkTo('2025550122');
    expect(await ask('AT+CLCC')).toEqual([
      '+CLCC: 1,0,1,0,0,"2025550121",129',
      '+CLCC: 2,0,0,0,0,"2025550122",129',
      'OK',
    ]);
    expect(await ask('ATD5550100;')).toEqual(['+CME ERROR: 3']);
  });
});

describe('being called', () => {
  test('RING every five seconds, with +CLIP where it was asked for; silence when the caller gives up', async () => {
    await ask('AT+CLIP=1');
    const caller = bench.phone('2025550122');
    bench.callFrom(caller);
    const once = ['RING', '+CLIP: "2025550122",129,,,,0'];
    expect(await bench.terminal.hear(6500)).toEqual([...once, ...once]);
    expect((await bench.modem.getSignals()).ringIndicator).toBe(true);
    caller.port.onHook();
    expect(await bench.terminal.hear(20_000)).toEqual([]);
    expect((await bench.modem.getSignals()).ringIndicator).toBe(false);
  });

  test('+CRC=1 names the kind of call; ATA answers', async () => {
    await ask('AT+CRC=1');
    const caller = bench.phone('2025550122');
    bench.callFrom(caller);
    expect(await bench.terminal.hear(1000)).toEqual(['+CRING: VOICE']);
    expect(await ask('AT+CLCC')).toEqual(['+CLCC: 1,1,4,0,0,"2025550122",129', 'OK']);
    expect(await ask('ATA')).toEqual(['OK']);
    expect(caller.heard).toContain('answered');
    caller.port.onHook();
    expect(await bench.terminal.hear(1000)).toEqual(['NO CARRIER']);
  });

  test('S0 answers by itself', async () => {
    await ask('ATS0=2');
    const caller = bench.phone('2025550122');
    bench.callFrom(caller);
    expect(await bench.terminal.hear(7000)).toEqual(['RING', 'RING', 'OK']);
    expect(caller.heard).toContain('answered');
  });

  test.each([
    ['withheld', 1],
    ['unavailable', 2],
  ] as const)('a number that is %s', async (presentation, validity) => {
    await ask('AT+CLIP=1');
    bench.callFrom(bench.phone('2025550122', presentation));
    expect(await bench.terminal.hear(1000)).toEqual(['RING', `+CLIP: "",128,,,,${validity}`]);
  });

  test.each(['AT+CHUP', 'ATH'])('%s refuses', async (command) => {
    const caller = bench.phone('2025550122');
    bench.callFrom(caller);
    await bench.terminal.hear(1000);
    expect(await ask(command)).toEqual(['NO CARRIER', 'OK']);
    expect(caller.heard).toContain('released rejected');
  });

  test('+CNAP and +CDIP tell the name and the number that was called, after the caller', async () => {
    await ask('AT+CLIP=1');
    await ask('AT+CNAP=1');
    await ask('AT+CDIP=1');
    const named = new MobileSubscriber(
      bench.simulator.network,
      bench.scheduler,
      { number: '2025550134', name: 'Example Caller' },
      { changed: () => {}, released: () => {}, notified: () => {}, dtmf: () => {} },
    );
    named.dial(bench.modem.number);
    const told = await bench.terminal.hear(2000);
    expect(told.slice(-2)).toEqual(['+CDIP: "2025550111",129', '+CNAP: "Example Caller",0']);
  });

  test('+CTFR sends a call on; the caller hears the number that it was sent to', async () => {
    const caller = bench.phone('2025550122');
    expect(await ask('AT+CTFR="2025550121",129')).toEqual(['+CME ERROR: 3']);
    bench.callFrom(caller);
    await bench.terminal.hear(1000);
    expect(await ask('AT+CTFR="no",129')).toEqual(['+CME ERROR: 50']);
    expect(await ask('AT+CTFR="5550100",129', 20_000)).toContain('OK');
    await bench.terminal.hear(20_000);
    expect(bench.modem.mobile.calls).toEqual([]);
    expect(caller.heard).toContain('answered');
  });

  test('a second call is told by +CCWA, where that was asked for, and refused as busy by +CHLD=0', async () => {
    await ask('AT+CCWA=1');
    await talkTo('2025550121');
    const caller = bench.phone('2025550122');
    bench.callFrom(caller);
    expect(await bench.terminal.hear(7000)).toEqual(['+CCWA: "2025550122",129,1']);
    expect(await ask('AT+CLCC')).toContain('+CLCC: 2,1,5,0,0,"2025550122",129');
    expect(await ask('ATA')).toEqual(['NO CARRIER']);
    expect(await ask('AT+CHLD=0', 2000)).toEqual(['OK']);
    expect(caller.heard).toContain('busy');
  });

  test('without call waiting the second caller finds the line busy', async () => {
    await ask('AT+CCWA=0,0', 3000);
    await talkTo('2025550121');
    const caller = bench.phone('2025550122');
    bench.callFrom(caller);
    await bench.terminal.hear(1000);
    expect(caller.heard).toEqual(['busy']);
  });

  test('+VTS reaches the other party, and nobody while none is active', async () => {
    const { heard } = await talkTo('2025550121');
    expect(await ask('AT+VTS=5')).toEqual(['OK']);
    expect(await ask('AT+VTS={#,20}')).toEqual(['OK']);
    expect(heard).toEqual(['ring 2025550111/allowed', 'digit 5', 'digit #']);
    expect(await ask('AT+VTS="12"')).toEqual(['+CME ERROR: 50']);
    await ask('AT+CHLD=2', 2000);
    expect(await ask('AT+VTS=5')).toEqual(['+CME ERROR: 3']);
  });
});

describe('hold and more', () => {
  test.each(['AT+CHLD=0', 'AT+CHLD=1', 'AT+CHLD=2', 'AT+CHLD=3', 'AT+CHLD=4', 'AT+CHLD=11', 'AT+CHLD=21'])(
    '%s without a call is not allowed',
    async (command) => {
      expect(await ask(command)).toEqual(['+CME ERROR: 3']);
    },
  );

  test.each(['AT+CHLD=5', 'AT+CHLD=18', 'AT+CHLD=', 'AT+CHLD=x'])('%s is no such thing', async (command) => {
    expect(await ask(command)).toEqual(['+CME ERROR: 50']);
  });

  test('the parties are told, and tell', async () => {
    await ask('AT+CSSN=1,1');
    const { heard } = await talkTo('2025550121');
    await ask('AT+CHLD=2', 2000);
    await ask('AT+CHLD=2', 2000);
    expect(heard.slice(1)).toEqual(['held', 'retrieved']);
  });

  test('a called party that is in another call tells so: +CSSI: 3', async () => {
    await ask('AT+CSSN=1,0');
    const silent = { changed: () => {}, released: () => {}, notified: () => {}, dtmf: () => {} };
    const other = new MobileSubscriber(bench.simulator.network, bench.scheduler, { number: '2025550133' }, silent);
    other.dial('5550100');
    await bench.terminal.hear(5000);
    expect(await ask('ATD2025550133;', 2000)).toEqual(['OK', '+CSSI: 3']);
  });

  test('a restart takes back what a command had begun', async () => {
    await build({}, { sim: { pin: '1234' } });
    await bench.terminal.write('AT+CPIN="1234"\r');
    await bench.terminal.hear(100);
    bench.modem.reboot();
    await bench.terminal.hear(3000);
    expect(bench.modem.sim.state).toBe('pin');
  });

  test('+CHLD=4 connects the other two', async () => {
    const first = await talkTo('2025550121');
    const second = await talkTo('2025550122');
    expect(await ask('AT+CHLD=4', 2000)).toEqual(['OK']);
    expect(await ask('AT+CLCC')).toEqual(['OK']);
    first.port.sendDtmf('9');
    await bench.terminal.hear(100);
    expect(second.heard).toContain('digit 9');
  });

  test('ATH ends all calls, or none with +CVHU=1', async () => {
    await talkTo('2025550121');
    await ask('AT+CVHU=1');
    expect(await ask('ATH')).toEqual(['OK']);
    expect(bench.simulator.network.calls).toBe(1);
    await ask('AT+CVHU=0');
    expect(await ask('ATH')).toEqual(['NO CARRIER', 'OK']);
    expect(bench.simulator.network.calls).toBe(0);
  });

  test('a drop of DTR ends calls with +CVHU=2 only', async () => {
    await talkTo('2025550121');
    await bench.modem.setSignals({ dataTerminalReady: false });
    await bench.modem.setSignals({ dataTerminalReady: true });
    expect(bench.simulator.network.calls).toBe(1);
    await ask('AT+CVHU=2');
    await bench.modem.setSignals({ dataTerminalReady: false });
    expect(bench.simulator.network.calls).toBe(0);
  });

  test('+CIEV tells what of the calls has changed', async () => {
    await ask('AT+CMER=3,0,0,1');
    const phone = bench.phone('2025550122');
    expect(await ask('ATD2025550122;', 2000)).toEqual(['+CIEV: 7,2', 'OK', '+CIEV: 7,3']);
    phone.port.answer();
    expect(await bench.terminal.hear(100)).toEqual(['+CIEV: 4,1', '+CIEV: 7,0']);
    expect(await ask('AT+CHLD=2', 2000)).toEqual(['+CIEV: 8,2', 'OK']);
  });
});

describe('forwarding', () => {
  test('is registered, asked for, turned off and on, and erased', async () => {
    expect(await ask('AT+CCFC=2,3,"5550100",129,1,,,15', 3000)).toEqual(['OK']);
    expect(await ask('AT+CCFC=2,2', 3000)).toEqual(['+CCFC: 1,1,"5550100",129,,,15', '+CCFC: 0,2', '+CCFC: 0,4', 'OK']);
    expect(await ask('AT+CCFC=2,0', 3000)).toEqual(['OK']);
    expect((await ask('AT+CCFC=2,2', 3000))[0]).toBe('+CCFC: 0,1,"5550100",129,,,15');
    expect(await ask('AT+CCFC=2,1', 3000)).toEqual(['OK']);
    expect(await ask('AT+CCFC=4,4', 3000)).toEqual(['OK']);
    expect(await ask('AT+CCFC=2,2', 3000)).toEqual(['+CCFC: 0,7', 'OK']);
  });

  test.each([
    ['AT+CCFC=6,2', 50],
    ['AT+CCFC=0,5', 50],
    ['AT+CCFC=0,3,"12x"', 50],
    ['AT+CCFC=2,3,"12",129,1,,,31', 50],
    ['AT+CCFC=4,2', 3],
    ['AT+CCFC=0,1', 3],
  ])('%s is refused with %d', async (command, code) => {
    expect(await ask(command, 3000)).toEqual([`+CME ERROR: ${code}`]);
  });

  test('calls go there, and who makes calls is told that it is so', async () => {
    const other = bench.phone('2025550133');
    const caller = bench.phone('2025550122');
    await ask('AT+CCFC=0,3,"2025550133"', 3000);
    bench.callFrom(caller);
    expect(await bench.terminal.hear(3000)).toEqual([]);
    expect(other.heard).toEqual(['ring 2025550122/allowed', 'forwardedCall']);
    await ask('AT+CSSN=1,0');
    expect(await ask('ATD5550102;')).toEqual(['OK', '+CSSI: 0']);
  });
});

describe('the network', () => {
  test('registration, signal and their lines', async () => {
    await ask('AT+CREG=1;+CGREG=2');
    bench.modem.radio.setRegistration(2);
    expect(await bench.terminal.hear(10)).toEqual(['+CREG: 2', '+CGREG: 2']);
    expect(await ask('ATD5550100;')).toEqual(['+CME ERROR: 30']);
    bench.modem.radio.setRegistration(5);
    expect(await bench.terminal.hear(10)).toEqual(['+CREG: 5', '+CGREG: 5,"2F1A","01A2C3D4",7']);
    bench.modem.radio.setSignal(9);
    expect(await ask('AT+CSQ')).toEqual(['+CSQ: 9,99', 'OK']);
  });

  test('a call is lost with the network', async () => {
    const { heard } = await talkTo('2025550121');
    bench.modem.radio.setRegistration(0);
    expect(await bench.terminal.hear(100)).toEqual(['NO CARRIER']);
    expect(heard).toContain('released normal');
  });

  test('a scan takes its time, and is not done during a call', async () => {
    expect(await ask('AT+COPS=?', 19_000)).toEqual([]);
    expect((await bench.terminal.hear(2000)).at(-1)).toBe('OK');
    await talkTo('2025550121');
    expect(await ask('AT+COPS=?')).toEqual(['+CME ERROR: 3']);
  });

  test('flight mode ends calls and registration; full power brings it back; ,1 starts anew', async () => {
    await talkTo('2025550121');
    await ask('AT+CREG=1');
    expect(await ask('AT+CFUN=4', 100)).toEqual(['OK', '+CREG: 0', 'NO CARRIER']);
    expect(await ask('ATD112;')).toEqual(['+CME ERROR: 30']);
    expect(await ask('AT+CFUN=1', 4000)).toEqual(['OK', '+CREG: 2', '+CREG: 1']);
    expect(await ask('AT+CFUN=1,1', 100)).toEqual(['OK']);
    expect(await ask('AT')).toEqual(['AT', 'OK']);
  });
});

describe('the card', () => {
  const withPin = { sim: { pin: '1234', puk: '87654321' }, setUp: ['AT'] };

  test('three wrong PINs ask for the PUK, which sets a new one', async () => {
    await build({}, withPin);
    expect(await ask('AT+CPIN?')).toEqual(['+CPIN: SIM PIN', 'OK']);
    expect(await ask('AT+CIMI')).toEqual(['+CME ERROR: 11']);
    expect(await ask('AT+CREG?')).toEqual(['+CREG: 0,0', 'OK']);
    expect(await ask('AT+CPIN="12"')).toEqual(['+CME ERROR: 50']);
    for (let tries = 0; tries < 3; tries++) expect(await ask('AT+CPIN="0000"', 2000)).toEqual(['+CME ERROR: 16']);
    expect(await ask('AT+CPIN?')).toEqual(['+CPIN: SIM PUK', 'OK']);
    expect(await ask('AT+CPIN="1234"', 2000)).toEqual(['+CME ERROR: 12']);
    expect(await ask('AT+CPIN="87654321","5678"', 6000)).toEqual(['OK']);
    expect(await ask('AT+CREG?')).toEqual(['+CREG: 0,1', 'OK']);
    await ask('AT+CFUN=1,1', 3000);
    expect(await ask('ATE0')).toEqual(['ATE0', 'OK']);
    await ask('AT+CMEE=1');
    expect(await ask('AT+CPIN="1234"', 2000)).toEqual(['+CME ERROR: 16']);
    expect(await ask('AT+CPIN="5678"', 2000)).toEqual(['OK']);
  });

  test('a right PIN forgives the wrong ones; tries outlast a restart', async () => {
    await build({}, withPin);
    await ask('AT+CPIN="0000"', 2000);
    await ask('AT+CPIN="0000"', 2000);
    expect(bench.modem.sim.pinTries).toBe(1);
    bench.modem.reboot();
    await bench.terminal.hear(3000);
    expect(bench.modem.sim.pinTries).toBe(1);
    await ask('AT+CPIN="1234"', 2000);
    expect(bench.modem.sim.pinTries).toBe(3);
  });

  test('ten wrong PUKs end the card', async () => {
    await build({}, withPin);
    for (let tries = 0; tries < 3; tries++) await ask('AT+CPIN="0000"', 2000);
    for (let tries = 0; tries < 10; tries++) await ask('AT+CPIN="11111111","1234"', 2000);
    expect(await ask('AT+CPIN?')).toEqual(['+CME ERROR: 13']);
  });

  test('where AT+CPIN=? is taken for a PIN, asking for the form costs a try', async () => {
    await build({ pinTestCountsAsTry: true }, withPin);
    expect(await ask('AT+CPIN=?', 2000)).toEqual(['+CME ERROR: 16']);
    expect(bench.modem.sim.pinTries).toBe(2);
    await build({}, withPin);
    expect(await ask('AT+CPIN=?', 2000)).toEqual(['OK']);
    expect(bench.modem.sim.pinTries).toBe(3);
  });

  test('without a card only emergency numbers can be called', async () => {
    await build({}, { sim: { inserted: false } });
    for (const number of ['112', '110', '999']) bench.simulator.network.assign(number, { kind: 'engaged' });
    expect(await ask('AT+CPIN?')).toEqual(['+CME ERROR: 10']);
    expect(await ask('ATD5550100;')).toEqual(['+CME ERROR: 10']);
    for (const number of ['112', '110', '999']) expect(await ask(`ATD${number};`, 2000)).toEqual(['OK', 'BUSY']);
  });

  test('with a locked card 112 can be called, and 999 is no emergency', async () => {
    await build({}, withPin);
    bench.simulator.network.assign('112', { kind: 'engaged' });
    expect(await ask('ATD112;', 2000)).toEqual(['OK', 'BUSY']);
    expect(await ask('ATD999;')).toEqual(['+CME ERROR: 11']);
  });
});
