import { MAX_COMPLETIONS } from '../../network/exchange/call-completion.js';
import { MAX_CONFERENCE_PARTIES } from '../../network/exchange/conference.js';
import type { Extension } from '../../network/exchange/station.js';
import {
  LINEADDRCAPFLAGS,
  LINEADDRESSMODE,
  LINEADDRESSSHARING,
  LINEADDRESSSTATE,
  LINEADDRFEATURE,
  LINEANSWERMODE,
  LINEBEARERMODE,
  LINEBUSYMODE,
  LINECALLCOMPLCOND,
  LINECALLCOMPLMODE,
  LINECALLFEATURE,
  LINECALLFEATURE2,
  LINECALLHUBTRACKING,
  LINECALLINFOSTATE,
  LINECALLPARTYID,
  LINECALLSTATE,
  LINECALLTREATMENT,
  LINECONNECTEDMODE,
  LINEDEVCAPFLAGS,
  LINEDEVSTATE,
  LINEDEVSTATUSFLAGS,
  LINEDIALTONEMODE,
  LINEDIGITMODE,
  LINEFEATURE,
  LINEFORWARDMODE,
  LINEMEDIAMODE,
  LINEOFFERINGMODE,
  LINEPARKMODE,
  LINEREMOVEFROMCONF,
  LINETERMDEV,
  LINETERMMODE,
  LINETERMSHARING,
  LINETONEMODE,
  LINETRANSFERMODE,
} from '../../tspi/generated/constants.js';
import type {
  LineAddressCaps,
  LineCallTreatmentEntry,
  LineDevCaps,
  LineDialParams,
  LineTermCaps,
} from '../../tspi/structures.js';
import { GATHER_MAX_TIMEOUT_MS, GATHER_MIN_TIMEOUT_MS } from '../digits/gathering.js';
import { disconnectModes } from './tapi-names.js';

/** Largest user-user block, in bytes: what an ISDN network carries in one message (Q.931, 4.5.30). */
export const MAX_USER_USER_INFO = 128;
export const MAX_CALL_DATA = 256;
/** Fastest bearer, bit/s: one ISDN channel. */
export const MAX_RATE = 64_000;
export const MAX_TONE_FREQUENCIES = 4;
export const MAX_TONE_ENTRIES = 8;
export const MAX_MEDIA_CONTROLS = 16;
export const MAX_FORWARD_RINGS = 10;
export const MAX_FORWARDS = 8;

export const BEARER_MODES = LINEBEARERMODE.VOICE | LINEBEARERMODE.SPEECH | LINEBEARERMODE.DATA;
export const MEDIA_MODES =
  LINEMEDIAMODE.UNKNOWN |
  LINEMEDIAMODE.INTERACTIVEVOICE |
  LINEMEDIAMODE.AUTOMATEDVOICE |
  LINEMEDIAMODE.DATAMODEM |
  LINEMEDIAMODE.G3FAX |
  LINEMEDIAMODE.TDD;
export const DIGIT_MODES = LINEDIGITMODE.PULSE | LINEDIGITMODE.DTMF | LINEDIGITMODE.DTMFEND;
export const GENERATED_DIGIT_MODES = LINEDIGITMODE.PULSE | LINEDIGITMODE.DTMF;
export const TONE_MODES =
  LINETONEMODE.CUSTOM | LINETONEMODE.RINGBACK | LINETONEMODE.BUSY | LINETONEMODE.BEEP | LINETONEMODE.BILLING;
export const SETTABLE_STATUS = LINEDEVSTATUSFLAGS.MSGWAIT | LINEDEVSTATUSFLAGS.LOCKED;
export const TRACKINGS: readonly number[] = [LINECALLHUBTRACKING.NONE, LINECALLHUBTRACKING.ALLCALLS];
/** Those of one condition and one kind of caller each; entries may be combined. */
export const FORWARD_MODES =
  LINEFORWARDMODE.UNCOND |
  LINEFORWARDMODE.UNCONDINTERNAL |
  LINEFORWARDMODE.UNCONDEXTERNAL |
  LINEFORWARDMODE.UNCONDSPECIFIC |
  LINEFORWARDMODE.BUSY |
  LINEFORWARDMODE.BUSYINTERNAL |
  LINEFORWARDMODE.BUSYEXTERNAL |
  LINEFORWARDMODE.BUSYSPECIFIC |
  LINEFORWARDMODE.NOANSW |
  LINEFORWARDMODE.NOANSWINTERNAL |
  LINEFORWARDMODE.NOANSWEXTERNAL |
  LINEFORWARDMODE.NOANSWSPECIFIC |
  LINEFORWARDMODE.BUSYNA |
  LINEFORWARDMODE.BUSYNAINTERNAL |
  LINEFORWARDMODE.BUSYNAEXTERNAL |
  LINEFORWARDMODE.BUSYNASPECIFIC;
export const COMPLETION_MODES = LINECALLCOMPLMODE.CAMPON | LINECALLCOMPLMODE.CALLBACK | LINECALLCOMPLMODE.MESSAGE;
/** What lineCompleteCall can leave, by message id. */
export const COMPLETION_MESSAGES: readonly string[] = ['PLEASE CALL BACK', 'VISITOR WAITING', 'MEETING'];

export const CALL_TREATMENTS: readonly LineCallTreatmentEntry[] = [
  { callTreatmentId: LINECALLTREATMENT.SILENCE, callTreatmentName: 'Silence' },
  { callTreatmentId: LINECALLTREATMENT.RINGBACK, callTreatmentName: 'Ringback' },
  { callTreatmentId: LINECALLTREATMENT.BUSY, callTreatmentName: 'Busy' },
  { callTreatmentId: LINECALLTREATMENT.MUSIC, callTreatmentName: 'Music' },
];

export const ALL_TERMINAL_MODES = Object.values(LINETERMMODE).reduce((all, bit) => all | bit, 0);
/** Terminal 0 is the desk phone, 1 a headset at it. */
export const TERMINALS: readonly LineTermCaps[] = [
  {
    termDev: LINETERMDEV.PHONE,
    termModes: ALL_TERMINAL_MODES,
    termSharing: LINETERMSHARING.PRIVATE,
    text: 'Desk phone',
  },
  {
    termDev: LINETERMDEV.HEADSET,
    termModes: LINETERMMODE.MEDIATOLINE | LINETERMMODE.MEDIAFROMLINE | LINETERMMODE.MEDIABIDIRECT,
    termSharing: LINETERMSHARING.PRIVATE,
    text: 'Headset',
  },
];

export const DEFAULT_DIAL_PARAMS: LineDialParams = {
  dialPause: 2000,
  dialSpeed: 50,
  digitDuration: 100,
  waitForDialtone: 0,
};
const MIN_DIAL_PARAMS: LineDialParams = { dialPause: 100, dialSpeed: 50, digitDuration: 50, waitForDialtone: 0 };
const MAX_DIAL_PARAMS: LineDialParams = { dialPause: 10_000, dialSpeed: 500, digitDuration: 500, waitForDialtone: 0 };

/** Brings a time into the bounds of the dial parameters; 0 is the default (linedialparams). */
export function boundedDialParam(name: keyof LineDialParams, value: number): number {
  return value === 0
    ? DEFAULT_DIAL_PARAMS[name]
    : Math.min(MAX_DIAL_PARAMS[name], Math.max(MIN_DIAL_PARAMS[name], value));
}

/** Whether a number is one bit of a mask. */
export function isOneOf(mask: number, value: number): boolean {
  return value > 0 && (value & (value - 1)) === 0 && (value & mask) !== 0;
}

const allOf = (bits: Readonly<Record<string, number>>): number =>
  Object.values(bits).reduce((all, bit) => (all | bit) >>> 0, 0);
const partyIdFlags =
  LINECALLPARTYID.ADDRESS |
  LINECALLPARTYID.NAME |
  LINECALLPARTYID.BLOCKED |
  LINECALLPARTYID.UNAVAIL |
  LINECALLPARTYID.UNKNOWN;

/** The LINECALLSTATE bits that calls go through. */
export const CALL_STATE_BITS = allOf(LINECALLSTATE) & ~LINECALLSTATE.SPECIALINFO;
export const LINE_STATES =
  LINEDEVSTATE.RINGING |
  LINEDEVSTATE.MSGWAITON |
  LINEDEVSTATE.MSGWAITOFF |
  LINEDEVSTATE.NUMCALLS |
  LINEDEVSTATE.NUMCOMPLETIONS |
  LINEDEVSTATE.TERMINALS |
  LINEDEVSTATE.LOCK |
  LINEDEVSTATE.CONFIGCHANGE |
  LINEDEVSTATE.COMPLCANCEL;
export const ADDRESS_STATES =
  LINEADDRESSSTATE.INUSEZERO |
  LINEADDRESSSTATE.INUSEONE |
  LINEADDRESSSTATE.NUMCALLS |
  LINEADDRESSSTATE.FORWARD |
  LINEADDRESSSTATE.TERMINALS;
export const LINE_FEATURES =
  LINEFEATURE.DEVSPECIFIC |
  LINEFEATURE.DEVSPECIFICFEAT |
  LINEFEATURE.FORWARD |
  LINEFEATURE.FORWARDFWD |
  LINEFEATURE.MAKECALL |
  LINEFEATURE.SETMEDIACONTROL |
  LINEFEATURE.SETTERMINAL |
  LINEFEATURE.SETDEVSTATUS;
export const LINE_DEVICE_CLASSES: readonly string[] = ['tapi/line', 'tapi/phone', 'tapi/terminal'];

/** LINEDEVCAPS of an extension. CLOSEDROP: a page that goes away must not leave a line off hook. */
export function devCaps(extension: Extension): LineDevCaps {
  return {
    providerInfo: 'Ringback exchange provider',
    switchInfo: 'Simulated private exchange',
    permanentLineId: Number(extension.number),
    lineName: `${extension.number} ${extension.name}`,
    numAddresses: 1,
    bearerModes: BEARER_MODES,
    maxRate: MAX_RATE,
    mediaModes: MEDIA_MODES,
    generateToneModes: TONE_MODES,
    generateToneMaxNumFreq: MAX_TONE_FREQUENCIES,
    generateDigitModes: GENERATED_DIGIT_MODES,
    monitorDigitModes: DIGIT_MODES,
    monitorToneMaxNumFreq: 3,
    monitorToneMaxNumEntries: MAX_TONE_ENTRIES,
    gatherDigitsMinTimeout: GATHER_MIN_TIMEOUT_MS,
    gatherDigitsMaxTimeout: GATHER_MAX_TIMEOUT_MS,
    medCtlDigitMaxListSize: MAX_MEDIA_CONTROLS,
    medCtlMediaMaxListSize: MAX_MEDIA_CONTROLS,
    medCtlToneMaxListSize: MAX_MEDIA_CONTROLS,
    medCtlCallStateMaxListSize: MAX_MEDIA_CONTROLS,
    devCapFlags: LINEDEVCAPFLAGS.CLOSEDROP | LINEDEVCAPFLAGS.MEDIACONTROL | LINEDEVCAPFLAGS.CALLHUBTRACKING,
    maxNumActiveCalls: 1,
    answerMode: LINEANSWERMODE.HOLD,
    ringModes: 1,
    lineStates: LINE_STATES,
    uuiAcceptSize: MAX_USER_USER_INFO,
    uuiAnswerSize: MAX_USER_USER_INFO,
    uuiMakeCallSize: MAX_USER_USER_INFO,
    uuiDropSize: MAX_USER_USER_INFO,
    uuiSendUserUserInfoSize: MAX_USER_USER_INFO,
    uuiCallInfoSize: MAX_USER_USER_INFO,
    minDialParams: MIN_DIAL_PARAMS,
    maxDialParams: MAX_DIAL_PARAMS,
    defaultDialParams: DEFAULT_DIAL_PARAMS,
    terminals: TERMINALS,
    lineFeatures: LINE_FEATURES,
    settableDevStatus: SETTABLE_STATUS,
    addressModes: LINEADDRESSMODE.ADDRESSID | LINEADDRESSMODE.DIALABLEADDR,
    deviceClasses: LINE_DEVICE_CLASSES,
    availableTracking: LINECALLHUBTRACKING.ALLCALLS,
    audioPath: 'none',
    simulated: true,
    identity: { manufacturer: 'Ringback', model: 'Private exchange', revision: '1' },
  };
}

/** LINEADDRESSCAPS of an extension's one address. */
export function addressCaps(deviceId: number, extension: Extension): LineAddressCaps {
  return {
    lineDeviceId: deviceId,
    address: extension.number,
    addressSharing: LINEADDRESSSHARING.PRIVATE,
    addressStates: ADDRESS_STATES,
    callInfoStates:
      LINECALLINFOSTATE.DEVSPECIFIC |
      LINECALLINFOSTATE.BEARERMODE |
      LINECALLINFOSTATE.RATE |
      LINECALLINFOSTATE.MEDIAMODE |
      LINECALLINFOSTATE.APPSPECIFIC |
      LINECALLINFOSTATE.REASON |
      LINECALLINFOSTATE.TRUNK |
      LINECALLINFOSTATE.CALLERID |
      LINECALLINFOSTATE.CALLEDID |
      LINECALLINFOSTATE.CONNECTEDID |
      LINECALLINFOSTATE.REDIRECTIONID |
      LINECALLINFOSTATE.REDIRECTINGID |
      LINECALLINFOSTATE.USERUSERINFO |
      LINECALLINFOSTATE.TERMINAL |
      LINECALLINFOSTATE.DIALPARAMS |
      LINECALLINFOSTATE.TREATMENT |
      LINECALLINFOSTATE.CALLDATA,
    callerIdFlags: partyIdFlags,
    calledIdFlags: partyIdFlags,
    connectedIdFlags: partyIdFlags,
    redirectionIdFlags: partyIdFlags,
    redirectingIdFlags: partyIdFlags,
    callStates: CALL_STATE_BITS,
    dialToneModes: LINEDIALTONEMODE.INTERNAL,
    busyModes: LINEBUSYMODE.STATION | LINEBUSYMODE.TRUNK,
    connectedModes: LINECONNECTEDMODE.ACTIVE | LINECONNECTEDMODE.ACTIVEHELD,
    offeringModes: LINEOFFERINGMODE.ACTIVE,
    disconnectModes,
    maxNumActiveCalls: 1,
    maxNumOnHoldCalls: extension.appearances,
    maxNumOnHoldPendingCalls: 1,
    maxNumConference: MAX_CONFERENCE_PARTIES,
    maxNumTransConf: MAX_CONFERENCE_PARTIES,
    addrCapFlags:
      LINEADDRCAPFLAGS.SECURE |
      LINEADDRCAPFLAGS.DIALED |
      LINEADDRCAPFLAGS.FWDNUMRINGS |
      LINEADDRCAPFLAGS.FWDSTATUSVALID |
      LINEADDRCAPFLAGS.BLOCKIDOVERRIDE |
      LINEADDRCAPFLAGS.SETUPCONFNULL |
      LINEADDRCAPFLAGS.AUTORECONNECT |
      LINEADDRCAPFLAGS.COMPLETIONID |
      LINEADDRCAPFLAGS.PARTIALDIAL |
      LINEADDRCAPFLAGS.CONFDROP |
      LINEADDRCAPFLAGS.PICKUPGROUPID,
    callFeatures: (allOf(LINECALLFEATURE) & ~LINECALLFEATURE.SETQOS) >>> 0,
    callFeatures2:
      LINECALLFEATURE2.COMPLCAMPON |
      LINECALLFEATURE2.COMPLCALLBACK |
      LINECALLFEATURE2.COMPLMESSAGE |
      LINECALLFEATURE2.TRANSFERNORM |
      LINECALLFEATURE2.TRANSFERCONF |
      LINECALLFEATURE2.PARKDIRECT |
      LINECALLFEATURE2.PARKNONDIRECT,
    addressFeatures:
      LINEADDRFEATURE.FORWARD |
      LINEADDRFEATURE.FORWARDFWD |
      LINEADDRFEATURE.MAKECALL |
      LINEADDRFEATURE.PICKUP |
      LINEADDRFEATURE.PICKUPDIRECT |
      LINEADDRFEATURE.PICKUPGROUP |
      LINEADDRFEATURE.SETMEDIACONTROL |
      LINEADDRFEATURE.SETTERMINAL |
      LINEADDRFEATURE.SETUPCONF |
      LINEADDRFEATURE.UNCOMPLETECALL |
      LINEADDRFEATURE.UNPARK,
    removeFromConfCaps: LINEREMOVEFROMCONF.ANY,
    removeFromConfState: LINECALLSTATE.ONHOLD,
    transferModes: LINETRANSFERMODE.TRANSFER | LINETRANSFERMODE.CONFERENCE,
    parkModes: LINEPARKMODE.DIRECTED | LINEPARKMODE.NONDIRECTED,
    forwardModes: FORWARD_MODES,
    maxForwardEntries: MAX_FORWARDS,
    maxSpecificEntries: MAX_FORWARDS,
    minFwdNumRings: 1,
    maxFwdNumRings: MAX_FORWARD_RINGS,
    maxCallCompletions: MAX_COMPLETIONS,
    callCompletionConds: LINECALLCOMPLCOND.BUSY | LINECALLCOMPLCOND.NOANSWER,
    callCompletionModes: COMPLETION_MODES,
    completionMessages: COMPLETION_MESSAGES,
    callTreatments: CALL_TREATMENTS,
    deviceClasses: LINE_DEVICE_CLASSES,
    maxCallDataSize: MAX_CALL_DATA,
    availableMediaModes: MEDIA_MODES,
  };
}
