import {
  LINEBEARERMODE,
  LINEBUSYMODE,
  LINECALLORIGIN,
  LINECALLREASON,
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDIALTONEMODE,
  LINEDISCONNECTMODE,
  LINEMEDIAMODE,
  LINEOFFERINGMODE,
  LINESPECIALINFO,
} from '../tspi/generated/constants.js';

type Group = Readonly<Record<string, number>>;

const MODES: Readonly<Record<number, Group>> = {
  [LINECALLSTATE.BUSY]: LINEBUSYMODE,
  [LINECALLSTATE.CONNECTED]: LINECONNECTEDMODE,
  [LINECALLSTATE.DIALTONE]: LINEDIALTONEMODE,
  [LINECALLSTATE.DISCONNECTED]: LINEDISCONNECTMODE,
  [LINECALLSTATE.OFFERING]: LINEOFFERINGMODE,
  [LINECALLSTATE.SPECIALINFO]: LINESPECIALINFO,
};

/** Media modes of the device's own have the eight highest bits (linemediamode--constants). */
const OWN_MEDIA_MODES = 0xff00_0000;

const bitsOf = (group: Group): number => Object.values(group).reduce((all, bit) => (all | bit) >>> 0, 0);
const mediaBits = (bitsOf(LINEMEDIAMODE) | OWN_MEDIA_MODES) >>> 0;
const isOneOf = (group: Group, value: number): boolean => Object.values(group).includes(value);

/**
 * Whether a LINE_CALLSTATE's second parameter is a mode of its state (line-callstate): one constant of the state's group, or 0
 * where the mode is not told; a DISCONNECTED call always has one. CONFERENCED is not judged here: its mode is a handle.
 */
export function isModeOf(state: number, mode: number): boolean {
  const group = MODES[state];
  if (group === undefined) return mode === 0 || state === LINECALLSTATE.CONFERENCED;
  return isOneOf(group, mode) || (mode === 0 && state !== LINECALLSTATE.DISCONNECTED);
}

/** Whether a number is made of LINEMEDIAMODE bits; 0 = none. */
export function isMedia(modes: number): boolean {
  return (modes & ~mediaBits) === 0;
}

type Judge = (value: number) => boolean;
const one =
  (group: Group): Judge =>
  (value) =>
    isOneOf(group, value);
const some =
  (group: Group): Judge =>
  (value) =>
    (value & ~bitsOf(group)) === 0;

/** Members of structures that are constants, by function. */
export const constantMembers: Readonly<Record<string, Readonly<Record<string, Judge>>>> = {
  lineGetCallInfo: {
    mediaMode: isMedia,
    bearerMode: one(LINEBEARERMODE),
    callStates: some(LINECALLSTATE),
    origin: one(LINECALLORIGIN),
    reason: one(LINECALLREASON),
  },
  lineGetDevCaps: { mediaModes: isMedia, bearerModes: some(LINEBEARERMODE) },
  lineGetAddressCaps: { callStates: some(LINECALLSTATE), disconnectModes: some(LINEDISCONNECTMODE) },
};
