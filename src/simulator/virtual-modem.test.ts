import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { voiceModem, type ModemProfile } from './profile.js';
import { Simulator } from './simulator.js';
import type { VirtualModem } from './virtual-modem.js';

let scheduler: SimulatedScheduler;
let simulator: Simulator;
let modem: VirtualModem;
let terminal: Terminal;

/** What sits at the computer's end and remembers what it got. */
class Terminal {
  lost: string[] = [];
  pieces: number[] = [];
  #text = '';

  constructor(readonly modem: VirtualModem) {}

  async open(): Promise<this> {
    const opened = this.modem.open(
      { baudRate: 115_200 },
      {
        data: (bytes) => {
          this.pieces.push(bytes.length);
          this.#text += String.fromCharCode(...bytes);
        },
        receiveError: () => undefined,
        lost: (reason) => this.lost.push(reason),
      },
    );
    await scheduler.advance(10);
    await opened;
    return this;
  }

  write(text: string): Promise<void> {
    return this.modem.write(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  }

  /** What has come since the last time. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  /** Sends a command line and returns what comes within `ms`. */
  async ask(command: string, ms = 500): Promise<string> {
    await this.write(`${command}\r`);
    await scheduler.advance(ms);
    return this.take();
  }
}

async function build(seed = 1, profile?: Partial<ModemProfile>): Promise<void> {
  scheduler = new SimulatedScheduler();
  simulator = new Simulator({ scheduler, random: seededRandom(seed) });
  modem = simulator.createModem({
    name: 'FRONT DESK',
    number: '2025550111',
    ...(profile === undefined ? {} : { profile: { ...voiceModem, ...profile } }),
  });
  terminal = await new Terminal(modem).open();
}

async function second(number = '2025550122'): Promise<Terminal> {
  const other = await new Terminal(simulator.createModem({ name: 'BACK OFFICE', number })).open();
  await other.ask('ATE0');
  return other;
}

const line = (text: string) => `\r\n${text}\r\n`;

beforeEach(() => build());

describe('commands', () => {
  test('echo is on until it is switched off, and echoes that too', async () => {
    expect(await terminal.ask('AT')).toBe('AT\r\r\nOK\r\n');
    expect(await terminal.ask('ATE0')).toBe('ATE0\r\r\nOK\r\n');
    expect(await terminal.ask('AT')).toBe('\r\nOK\r\n');
  });

  test.each([
    ['AT', line('OK')],
    ['at', line('OK')],
    ['aT e0 v1 q0', line('OK')],
    ['ATE0V1Q0X4&C1&D2&K3S0=0', line('OK')],
    ['ATS3?', line('013') + line('OK')],
    ['ATS0=3S0?', line('003') + line('OK')],
    ['ATS0=256', line('ERROR')],
    ['ATS99?', line('ERROR')],
    ['ATI3', line('Ringback simulated voice modem V33') + line('OK')],
    ['ATI10', line('ERROR')],
    ['ATE2', line('ERROR')],
    ['ATS7=20Y9S8=5', line('ERROR')],
    ['AT+GMI;+FCLASS?', line('Ringback') + line('0') + line('OK')],
    ['AT+GCAP', line('+GCAP: +FCLASS,+V') + line('OK')],
    ['AT+FCLASS=?', line('0,1,8') + line('OK')],
    ['AT+FCLASS=2', line('ERROR')],
    ['AT+FCLASS=8;+FCLASS?', line('8') + line('OK')],
    ['AT+VCID=?', line('(0,1)') + line('OK')],
    ['AT+VCID=1;+VCID?', line('1') + line('OK')],
    ['AT+CPIN?', line('ERROR')],
    ['AT+CGMI', line('ERROR')],
    ['AT#CID=1', line('ERROR')],
    ['AT+CSCS="a;b"', line('ERROR')],
    ['AT+VTS=5', line('ERROR')],
    ['ATO', line('NO CARRIER')],
    ['ATDL', line('ERROR')],
    ['ATX1\b9', line('ERROR')],
    ['ATX9\b1', line('OK')],
    ['ATE1\b0', line('OK')],
    ['noise AT', line('OK')],
    ['AAT', line('OK')],
    [`AT${'E0'.repeat(200)}`, line('ERROR')],
  ])('%j is answered %j', async (command, answer) => {
    await terminal.ask('ATE0');
    expect(await terminal.ask(command)).toBe(answer);
  });

  test('the first mistake ends the line; what came before it stays done', async () => {
    await terminal.ask('ATE0');
    expect(await terminal.ask('ATS7=20S6=99S8=5')).toBe(line('ERROR'));
    expect(await terminal.ask('ATS7?S8?')).toBe(line('020') + line('002') + line('OK'));
  });

  test('numeric results and quiet mode', async () => {
    await terminal.ask('ATE0');
    expect(await terminal.ask('ATV0')).toBe('0\r');
    expect(await terminal.ask('ATI0')).toBe('33600\r\n0\r');
    expect(await terminal.ask('AT+X')).toBe('4\r');
    expect(await terminal.ask('ATQ1')).toBe('');
    expect(await terminal.ask('ATI0')).toBe('33600\r\n');
    expect(await terminal.ask('ATQ0V1')).toBe(line('OK'));
  });

  test('A/ repeats the last line at once', async () => {
    await terminal.ask('ATE0');
    await terminal.ask('ATS0=5');
    await terminal.ask('ATS0?');
    await terminal.write('A/');
    await scheduler.advance(100);
    expect(terminal.take()).toBe(line('005') + line('OK'));
  });

  test('S3 and S4 shape the answers', async () => {
    await terminal.ask('ATE0');
    await terminal.ask('ATS3=33S4=36');
    await terminal.write('AT!');
    await scheduler.advance(100);
    expect(terminal.take()).toBe('!$OK!$');
  });

  test('settings are stored, restored and made new', async () => {
    await terminal.ask('ATE0S0=4&W');
    await terminal.ask('AT&F');
    expect(await terminal.ask('ATE0S0?')).toContain('000');
    expect(await terminal.ask('ATZ')).toBe(line('OK'));
    expect(await terminal.ask('ATS0?')).toBe(line('004') + line('OK'));
  });
});

describe('dialling for voice', () => {
  beforeEach(async () => {
    await terminal.ask('ATE0+FCLASS=8');
  });

  const ringing = line('RINGING');
  test.each([
    ['ATDT5550100', 8000, ringing + line('VCON')],
    ['ATD5550101', 8000, line('BUSY')],
    ['ATDT5550102', 60_000, ringing.repeat(9) + line('NO ANSWER')],
    ['ATDT5550103', 8000, ringing + line('BUSY')],
    ['ATDT5550100@12', 9000, ringing],
    ['ATDT5550100@12', 14_000, ringing + line('VCON')],
    ['ATDT5550102@12', 56_000, ringing.repeat(9) + line('NO ANSWER')],
    ['ATDT5550100,,,12', 6500, ringing],
    ['ATDT5550100,,,12', 10_000, ringing + line('VCON')],
    ['ATX2DT5550103', 70_000, ringing + line('NO ANSWER')],
    ['ATDT5550104', 8000, line('NO DIALTONE')],
    ['ATDT 555-0112', 20_000, ringing.repeat(3) + line('VCON')],
    ['ATDT9999', 12_000, line('NO CARRIER')],
    ['ATDP,,5550101', 8000, line('BUSY')],
    ['ATX1DT5550101', 70_000, line('NO ANSWER')],
    ['ATX0DT5550100', 9000, ringing + line('VCON')],
  ])('%s ends with the right result', async (command, ms, answer) => {
    expect(await terminal.ask(command, ms)).toBe(answer);
  });

  test('any character takes the command back, but not at once', async () => {
    await terminal.write('ATDT5550102\r\n');
    await scheduler.advance(124);
    await terminal.write('x');
    await scheduler.advance(5000);
    expect(terminal.take()).toBe(ringing);
    await terminal.write('\r');
    await scheduler.advance(200);
    expect(terminal.take()).toBe(line('NO CARRIER'));
    expect(simulator.network.calls).toBe(0);
    expect(await terminal.ask('AT')).toBe(line('OK'));
  });

  test('125 ms after the end of the line a character counts', async () => {
    await terminal.write('ATDT5550102\r');
    await scheduler.advance(125);
    await terminal.write('\r');
    await scheduler.advance(100);
    expect(terminal.take()).toBe(line('NO CARRIER'));
  });

  test('S7 is how long an answer is awaited', async () => {
    await terminal.ask('ATS7=5');
    await terminal.write('ATDT5550102\r');
    await scheduler.advance(6000);
    expect(terminal.take()).toBe(ringing);
    await scheduler.advance(2000);
    expect(terminal.take()).toBe(line('NO ANSWER'));
  });

  test('the other side hangs up: busy tone is told until the line is on hook', async () => {
    await terminal.ask('ATDT5550106', 5000);
    await scheduler.advance(7500);
    expect(terminal.take()).toMatch(/^(\x10b){1,2}$/);
    expect(await terminal.ask('ATH')).toContain(line('OK'));
    await scheduler.advance(20_000);
    expect(terminal.take()).toBe('');
    expect(scheduler.pending).toBe(0);
  });

  test('or the modem hangs up by itself', async () => {
    await build(1, { farEndHangup: 'noCarrier' });
    await terminal.ask('ATE0+FCLASS=8');
    await terminal.ask('ATDT5550106', 5000);
    await scheduler.advance(7500);
    expect(terminal.take()).toBe(line('NO CARRIER'));
  });

  test('a semicolon ends the command when the digits are out; progress comes as events', async () => {
    expect(await terminal.ask('ATDT555;', 3000)).toBe(line('OK'));
    expect(await terminal.ask('ATDT0100;', 8000)).toBe(line('OK') + '\x10r\x10v');
  });

  test('dialling in a call sends digits and keeps the call', async () => {
    await terminal.ask('ATDT5550100', 8000);
    expect(await terminal.ask('ATDT12', 60_000)).toBe(line('VCON'));
    expect(simulator.network.calls).toBe(1);
  });

  test('5550108 calls back', async () => {
    await terminal.ask('AT+VCID=1');
    await terminal.ask('ATDT5550108', 6000);
    await terminal.ask('ATH');
    await scheduler.advance(5500);
    expect(terminal.take()).toBe(
      line('RING') + ['DATE = 1114', 'TIME = 2213', 'NMBR = 5550108', 'NAME = CALL BACK'].map(line).join(''),
    );
    expect(await terminal.ask('ATA')).toBe(line('VCON'));
    expect(await terminal.ask('ATH')).toBe(line('OK'));
    expect(simulator.network.calls).toBe(0);
  });
});

describe('two modems', () => {
  let other: Terminal;
  beforeEach(async () => {
    other = await second();
    await terminal.ask('ATE0');
  });

  test('talk, and hear digits between shields', async () => {
    await terminal.ask('AT+FCLASS=8');
    await other.ask('AT+FCLASS=8');
    await terminal.write('ATDT2025550122\r');
    await scheduler.advance(5000);
    expect(other.take()).toBe(line('RING'));
    expect((await other.modem.getSignals()).ringIndicator).toBe(false);
    await scheduler.advance(4000);
    expect(other.take()).toBe(line('RING'));
    expect((await other.modem.getSignals()).ringIndicator).toBe(true);
    expect(await other.ask('ATA')).toBe(line('VCON'));
    expect(terminal.take()).toBe(line('RINGING').repeat(2) + line('VCON'));
    expect(await terminal.ask('AT+VTS=5,{#,20},[697,1209,10]', 1000)).toBe(line('OK'));
    expect(other.take()).toBe('\x10/\x105\x10~\x10/\x10#\x10~');
    expect(await terminal.ask('AT+VTS=5,,')).toBe(line('ERROR'));
    expect(await other.ask('AT+VLS=0')).toBe(line('OK'));
    expect(terminal.take()).toBe('\x10b');
  });

  test('digits after a quiet answer are heard by the other side', async () => {
    await terminal.ask('AT+FCLASS=8');
    await other.ask('AT+FCLASS=8');
    await terminal.ask('ATDT2025550122@12', 5000);
    await other.ask('ATA', 4000);
    expect(other.take()).toBe('');
    await scheduler.advance(2000);
    expect(other.take()).toBe('\x10/\x101\x10~\x10/\x102\x10~');
    expect(terminal.take()).toBe(line('VCON'));
  });

  test('a caller who gives up ends the ringing, and nothing says so', async () => {
    await terminal.ask('ATDT2025550122', 3000);
    expect(other.take()).toBe(line('RING'));
    await terminal.write('\r');
    await scheduler.advance(30_000);
    expect(other.take()).toBe('');
  });

  async function connectForData(): Promise<void> {
    await other.ask('ATS0=2');
    expect(await terminal.ask('ATDT2025550122', 15_000)).toBe(line('CONNECT 33600'));
    expect(other.take()).toBe(line('RING') + line('RING') + line('CONNECT 33600'));
  }

  test('exchange data, escape with guard time, return and hang up', async () => {
    await connectForData();
    expect((await modem.getSignals()).dataCarrierDetect).toBe(true);
    await terminal.write('ATH\r +++ATH\r');
    await scheduler.advance(2000);
    expect(other.take()).toBe('ATH\r +++ATH\r');
    await terminal.write('+++');
    await scheduler.advance(900);
    expect(terminal.take()).toBe('');
    await scheduler.advance(200);
    expect(terminal.take()).toBe(line('OK'));
    expect(await terminal.ask('ATO')).toBe(line('CONNECT 33600'));
    await scheduler.advance(1100);
    await terminal.write('+++');
    await scheduler.advance(1100);
    expect(terminal.take()).toBe(line('OK'));
    expect(await terminal.ask('ATH')).toBe(line('OK'));
    await scheduler.advance(2000);
    expect(other.take()).toBe('++++++' + line('NO CARRIER'));
    expect((await other.modem.getSignals()).dataCarrierDetect).toBe(false);
  });

  test('a drop of DTR hangs up, if it lasts', async () => {
    await connectForData();
    await modem.setSignals({ dataTerminalReady: false });
    await scheduler.advance(20);
    await modem.setSignals({ dataTerminalReady: true });
    await scheduler.advance(3000);
    expect(other.take()).toBe('');
    await modem.setSignals({ dataTerminalReady: false });
    await scheduler.advance(3000);
    expect(terminal.take()).toBe(line('NO CARRIER'));
    expect(other.take()).toBe(line('NO CARRIER'));
  });

  test('with &D0 it does not, and closing the port does not either', async () => {
    await terminal.ask('AT&D0');
    await connectForData();
    await modem.close();
    await scheduler.advance(3000);
    expect(other.take()).toBe('');
    expect(simulator.network.calls).toBe(1);
  });

  test('closing the port with &D2 hangs up', async () => {
    await connectForData();
    await modem.close();
    await scheduler.advance(3000);
    expect(other.take()).toBe(line('NO CARRIER'));
  });
});

test('a voice call in a data class is no connection', async () => {
  await terminal.ask('ATE0S7=10');
  expect(await terminal.ask('ATDT5550100', 15_000)).toBe(line('NO CARRIER'));
});

test('the data number sends everything back', async () => {
  await terminal.ask('ATE0');
  expect(await terminal.ask('ATDT5550105', 8000)).toBe(line('CONNECT 33600'));
  await terminal.write('hello');
  await scheduler.advance(100);
  expect(terminal.take()).toBe('hello');
});

describe('the port', () => {
  const sink = { data: () => undefined, receiveError: () => undefined, lost: () => undefined };

  test('opens once', async () => {
    expect(modem.state).toBe('open');
    await expect(modem.open({ baudRate: 9600 }, sink)).rejects.toMatchObject({ code: 'busy' });
    await modem.close();
    expect(modem.state).toBe('closed');
    await expect(terminal.write('AT')).rejects.toMatchObject({ code: 'closed' });
    await expect(modem.getSignals()).rejects.toMatchObject({ code: 'closed' });
    await expect(modem.setSignals({ requestToSend: true })).rejects.toMatchObject({ code: 'closed' });
    await modem.close();
  });

  test('closing while it opens rejects the opening', async () => {
    await modem.close();
    const opening = modem.open({ baudRate: 9600 }, sink);
    expect(modem.state).toBe('opening');
    await modem.close();
    await expect(opening).rejects.toMatchObject({ code: 'closed' });
    expect(modem.state).toBe('closed');
  });

  test('unplugged: lost once, the call is gone, and it comes back when it is plugged in', async () => {
    await terminal.ask('AT+FCLASS=8');
    await terminal.ask('ATDT5550100', 8000);
    modem.unplug();
    modem.unplug();
    expect(terminal.lost).toEqual(['unplugged']);
    expect(modem.state).toBe('closed');
    await scheduler.advance(100);
    expect(simulator.network.calls).toBe(0);
    await expect(modem.open({ baudRate: 9600 }, sink)).rejects.toMatchObject({ code: 'gone' });
    modem.plug();
    terminal = await new Terminal(modem).open();
    expect(await terminal.ask('AT+FCLASS?')).toBe('AT+FCLASS?\r' + line('0') + line('OK'));
  });

  test('counts bytes both ways', async () => {
    const before = modem.counters;
    const answer = await terminal.ask('ATI3');
    expect(modem.counters.bytesOut - before.bytesOut).toBe(5);
    expect(modem.counters.bytesIn - before.bytesIn).toBe(answer.length);
  });

  test('at a paced baud rate bytes take their time', async () => {
    await build(1, { paced: true });
    await modem.close();
    const text: string[] = [];
    const opened = modem.open(
      { baudRate: 300 },
      { ...sink, data: (bytes) => text.push(String.fromCharCode(...bytes)) },
    );
    await scheduler.advance(10);
    await opened;
    await terminal.write('ATE0\r');
    await scheduler.advance(150);
    expect(text.join('')).not.toContain('OK');
    await scheduler.advance(500);
    expect(text.join('')).toBe('ATE0\r' + line('OK'));
  });
});

describe('faults', () => {
  beforeEach(async () => {
    await terminal.ask('ATE0');
  });

  test('a lost result', async () => {
    modem.faults.dropResults = 1;
    expect(await terminal.ask('ATI0', 60_000)).toBe(line('33600'));
    expect(await terminal.ask('AT')).toBe(line('OK'));
  });
  test('a late result', async () => {
    modem.faults.lateResults = 1;
    expect(await terminal.ask('AT', 7000)).toBe('');
    await scheduler.advance(2000);
    expect(terminal.take()).toBe(line('OK'));
  });
  test('slow answers', async () => {
    modem.faults.slowMs = 1000;
    expect(await terminal.ask('AT', 900)).toBe('');
    await scheduler.advance(200);
    expect(terminal.take()).toBe(line('OK'));
  });
  test('noise', async () => {
    modem.faults.noise = true;
    expect(await terminal.ask('AT')).toBe('\0\xff\r\n\xb7\r\n' + line('OK'));
  });
  test('silence', async () => {
    modem.faults.mute = true;
    expect(await terminal.ask('AT', 10_000)).toBe('');
  });
  test.each([
    ['single', (pieces: number[]) => pieces.every((length) => length === 1)],
    ['merged', (pieces: number[]) => pieces.length === 1],
  ] as const)('pieces: %s', async (kind, fits) => {
    modem.faults.pieces = kind;
    terminal.pieces = [];
    expect(await terminal.ask('AT+GMM;+GMR')).toContain('OK');
    expect(fits(terminal.pieces)).toBe(true);
  });
});

test('however the bytes are cut, the answers are the same', async () => {
  const commands = fc.constantFrom(
    'AT',
    'ATE0',
    'ATE1',
    'ATV0',
    'ATV1',
    'ATI3',
    'A/',
    'ATS0=7S0?',
    'AT+GMM;+FCLASS?',
    'ATX',
    'xyz',
    'AT+FCLASS=8',
    'AT+VTS=1',
    'AT&F',
    'ATZ',
    'AT"',
    'ATI9\b0',
    'AT+VLS=1;+VTS=12',
    'ATH',
  );
  async function answers(text: string, cuts: readonly number[]): Promise<string> {
    await build(3);
    let from = 0;
    for (const cut of [...cuts.map((part) => part % (text.length + 1)), text.length].sort((a, b) => a - b)) {
      await terminal.write(text.slice(from, cut));
      if (cut % 2 === 1) await scheduler.advance(cut % 40);
      from = cut;
    }
    await scheduler.advance(20_000);
    return terminal.take();
  }
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 6 }), fc.array(fc.nat()), async (lines, cuts) => {
      const text = lines.map((command) => `${command}\r`).join('');
      expect(await answers(text, cuts)).toBe(await answers(text, []));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('the same seed gives the same pieces at the same times, another seed others', async () => {
  async function pieces(seed: number): Promise<string> {
    await build(seed);
    await terminal.ask('AT+FCLASS=8;+GMM;+GMR');
    await terminal.ask('ATDT5550100', 8000);
    return terminal.pieces.join();
  }
  expect(await pieces(5)).toBe(await pieces(5));
  expect(await pieces(5)).not.toBe(await pieces(6));
});

test('no bytes from a computer bring a modem down', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary-ascii' }),
          fc.constantFrom('AT', '\r', 'ATDT5550105\r', 'ATA\r', '+++', 'S3='),
        ),
        { maxLength: 12 },
      ),
      async (texts) => {
        await build(9);
        for (const text of texts) {
          await terminal.write(text);
          await scheduler.advance(1500);
        }
        modem.unplug();
        modem.plug();
        await scheduler.advance(400_000);
        expect(simulator.network.calls).toBe(0);
        expect(scheduler.pending).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
