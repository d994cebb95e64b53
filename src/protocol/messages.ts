/**
 * Everything that page and worker say to each other; neither knows anything else of the other side.
 * Records of integers (carrier.ts); `payload` marks a cell that stands for a value beside them, 0 where there is none.
 */
import type { Outcome } from '../tspi/provider-host.js';
import { methodParameters, routedNames, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import type { HeardOnPort } from '../tspi/port-finding.js';
import type { LineAddressCaps, LineCallInfo, LineDevCaps, LineService, PhoneCaps } from '../tspi/structures.js';
import { isStructureKind, type StructureKind } from '../tspi/structure-members.js';

/** Rises with every change of what follows. A page of another version is told to reload. */
export const PROTOCOL_VERSION = 8;

/** Records from the page to the worker. */
export const ToWorker = {
  /**
   * [version, first handle that the worker may give a call that comes in: even, 0 for any, payload: the application's name or none] First of all, and
   * again after DETACHED: everything that came before has been worked off.
   */
  HELLO: 1,
  /** [function: index in REQUESTS, page's request id, …arguments as REQUESTS says] */
  REQUEST: 2,
  /** [] The page lets go of everything. */
  BYE: 3,
  /** [messages] So many messages of the worker have been worked off since this was said last. */
  TAKEN: 4,
} as const;

/** Records from the worker to the page. */
export const ToPage = {
  /** [version, 1 = wasm core, bytes of its module, payload: Welcome] */
  HELLO: 1,
  /** [request id, what the function returned, payload: its out-value] Of an asynchronous function: the refusal, which a REPLY follows. */
  RETURNED: 2,
  /** [request id, result, 1 = outcome unknown | 2 = early, payload: what the function gave with its end] */
  REPLY: 3,
  /** [message, handle, param1, param2, param3] */
  MESSAGE: 4,
  /** [device id, payload: DeviceState or none where it was forgotten] */
  DEVICE: 5,
  /** [hCall, hLine, payload: CallState] */
  CALL: 6,
  /** [device id or -1, direction: index in TRAFFIC_DIRECTIONS, payload: text, masked] */
  TRAFFIC: 7,
  /** [reason: index in REFUSALS] What came over the port was refused; the port goes on. */
  REFUSED: 8,
  /** [request id] The asynchronous function returned its own id. */
  ACCEPTED: 9,
  /** [] What came since HELLO is all there is: what the page knew before and has not heard of again is gone. */
  SNAPSHOT: 10,
  /** [reason: index in DETACHMENTS] The worker has let go of everything of this page; nothing follows until the page says HELLO again. */
  DETACHED: 11,
  /** [held by another tab of the site, held by others] Modems that this site may use and that carry no line, because somebody else has them. */
  HELD: 12,
  /** [phone device id, payload: PhoneCaps or none where it was forgotten] */
  PHONE: 13,
  /** [request id of a modemConnect that is out, payload: SetUpStep] How far the device is. */
  SET_UP_STEP: 15,
  /** [hCall, payload: text] The digits of the LINE_GATHERDIGITS that follows. */
  DIGITS: 14,
  /** [what: bits of PERSONAL] The call log or the contacts have changed: whoever shows them asks again. */
  PERSONAL_CHANGED: 16,
} as const;

/**
 * Why a page lost what it held. `notTaken`: it did not work off what it was sent, and the worker closed its session. `moved`: its lines are served by
 * another worker now; only a page says that, to itself.
 */
export const DETACHMENTS = ['notTaken', 'moved'] as const;
export type Detachment = (typeof DETACHMENTS)[number];

/** Why the worker refused what came over a port. `version`: reload the page. */
export const REFUSALS = ['version', 'notAMessage', 'notARequest', 'tooMany'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const TRAFFIC_DIRECTIONS = ['toModem', 'fromModem', 'note'] as const;
export type TrafficDirection = (typeof TRAFFIC_DIRECTIONS)[number];

/** Bits of PERSONAL_CHANGED and of personalDataClear. */
export const PERSONAL = { CALL_LOG: 1, CONTACTS: 2 } as const;

/** Bits of REPLY's third cell. */
export const REPLY_OUTCOME_UNKNOWN = 1;
export const REPLY_EARLY = 2;

export function outcomeOf(flags: number): Outcome {
  return (flags & REPLY_OUTCOME_UNKNOWN) === 0 ? 'known' : 'unknown';
}

/** What the worker says of itself in HELLO. */
export interface Welcome {
  /** Why the JavaScript core runs, in the browser's words; '' with the wasm core. */
  readonly coreReason: string;
  /** The service providers of the worker's own that the page has asked for and that did not start, and why. */
  readonly failedProviders: readonly { readonly name: string; readonly reason: string }[];
  /** Which device APIs the worker sees: not every browser has in workers what it has on pages. */
  readonly deviceApis: { readonly serial: boolean; readonly usb: boolean };
  /** Requests that a page may have outstanding. */
  readonly requestLimit: number;
  /** How much this page may have worked off without saying so, in bytes (credit.ts). Mostly it says so before, with a request. */
  readonly untoldBytes: number;
  /** What this page may do: the rights its port was made with. The lines it may see are those it hears of. */
  readonly rights: {
    readonly privilege: 'monitor' | 'owner';
    readonly data: boolean;
    readonly devSpecific: boolean;
    readonly connectModems: boolean;
  };
  /** Whether simulated modems carry lines, to which `simulatorPlay` lets things happen. */
  readonly hasSimulator: boolean;
  readonly magicNumbers: readonly { readonly number: string; readonly behavior: string; readonly seconds: number }[];
  /** Whether calls are kept in the call log: only where the pages have asked for it. */
  readonly keepsCallLog: boolean;
}

/** What a mirror holds of a line device. */
export interface DeviceState {
  readonly caps: LineDevCaps;
  readonly addressCaps: LineAddressCaps;
  /** Of the addresses after the first; left out where there are none. */
  readonly furtherAddressCaps?: readonly LineAddressCaps[];
  readonly service: LineService;
}

/** What a mirror holds of a call beside its state, which LINE_CALLSTATE carries. */
export interface CallDetails {
  readonly info: LineCallInfo;
  readonly callFeatures: number;
  readonly callFeatures2: number;
  /** When the state began, ms since the Unix epoch. */
  readonly stateEntryTime: number;
  /** How many applications own the call, and how many watch it. */
  readonly numOwners: number;
  readonly numMonitors: number;
}

/** What a mirror holds of a phone device. */
export type PhoneState = PhoneCaps;

/** How an argument travels: an integer in its cell, or a payload. `?` = may be left out (null). A structure is checked member by member. */
export type ArgumentKind = 'int' | 'string' | 'string?' | 'bytes' | 'bytes?' | 'object?' | StructureKind;

/** One function a page may ask for. */
export interface RequestShape {
  readonly name: string;
  /** `async`: a REPLY follows. `sync`: RETURNED is all. */
  readonly mode: 'sync' | 'async';
  readonly args: readonly ArgumentKind[];
}

/** What an application gives for a parameter; undefined where it gives nothing. */
const ARGUMENTS: Readonly<Record<Exclude<ParameterKind, StructureKind>, ArgumentKind | undefined>> = {
  requestId: undefined,
  lineDevice: 'int',
  phoneDevice: 'int',
  tspiVersion: undefined,
  line: 'int',
  call: 'int',
  watchedCall: 'int',
  'call?': 'int',
  'watchedCall?': 'int',
  phone: 'int',
  newCall: 'int',
  'newCall?': 'int',
  newCallOut: undefined,
  endToEndId: undefined,
  toneListId: undefined,
  int: 'int',
  bool: 'int',
  string: 'string',
  'string?': 'string?',
  bytes: 'bytes',
  'bytes?': 'bytes?',
  outNumber: undefined,
  outString: undefined,
  outBytes: undefined,
  outStructure: undefined,
  'gathered?': 'int',
};

/** How what an application gives for a parameter travels; undefined where it gives nothing. */
export function argumentOf(kind: ParameterKind): ArgumentKind | undefined {
  return isStructureKind(kind) ? kind : ARGUMENTS[kind];
}

function shape<const Name extends string>(
  name: Name,
  mode: 'sync' | 'async',
  ...args: readonly ArgumentKind[]
): RequestShape & { readonly name: Name } {
  return { name, mode, args };
}

/** The shape of a function that is passed on to its provider. */
function passedOn(name: RoutedName): RequestShape & { readonly name: RoutedName } {
  const kinds: readonly ParameterKind[] = methodParameters[name];
  const args = kinds.map(argumentOf).filter((kind) => kind !== undefined);
  return { name, mode: kinds[0] === 'requestId' ? 'async' : 'sync', args };
}

const FIRST_REQUESTS = [
  shape('lineNegotiateAPIVersion', 'sync', 'int', 'int', 'int'),
  /** [device id or LINEMAPPER, handle, version, LINECALLPRIVILEGE bits, LINEMEDIAMODE bits, version of the extension, payload: what calls it must be fit for] */
  shape('lineOpen', 'sync', 'int', 'int', 'int', 'int', 'int', 'int', 'callParams?'),
  shape('lineClose', 'sync', 'int'),
  shape('lineSetStatusMessages', 'sync', 'int', 'int', 'int'),
  passedOn('lineGetID'),
  passedOn('lineGetDevConfig'),
  passedOn('lineSetDevConfig'),
  shape('lineMakeCall', 'async', 'int', 'int', 'string?', 'int', 'callParams?'),
  shape('lineDial', 'async', 'int', 'string', 'int'),
  shape('lineAnswer', 'async', 'int', 'bytes?'),
  shape('lineDrop', 'async', 'int', 'bytes?'),
  shape('lineDeallocateCall', 'sync', 'int'),
  shape('lineGenerateDigits', 'sync', 'int', 'int', 'string?', 'int'),
  passedOn('lineSetAppSpecific'),
  shape('lineDevSpecific', 'async', 'int', 'int', 'int', 'bytes'),
  /** Ringback's own: connects the device that the page's chooser gave. [index among those granted, count, payload: ChosenDevice] */
  shape('modemConnect', 'async', 'int', 'int', 'object?'),
  /** Ringback's own: counters and trace of the host, and the ports, for a report. */
  shape('diagnostics', 'sync'),
  passedOn('lineGetLineDevStatus'),
  passedOn('lineGetAddressStatus'),
  passedOn('lineGetAddressID'),
  passedOn('lineGetIcon'),
  /** Ringback's own: removes a modem's line for good (LINE_REMOVE) and gives the permission to use its port back. [device id] */
  shape('modemForget', 'async', 'int'),
  shape('lineSetCallPrivilege', 'sync', 'int', 'int'),
  /** Ringback's own: adds a further port of a modem to its line. [device id, index among those granted, count, payload: ChosenDevice] */
  shape('modemAddPort', 'async', 'int', 'int', 'int', 'object?'),
  /** Ringback's own: names a line, or takes the name away. [device id, label] */
  shape('lineSetLabel', 'async', 'int', 'string'),
  /** Ringback's own: gives a sign on a modem, by which a person finds it. [device id] */
  shape('modemIdentify', 'async', 'int'),
  /** Ringback's own: gives the permission to use the modems back that are held elsewhere, which takes them from whoever has them. */
  shape('modemsRelease', 'async'),
  /** [hLine, address id, LINECALLSELECT] Gives monitor handles of calls that this page has none of. */
  shape('lineGetNewCalls', 'sync', 'int', 'int', 'int'),
  /** [hCall, payload: an application's name, one LINEMEDIAMODE] */
  shape('lineHandoff', 'sync', 'int', 'string?', 'int'),
  shape('lineGetStatusMessages', 'sync', 'int'),
  shape('phoneNegotiateAPIVersion', 'sync', 'int', 'int', 'int'),
  /** [device id, handle, version, version of the extension, one PHONEPRIVILEGE] */
  shape('phoneOpen', 'sync', 'int', 'int', 'int', 'int', 'int'),
  shape('phoneClose', 'sync', 'int'),
  shape('phoneSetStatusMessages', 'sync', 'int', 'int', 'int', 'int'),
  shape('phoneGetStatusMessages', 'sync', 'int'),
  /** Ringback's own: the last of what went over a modem's port, masked. [device id] Gives a Recording. */
  shape('modemRecording', 'sync', 'int'),
  /** Ringback's own: the newest entries of the call log, before one. [id of that one or '', how many] Gives a CallLogAnswer. */
  shape('callLogRead', 'async', 'string', 'int'),
  /** Ringback's own: removes an entry of the call log. [id] */
  shape('callLogRemove', 'async', 'string'),
  /** Ringback's own: every contact. Gives a ContactsAnswer. */
  shape('contactsRead', 'async'),
  /** Ringback's own: keeps a contact. [payload: Contact, a new one without an id] Gives its id. */
  shape('contactPut', 'async', 'object?'),
  /** Ringback's own: removes a contact. [id] */
  shape('contactRemove', 'async', 'string'),
  /** Ringback's own: keeps many contacts. [payload: Contacts, their ids do not count] Gives an ImportAnswer. */
  shape('contactsImport', 'async', 'object?'),
  /** Ringback's own: removes the call log, the contacts or both. [bits of PERSONAL] */
  shape('personalDataClear', 'async', 'int'),
  /** Ringback's own: lets something happen to a simulated line. [device id, payload: PlayAction] */
  shape('simulatorPlay', 'async', 'int', 'object?'),
] as const;

/** The requests about call log and contacts. They are answered apart from TAPI's: no LINE_REPLY tells of them. */
export const PERSONAL_REQUESTS = [
  'callLogRead',
  'callLogRemove',
  'contactsRead',
  'contactPut',
  'contactRemove',
  'contactsImport',
  'personalDataClear',
] as const satisfies readonly RequestName[];
export type PersonalRequest = (typeof PERSONAL_REQUESTS)[number];

/** Whether a request is about call log or contacts. */
export function isPersonal(name: string): name is PersonalRequest {
  return PERSONAL_REQUESTS.some((one) => one === name);
}

const firstNames: ReadonlySet<string> = new Set(FIRST_REQUESTS.map(({ name }) => name));

/** Every function a page may ask for, by its index. Append only: the index goes over the wire. */
export const REQUESTS: readonly (RequestShape & { readonly name: RequestName })[] = [
  ...FIRST_REQUESTS,
  ...routedNames.filter((name) => !firstNames.has(name)).map(passedOn),
];

export type RequestName = (typeof FIRST_REQUESTS)[number]['name'] | RoutedName;

const indices = new Map<string, number>(REQUESTS.map(({ name }, index) => [name, index]));

/** The index of a function on the wire. */
export function requestIndex(name: RequestName): number {
  return indices.get(name) ?? -1;
}

/** What a window tells of a device that was chosen, so that the worker finds it among those that it sees itself. */
export type ChosenDevice =
  | {
      readonly via: 'serial';
      readonly usbVendorId?: number | undefined;
      readonly usbProductId?: number | undefined;
      readonly bluetoothServiceClassId?: number | string | undefined;
    }
  | { readonly via: 'usb'; readonly vendorId: number; readonly productId: number; readonly serialNumber: string };

/** What modemConnect and modemAddPort give back with their reply. */
export type ModemConnectResult =
  | { readonly deviceId: number }
  /**
   * A ModemPortErrorCode, and what the browser said; or `unsupported`, `notAModem`, or `lookAgain`: the worker sees other devices than the window did,
   * which has to look again. `heard`: what the port said in which no modem was found.
   */
  | { readonly error: string; readonly message: string; readonly heard?: HeardOnPort };

/** Modems that this site may use and that carry no line, because somebody else has them, by who that is. */
export interface HeldModems {
  /** Another tab of this site. */
  readonly byTab: number;
  /** A program, a driver, or a tab that nothing keeps away. */
  readonly byOthers: number;
}

/** What stands in the way to one modem. */
export interface PortLoad {
  /** The line's device id; -1 while the port is being taken into service. */
  readonly deviceId: number;
  /** Whether the port is held: being opened, open or being closed. */
  readonly open: boolean;
  /** AT commands that wait. */
  readonly queued: number;
  /** AT commands that the modem has and has not answered: 0 or 1. */
  readonly inFlight: number;
  /**
   * Errors of the receiver that were survived since the line is there; the bytes around them are lost or wrong. `overrun`: nobody took them in time;
   * `framing`: no stop bit; `parity`; `break`: the wire was held low (Web Serial, `readable` attribute).
   */
  readonly receiveErrors: Readonly<Record<'overrun' | 'framing' | 'parity' | 'break', number>>;
}

/** What `diagnostics` gives back. */
export interface Diagnostics {
  readonly counters: Readonly<Record<string, number>>;
  /** Requests that are out, of all clients. */
  readonly outstanding: number;
  /** Every port that carries a line or is being taken into service. */
  readonly ports: readonly PortLoad[];
  /** How well modems are remembered until the next visit, and how many records were passed over: of another version, or garbage. */
  readonly modemStore: { readonly state: 'working' | 'memoryOnly'; readonly reason: string; readonly ignored: number };
  readonly trace: readonly {
    readonly order: number;
    readonly atMs: number;
    readonly kind: string;
    readonly what: string;
    readonly requestId: number;
    readonly value: number;
  }[];
}
