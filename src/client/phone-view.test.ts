import { describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { PrivateExchange } from '../network/exchange/exchange.js';
import { TelephoneNetwork } from '../network/telephone-network.js';
import type { PhoneState } from '../protocol/messages.js';
import { phoneCaps } from '../providers/exchange/phone-layout.js';
import { PHONEBUTTONFUNCTION, PHONEFEATURE, PHONELAMPMODE, PHONESTATUSFLAGS } from '../tspi/generated/constants.js';
import type { PhoneStatus } from '../tspi/structures.js';
import { abilitiesOf } from './phone-abilities.js';
import { buttonsOf, changes, phoneView } from './phone-view.js';
import { buttonFunctions } from './phone-words.js';

const parts = { scheduler: new SimulatedScheduler(), random: seededRandom(1) };
const exchange = new PrivateExchange({
  ...parts,
  outside: new TelephoneNetwork(parts),
  extensions: [{ number: '201', name: 'Reception' }],
  trunks: [],
});
const caps: PhoneState = phoneCaps(exchange.extension('201')!);
const status: PhoneStatus = {
  statusFlags: PHONESTATUSFLAGS.CONNECTED,
  ringMode: 0,
  ringVolume: 0,
  handsetHookSwitchMode: 1,
  handsetVolume: 0,
  handsetGain: 0,
  speakerHookSwitchMode: 1,
  speakerVolume: 0,
  speakerGain: 0,
  headsetHookSwitchMode: 1,
  headsetVolume: 0,
  headsetGain: 0,
  display: '',
  lampModes: [],
  phoneFeatures: caps.phoneFeatures,
};
const owning = { inService: true, owned: true, mayOwn: true };
const able = (some: Partial<PhoneState>, now: Partial<PhoneStatus> = {}, standing = owning) =>
  abilitiesOf({ ...caps, ...some }, phoneView({ ...caps, ...some }, { ...status, ...now }), standing);

describe('a phone that says less, or more, than TAPI has', () => {
  test('has lamps that are not known, and a display as wide as it is', () => {
    const view = phoneView(caps, { ...status, lampModes: [1], display: 'short' });
    expect([view.lamps[0]?.mode, view.lamps[12]?.mode]).toEqual(['none', 'unknown']);
    expect(view.display).toEqual(['short'.padEnd(24), ' '.repeat(24)]);
  });

  test('is never louder than all, and a mode without a word is not known', () => {
    const view = phoneView(caps, { ...status, handsetVolume: 0x99999, handsetHookSwitchMode: 0x4000 });
    expect(view.hookSwitches.handset).toMatchObject({ volume: 1, mode: 'unknown' });
  });

  test('has no devices, display or lamps where it tells of none', () => {
    const bare = { ...caps, hookSwitchDevs: 4, displayNumRows: 0, numButtonLamps: 0 };
    const view = phoneView(bare, status);
    expect([Object.keys(view.hookSwitches), view.display, view.lamps]).toEqual([['headset'], [], []]);
    expect(buttonsOf(bare)).toEqual([]);
  });

  test('that cannot be asked for its status can what its capabilities say', () => {
    expect(phoneView(caps, null)).toMatchObject({ connected: true, features: caps.phoneFeatures });
  });
});

describe('what can be done', () => {
  test('is what the status allows now', () => {
    const only = (feature: number) => able({}, { phoneFeatures: feature });
    expect(only(PHONEFEATURE.SETLAMP)).toMatchObject({ setLamp: true, setRing: false, setVolume: [] });
    expect(only(PHONEFEATURE.SETVOLUMESPEAKER).setVolume).toEqual(['speaker']);
    expect(only(PHONEFEATURE.SETGAINHEADSET).setGain).toEqual(['headset']);
    expect(only(PHONEFEATURE.SETHOOKSWITCHHANDSET).setHookSwitch).toEqual(['handset']);
  });

  test('needs the part of the phone that it is about', () => {
    expect(able({ volumeFlags: 1, gainFlags: 2 })).toMatchObject({ setVolume: ['handset'], setGain: ['speaker'] });
    expect(able({ settableSpeakerHookSwitchModes: 0 }).setHookSwitch).toEqual(['handset', 'headset']);
    expect(able({ displayNumRows: 0 }).setDisplay).toBe(false);
    expect(able({ lampModes: caps.lampModes.map(() => PHONELAMPMODE.DUMMY) }).setLamp).toBe(false);
    expect(able({ numButtonLamps: 0 }).setButtonInfo).toBe(false);
  });

  test('needs service and owning', () => {
    expect(able({}, {}, { ...owning, inService: false })).toMatchObject({ own: false, setRing: false });
    expect(able({}, {}, { ...owning, owned: false })).toMatchObject({ own: true, setRing: false, setVolume: [] });
    expect(able({}, {}, { inService: true, owned: false, mayOwn: false }).own).toBe(false);
  });
});

describe('what is told between two readings', () => {
  const told = (now: Partial<PhoneStatus>) =>
    changes(phoneView(caps, status), phoneView(caps, { ...status, ...now })).map(({ type }) => type);

  test('nothing, where nothing changed', () => {
    expect(told({})).toEqual([]);
  });

  test.each<[string, Partial<PhoneStatus>]>([
    ['lampchange', { lampModes: Array.from({ length: 13 }, () => 1).with(12, PHONELAMPMODE.STEADY) }],
    ['hookswitchchange', { speakerHookSwitchMode: 8 }],
    ['volumechange', { headsetVolume: 1 }],
    ['volumechange', { headsetGain: 1 }],
    ['displaychange', { display: 'x' }],
    ['ringchange', { ringMode: 1 }],
    ['ringchange', { ringVolume: 1 }],
    ['change', { statusFlags: 0 }],
    ['change', { phoneFeatures: 0 }],
  ])('%s', (type, now) => {
    expect(told(now)).toEqual([type]);
  });
});

test('every function that TAPI has for a button has one word', () => {
  const numbers = Object.values(PHONEBUTTONFUNCTION);
  const words = numbers.map((number) => buttonFunctions.word(number));
  expect(words).not.toContain(undefined);
  expect(new Set(words).size).toBe(numbers.length);
  expect(words.map((word) => buttonFunctions.number(word))).toEqual(numbers);
});
