/**
 * TAPI's structures as typed objects: the members' names in camelCase without their type prefix, no byte layouts.
 * Only what a provider fills in; the members that TAPI itself keeps (hLine, owners, monitors) stand with the host.
 * Source of members and meanings: the structure pages named in each comment.
 */

/**
 * Where a line's voice goes. Not TAPI's: a web page must say it before dialling, since no page carries the audio by itself.
 * - `none`: no audio anywhere (fax, data, simulation)
 * - `handset`: a telephone plugged into the modem
 * - `speaker`: the modem's own loudspeaker and microphone
 * - `headset`: the headset jack of a module
 * - `page`: this page plays and records it
 */
export type AudioPath = 'none' | 'handset' | 'speaker' | 'headset' | 'page';

/**
 * By what a person finds the device that a line is on. Not TAPI's: of identical devices nothing else tells which is which.
 * - `lights`: its lamps blink
 * - `activity`: it is sent commands that do nothing; only the traffic shows it
 */
export type IdentifySign = 'lights' | 'activity';

/** LINEDIALPARAMS. All in milliseconds; 0 asks for the provider's default. */
export interface LineDialParams {
  readonly dialPause: number;
  readonly dialSpeed: number;
  readonly digitDuration: number;
  readonly waitForDialtone: number;
}

/** LINEDEVCAPS: what a line device can do. */
export interface LineDevCaps {
  readonly providerInfo: string;
  readonly switchInfo: string;
  /** The same in every session for the same device. */
  readonly permanentLineId: number;
  /** The line's name for people. */
  readonly lineName: string;
  readonly numAddresses: number;
  /** LINEBEARERMODE bits. */
  readonly bearerModes: number;
  /** Highest data rate, bit/s; 0 where none. */
  readonly maxRate: number;
  /** LINEMEDIAMODE bits. */
  readonly mediaModes: number;
  /** LINETONEMODE bits that lineGenerateTone takes. */
  readonly generateToneModes: number;
  /** LINEDIGITMODE bits that lineGenerateDigits takes. */
  readonly generateDigitModes: number;
  /** LINEDIGITMODE bits that lineMonitorDigits takes. */
  readonly monitorDigitModes: number;
  /** LINEDEVCAPFLAGS bits. */
  readonly devCapFlags: number;
  readonly maxNumActiveCalls: number;
  /** LINEANSWERMODE of another active call when one is answered. */
  readonly answerMode: number;
  /** How many rings a call shows at most; 0 = not told. */
  readonly ringModes: number;
  /** LINEDEVSTATE bits that are reported. */
  readonly lineStates: number;
  readonly minDialParams: LineDialParams;
  readonly maxDialParams: LineDialParams;
  readonly defaultDialParams: LineDialParams;
  /** LINEFEATURE bits. */
  readonly lineFeatures: number;
  /** Ringback's own: where the voice goes. */
  readonly audioPath: AudioPath;
  /** Ringback's own: whether the device is simulated. */
  readonly simulated?: boolean;
  /** Ringback's own: the make of the serial device, which a further port of it shares; left out where there is none to be asked for. */
  readonly usbIds?: { readonly vendorId: number; readonly productId: number };
  /** Ringback's own: the user's name for the line, which `lineName` is then; left out or '' where it has none. */
  readonly label?: string;
  /** Ringback's own: the sign that the device can give; left out where it can give none. */
  readonly identifySign?: IdentifySign;
  /** Ringback's own: what the device said of itself, empty strings where it said nothing. */
  readonly identity: { readonly manufacturer: string; readonly model: string; readonly revision: string };
}

/** LINEADDRESSCAPS: what an address of a line can do. */
export interface LineAddressCaps {
  readonly lineDeviceId: number;
  /** The address for people, empty where unknown. */
  readonly address: string;
  /** LINECALLINFOSTATE bits that change. */
  readonly callInfoStates: number;
  /** LINECALLPARTYID bits possible for callers. */
  readonly callerIdFlags: number;
  /** LINECALLSTATE bits that calls of this address go through. */
  readonly callStates: number;
  /** LINEDISCONNECTMODE bits that may be reported. */
  readonly disconnectModes: number;
  readonly maxNumActiveCalls: number;
  readonly maxNumOnHoldCalls: number;
  /** LINEADDRCAPFLAGS bits. */
  readonly addrCapFlags: number;
  /** LINECALLFEATURE bits possible at some time. */
  readonly callFeatures: number;
  /** LINEADDRFEATURE bits possible at some time. */
  readonly addressFeatures: number;
}

/** LINEDEVSTATUS: the provider's part of a line's present state. */
export interface LineDevStatus {
  readonly numActiveCalls: number;
  /** LINEFEATURE bits possible now. */
  readonly lineFeatures: number;
  /** 0 (weakest) to 0xFFFF. */
  readonly signalLevel: number;
  /** LINEDEVSTATUSFLAGS bits. */
  readonly devStatusFlags: number;
}

/**
 * Ringback's own: what a line device is doing below its calls, also while nobody has it open: a browser's device comes and goes
 * without being forgotten. Reported by `ProviderHost.lineService`.
 */
export interface LineService {
  readonly state: 'closed' | 'opening' | 'ready' | 'lost' | 'failed';
  readonly reason: LineServiceReason;
}

/** Why a line is `lost` or `failed`; `none` otherwise. */
export type LineServiceReason =
  | 'none'
  | 'unplugged'
  | 'portBusy'
  | 'heldByTab'
  | 'heldBySystem'
  | 'permissionDenied'
  | 'noAnswer'
  | 'garbage'
  | 'initFailed'
  | 'portFailed';

/** LINEADDRESSSTATUS: the provider's part. */
export interface LineAddressStatus {
  readonly numActiveCalls: number;
  readonly numOnHoldCalls: number;
  /** LINEADDRFEATURE bits possible now. */
  readonly addressFeatures: number;
}

/** LINECALLINFO: what is known about a call. */
export interface LineCallInfo {
  readonly lineDeviceId: number;
  readonly addressId: number;
  /** One LINEBEARERMODE. */
  readonly bearerMode: number;
  /** Data rate, bit/s; 0 for voice. */
  readonly rate: number;
  /** LINEMEDIAMODE bits. */
  readonly mediaMode: number;
  readonly appSpecific: number;
  /** LINECALLSTATE bits that this call may still go through. */
  readonly callStates: number;
  /** One LINECALLORIGIN. */
  readonly origin: number;
  /** One LINECALLREASON. */
  readonly reason: number;
  /** LINECALLPARTYID bits: what is known about the caller. */
  readonly callerIdFlags: number;
  /** The caller's number as the network gave it; empty where unknown. Hostile text: render as text only. */
  readonly callerId: string;
  readonly callerIdName: string;
  /** LINECALLPARTYID bits: what is known about the called party. */
  readonly calledIdFlags: number;
  /** The number that was dialled, empty for an incoming call unless the network told it. */
  readonly calledId: string;
}

/** LINECALLSTATUS: the provider's part of a call's present state. */
export interface LineCallStatus {
  /** One LINECALLSTATE. */
  readonly callState: number;
  /** The mode that belongs to the state: LINEDISCONNECTMODE, LINEBUSYMODE, LINECONNECTEDMODE …; 0 where it has none. */
  readonly callStateMode: number;
  /** LINECALLFEATURE bits possible now. */
  readonly callFeatures: number;
}

/** LINECALLPARAMS: how a call is to be placed. Everything has TAPI's default when it is left out. */
export interface LineCallParams {
  /** One LINEBEARERMODE; VOICE when left out. */
  readonly bearerMode?: number;
  /** LINEMEDIAMODE bits; INTERACTIVEVOICE when left out. */
  readonly mediaMode?: number;
  /** LINECALLPARAMFLAGS bits. */
  readonly callParamFlags?: number;
  readonly addressId?: number;
  readonly dialParams?: LineDialParams;
}

/** VARSTRING: a device identifier of some class. */
export interface VarString {
  /** One STRINGFORMAT. */
  readonly format: number;
  readonly text: string;
}
