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

/** What a member of a structure is: a DWORD, a text, a block, or a structure itself. */
export type MemberType = 'int' | 'string' | 'bytes' | StructureMembers;

/** The members of any structure. A name that ends with `?` may be left out. */
export interface StructureMembers {
  readonly [name: string]: MemberType;
}

type MemberOf<T> = T extends number
  ? 'int'
  : T extends string
    ? 'string'
    : T extends Uint8Array
      ? 'bytes'
      : { readonly [K in keyof T]: MemberOf<T[K]> };

/** The members of one structure: all that it has. */
type Members<T> = {
  readonly [K in keyof T & string as undefined extends T[K] ? `${K}?` : K]-?: MemberOf<NonNullable<T[K]>>;
};

const dialParams = {
  dialPause: 'int',
  dialSpeed: 'int',
  digitDuration: 'int',
  waitForDialtone: 'int',
} as const satisfies Members<LineDialParams>;

const callParams = {
  'bearerMode?': 'int',
  'mediaMode?': 'int',
  'callParamFlags?': 'int',
  'addressId?': 'int',
  'dialParams?': dialParams,
  'minRate?': 'int',
  'maxRate?': 'int',
  'addressMode?': 'int',
  'origAddress?': 'string',
  'displayableAddress?': 'string',
  'calledParty?': 'string',
  'comment?': 'string',
  'userUserInfo?': 'bytes',
  'targetAddress?': 'string',
  'predictiveAutoTransferStates?': 'int',
  'noAnswerTimeout?': 'int',
  'callingPartyId?': 'string',
  'deviceClass?': 'string',
  'deviceConfig?': 'bytes',
  'callData?': 'bytes',
  'devSpecific?': 'bytes',
} as const satisfies Members<LineCallParams>;

const monitorTone = {
  appSpecific: 'int',
  duration: 'int',
  frequency1: 'int',
  frequency2: 'int',
  frequency3: 'int',
} as const satisfies Members<LineMonitorTone>;

/** One structure that a method takes. */
export interface StructureShape {
  readonly list: boolean;
  /** Whether null may stand for it. */
  readonly optional: boolean;
  readonly members: StructureMembers;
}

const one = (members: StructureMembers): StructureShape => ({ list: false, optional: false, members });
const oneOrNone = (members: StructureMembers): StructureShape => ({ list: false, optional: true, members });
const list = (members: StructureMembers): StructureShape => ({ list: true, optional: false, members });
const listOrNone = (members: StructureMembers): StructureShape => ({ list: true, optional: true, members });

/** The structures that a method takes, by the kind of its parameter, so that what comes from a page can be checked member by member. */
export const structureShapes = {
  'callParams?': oneOrNone(callParams),
  'dialParams?': oneOrNone(dialParams),
  'forwardList?': listOrNone({
    forwardMode: 'int',
    callerAddress: 'string',
    destCountryCode: 'int',
    destAddress: 'string',
  } satisfies Members<LineForward>),
  tones: list({
    frequency: 'int',
    cadenceOn: 'int',
    cadenceOff: 'int',
    volume: 'int',
  } satisfies Members<LineGenerateTone>),
  'toneList?': listOrNone(monitorTone),
  'digitControls?': listOrNone({
    digit: 'string',
    digitModes: 'int',
    mediaControl: 'int',
  } satisfies Members<LineMediaControlDigit>),
  'mediaControls?': listOrNone({
    mediaModes: 'int',
    duration: 'int',
    mediaControl: 'int',
  } satisfies Members<LineMediaControlMedia>),
  'toneControls?': listOrNone({ ...monitorTone, mediaControl: 'int' } satisfies Members<LineMediaControlTone>),
  'callStateControls?': listOrNone({
    callStates: 'int',
    mediaControl: 'int',
  } satisfies Members<LineMediaControlCallState>),
  hubTracking: one({ availableTracking: 'int', currentTracking: 'int' } satisfies Members<LineCallHubTrackingInfo>),
  buttonInfo: one({
    buttonMode: 'int',
    buttonFunction: 'int',
    buttonText: 'string',
    buttonState: 'int',
    'devSpecific?': 'bytes',
  } satisfies Members<PhoneButtonInfo>),
} as const;

export type StructureKind = keyof typeof structureShapes;

export function isStructureKind(kind: string): kind is StructureKind {
  return Object.hasOwn(structureShapes, kind);
}
