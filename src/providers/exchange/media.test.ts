import { beforeEach, describe, expect, test } from 'vitest';
import {
  LINECALLSELECT,
  LINECALLSTATE,
  LINEDIGITMODE,
  LINEGATHERTERM,
  LINEGENERATETERM,
  LINEMEDIACONTROL,
  LINEMEDIAMODE,
  LINETONEMODE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { out, type HdCall } from '../../tspi/result.js';
import type { ExchangeProvider } from './exchange-provider.js';
import { ExchangeWorld } from './testing/exchange-world.js';

const { DTMF, DTMFEND, PULSE } = LINEDIGITMODE;
let world: ExchangeWorld;
let provider: ExchangeProvider;
/** Who speaks, and who listens. */
let speaker: HdCall;
let listener: HdCall;

beforeEach(async () => {
  world = new ExchangeWorld();
  ({ provider } = world);
  const [one, other] = await world.connect('101', '102');
  [speaker, listener] = [one.hdCall, other.hdCall];
});

const code = (digit: string): number => digit.charCodeAt(0);

describe('generated digits', () => {
  test('arrive at the other side; what is no digit is skipped', async () => {
    provider.lineMonitorDigits(listener, DTMF | DTMFEND);
    expect(provider.lineGenerateDigits(speaker, 7, DTMF, '1x#', 0)).toBe(0);
    await world.pass();
    expect(world.heard()).toEqual([
      `102.1 MONITORDIGITS ${code('1')} ${DTMF}`,
      `102.1 MONITORDIGITS ${code('1')} ${DTMFEND}`,
      `102.1 MONITORDIGITS ${code('#')} ${DTMF}`,
      `102.1 MONITORDIGITS ${code('#')} ${DTMFEND}`,
      `101.1 GENERATE ${LINEGENERATETERM.DONE} 7`,
    ]);
  });

  test('a new one cancels the old, and null cancels both', async () => {
    provider.lineGenerateDigits(speaker, 1, DTMF, '11111', 0);
    provider.lineGenerateTone(speaker, 2, LINETONEMODE.BEEP, 0, []);
    expect(world.heard()).toEqual([`101.1 GENERATE ${LINEGENERATETERM.CANCEL} 1`]);
    provider.lineGenerateDigits(speaker, 3, PULSE, null, 0);
    provider.lineGenerateDigits(speaker, 3, PULSE, null, 0);
    expect(world.heard()).toEqual([`101.1 GENERATE ${LINEGENERATETERM.CANCEL} 2`]);
    await world.pass(10_000);
    expect(world.heard()).toEqual([]);
  });

  test('pulses have no letters, and a pause is a pause', async () => {
    provider.lineMonitorDigits(listener, PULSE);
    provider.lineGenerateDigits(speaker, 1, PULSE, 'A1,2', 50);
    await world.pass(1000);
    expect(world.heard()).toEqual([`102.1 MONITORDIGITS ${code('1')} ${PULSE}`]);
    await world.pass(2000);
    expect(world.heard()).toContain(`102.1 MONITORDIGITS ${code('2')} ${PULSE}`);
  });

  test('what cannot be sent is refused', () => {
    expect(provider.lineGenerateDigits(speaker, 1, DTMFEND, '1', 0)).toBe(LINEERR.INVALDIGITMODE);
    expect(provider.lineGenerateDigits(speaker, 1, DTMF | PULSE, '1', 0)).toBe(LINEERR.INVALDIGITMODE);
    expect(provider.lineGenerateTone(speaker, 1, 3, 0, [])).toBe(LINEERR.INVALTONEMODE);
    expect(provider.lineGenerateTone(speaker, 1, LINETONEMODE.CUSTOM, 0, [])).toBe(LINEERR.INVALTONE);
  });

  test('nobody who is held hears them', async () => {
    provider.lineMonitorDigits(listener, DTMF);
    world.request('hold', (id) => provider.lineHold(id, speaker));
    await world.pass();
    provider.lineGenerateDigits(speaker, 1, DTMF, '1', 0);
    await world.pass();
    expect(world.heard().join()).not.toContain('MONITORDIGITS');
  });

  test('reach the world outside, and its digits come in', async () => {
    world.drop(world.last('101'));
    await world.pass();
    world.heard();
    world.dial('101', '5550105');
    await world.pass(800);
    provider.lineMonitorMedia(world.last('101').hdCall, LINEMEDIAMODE.DATAMODEM);
    await world.pass(3000);
    expect(world.heard()).toContain(`101.2 MONITORMEDIA ${LINEMEDIAMODE.DATAMODEM} 0`);
  });
});

describe('gathered digits', () => {
  const digits = out('');

  function gather(numDigits: number, termination: string | null, firstMs = 0, interMs = 0, endToEndId = 5): number {
    return provider.lineGatherDigits(listener, endToEndId, DTMF, digits, numDigits, termination, firstMs, interMs);
  }

  async function say(text: string, ms = 2000): Promise<void> {
    provider.lineGenerateDigits(speaker, 0, DTMF, text, 0);
    await world.pass(ms);
  }

  const ended = (how: number, endToEndId = 5): string => `102.1 GATHERDIGITS ${how} ${endToEndId}`;

  test.each([
    ['the count', 3, null, '1234', LINEGATHERTERM.BUFFERFULL, '123'],
    ['a termination digit', 9, '#*', '12#4', LINEGATHERTERM.TERMDIGIT, '12#'],
  ])('end with %s', async (_, numDigits, termination, text, how, result) => {
    gather(numDigits, termination);
    await say(text);
    expect(world.heard()).toContain(ended(how));
    expect(digits.value).toBe(result);
  });

  test('end when none comes, or no more come', async () => {
    gather(9, null, 1000, 500);
    await world.pass(999);
    expect(world.heard()).toEqual([]);
    await world.pass(1);
    expect(world.heard()).toEqual([ended(LINEGATHERTERM.FIRSTTIMEOUT)]);
    expect(digits.value).toBe('');
    gather(9, null, 1000, 500);
    await say('12');
    expect(world.heard()).toContain(ended(LINEGATHERTERM.INTERTIMEOUT));
    expect(digits.value).toBe('12');
  });

  test('a new request cancels the old, with its digits; null cancels, and does no harm', async () => {
    gather(9, null, 0, 0, 1);
    await say('12', 300);
    world.heard();
    const next = out('');
    provider.lineGatherDigits(listener, 2, DTMF, next, 1, null, 0, 0);
    expect(world.heard()).toEqual([ended(LINEGATHERTERM.CANCEL, 1)]);
    expect(digits.value).toBe('12');
    expect(provider.lineGatherDigits(listener, 3, DTMF, null, 0, null, 0, 0)).toBe(0);
    expect(provider.lineGatherDigits(listener, 3, DTMF, null, 0, null, 0, 0)).toBe(0);
    expect(world.heard()).toEqual([ended(LINEGATHERTERM.CANCEL, 2)]);
  });

  test('end with the call, before IDLE', async () => {
    gather(9, null);
    provider.lineGenerateDigits(listener, 6, DTMF, '1111111111', 0);
    world.request('drop', (id) => provider.lineDrop(id, listener, null));
    await world.pass();
    expect(world.heard()).toEqual([
      ended(LINEGATHERTERM.CANCEL),
      `102.1 GENERATE ${LINEGENERATETERM.CANCEL} 6`,
      '102.1 IDLE',
      '101.1 DISCONNECTED NORMAL',
      'drop SUCCESS',
    ]);
    expect(gather(9, null)).toBe(LINEERR.INVALCALLSTATE);
  });

  test('what cannot be gathered is refused', () => {
    expect(gather(0, null)).toBe(LINEERR.INVALPARAM);
    expect(gather(1, 'x')).toBe(LINEERR.INVALDIGITS);
    expect(gather(1, null, 1)).toBe(LINEERR.INVALTIMEOUT);
    expect(gather(1, null, 0, 60_001)).toBe(LINEERR.INVALTIMEOUT);
    expect(provider.lineGatherDigits(listener, 1, 0, digits, 1, null, 0, 0)).toBe(LINEERR.INVALDIGITMODE);
    expect(provider.lineGatherDigits(0xbad as HdCall, 1, DTMF, digits, 1, null, 0, 0)).toBe(LINEERR.INVALCALLHANDLE);
  });
});

describe('tones', () => {
  const tone = (frequency1: number, frequency2: number, duration: number, appSpecific: number) => ({
    appSpecific,
    duration,
    frequency1,
    frequency2,
    frequency3: 0,
  });

  test('are noticed when they have lasted; lists live side by side', async () => {
    provider.lineMonitorTones(listener, 1, [tone(440, 480, 500, 11), tone(1400, 0, 100, 12)]);
    provider.lineMonitorTones(listener, 2, [tone(480, 440, 100, 21)]);
    provider.lineGenerateTone(speaker, 1, LINETONEMODE.RINGBACK, 400, []);
    await world.pass(1000);
    expect(world.heard().filter((line) => line.includes('MONITORTONE'))).toEqual(['102.1 MONITORTONE 21 2']);
    provider.lineMonitorTones(listener, 2, null);
    provider.lineGenerateTone(speaker, 1, LINETONEMODE.CUSTOM, 600, [
      { frequency: 442, cadenceOn: 0, cadenceOff: 0, volume: 0xffff },
      { frequency: 478, cadenceOn: 0, cadenceOff: 0, volume: 0xffff },
    ]);
    await world.pass(1000);
    expect(world.heard().filter((line) => line.includes('MONITORTONE'))).toEqual(['102.1 MONITORTONE 11 1']);
  });

  test('silence is the tone of no frequency', async () => {
    provider.lineMonitorTones(listener, 1, [tone(0, 0, 2000, 9)]);
    await world.pass(1500);
    provider.lineGenerateTone(speaker, 1, LINETONEMODE.BEEP, 500, []);
    await world.pass(2400);
    expect(world.heard().filter((line) => line.includes('MONITORTONE'))).toEqual([]);
    await world.pass(200);
    expect(world.heard()).toEqual(['102.1 MONITORTONE 9 1']);
  });

  test('a list that is too long or too deep is refused', () => {
    expect(provider.lineMonitorTones(listener, 1, [tone(5, 0, 1, 1)])).toBe(LINEERR.INVALTONE);
    const many = Array.from({ length: 9 }, () => tone(440, 0, 1, 1));
    expect(provider.lineMonitorTones(listener, 1, many)).toBe(LINEERR.INVALTONE);
  });
});

test('a media mode that the other side begins is noticed', () => {
  expect(provider.lineMonitorMedia(listener, LINEMEDIAMODE.VIDEO)).toBe(LINEERR.INVALMEDIAMODE);
  provider.lineMonitorMedia(listener, LINEMEDIAMODE.G3FAX);
  provider.lineSetMediaMode(speaker, LINEMEDIAMODE.TDD);
  provider.lineSetMediaMode(speaker, LINEMEDIAMODE.G3FAX);
  expect(world.heard()).toEqual([`102.1 MONITORMEDIA ${LINEMEDIAMODE.G3FAX} 0`]);
});

describe('media control', () => {
  const stream = (): unknown => {
    const { devSpecific } = world.info(world.last('102'));
    return devSpecific === undefined ? null : JSON.parse(new TextDecoder().decode(devSpecific));
  };

  test('digits, tones, media and states act on the stream', async () => {
    const hdLine = world.hdLines.get('102')!;
    const set = provider.lineSetMediaControl(
      hdLine,
      0,
      listener,
      LINECALLSELECT.CALL,
      [{ digit: '1', digitModes: DTMF, mediaControl: LINEMEDIACONTROL.START }],
      [{ mediaModes: LINEMEDIAMODE.G3FAX, duration: 100, mediaControl: LINEMEDIACONTROL.RATEUP }],
      [
        {
          ...{ appSpecific: 0, duration: 100, frequency1: 1400, frequency2: 0, frequency3: 0 },
          mediaControl: LINEMEDIACONTROL.VOLUMEDOWN,
        },
      ],
      [{ callStates: LINECALLSTATE.ONHOLD, mediaControl: LINEMEDIACONTROL.PAUSE }],
    );
    expect(set).toBe(0);
    expect(stream()).toEqual({ playing: false, rate: 0, volume: 0 });
    provider.lineGenerateDigits(speaker, 1, DTMF, '1', 0);
    await world.pass();
    provider.lineGenerateTone(speaker, 1, LINETONEMODE.BEEP, 0, []);
    provider.lineSetMediaMode(speaker, LINEMEDIAMODE.G3FAX);
    await world.pass(1000);
    expect(stream()).toEqual({ playing: true, rate: 1, volume: -1 });
    expect(world.infos).toContain('102.1 CALLINFO 2 0');
    world.request('hold', (id) => provider.lineHold(id, listener));
    await world.pass();
    expect(stream()).toEqual({ playing: false, rate: 1, volume: -1 });
  });

  test('lists that make no sense are refused, each by its own error', () => {
    const hdLine = world.hdLines.get('102')!;
    const none = [LINECALLSELECT.LINE, null, null, null, null] as const;
    const call = (...args: readonly [number, ...unknown[]]): number =>
      (provider.lineSetMediaControl as (...all: unknown[]) => number)(hdLine, 0, 0, ...args);
    const act = { mediaControl: LINEMEDIACONTROL.START };
    expect(call(...none)).toBe(0);
    expect(call(99, null, null, null, null)).toBe(LINEERR.INVALCALLSELECT);
    expect(call(1, [{ digit: 'x', digitModes: DTMF, ...act }], null, null, null)).toBe(LINEERR.INVALDIGITLIST);
    expect(call(1, null, [{ mediaModes: 0, duration: 0, ...act }], null, null)).toBe(LINEERR.INVALMEDIALIST);
    expect(call(1, null, null, [{ ...act, frequency1: 1 }], null)).toBe(LINEERR.INVALTONELIST);
    expect(call(1, null, null, null, [{ callStates: 1, mediaControl: 3 }])).toBe(LINEERR.INVALCALLSTATELIST);
  });
});
