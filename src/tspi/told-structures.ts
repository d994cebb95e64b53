import type { LineAddressCaps, LineAddressStatus, LineForward } from './address-structures.js';
import type { LineCallInfo, LineCallStatus } from './call-structures.js';
import type { ExtensionID, LineDialParams, VarString } from './common-structures.js';
import type { LineCallHubTrackingInfo, LineDevCaps, LineDevStatus, LineService } from './line-structures.js';
import type { PhoneButtonInfo, PhoneCaps, PhoneStatus } from './phone-structures.js';
import { ints, type Told } from './told-members.js';

const dialParams = ints('dialPause dialSpeed digitDuration waitForDialtone') satisfies Told<LineDialParams>;
const extensionId = ints('extensionId0 extensionId1 extensionId2 extensionId3') satisfies Told<ExtensionID>;
const varString = { format: 'int', text: 'string' } as const satisfies Told<VarString>;

const lineDevCaps = {
  ...ints('permanentLineId numAddresses bearerModes maxRate mediaModes generateToneModes generateDigitModes'),
  ...ints('monitorDigitModes devCapFlags maxNumActiveCalls answerMode ringModes lineStates lineFeatures'),
  ...ints('addressModes? generateToneMaxNumFreq? monitorToneMaxNumFreq? monitorToneMaxNumEntries?'),
  ...ints('gatherDigitsMinTimeout? gatherDigitsMaxTimeout? medCtlDigitMaxListSize? medCtlMediaMaxListSize?'),
  ...ints('medCtlToneMaxListSize? medCtlCallStateMaxListSize? uuiAcceptSize? uuiAnswerSize? uuiMakeCallSize?'),
  ...ints('uuiDropSize? uuiSendUserUserInfoSize? uuiCallInfoSize? settableDevStatus? availableTracking?'),
  providerInfo: 'string',
  switchInfo: 'string',
  lineName: 'string',
  minDialParams: dialParams,
  maxDialParams: dialParams,
  defaultDialParams: dialParams,
  'terminals?': [{ ...ints('termDev termModes termSharing'), text: 'string' }],
  'deviceClasses?': ['string'],
  'devSpecific?': 'bytes',
  audioPath: { words: { none: true, handset: true, speaker: true, headset: true, page: true } },
  'simulated?': 'bool',
  'networkServices?': 'bool',
  'usbIds?': ints('vendorId productId'),
  'label?': 'string',
  'identifySign?': { words: { lights: true, activity: true } },
  identity: { manufacturer: 'string', model: 'string', revision: 'string' },
} as const satisfies Told<LineDevCaps>;

const lineDevStatus = {
  ...ints('numActiveCalls lineFeatures signalLevel devStatusFlags numOnHoldCalls? numOnHoldPendCalls?'),
  ...ints('numCallCompletions? ringMode? batteryLevel? roamMode? availableMediaModes?'),
  'terminalModes?': ['int'],
  'devSpecific?': 'bytes',
} as const satisfies Told<LineDevStatus>;

const lineService = {
  state: { words: { closed: true, opening: true, ready: true, lost: true, failed: true } },
  reason: {
    words: {
      none: true,
      unplugged: true,
      portBusy: true,
      heldByTab: true,
      heldBySystem: true,
      permissionDenied: true,
      noAnswer: true,
      garbage: true,
      initFailed: true,
      portFailed: true,
      noSim: true,
      simFailed: true,
      pinWanted: true,
      pukWanted: true,
      noNetwork: true,
      networkRefused: true,
    },
  },
  'network?': {
    registration: {
      words: { unknown: true, searching: true, home: true, roaming: true, none: true, refused: true },
    },
    'signal?': 'int',
    'operator?': 'string',
    'technology?': 'string',
  },
  'simTries?': 'int',
  'emergencyNumbers?': ['string'],
} as const satisfies Told<LineService>;

const lineAddressCaps = {
  ...ints('lineDeviceId callInfoStates callerIdFlags callStates disconnectModes maxNumActiveCalls maxNumOnHoldCalls'),
  ...ints('addrCapFlags callFeatures addressFeatures addressSharing? addressStates? calledIdFlags? connectedIdFlags?'),
  ...ints('redirectionIdFlags? redirectingIdFlags? dialToneModes? busyModes? specialInfo? connectedModes?'),
  ...ints('offeringModes? maxNumOnHoldPendingCalls? maxNumConference? maxNumTransConf? removeFromConfCaps?'),
  ...ints('removeFromConfState? transferModes? parkModes? forwardModes? maxForwardEntries? maxSpecificEntries?'),
  ...ints('minFwdNumRings? maxFwdNumRings? maxCallCompletions? callCompletionConds? callCompletionModes?'),
  ...ints('predictiveAutoTransferStates? maxCallDataSize? callFeatures2? maxNoAnswerTimeout? availableMediaModes?'),
  address: 'string',
  'completionMessages?': ['string'],
  'callTreatments?': [{ callTreatmentId: 'int', callTreatmentName: 'string' }],
  'deviceClasses?': ['string'],
  'devSpecific?': 'bytes',
} as const satisfies Told<LineAddressCaps>;

const forward = {
  ...ints('forwardMode destCountryCode'),
  callerAddress: 'string',
  destAddress: 'string',
} as const satisfies Told<LineForward>;

const lineAddressStatus = {
  ...ints('numActiveCalls numOnHoldCalls addressFeatures numInUse? numOnHoldPendCalls? numRingsNoAnswer?'),
  'forwards?': [forward],
  'terminalModes?': ['int'],
  'devSpecific?': 'bytes',
} as const satisfies Told<LineAddressStatus>;

const lineCallInfo = {
  ...ints('lineDeviceId addressId bearerMode rate mediaMode appSpecific callStates origin reason callerIdFlags'),
  ...ints('calledIdFlags connectedIdFlags? redirectionIdFlags? redirectingIdFlags? callId? relatedCallId?'),
  ...ints('callParamFlags? completionId? countryCode? trunk? callTreatment?'),
  callerId: 'string',
  callerIdName: 'string',
  calledId: 'string',
  'calledIdName?': 'string',
  'connectedId?': 'string',
  'connectedIdName?': 'string',
  'redirectionId?': 'string',
  'redirectionIdName?': 'string',
  'redirectingId?': 'string',
  'redirectingIdName?': 'string',
  'dialParams?': dialParams,
  'displayableAddress?': 'string',
  'calledParty?': 'string',
  'comment?': 'string',
  'display?': 'string',
  'userUserInfo?': 'bytes',
  'chargingInfo?': 'bytes',
  'terminalModes?': ['int'],
  'callData?': 'bytes',
  'devSpecific?': 'bytes',
} as const satisfies Told<LineCallInfo>;

const lineCallStatus = {
  ...ints('callState callStateMode callFeatures callFeatures2?'),
  'devSpecific?': 'bytes',
} as const satisfies Told<LineCallStatus>;

const phoneCaps = {
  ...ints('permanentPhoneId phoneStates hookSwitchDevs handsetHookSwitchModes speakerHookSwitchModes'),
  ...ints('headsetHookSwitchModes settableHandsetHookSwitchModes settableSpeakerHookSwitchModes'),
  ...ints('settableHeadsetHookSwitchModes monitoredHandsetHookSwitchModes monitoredSpeakerHookSwitchModes'),
  ...ints('monitoredHeadsetHookSwitchModes volumeFlags gainFlags displayNumRows displayNumColumns numRingModes'),
  ...ints('numButtonLamps phoneFeatures'),
  providerInfo: 'string',
  phoneInfo: 'string',
  phoneName: 'string',
  buttonModes: ['int'],
  buttonFunctions: ['int'],
  lampModes: ['int'],
  setDataSizes: ['int'],
  getDataSizes: ['int'],
  deviceClasses: ['string'],
  'devSpecific?': 'bytes',
} as const satisfies Told<PhoneCaps>;

const phoneStatus = {
  ...ints('statusFlags ringMode ringVolume handsetHookSwitchMode handsetVolume handsetGain speakerHookSwitchMode'),
  ...ints('speakerVolume speakerGain headsetHookSwitchMode headsetVolume headsetGain phoneFeatures'),
  display: 'string',
  lampModes: ['int'],
  'devSpecific?': 'bytes',
} as const satisfies Told<PhoneStatus>;

/** What a provider fills, by the function that asks for it; lineService is told, not asked for. */
export const toldStructures = {
  lineService,
  lineGetAddressCaps: lineAddressCaps,
  lineGetAddressStatus: lineAddressStatus,
  lineGetCallHubTracking: ints('availableTracking currentTracking') satisfies Told<LineCallHubTrackingInfo>,
  lineGetCallInfo: lineCallInfo,
  lineGetCallStatus: lineCallStatus,
  lineGetDevCaps: lineDevCaps,
  lineGetExtensionID: extensionId,
  lineGetID: varString,
  lineGetLineDevStatus: lineDevStatus,
  phoneGetButtonInfo: {
    ...ints('buttonMode buttonFunction buttonState'),
    buttonText: 'string',
    'devSpecific?': 'bytes',
  } as const satisfies Told<PhoneButtonInfo>,
  phoneGetDevCaps: phoneCaps,
  phoneGetExtensionID: extensionId,
  phoneGetID: varString,
  phoneGetStatus: phoneStatus,
} as const;

/** What those are that the host asks for by itself. */
export interface AskedStructures {
  lineGetAddressCaps: LineAddressCaps;
  lineGetCallInfo: LineCallInfo;
  lineGetCallStatus: LineCallStatus;
  lineGetDevCaps: LineDevCaps;
  phoneGetDevCaps: PhoneCaps;
}
