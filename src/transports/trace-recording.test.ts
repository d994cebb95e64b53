import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TraceRecorder } from './trace-recording.js';
import { replayTransport } from './trace-replay.js';
import type { Recording } from '../base/recording.js';
import { traced } from './trace.js';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
type Said = readonly ['toModem' | 'fromModem', string];

function recorded(said: readonly Said[], limit?: number): TraceRecorder {
  const recorder = new TraceRecorder(new SimulatedScheduler(), limit);
  for (const [direction, text] of said) recorder.tap(direction, latin1(text));
  return recorder;
}
const textOf = (recording: Recording, direction: string) =>
  recording.entries.flatMap(([, which, text]) => (which === direction ? [text] : [])).join('');

describe('masking', () => {
  it.each([
    ['toModem', 'ATDT0301234\r', 'ATDT0000000\r'],
    ['toModem', 'ATD112;\r', 'ATD000;\r'],
    ['toModem', 'ATE0DT911\r', 'ATE0DT000\r'],
    ['toModem', 'ATE0&D2\r', 'ATE0&D2\r'],
    ['toModem', 'ATDT 555 0100\r', 'ATDT 000 0000\r'],
    ['toModem', 'ATDTW5551\r', 'ATDTW0000\r'],
    ['fromModem', 'AT+CPIN=1234\r\r\nOK\r\n', 'AT+CPIN=0000\r\r\nOK\r\n'],
    ['fromModem', '\r\nNMBR=0100\r\nDDN_NMBR=555-0100\r\n', '\r\nNMBR=0000\r\nDDN_NMBR=000-0000\r\n'],
    ['toModem', 'ATX4&D2DT5550100\r', 'ATX4&D2DT0000000\r'],
    ['toModem', 'AT+CPIN=1234\r', 'AT+CPIN=0000\r'],
    ['toModem', 'AT+CPIN="1234"\r', 'AT+CPIN="0000"\r'],
    ['toModem', 'at+cpin="12345678","4711"\r', 'at+cpin="00000000","0000"\r'],
    ['fromModem', 'AT+CPIN="1234"\r\r\n+CME ERROR: 16\r\n', 'AT+CPIN="0000"\r\r\n+CME ERROR: 16\r\n'],
    ['toModem', 'AT+CLCK="SC",1,"1234"\r', 'AT+CLCK="xx",0,"0000"\r'],
    ['toModem', 'AT+VTS=5\r', 'AT+VTS=0\r'],
    ['toModem', 'AT+CMGS="+491"\rHello 5!\x1aAT+CSQ\r', 'AT+CMGS="x000"\rxxxxxx0x\x1aAT+CSQ\r'],
    ['fromModem', '\r\n+CLIP: "+49301234",145\r\n', '\r\n+CLIP: "x00000000",145\r\n'],
    ['fromModem', '\r\nNMBR = 5550100\r\nNAME=ALICE B\r\n', '\r\nNMBR = 0000000\r\nNAME=xxxxxxx\r\n'],
    ['fromModem', '\r\n+CMT: "+1",,"x"\r\nI am here\r\nRING\r\n', '\r\n+CMT: "x0",,"x"\r\nxxxxxxxxx\r\nRING\r\n'],
    ['fromModem', '\r\n356938035643809\r\nOK\r\n', '\r\n000000000000000\r\nOK\r\n'],
    [
      'fromModem',
      '\r\nCONNECT 33600\r\nsecret\r\nNO CARRIER\r\nRING\r\n',
      '\r\nCONNECT 33600\r\nxxxxxx\r\nNO CARRIER\r\nRING\r\n',
    ],
    ['fromModem', '\r\n+CSQ: 20,99\r\nOK\r\n', '\r\n+CSQ: 20,99\r\nOK\r\n'],
  ] as const)('%s %j, wherever it is cut', (direction, said, masked) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(said.length), { maxLength: 5 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), said.length];
        const pieces = places.slice(1).map((to, index) => [direction, said.slice(places[index], to)] as const);
        expect(textOf(recorded(pieces).export(), direction)).toBe(masked);
      }),
    );
  });

  it('hides the whole answer to a question for a serial number, letters too, and nothing after it', () => {
    const said = [
      ['toModem', 'AT+GSN\r'],
      ['fromModem', '\r\nRING\r\n\r\n80A1-B2C3\r\n\r\nOK\r\n'],
      ['toModem', 'ATI\r'],
      ['fromModem', '\r\nV92\r\n\r\nOK\r\n'],
    ] as const;
    expect(textOf(recorded(said).export(), 'fromModem')).toBe(
      '\r\nRING\r\n\r\n00x0xx0x0\r\n\r\nOK\r\n\r\nV92\r\n\r\nOK\r\n',
    );
  });

  it.each([
    'AT+CPIN="1234"\r',
    'AT+CPIN="12345678","4711"\r',
    'AT+CPWD="SC","1234","4711"\r',
    'AT+CLCK="SC",1,"1234"\r',
  ])('of %j keeps no digit, not even in memory', (line) => {
    const [entry] = recorded([['toModem', line]]).export({ masked: false }).entries;
    expect(entry?.[2]).toHaveLength(line.length);
    expect(entry?.[2]).not.toMatch(/[1-9]/);
  });

  it('keeps no voice, not even in memory; events amid it and the lines around it stay', () => {
    const said: readonly Said[] = [
      ['toModem', 'AT+VRX\r'],
      ['fromModem', 'AT+VRX\r\r\nCONNECT\r\nwhat'],
      ['fromModem', ' is said\r\n"OK" 1\x10\x10'],
      ['fromModem', 'here\x10/\x105\x10~\x10'],
      ['fromModem', '\x1aalso'],
      ['toModem', '\x10!'],
      ['fromModem', '\x10\x03\r\nOK\r\n'],
      ['fromModem', '\r\n+CSQ: 20,99\r\n\x105'],
    ];
    const kept = recorded(said);
    const whole = (key: string) =>
      `AT+VRX\r\r\nCONNECT\r\n\x10\x10\x10/\x10${key}\x10~\x10\x1a\x10\x03\r\nOK\r\n\r\n+CSQ: 20,99\r\n\x10${key}`;
    expect(textOf(kept.export({ masked: false }), 'fromModem')).toBe(whole('5'));
    expect(textOf(kept.export(), 'fromModem')).toBe(whole('0'));
    expect(textOf(kept.export(), 'toModem')).toBe('AT+VRX\r\x10!');
  });

  it('is done on the way out unless the user has it otherwise, and keeps every length', () => {
    const recorder = recorded([['toModem', 'ATDT5550100\r']]);
    expect(recorder.export({ masked: false }).entries[0]?.[2]).toBe('ATDT5550100\r');
    expect(recorder.export().masked).toBe(true);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('toModem', 'fromModem'), fc.string({ unit: 'binary-ascii' }))),
        (said) => {
          const both = recorded(said);
          const lengths = ({ entries }: Recording) => entries.map(([, , text]) => text.length);
          expect(lengths(both.export())).toEqual(lengths(both.export({ masked: false })));
        },
      ),
    );
  });
});

it('keeps the last of it, and says how much it has forgotten', () => {
  const said = Array.from({ length: 1_000 }, (_, n) => ['fromModem', `line ${n}\r\n`] as const);
  const { entries, forgotten } = recorded(said, 10_000).export();
  expect(entries.length + forgotten).toBe(1_000);
  expect(entries.length).toBeGreaterThan(90);
  expect(entries.length * 64).toBeLessThanOrEqual(10_000);
  expect(entries.at(-1)?.[2]).toBe('line 999\r\n');
});

describe('replay', () => {
  const recording: Recording = {
    version: 1,
    masked: false,
    forgotten: 0,
    entries: [
      [0, 'note', 'open 115200 none'],
      [10, 'toModem', 'AT\r'],
      [30, 'fromModem', '\r\nOK\r\n'],
      [1_030, 'note', 'receive error: parity'],
      [2_030, 'fromModem', '\r\nRING\r\n'],
      [2_100, 'toModem', 'ATA\r'],
      [5_100, 'fromModem', '\r\nCONNECT\r\n'],
      [6_100, 'note', 'lost: unplugged'],
    ],
  };

  it('says what the modem said, after what the host wrote, at its pace', async () => {
    const scheduler = new SimulatedScheduler();
    const transport = replayTransport(recording, scheduler);
    const heard: string[] = [];
    await transport.open(
      { baudRate: 115200 },
      {
        data: (bytes) => heard.push(`${scheduler.now()} ${Buffer.from(bytes).toString().trim()}`),
        receiveError: (kind) => heard.push(`${scheduler.now()} ${kind}`),
        lost: (reason) => heard.push(`${scheduler.now()} lost ${reason}`),
      },
    );
    await scheduler.advance(1_000);
    expect(heard).toEqual([]);
    await transport.write(latin1('AT\r'));
    await scheduler.advance(9_000);
    expect(heard).toEqual(['1020 OK', '2020 parity', '3020 RING']);
    await transport.write(latin1('ATA\r'));
    await scheduler.advance(10_000);
    expect(heard.slice(3)).toEqual(['13000 CONNECT', '14000 lost unplugged']);
    expect([transport.state, transport.finished, transport.differences]).toEqual(['closed', true, []]);
    await expect(transport.write(latin1('AT\r'))).rejects.toMatchObject({ code: 'closed' });
  });

  it('tells where the host said something else', async () => {
    const transport = replayTransport(recording, new SimulatedScheduler());
    await transport.open(
      { baudRate: 9600 },
      { data: () => undefined, receiveError: () => undefined, lost: () => undefined },
    );
    await transport.write(latin1('AX\r'));
    await transport.write(latin1('ATA\r'));
    expect(transport.differences).toEqual([1]);
    await transport.close();
  });

  it('of what was recorded of a replay is the same', async () => {
    const scheduler = new SimulatedScheduler();
    const recorder = new TraceRecorder(scheduler);
    const transport = traced(replayTransport(recording, scheduler), recorder.tap);
    await transport.open(
      { baudRate: 115200 },
      { data: () => undefined, receiveError: () => undefined, lost: () => undefined },
    );
    await scheduler.advance(10);
    await transport.write(latin1('AT\r'));
    await scheduler.advance(2_090);
    await transport.write(latin1('ATA\r'));
    await scheduler.advance(10_000);
    expect(recorder.export({ masked: false })).toEqual(recording);
  });
});
