import { beforeEach, expect, test } from 'vitest';
import {
  PHONEBUTTONFUNCTION,
  PHONEBUTTONMODE,
  PHONEBUTTONSTATE,
  PHONEHOOKSWITCHDEV,
  PHONEHOOKSWITCHMODE,
  PHONELAMPMODE,
  PHONESTATE,
} from '../../tspi/generated/constants.js';
import { PHONEERR } from '../../tspi/generated/errors.js';
import { out, type HdPhone, type RequestId, type Result } from '../../tspi/result.js';
import type { PhoneButtonInfo, PhoneCaps, PhoneStatus, VarString } from '../../tspi/structures.js';
import type { ExchangeProvider } from './exchange-provider.js';
import { CALL_BUTTON, HOLD_BUTTON, MESSAGE_BUTTON } from './phone-layout.js';
import { ExchangeWorld, TSPI_VERSION } from './testing/exchange-world.js';

const { HANDSET, SPEAKER } = PHONEHOOKSWITCHDEV;
const { ONHOOK, MICSPEAKER } = PHONEHOOKSWITCHMODE;
let world: ExchangeWorld;
let provider: ExchangeProvider;
let phone: HdPhone;
beforeEach(() => {
  world = new ExchangeWorld();
  ({ provider } = world);
  phone = world.openPhone('101');
});

const state = (bit: number, param = 0): string => `phone 0 PHONE_STATE ${bit} ${param} 0`;

function lamp(id: number): number {
  const mode = out(0);
  provider.phoneGetLamp(phone, id, mode);
  return mode.value;
}

test('what it can do and what it is in', () => {
  const caps = out<PhoneCaps | null>(null);
  const status = out<PhoneStatus | null>(null);
  const id = out<VarString | null>(null);
  expect(provider.phoneGetDevCaps(50, TSPI_VERSION, 0, caps)).toBe(0);
  expect(caps.value?.buttonModes).toHaveLength(caps.value?.numButtonLamps ?? 0);
  expect(provider.phoneGetStatus(phone, status)).toBe(0);
  expect(status.value).toMatchObject({ handsetHookSwitchMode: ONHOOK, ringMode: 0 });
  provider.phoneGetID(phone, id, 'tapi/line');
  expect(id.value?.text).toBe('10');
  expect(provider.phoneGetID(phone, id, 'wave/in')).toBe(PHONEERR.INVALDEVICECLASS);
});

test('settings are kept and told', async () => {
  world.request('volume', (id) => provider.phoneSetVolume(id, phone, SPEAKER, 0x99999));
  world.request('gain', (id) => provider.phoneSetGain(id, phone, HANDSET, 5));
  world.request('ring', (id) => provider.phoneSetRing(id, phone, 2, 77));
  world.request('lamp', (id) => provider.phoneSetLamp(id, phone, CALL_BUTTON, PHONELAMPMODE.FLUTTER));
  world.request('display', (id) => provider.phoneSetDisplay(id, phone, 1, 20, 'too long'));
  world.request('data', (id) => provider.phoneSetData(id, phone, 0, new Uint8Array(99).fill(7)));
  await world.pass();
  expect(world.heard()).toEqual([
    state(PHONESTATE.SPEAKERVOLUME),
    'volume SUCCESS',
    state(PHONESTATE.HANDSETGAIN),
    'gain SUCCESS',
    state(PHONESTATE.RINGVOLUME),
    state(PHONESTATE.RINGMODE, 2),
    'ring SUCCESS',
    state(PHONESTATE.LAMP, CALL_BUTTON),
    'lamp SUCCESS',
    state(PHONESTATE.DISPLAY),
    'display SUCCESS',
    'data SUCCESS',
  ]);
  const [volume, gain, display, data] = [out(0), out(0), out(''), out(new Uint8Array())];
  provider.phoneGetVolume(phone, SPEAKER, volume);
  provider.phoneGetGain(phone, HANDSET, gain);
  provider.phoneGetDisplay(phone, display);
  provider.phoneGetData(phone, 0, data);
  expect([volume.value, gain.value, lamp(CALL_BUTTON)]).toEqual([0xffff, 5, PHONELAMPMODE.FLUTTER]);
  expect(display.value).toBe(`${' '.repeat(44)}too `);
  expect(data.value).toEqual(new Uint8Array(64).fill(7));
});

test('a button gets another function and text', async () => {
  const info = out<PhoneButtonInfo | null>(null);
  const dial: PhoneButtonInfo = {
    buttonMode: PHONEBUTTONMODE.DUMMY,
    buttonFunction: PHONEBUTTONFUNCTION.REPDIAL,
    buttonText: 'Ben',
    buttonState: PHONEBUTTONSTATE.DOWN,
  };
  world.request('button', (id) => provider.phoneSetButtonInfo(id, phone, HOLD_BUTTON, dial));
  await world.pass();
  provider.phoneGetButtonInfo(phone, HOLD_BUTTON, info);
  expect(info.value).toEqual({
    ...dial,
    buttonMode: PHONEBUTTONMODE.FEATURE,
    buttonState: PHONEBUTTONSTATE.UP,
  });
});

test.each<[string, (id: RequestId) => Result]>([
  ['INVALPHONEHANDLE', (id) => provider.phoneSetRing(id, 0xbad as HdPhone, 1, 1)],
  ['INVALHOOKSWITCHDEV', (id) => provider.phoneSetVolume(id, phone, 3, 1)],
  ['INVALHOOKSWITCHDEV', (id) => provider.phoneSetHookSwitch(id, phone, 8, MICSPEAKER)],
  ['INVALHOOKSWITCHMODE', (id) => provider.phoneSetHookSwitch(id, phone, HANDSET, 3)],
  ['INVALRINGMODE', (id) => provider.phoneSetRing(id, phone, 5, 1)],
  ['INVALBUTTONLAMPID', (id) => provider.phoneSetLamp(id, phone, 99, PHONELAMPMODE.OFF)],
  ['INVALBUTTONLAMPID', (id) => provider.phoneSetLamp(id, phone, 1, PHONELAMPMODE.OFF)],
  ['INVALLAMPMODE', (id) => provider.phoneSetLamp(id, phone, CALL_BUTTON, PHONELAMPMODE.UNKNOWN)],
  ['INVALPARAM', (id) => provider.phoneSetDisplay(id, phone, 2, 0, '')],
  ['INVALDATAID', (id) => provider.phoneSetData(id, phone, 2, new Uint8Array())],
])('%s', (error, ask) => {
  world.request('it', ask);
  expect(world.heard()).toEqual([`it refused ${error}`]);
});

test('it rings, lights and shows who calls; lifting it answers, hanging up ends the call', async () => {
  world.open('101');
  world.open('102');
  world.heard();
  world.dial('102', '101');
  await world.pass();
  const [mode, volume, display] = [out(0), out(0), out('')];
  provider.phoneGetRing(phone, mode, volume);
  provider.phoneGetDisplay(phone, display);
  expect([mode.value, lamp(CALL_BUTTON)]).toEqual([1, PHONELAMPMODE.FLASH]);
  expect(display.value).toContain('102 Ben');
  world.request('lift', (id) => provider.phoneSetHookSwitch(id, phone, HANDSET, MICSPEAKER));
  await world.pass();
  expect(world.heard()).toEqual(expect.arrayContaining(['101.1 CONNECTED', '102.1 CONNECTED', 'lift SUCCESS']));
  provider.phoneGetRing(phone, mode, volume);
  expect([mode.value, lamp(CALL_BUTTON)]).toEqual([0, PHONELAMPMODE.STEADY]);
  provider.phoneOf('101')!.setHook(HANDSET, ONHOOK);
  await world.pass();
  expect(world.heard()).toEqual(expect.arrayContaining(['101.1 IDLE', '102.1 DISCONNECTED NORMAL']));
});

test('a person lifts it and dials: the line has a call that nobody asked for', async () => {
  world.open('101');
  world.open('102');
  const hands = provider.phoneOf('101')!;
  world.heard();
  hands.setHook(HANDSET, MICSPEAKER);
  expect(world.heard().filter((line) => line.startsWith('101'))).toEqual(['101.1 NEW', '101.1 DIALTONE']);
  for (const key of [1, 0, 2]) {
    hands.press(key);
    await world.pass(200);
  }
  await world.pass(4000);
  const told = world.heard();
  expect(told).toEqual(
    expect.arrayContaining([
      `phone 0 PHONE_BUTTON 1 ${PHONEBUTTONMODE.KEYPAD} ${PHONEBUTTONSTATE.DOWN}`,
      `phone 0 PHONE_BUTTON 1 ${PHONEBUTTONMODE.KEYPAD} ${PHONEBUTTONSTATE.UP}`,
      '101.1 DIALING',
      '102.1 OFFERING',
      '101.1 RINGBACK',
    ]),
  );
});

test('the buttons for hold and messages', async () => {
  const [, call] = await world.connect('102', '101');
  const hands = provider.phoneOf('101')!;
  hands.press(HOLD_BUTTON);
  expect([world.status(call).callState, lamp(CALL_BUTTON)]).toEqual([0x400, PHONELAMPMODE.WINK]);
  hands.press(HOLD_BUTTON);
  expect(lamp(CALL_BUTTON)).toBe(PHONELAMPMODE.STEADY);
  const hdLine = world.hdLines.get('101')!;
  world.request('wait', (id) => provider.lineSetLineDevStatus(id, hdLine, 2, true));
  await world.pass();
  expect(lamp(MESSAGE_BUTTON)).toBe(PHONELAMPMODE.WINK);
  hands.press(MESSAGE_BUTTON);
  expect(lamp(MESSAGE_BUTTON)).toBe(PHONELAMPMODE.OFF);
});

test('closing ends what is out, and mutes', async () => {
  world.request('ring', (id) => provider.phoneSetRing(id, phone, 1, 1));
  expect(provider.phoneClose(phone)).toBe(0);
  expect(world.heard()).toEqual(['ring OPERATIONFAILED']);
  provider.phoneOf('101')!.press(1);
  await world.pass();
  expect(world.heard()).toEqual([]);
  expect(provider.phoneClose(phone)).toBe(PHONEERR.INVALPHONEHANDLE);
});
