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
import { bits, inRange, oneBit, type Check } from './range-checks.js';

/** Both checks, the first that refuses. */
const both =
  (first: Check, second: Check): Check =>
  (args, targets) =>
    first(args, targets) ?? second(args, targets);

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
  const known =
    Object.values<number>(PHONEBUTTONMODE).includes(buttonMode) &&
    Object.values<number>(PHONEBUTTONFUNCTION).includes(buttonFunction);
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
  phoneSetButtonInfo: both(lampId, buttonInfo),
  phoneSetData: inRange(
    1,
    within(({ setDataSizes }) => setDataSizes.length),
    PHONEERR.INVALDATAID,
  ),
  phoneSetDisplay: both(
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
  phoneSetGain: both(hookSwitchDev, level),
  phoneSetHookSwitch: both(
    bits(1, PHONEHOOKSWITCHDEV, PHONEERR.INVALHOOKSWITCHDEV),
    oneBit(2, PHONEHOOKSWITCHMODE, PHONEERR.INVALHOOKSWITCHMODE),
  ),
  phoneSetLamp: both(lampId, oneBit(2, PHONELAMPMODE, PHONEERR.INVALLAMPMODE)),
  phoneSetRing: both(
    inRange(
      1,
      within(({ numRingModes }) => numRingModes + 1),
      PHONEERR.INVALRINGMODE,
    ),
    level,
  ),
  phoneSetVolume: both(hookSwitchDev, level),
};
