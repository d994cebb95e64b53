import { PHONESTATUSFLAGS } from '../../tspi/generated/constants.js';
import type { PhoneStatus } from '../../tspi/structures.js';
import type { DeskPhone } from './desk-phone.js';
import { PHONE_FEATURES } from './phone-layout.js';

/** PHONESTATUS of a desk phone. */
export function phoneStatus(phone: DeskPhone): PhoneStatus {
  const [handset, speaker, headset] = phone.hooks;
  return {
    statusFlags: PHONESTATUSFLAGS.CONNECTED,
    ringMode: phone.ringMode,
    ringVolume: phone.ringVolume,
    handsetHookSwitchMode: handset.hook,
    handsetVolume: handset.volume,
    handsetGain: handset.gain,
    speakerHookSwitchMode: speaker.hook,
    speakerVolume: speaker.volume,
    speakerGain: speaker.gain,
    headsetHookSwitchMode: headset.hook,
    headsetVolume: headset.volume,
    headsetGain: headset.gain,
    display: phone.display,
    lampModes: [...phone.lamps],
    phoneFeatures: PHONE_FEATURES,
  };
}
