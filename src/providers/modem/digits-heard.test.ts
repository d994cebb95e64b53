import { beforeEach, describe, expect, test } from 'vitest';
import { LINECALLFEATURE, LINEDIGITMODE, LINEMEDIAMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { out, resultName, type HdCall, type Out } from '../../tspi/result.js';
import type { LineCallStatus, LineDevCaps } from '../../tspi/structures.js';
import { ProviderWorld, VERSION } from './testing/provider-world.js';
import { voiceAnswers } from './testing/scripted-modem.js';

const { DTMF } = LINEDIGITMODE;

let w: ProviderWorld;
let call: HdCall;
let voice: number[];

/** A modem whose voice receive works as U.S. Robotics' does. */
const receiving = { ...voiceAnswers, 'AT+VRX': 'CONNECT' };

async function connected(answers: Record<string, string | null> = receiving): Promise<void> {
  voice = [];
  w = new ProviderWorld({ onVoice: (_line, bytes) => voice.push(...bytes) });
  await w.inService(answers);
  call = w.makeCall();
  await w.scheduler.advance(1000);
  w.modem.lines('VCON');
  await w.scheduler.advance(100);
  w.fresh();
}

const monitor = (modes: number = DTMF): string => resultName(w.provider.lineMonitorDigits(call, modes));
const gather = (digits: Out<string> | null, count = 4, term: string | null = '#', first = 0, inter = 0): string =>
  resultName(w.provider.lineGatherDigits(call, 9, DTMF, digits, count, term, first, inter));

/** Takes what stops the stream, as the modem does. */
function stops(code = '!'): void {
  w.modem.answers = { ...w.modem.answers, [`\x10${code}`]: null };
}

/** The modem has been asked to end the stream, and does. */
async function ends(): Promise<void> {
  expect(w.modem.heard.at(-1)).toBe('\x10!');
  w.modem.say('\x80\x10\x03\r\nOK\r\n');
  await w.scheduler.advance(30);
}

describe('on an analog voice call', () => {
  beforeEach(() => connected());

  test('monitoring receives voice, tells digits and throws the voice away or hands it on', async () => {
    expect(monitor()).toBe('SUCCESS');
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['AT+VRX']);
    w.modem.say('\x80\x7f\x82\x10/\x105\x81\x10~\x80\x10\x10\x7e');
    expect(w.events).toEqual(['DIGIT 5']);
    expect(voice).toEqual([0x80, 0x7f, 0x82, 0x81, 0x80, 0x10, 0x7e]);
  });

  test('a tone that is reported again and again is one digit; the same key twice is two', async () => {
    monitor();
    await w.scheduler.advance(100);
    w.modem.say('\x10/\x107\x80\x107\x80\x107\x10~\x80\x10/\x107\x10~');
    w.modem.say('\x108\x108');
    expect(w.events).toEqual(['DIGIT 7', 'DIGIT 7', 'DIGIT 8', 'DIGIT 8']);
  });

  test('gathering ends at its terminator, and then nothing is received any more', async () => {
    const digits = out('');
    expect(gather(digits)).toBe('SUCCESS');
    await w.scheduler.advance(100);
    w.modem.say('\x101\x102\x10#\x103');
    expect(w.events).toEqual(['GATHER TERMDIGIT 9']);
    expect(digits.value).toBe('12#');
    await ends();
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!']);
    await w.scheduler.advance(10_000);
    expect(w.modem.heard).toHaveLength(2);
  });

  test('digits that are sent end the stream first, and it begins again behind them', async () => {
    monitor();
    await w.scheduler.advance(100);
    w.provider.lineGenerateDigits(call, 3, DTMF, '12');
    await w.scheduler.advance(10);
    await ends();
    await w.scheduler.advance(1000);
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!', 'AT+VTS=1', 'AT+VTS=2', 'AT+VRX']);
    w.modem.say('\x109');
    expect(w.events).toEqual(['GENERATE DONE 3', 'DIGIT 9']);
  });

  test('a drop ends the stream before it hangs up', async () => {
    gather(out(''));
    await w.scheduler.advance(100);
    w.drop(call);
    await w.scheduler.advance(10);
    expect(w.events).toEqual(['GATHER CANCEL 9']);
    await ends();
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!', 'ATH']);
    expect(w.events).toEqual(['GATHER CANCEL 9', 'IDLE', 'reply 2 SUCCESS']);
  });

  test.each(['b', 'd', 'l'])('<DLE>%s in the stream ends the call and the stream', async (event) => {
    monitor();
    await w.scheduler.advance(100);
    w.modem.say(`\x80\x10${event}`);
    await w.scheduler.advance(10);
    expect(w.events).toEqual(['DISCONNECTED NORMAL']);
    await ends();
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!', 'ATH']);
  });

  test.each(['s', 'q'])('<DLE>%s, silence, ends nothing: people are silent too', async (event) => {
    monitor();
    await w.scheduler.advance(100);
    w.modem.say(`\x80\x10${event}`);
    await w.scheduler.advance(1000);
    expect(w.stateOf(call)).toBe('CONNECTED');
  });

  test('closing the call, or the line, ends the stream before it hangs up', async () => {
    monitor();
    await w.scheduler.advance(100);
    w.provider.lineClose(w.hdLine);
    await w.scheduler.advance(10);
    await ends();
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!', 'ATH']);
    expect(w.modem.state).toBe('closed');
  });

  test('a modem that is pulled while it receives is a lost one, and hears digits on its next call', async () => {
    monitor();
    await w.scheduler.advance(100);
    w.modem.unplug();
    await w.scheduler.advance(10);
    expect(w.events.slice(0, 2)).toEqual(['DISCONNECTED UNAVAIL', 'IDLE']);
    w.replug(receiving);
    w.open();
    await w.scheduler.advance(5000);
    call = w.makeCall();
    await w.scheduler.advance(1000);
    w.modem.lines('VCON');
    monitor();
    await w.scheduler.advance(100);
    expect(w.modem.heard.at(-1)).toBe('AT+VRX');
  });

  test('a modem that does not know the first stop is stopped by another', async () => {
    monitor();
    await w.scheduler.advance(100);
    stops();
    w.drop(call);
    await w.scheduler.advance(1100);
    expect(w.modem.heard).toEqual(['AT+VRX', '\x10!', '\x10\x1b']);
    w.modem.say('\x10\x03\r\nOK\r\n');
    await w.scheduler.advance(100);
    expect(w.stateOf(call)).toBe('IDLE');
  });

  test('one that ends receiving by itself again and again is left alone until the next call', async () => {
    monitor();
    for (let round = 0; round < 6; round++) {
      await w.scheduler.advance(100);
      w.modem.say('\x10\x03\r\nOK\r\n');
    }
    await w.scheduler.advance(1000);
    expect(w.modem.heard.filter((line) => line === 'AT+VRX')).toHaveLength(3);
  });

  test('what is asked for before the call is connected is heard from then on', async () => {
    await connected();
    w.drop(call);
    await w.scheduler.advance(1000);
    call = w.makeCall();
    await w.scheduler.advance(1000);
    w.fresh();
    const digits = out('');
    expect(gather(digits, 1)).toBe('SUCCESS');
    await w.scheduler.advance(1000);
    expect(w.modem.heard).toEqual([]);
    w.modem.lines('VCON');
    await w.scheduler.advance(100);
    expect(w.modem.heard).toEqual(['AT+VRX']);
    w.modem.say('\x104');
    expect(w.events.slice(-2)).toEqual(['CONNECTED', 'GATHER BUFFERFULL 9']);
  });

  test('digits that nobody asked for are not told', async () => {
    w.modem.say('\x105');
    await w.scheduler.advance(1000);
    expect(w.events).toEqual([]);
    expect(w.modem.heard).toEqual([]);
  });

  test('the capabilities and the call say that digits are heard', () => {
    const caps = out<LineDevCaps | null>(null);
    w.provider.lineGetDevCaps(41, VERSION, 0, caps);
    expect(caps.value?.monitorDigitModes).toBe(DTMF);
    const status = out<LineCallStatus | null>(null);
    w.provider.lineGetCallStatus(call, status);
    const { GATHERDIGITS, MONITORDIGITS } = LINECALLFEATURE;
    expect((status.value?.callFeatures ?? 0) & (GATHERDIGITS | MONITORDIGITS)).toBe(GATHERDIGITS | MONITORDIGITS);
  });

  test('pulses cannot be heard, and nothing on a call that is over', async () => {
    expect(monitor(LINEDIGITMODE.PULSE)).toBe('LINEERR_INVALDIGITMODE');
    expect(gather(out(''), 0)).toBe('LINEERR_INVALPARAM');
    w.modem.lines('NO CARRIER');
    await w.scheduler.advance(100);
    expect(monitor()).toBe('LINEERR_INVALCALLSTATE');
    expect(gather(out(''))).toBe('LINEERR_INVALCALLSTATE');
  });
});

test('a modem that refuses to receive tells digits in command state all the same', async () => {
  await connected({ ...voiceAnswers, 'AT+VRX': 'ERROR' });
  monitor();
  await w.scheduler.advance(100);
  w.modem.say('\x10/\x103\x10~');
  expect(w.events).toEqual(['DIGIT 3']);
  w.provider.lineGenerateDigits(call, 3, DTMF, '1');
  await w.scheduler.advance(1000);
  expect(w.modem.heard).toEqual(['AT+VRX', 'AT+VTS=1']);
});

test('a data modem hears none, as its capabilities say', async () => {
  w = new ProviderWorld();
  await w.inService({ 'AT+FCLASS=?': '0|OK', ATDT5550100: 'CONNECT' });
  call = w.makeCall();
  await w.scheduler.advance(1000);
  const caps = out<LineDevCaps | null>(null);
  w.provider.lineGetDevCaps(41, VERSION, 0, caps);
  expect(caps.value).toMatchObject({ mediaModes: LINEMEDIAMODE.DATAMODEM, monitorDigitModes: 0 });
  expect(w.provider.lineMonitorDigits(call, DTMF)).toBe(LINEERR.OPERATIONUNAVAIL);
  expect(gather(out(''))).toBe('LINEERR_OPERATIONUNAVAIL');
});
