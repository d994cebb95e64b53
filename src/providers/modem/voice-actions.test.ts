import { beforeEach, describe, expect, test } from 'vitest';
import { LINEMEDIAMODE } from '../../tspi/generated/constants.js';
import { out, resultName, type HdCall } from '../../tspi/result.js';
import type { LineDevCaps } from '../../tspi/structures.js';
import { RingModes } from './ring-modes.js';
import { ProviderWorld, VERSION } from './testing/provider-world.js';
import { voiceAnswers } from './testing/scripted-modem.js';

let w: ProviderWorld;
let call: HdCall;

async function connected(
  answers: Record<string, string | null> = { ...voiceAnswers, 'AT+VRX': 'CONNECT' },
): Promise<void> {
  w = new ProviderWorld();
  await w.inService(answers);
  call = w.makeCall();
  await w.scheduler.advance(1000);
  w.modem.lines('VCON');
  await w.scheduler.advance(100);
  w.fresh();
}

const ask = (block: readonly number[], of: HdCall | 0 = call): string =>
  w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, of, Uint8Array.from(block)));
const FLASH = [0x30];
const HAND_OFF = [0x31, 0];
const WHEN_LIFTED = [0x31, 1];
const NOT_ANY_MORE = [0x31, 2];

beforeEach(() => connected());

describe('hook flash', () => {
  test('is sent, and the dial tone that the switch gives then ends nothing', async () => {
    ask(FLASH);
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['ATD!;']);
    w.modem.say('\x10d');
    await w.scheduler.advance(1000);
    expect(w.events).toEqual(['reply 2 SUCCESS']);
    w.modem.say('\x10b');
    expect(w.events.at(-1)).toBe('DISCONNECTED NORMAL');
  });

  test('is sent in the words that the modem knows', async () => {
    await connected({ ...voiceAnswers, 'ATD!;': 'ERROR' });
    ask(FLASH);
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['ATD!;', 'AT!']);
    expect(w.events).toEqual(['reply 2 SUCCESS']);
  });

  test('that finds the call ended says so', async () => {
    await connected({ ...voiceAnswers, 'ATD!;': 'NO CARRIER' });
    ask(FLASH);
    await w.scheduler.advance(100);
    expect(w.events).toEqual(['DISCONNECTED NORMAL', 'reply 2 OPERATIONFAILED unknown']);
  });

  test('ends voice receive first', async () => {
    w.provider.lineMonitorDigits(call, 2);
    await w.scheduler.advance(100);
    ask(FLASH);
    await w.scheduler.advance(100);
    w.modem.say('\x10\x03\r\nOK\r\n');
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!', 'ATD!;', 'AT+VRX']);
  });

  test('is of a connected call only', async () => {
    expect(ask(FLASH, 0)).toBe('INVALCALLHANDLE');
    w.modem.lines('NO CARRIER');
    await w.scheduler.advance(100);
    expect(ask(FLASH)).toBe('INVALCALLSTATE');
    expect(w.modem.heard).not.toContain('ATD!;');
  });

  test('is of voice modems only, as the capabilities say', async () => {
    const caps = out<LineDevCaps | null>(null);
    w.provider.lineGetDevCaps(41, VERSION, 0, caps);
    expect(JSON.parse(new TextDecoder().decode(caps.value?.devSpecific))).toEqual({ flash: true, handOff: true });
    w = new ProviderWorld();
    await w.inService({ 'AT+FCLASS=?': '0|OK' });
    w.provider.lineGetDevCaps(41, VERSION, 0, caps);
    expect(caps.value?.devSpecific).toBeUndefined();
    expect(ask(FLASH, 0)).toBe('OPERATIONUNAVAIL');
  });
});

describe('the call goes to a handset', () => {
  test('at once: the modem goes on hook, and the call is over here, picked up elsewhere', async () => {
    ask(HAND_OFF);
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['ATH']);
    expect(w.events).toEqual(['DISCONNECTED PICKUP', 'IDLE', 'reply 2 SUCCESS']);
    w.makeCall('5550100', 1001);
    await w.scheduler.advance(1000);
    expect(w.modem.heard).toContain('ATDT5550100');
  });

  test('when somebody lifts one', async () => {
    ask(WHEN_LIFTED);
    await w.scheduler.advance(100);
    expect(w.events).toEqual(['reply 2 SUCCESS']);
    w.modem.say('\x10H');
    await w.scheduler.advance(50);
    w.modem.say('\x10\x03\r\nOK\r\n');
    await w.scheduler.advance(100);
    expect(w.events.slice(1)).toEqual(['LINE_CALLINFO', 'DISCONNECTED PICKUP', 'IDLE']);
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!', 'ATH']);
  });

  test('not any more', async () => {
    ask(WHEN_LIFTED);
    ask(NOT_ANY_MORE);
    await w.scheduler.advance(100);
    w.modem.say('\x10H');
    await w.scheduler.advance(1000);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });

  test('but not when every handset is known to lie on its hook: the call would end', async () => {
    w.modem.say('\x10h');
    expect(ask(HAND_OFF)).toBe('RESOURCEUNAVAIL');
    w.modem.say('\x10P');
    expect(ask(HAND_OFF)).toMatch(/^\d+$/);
    await w.scheduler.advance(100);
    expect(w.stateOf(call)).toBe('IDLE');
  });

  test('and what the modem tells of handsets is told', () => {
    w.modem.say('\x10H\x10p');
    expect(w.events).toEqual(['LINE_CALLINFO', 'LINE_CALLINFO']);
    const block = w.infoOf(call)?.devSpecific;
    expect(JSON.parse(new TextDecoder().decode(block))).toEqual({ handset: 'offHook', extension: 'onHook' });
  });

  test('a block that says nothing is refused', () => {
    expect(ask([0x31, 9])).toBe('INVALPARAM');
    expect(ask([0x32])).toBe('OPERATIONUNAVAIL');
  });
});

describe('what a call carries', () => {
  test.each([
    ['\x10c', LINEMEDIAMODE.G3FAX],
    ['\r\n+FCO\r\n', LINEMEDIAMODE.G3FAX],
    ['\r\nFCON\r\n', LINEMEDIAMODE.G3FAX],
    ['\x10a', LINEMEDIAMODE.DATAMODEM],
    ['\x10e', LINEMEDIAMODE.DATAMODEM],
    ['\x10f', LINEMEDIAMODE.DATAMODEM],
  ])('%j is told', (said, media) => {
    w.modem.say(said + said);
    expect(w.infoOf(call)?.mediaMode).toBe(media);
    expect(w.events).toEqual(['LINE_CALLINFO']);
  });

  test('a fax that answers with a tone of modems stays a fax', () => {
    w.modem.say('\x10c\x10a');
    expect(w.infoOf(call)?.mediaMode).toBe(LINEMEDIAMODE.G3FAX);
  });

  test('is monitored while voice is received, until that ends', async () => {
    expect(resultName(w.provider.lineMonitorMedia(call, LINEMEDIAMODE.G3FAX))).toBe('SUCCESS');
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['AT+VRX']);
    w.modem.say('\x80\x10c');
    expect(w.events).toEqual(['LINE_CALLINFO', 'LINE_MONITORMEDIA']);
    w.provider.lineMonitorMedia(call, 0);
    await w.scheduler.advance(10);
    expect(w.modem.heard.at(-1)).toBe('\x10!');
  });

  test('cannot be monitored for what no modem tells', () => {
    expect(resultName(w.provider.lineMonitorMedia(call, LINEMEDIAMODE.TDD))).toBe('LINEERR_INVALMEDIAMODE');
  });
});

describe('which ring it is', () => {
  test.each([
    [[], undefined, 1],
    [[], 'RING A', 2],
    [[], 'RING B', 3],
    [[], 'RING 1', 2],
    [[], 'RING 5', 6],
    [[], 'RING Z', 1],
    [['DRON=20', 'DROF=40'], undefined, 1],
    [['DRON=8', 'DROF=4', 'DRON=8', 'DROF=40'], undefined, 2],
    [['DRON = 4', 'DROF = 2', 'DRON = 4', 'DROF = 2', 'DRON = 8'], undefined, 3],
    [['DRON=3', 'DROF=2', 'DRON=10', 'DROF=2', 'DRON=3'], undefined, 4],
    [['DRON=3', 'DRON=3', 'DRON=3', 'DRON=3'], undefined, 5],
  ] as const)('%j %s is %s', (lines, ring, mode) => {
    const modes = new RingModes();
    for (const line of lines) expect(modes.line(line)).toBe(true);
    expect(modes.ring(ring)).toBe(mode);
    expect(modes.ring(undefined)).toBe(1);
  });

  test('is told with each ring', async () => {
    const rings: number[] = [];
    w = new ProviderWorld();
    await w.inService(voiceAnswers);
    w.ringTold = (mode) => rings.push(mode);
    w.modem.lines('RING A');
    await w.scheduler.advance(6000);
    w.modem.lines('DRON=3', 'DROF=2', 'DRON=10', 'DROF=2', 'DRON=3', 'RING');
    expect(rings).toEqual([2, 4]);
    expect(w.events.filter((event) => event.startsWith('RINGING'))).toEqual(['RINGING 0', 'RINGING 1']);
  });
});
