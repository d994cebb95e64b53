import {
  LINEADDRFEATURE,
  LINEANSWERMODE,
  LINEBEARERMODE,
  LINECALLFEATURE,
  LINECALLINFOSTATE,
  LINECALLPARTYID,
  LINECALLSTATE,
  LINEDEVCAPFLAGS,
  LINEDEVSTATE,
  LINEDIGITMODE,
  LINEDISCONNECTMODE,
  LINEFEATURE,
} from '../../tspi/generated/constants.js';
import type { LineAddressCaps, LineDevCaps, LineDialParams } from '../../tspi/structures.js';
import { without, type CellularAbilities } from './cellular/abilities.js';
import { CELLULAR_CALL_STATES, cellularAddressCaps, NETWORK_LINE_STATES } from './cellular/cellular-capabilities.js';
import { GATHER_MAX_TIMEOUT_MS, GATHER_MIN_TIMEOUT_MS } from '../digits/gathering.js';
import { signOf } from './identify-sign.js';
import type { ModemPort } from './modem-port.js';
import type { ModemIdentity, ModemProfile } from './profiles.js';
import type { LineRecord } from './recognition.js';
import { ANALOG_RING_MODES } from './ring-modes.js';
import { TOLD_MEDIA } from './voice-actions.js';
import { voiceFunctionCaps } from './voice-functions.js';

/** What every modem of this provider does at one time: one call. */
export const MAX_ACTIVE_CALLS = 1;

/** The LINECALLSTATE bits that calls of a modem go through. ONHOLD: a call may have been put on hold before it was found. */
export function callStatesOf({ callList, cellular }: Pick<ModemProfile, 'callList' | 'cellular'>): number {
  return callStates | (callList === null ? 0 : LINECALLSTATE.ONHOLD) | (cellular === null ? 0 : CELLULAR_CALL_STATES);
}

const callStates =
  LINECALLSTATE.IDLE |
  LINECALLSTATE.OFFERING |
  LINECALLSTATE.DIALING |
  LINECALLSTATE.PROCEEDING |
  LINECALLSTATE.RINGBACK |
  LINECALLSTATE.CONNECTED |
  LINECALLSTATE.DISCONNECTED |
  LINECALLSTATE.UNKNOWN;

const disconnectModes =
  LINEDISCONNECTMODE.NORMAL |
  LINEDISCONNECTMODE.UNKNOWN |
  LINEDISCONNECTMODE.BUSY |
  LINEDISCONNECTMODE.NOANSWER |
  LINEDISCONNECTMODE.UNAVAIL |
  LINEDISCONNECTMODE.NODIALTONE |
  LINEDISCONNECTMODE.TEMPFAILURE |
  LINEDISCONNECTMODE.BLOCKED;

/** The times a modem keeps by itself (S8, S11): they cannot be chosen per call. */
const dialParams: LineDialParams = { dialPause: 2000, dialSpeed: 95, digitDuration: 95, waitForDialtone: 0 };

/** LINEDEVCAPS of a modem. PARTIALDIAL is not claimed, so a trailing `;` is an invalid address and lineDial is not available. */
export function devCaps(
  port: Omit<ModemPort, 'transport'>,
  { permanentLineId, label }: LineRecord,
  lineName: string,
  profile: ModemProfile,
  identity: ModemIdentity,
): LineDevCaps {
  return {
    providerInfo: 'Ringback modem provider',
    switchInfo: profile.name,
    permanentLineId,
    lineName,
    label,
    identifySign: signOf(port, profile),
    numAddresses: 1,
    bearerModes: LINEBEARERMODE.VOICE,
    maxRate: 0,
    mediaModes: mediaModesOf(profile),
    ...(profile.voice === null ? {} : { devSpecific: voiceFunctionCaps }),
    generateToneModes: 0,
    generateDigitModes: profile.digitCommand === null ? 0 : LINEDIGITMODE.DTMF,
    monitorDigitModes: monitorDigitModesOf(profile),
    ...(monitorDigitModesOf(profile) === 0
      ? {}
      : { gatherDigitsMinTimeout: GATHER_MIN_TIMEOUT_MS, gatherDigitsMaxTimeout: GATHER_MAX_TIMEOUT_MS }),
    // A page that goes away must not leave a line off hook.
    devCapFlags:
      LINEDEVCAPFLAGS.CLOSEDROP |
      (profile.waitForDialTone ? LINEDEVCAPFLAGS.DIALDIALTONE : 0) |
      (profile.quiet ? LINEDEVCAPFLAGS.DIALQUIET : 0),
    maxNumActiveCalls: MAX_ACTIVE_CALLS,
    // A call that waits is answered by putting the active one on hold.
    answerMode: profile.cellular === null ? LINEANSWERMODE.NONE : LINEANSWERMODE.HOLD,
    ringModes: profile.cellular === null ? ANALOG_RING_MODES : 1,
    lineStates: LINEDEVSTATE.RINGING | (profile.cellular === null ? 0 : NETWORK_LINE_STATES),
    minDialParams: dialParams,
    maxDialParams: dialParams,
    defaultDialParams: dialParams,
    lineFeatures:
      LINEFEATURE.MAKECALL | LINEFEATURE.DEVSPECIFIC | (profile.cellular === null ? 0 : LINEFEATURE.FORWARD),
    audioPath: port.audioPath ?? profile.audioPath,
    simulated: port.kind === 'simulator',
    ...(profile.cellular === null ? {} : { networkServices: true }),
    ...(port.kind === 'serial' && port.usbIds !== undefined ? { usbIds: port.usbIds } : {}),
    identity: { manufacturer: identity.manufacturer, model: identity.model, revision: identity.revision },
  };
}

/** LINEADDRESSCAPS of a modem's one address. */
export function addressCaps(deviceId: number, profile: ModemProfile, abilities: CellularAbilities): LineAddressCaps {
  const common = {
    callFeatures:
      LINECALLFEATURE.ANSWER |
      LINECALLFEATURE.DROP |
      (profile.digitCommand === null ? 0 : LINECALLFEATURE.GENERATEDIGITS) |
      hearingFeatures(profile),
    callInfoStates:
      LINECALLINFOSTATE.CALLERID |
      LINECALLINFOSTATE.APPSPECIFIC |
      (profile.voice === null ? 0 : LINECALLINFOSTATE.MEDIAMODE | LINECALLINFOSTATE.DEVSPECIFIC),
    disconnectModes,
  };
  const caps: LineAddressCaps = {
    ...common,
    lineDeviceId: deviceId,
    address: '',
    callerIdFlags:
      LINECALLPARTYID.ADDRESS |
      LINECALLPARTYID.NAME |
      LINECALLPARTYID.BLOCKED |
      LINECALLPARTYID.OUTOFAREA |
      LINECALLPARTYID.UNKNOWN,
    callStates: callStatesOf(profile),
    maxNumActiveCalls: MAX_ACTIVE_CALLS,
    maxNumOnHoldCalls: 0,
    addrCapFlags: 0,
    addressFeatures: LINEADDRFEATURE.MAKECALL,
    ...(profile.cellular === null ? {} : cellularAddressCaps(common)),
  };
  return profile.cellular === null ? caps : without(caps, abilities);
}

/** The LINECALLFEATURE bits that are possible in a call state. */
export function callFeatures(state: number, profile: ModemProfile): number {
  if (state === LINECALLSTATE.IDLE) return 0;
  let features: number = LINECALLFEATURE.DROP;
  if (state === LINECALLSTATE.OFFERING) features |= LINECALLFEATURE.ANSWER;
  if (state === LINECALLSTATE.CONNECTED && profile.digitCommand !== null) features |= LINECALLFEATURE.GENERATEDIGITS;
  if (state !== LINECALLSTATE.DISCONNECTED) features |= hearingFeatures(profile);
  return features;
}

/** The LINEMEDIAMODE bits that calls of a modem can have: those that it places, and those that it tells of. */
export function mediaModesOf({
  mediaMode,
  voice,
  cellular,
}: Pick<ModemProfile, 'mediaMode' | 'voice' | 'cellular'>): number {
  return voice === null && cellular === null ? mediaMode : mediaMode | TOLD_MEDIA;
}

/** The LINEDIGITMODE bits that a modem tells. When a tone ends, few do. */
export function monitorDigitModesOf({ voice, cellular }: Pick<ModemProfile, 'voice' | 'cellular'>): number {
  return voice === null && (cellular?.digitDetection ?? null) === null ? 0 : LINEDIGITMODE.DTMF;
}

/** The LINECALLFEATURE bits of hearing digits and media, which can be asked for until the call is over. */
export function hearingFeatures(profile: Pick<ModemProfile, 'voice' | 'cellular'>): number {
  const digits = LINECALLFEATURE.GATHERDIGITS | LINECALLFEATURE.MONITORDIGITS;
  const media = profile.voice === null ? 0 : LINECALLFEATURE.MONITORMEDIA;
  return monitorDigitModesOf(profile) === 0 ? 0 : digits | media;
}
