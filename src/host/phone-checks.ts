import {
  PHONEBUTTONFUNCTION,
  PHONEBUTTONMODE,
  PHONEHOOKSWITCHDEV,
  PHONEHOOKSWITCHMODE,
  PHONELAMPMODE,
} from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import type { PhoneButtonInfo, PhoneCaps } from '../tspi/structures.js';
import type { Targets } from './targets.js';
import { all, bits, inRange, isOneOf, oneBit, type Check } from './range-checks.js';

/** A number of `count` things that the phone has. */
const within =
  (count: (caps: PhoneCaps) => number) =>
  ({ openPhone }: Targets): number =>
    openPhone === undefined ? -1 : count(openPhone.device.caps) - 1;

const lampId = inRange(
  1,
  within(({ numButtonLamps }) => numButtonLamps),
  PHONEERR.INVALBUTTONLAMPID,
);
const hookSwitchDev = oneBit(1, PHONEHOOKSWITCHDEV, PHONEERR.INVALHOOKSWITCHDEV);
/** Volumes and gains go up to 0xFFFF. */
const level = inRange(2, () => 0xffff, PHONEERR.INVALPARAM);

const buttonInfo: Check = (args) => {
  const { buttonMode, buttonFunction } = args[2] as PhoneButtonInfo;
  const known = isOneOf(PHONEBUTTONMODE, buttonMode) && isOneOf(PHONEBUTTONFUNCTION, buttonFunction);
  return known ? undefined : PHONEERR.INVALPARAM;
};

/** What TAPI refuses of the values that a phone's function is given. */
export const PHONE_CHECKS: Partial<Record<RoutedName, Check>> = {
  phoneGetButtonInfo: lampId,
  phoneGetData: inRange(
    1,
    within(({ getDataSizes }) => getDataSizes.length),
    PHONEERR.INVALDATAID,
  ),
  phoneGetGain: hookSwitchDev,
  phoneGetLamp: lampId,
  phoneGetVolume: hookSwitchDev,
  phoneSetButtonInfo: all(lampId, buttonInfo),
  phoneSetData: inRange(
    1,
    within(({ setDataSizes }) => setDataSizes.length),
    PHONEERR.INVALDATAID,
  ),
  phoneSetDisplay: all(
    inRange(
      1,
      within(({ displayNumRows }) => displayNumRows),
      PHONEERR.INVALPARAM,
    ),
    inRange(
      2,
      within(({ displayNumColumns }) => displayNumColumns),
      PHONEERR.INVALPARAM,
    ),
  ),
  phoneSetGain: all(hookSwitchDev, level),
  phoneSetHookSwitch: all(
    bits(1, PHONEHOOKSWITCHDEV, PHONEERR.INVALHOOKSWITCHDEV),
    oneBit(2, PHONEHOOKSWITCHMODE, PHONEERR.INVALHOOKSWITCHMODE),
  ),
  phoneSetLamp: all(lampId, oneBit(2, PHONELAMPMODE, PHONEERR.INVALLAMPMODE)),
  phoneSetRing: all(
    inRange(
      1,
      within(({ numRingModes }) => numRingModes + 1),
      PHONEERR.INVALRINGMODE,
    ),
    level,
  ),
  phoneSetVolume: all(hookSwitchDev, level),
};
