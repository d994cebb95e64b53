import type { LineForward } from './address-structures.js';
import type { LineCallParams } from './call-structures.js';
import type { LineDialParams } from './common-structures.js';
import type { LineCallHubTrackingInfo } from './line-structures.js';
import type {
  LineGenerateTone,
  LineMediaControlCallState,
  LineMediaControlDigit,
  LineMediaControlMedia,
  LineMediaControlTone,
  LineMonitorTone,
} from './media-structures.js';
import type { PhoneButtonInfo } from './phone-structures.js';
import type { HdCall, HdLine, HdPhone, HtCall, Out, RequestId } from './result.js';
import type { ServiceProvider } from './service-provider.js';

/**
 * What the parameters of a method are. An application gives what stands in its place: its own handle for a provider's, the handle
 * that it made for `newCall`, and nothing for what the host adds (`requestId`, `newCallOut`, `endToEndId`, `toneListId`,
 * `tspiVersion`) or takes back (`out…`).
 */
export interface ParameterTypes {
  requestId: RequestId;
  /** The id of a line device, of a phone device. */
  lineDevice: number;
  phoneDevice: number;
  tspiVersion: number;
  line: HdLine;
  /** A call that the application must own, and one that it need only watch; with `?`, 0 where there is none. */
  call: HdCall;
  watchedCall: HdCall;
  'call?': HdCall | 0;
  'watchedCall?': HdCall | 0;
  phone: HdPhone;
  newCall: HtCall;
  /** 0 where the function starts no call this time. */
  'newCall?': HtCall | 0;
  newCallOut: Out<0>;
  endToEndId: number;
  toneListId: number;
  /** A DWORD. */
  int: number;
  bool: boolean;
  string: string;
  'string?': string | null;
  bytes: Uint8Array;
  'bytes?': Uint8Array | null;
  'callParams?': LineCallParams | null;
  'dialParams?': LineDialParams | null;
  'forwardList?': readonly LineForward[] | null;
  tones: readonly LineGenerateTone[];
  'toneList?': readonly LineMonitorTone[] | null;
  'digitControls?': readonly LineMediaControlDigit[] | null;
  'mediaControls?': readonly LineMediaControlMedia[] | null;
  'toneControls?': readonly LineMediaControlTone[] | null;
  'callStateControls?': readonly LineMediaControlCallState[] | null;
  hubTracking: LineCallHubTrackingInfo;
  buttonInfo: PhoneButtonInfo;
  outNumber: Out<number>;
  outString: Out<string>;
  outBytes: Out<Uint8Array>;
  outStructure: Out<null>;
  /** lineGatherDigits' buffer: an application says whether there is one. */
  'gathered?': Out<string> | null;
}

export type ParameterKind = keyof ParameterTypes;

/** The kinds that fit the parameters of a method. */
type Fitting<P extends readonly unknown[]> = {
  readonly [I in keyof P]: { [K in ParameterKind]: ParameterTypes[K] extends P[I] ? K : never }[ParameterKind];
};

/**
 * The methods that an application reaches under TAPI's name, and the kinds of their parameters, in the order of {@link ServiceProvider}.
 * Drives the protocol, the border, dispatch and the application's calls. Not here: what the host calls by itself, and the calls of
 * which it does more than pass them on (lineOpen, lineMakeCall, lineDrop …).
 */
export const methodParameters = {
  lineAccept: ['requestId', 'call', 'bytes?'],
  lineAddToConference: ['requestId', 'call', 'call'],
  lineBlindTransfer: ['requestId', 'call', 'string', 'int'],
  lineCompleteCall: ['requestId', 'call', 'outNumber', 'int', 'int'],
  lineCompleteTransfer: ['requestId', 'call', 'call', 'newCall?', 'newCallOut', 'int'],
  lineDevSpecificFeature: ['requestId', 'line', 'int', 'bytes'],
  lineForward: ['requestId', 'line', 'bool', 'int', 'forwardList?', 'int', 'newCall', 'newCallOut', 'callParams?'],
  lineGatherDigits: ['call', 'endToEndId', 'int', 'gathered?', 'int', 'string?', 'int', 'int'],
  lineGenerateTone: ['call', 'endToEndId', 'int', 'int', 'tones'],
  lineGetAddressID: ['line', 'outNumber', 'int', 'string'],
  lineGetAddressStatus: ['line', 'int', 'outStructure'],
  lineGetCallAddressID: ['watchedCall', 'outNumber'],
  lineGetCallHubTracking: ['line', 'outStructure'],
  lineGetCallIDs: ['watchedCall', 'outNumber', 'outNumber', 'outNumber'],
  lineGetDevConfig: ['lineDevice', 'outBytes', 'string'],
  lineGetExtensionID: ['lineDevice', 'tspiVersion', 'outStructure'],
  lineGetID: ['line', 'int', 'watchedCall?', 'int', 'outStructure', 'string'],
  lineGetIcon: ['lineDevice', 'string', 'outString'],
  lineGetLineDevStatus: ['line', 'outStructure'],
  lineGetNumAddressIDs: ['line', 'outNumber'],
  lineHold: ['requestId', 'call'],
  lineMonitorDigits: ['watchedCall', 'int'],
  lineMonitorMedia: ['watchedCall', 'int'],
  lineMonitorTones: ['watchedCall', 'toneListId', 'toneList?'],
  lineNegotiateExtVersion: ['lineDevice', 'tspiVersion', 'int', 'int', 'outNumber'],
  linePark: ['requestId', 'call', 'int', 'string?', 'outString'],
  linePickup: ['requestId', 'line', 'int', 'newCall', 'newCallOut', 'string?', 'string?'],
  linePrepareAddToConference: ['requestId', 'call', 'newCall', 'newCallOut', 'callParams?'],
  lineRedirect: ['requestId', 'call', 'string', 'int'],
  lineReleaseUserUserInfo: ['requestId', 'call'],
  lineRemoveFromConference: ['requestId', 'call'],
  lineSecureCall: ['requestId', 'call'],
  lineSendUserUserInfo: ['requestId', 'call', 'bytes'],
  lineSetAppSpecific: ['call', 'int'],
  lineSetCallData: ['requestId', 'call', 'bytes'],
  lineSetCallHubTracking: ['line', 'hubTracking'],
  lineSetCallParams: ['requestId', 'call', 'int', 'int', 'int', 'dialParams?'],
  lineSetCallTreatment: ['requestId', 'call', 'int'],
  lineSetDevConfig: ['lineDevice', 'bytes', 'string'],
  lineSetLineDevStatus: ['requestId', 'line', 'int', 'bool'],
  lineSetMediaControl: [
    'line',
    'int',
    'call?',
    'int',
    'digitControls?',
    'mediaControls?',
    'toneControls?',
    'callStateControls?',
  ],
  lineSetMediaMode: ['call', 'int'],
  lineSetTerminal: ['requestId', 'line', 'int', 'call?', 'int', 'int', 'int', 'bool'],
  lineSetupConference: [
    'requestId',
    'call?',
    'line',
    'newCall',
    'newCallOut',
    'newCall',
    'newCallOut',
    'int',
    'callParams?',
  ],
  lineSetupTransfer: ['requestId', 'call', 'newCall', 'newCallOut', 'callParams?'],
  lineSwapHold: ['requestId', 'call', 'call'],
  lineUncompleteCall: ['requestId', 'line', 'int'],
  lineUnhold: ['requestId', 'call'],
  lineUnpark: ['requestId', 'line', 'int', 'newCall', 'newCallOut', 'string'],

  phoneDevSpecific: ['requestId', 'phone', 'bytes'],
  phoneGetButtonInfo: ['phone', 'int', 'outStructure'],
  phoneGetData: ['phone', 'int', 'outBytes'],
  phoneGetDisplay: ['phone', 'outString'],
  phoneGetExtensionID: ['phoneDevice', 'tspiVersion', 'outStructure'],
  phoneGetGain: ['phone', 'int', 'outNumber'],
  phoneGetHookSwitch: ['phone', 'outNumber'],
  phoneGetID: ['phone', 'outStructure', 'string'],
  phoneGetIcon: ['phoneDevice', 'string', 'outString'],
  phoneGetLamp: ['phone', 'int', 'outNumber'],
  phoneGetRing: ['phone', 'outNumber', 'outNumber'],
  phoneGetStatus: ['phone', 'outStructure'],
  phoneGetVolume: ['phone', 'int', 'outNumber'],
  phoneNegotiateExtVersion: ['phoneDevice', 'tspiVersion', 'int', 'int', 'outNumber'],
  phoneSetButtonInfo: ['requestId', 'phone', 'int', 'buttonInfo'],
  phoneSetData: ['requestId', 'phone', 'int', 'bytes'],
  phoneSetDisplay: ['requestId', 'phone', 'int', 'int', 'string'],
  phoneSetGain: ['requestId', 'phone', 'int', 'int'],
  phoneSetHookSwitch: ['requestId', 'phone', 'int', 'int'],
  phoneSetLamp: ['requestId', 'phone', 'int', 'int'],
  phoneSetRing: ['requestId', 'phone', 'int', 'int'],
  phoneSetVolume: ['requestId', 'phone', 'int', 'int'],
} as const satisfies {
  readonly [Name in keyof ServiceProvider]?: Fitting<
    Parameters<Extract<ServiceProvider[Name], (...args: never[]) => unknown>>
  >;
};

/** The name of a method that an application reaches by {@link methodParameters}. */
export type RoutedName = keyof typeof methodParameters;

export const routedNames = Object.keys(methodParameters) as RoutedName[];
