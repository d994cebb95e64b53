import type { PhoneState } from '../protocol/messages.js';
import { PHONEFEATURE } from '../tspi/generated/constants.js';
import type { PhoneView } from './phone-view.js';
import { hookSwitchDevices } from './phone-words.js';
import type { HookSwitchDevice, PhoneAbilities } from './telephony.js';

/** What a phone's abilities depend on, beside what it is. */
export interface PhoneStanding {
  readonly inService: boolean;
  /** Whether this page owns it. */
  readonly owned: boolean;
  /** Whether this page may own phones. */
  readonly mayOwn: boolean;
}

/** PHONEFEATURE bits of what is set for each device. */
const DEVICE_FEATURES = {
  handset: {
    hookSwitch: PHONEFEATURE.SETHOOKSWITCHHANDSET,
    volume: PHONEFEATURE.SETVOLUMEHANDSET,
    gain: PHONEFEATURE.SETGAINHANDSET,
  },
  speaker: {
    hookSwitch: PHONEFEATURE.SETHOOKSWITCHSPEAKER,
    volume: PHONEFEATURE.SETVOLUMESPEAKER,
    gain: PHONEFEATURE.SETGAINSPEAKER,
  },
  headset: {
    hookSwitch: PHONEFEATURE.SETHOOKSWITCHHEADSET,
    volume: PHONEFEATURE.SETVOLUMEHEADSET,
    gain: PHONEFEATURE.SETGAINHEADSET,
  },
} as const;

/** What can be done with a phone: what its status allows now of what it can do at all. */
export function abilitiesOf(caps: PhoneState, view: PhoneView, standing: PhoneStanding): PhoneAbilities {
  const { inService, owned, mayOwn } = standing;
  const acts = inService && owned;
  const has = (feature: number): boolean => acts && (view.features & feature) !== 0;
  const devices = (what: 'hookSwitch' | 'volume' | 'gain', able: (device: HookSwitchDevice) => boolean) =>
    hookSwitchDevices.all.filter((device) => able(device) && has(DEVICE_FEATURES[device][what]));
  const isIn = (bits: number) => (device: HookSwitchDevice) => hookSwitchDevices.of(bits).includes(device);
  return {
    own: inService && mayOwn && !owned,
    setLamp: has(PHONEFEATURE.SETLAMP) && view.lamps.some(({ modes }) => modes.length > 0),
    setHookSwitch: devices('hookSwitch', (device) => (view.hookSwitches[device]?.modes.length ?? 0) > 0),
    setVolume: devices('volume', isIn(caps.volumeFlags)),
    setGain: devices('gain', isIn(caps.gainFlags)),
    setRing: has(PHONEFEATURE.SETRING),
    setDisplay: has(PHONEFEATURE.SETDISPLAY) && view.display.length > 0,
    setButtonInfo: has(PHONEFEATURE.SETBUTTONINFO) && view.lamps.length > 0,
  };
}
