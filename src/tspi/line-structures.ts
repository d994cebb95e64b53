import type { LineDialParams } from './common-structures.js';

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
  /** LINEADDRESSMODE bits by which a call may name its address. */
  readonly addressModes?: number;
  /** How many frequencies a custom tone of lineGenerateTone has at most. */
  readonly generateToneMaxNumFreq?: number;
  /** How many frequencies an entry of lineMonitorTones has at most, and how many entries a list has. */
  readonly monitorToneMaxNumFreq?: number;
  readonly monitorToneMaxNumEntries?: number;
  /** The bounds of both time limits of lineGatherDigits, ms. */
  readonly gatherDigitsMinTimeout?: number;
  readonly gatherDigitsMaxTimeout?: number;
  /** How many entries each list of lineSetMediaControl has at most. */
  readonly medCtlDigitMaxListSize?: number;
  readonly medCtlMediaMaxListSize?: number;
  readonly medCtlToneMaxListSize?: number;
  readonly medCtlCallStateMaxListSize?: number;
  /** Largest user-user block by function, in bytes, and what LineCallInfo can hold of a received one. */
  readonly uuiAcceptSize?: number;
  readonly uuiAnswerSize?: number;
  readonly uuiMakeCallSize?: number;
  readonly uuiDropSize?: number;
  readonly uuiSendUserUserInfoSize?: number;
  readonly uuiCallInfoSize?: number;
  /** The terminals that lineSetTerminal takes, by terminal id. */
  readonly terminals?: readonly LineTermCaps[];
  /** LINEDEVSTATUSFLAGS bits that lineSetLineDevStatus takes. */
  readonly settableDevStatus?: number;
  /** The device classes that lineGetID knows. */
  readonly deviceClasses?: readonly string[];
  /** LINECALLHUBTRACKING bits that lineSetCallHubTracking takes. */
  readonly availableTracking?: number;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
  /** Ringback's own: where the voice goes. */
  readonly audioPath: AudioPath;
  /** Ringback's own: whether the device is simulated. */
  readonly simulated?: boolean;
  /** Ringback's own: whether it is a line of a mobile network, whose services lineDevSpecific asks (LINE_SERVICE). */
  readonly networkServices?: boolean;
  /** Ringback's own: the make of the serial device, which a further port of it shares; left out where there is none to be asked for. */
  readonly usbIds?: { readonly vendorId: number; readonly productId: number };
  /** Ringback's own: the user's name for the line, which `lineName` is then; left out or '' where it has none. */
  readonly label?: string;
  /** Ringback's own: the sign that the device can give; left out where it can give none. */
  readonly identifySign?: IdentifySign;
  /** Ringback's own: what the device said of itself, empty strings where it said nothing. */
  readonly identity: { readonly manufacturer: string; readonly model: string; readonly revision: string };
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
  readonly numOnHoldCalls?: number;
  /** Calls on hold for a transfer or a conference that is being set up. */
  readonly numOnHoldPendCalls?: number;
  /** Requests of lineCompleteCall that wait. */
  readonly numCallCompletions?: number;
  /** The ring mode now, from 1; 0 = silent. */
  readonly ringMode?: number;
  /** 0 (empty) to 0xFFFF. */
  readonly batteryLevel?: number;
  /** One LINEROAMMODE. */
  readonly roamMode?: number;
  /** LINETERMMODE bits of each terminal, by terminal id. */
  readonly terminalModes?: readonly number[];
  /** LINEMEDIAMODE bits for which a new call can be made now. */
  readonly availableMediaModes?: number;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}

/**
 * Ringback's own: what a line device is doing below its calls, also while nobody has it open: a browser's device comes and goes
 * without being forgotten. Reported by `ProviderHost.lineService`.
 */
export interface LineService {
  readonly state: 'closed' | 'opening' | 'ready' | 'lost' | 'failed';
  readonly reason: LineServiceReason;
  /** How the line stands with its mobile network, while it is `ready`; left out of lines that have none. */
  readonly network?: LineNetwork;
  /** How many tries the SIM leaves for the PIN or PUK that it waits for; left out where none is wanted, or the modem does not tell. */
  readonly simTries?: number;
  /** Emergency numbers that SIM and network name beside those that every mobile knows; left out until they have told. */
  readonly emergencyNumbers?: readonly string[];
}

/** Ringback's own: a cellular line and its network (3GPP TS 27.007, 7.2 and 8.5). */
export interface LineNetwork {
  /** `unknown` until the modem has told; `none`: it is not registered and does not look for a network, or does not say. */
  readonly registration: 'unknown' | 'searching' | 'home' | 'roaming' | 'none' | 'refused';
  /** How strong the signal is, in percent of what the modem can tell; left out where it is not known. */
  readonly signal?: number;
  /** What the operator calls itself, while the modem is registered; left out where it is not known. Hostile text, but for characters of control and direction. */
  readonly operator?: string;
  /** The radio technology (<AcT>, 3GPP TS 27.007, 7.3) as it was when the modem registered, such as `gsm`, `utran`, `eutran`; left out where it is not told. */
  readonly technology?: string;
}

/**
 * Why a line is `lost` or `failed`; while it is `ready`, what its calls lack (from `noSim` on): its device works, and may still make an
 * emergency call. `none` otherwise.
 */
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
  | 'portFailed'
  | 'noSim'
  | 'simFailed'
  | 'pinWanted'
  | 'pukWanted'
  | 'noNetwork'
  | 'networkRefused';

/** LINECALLHUBTRACKINGINFO: how far calls that belong together are followed. */
export interface LineCallHubTrackingInfo {
  /** LINECALLHUBTRACKING bits that can be asked for. */
  readonly availableTracking: number;
  /** One LINECALLHUBTRACKING. */
  readonly currentTracking: number;
}

/** LINETERMCAPS: one terminal that events of a line can be sent to. */
export interface LineTermCaps {
  /** One LINETERMDEV. */
  readonly termDev: number;
  /** LINETERMMODE bits. */
  readonly termModes: number;
  /** One LINETERMSHARING. */
  readonly termSharing: number;
  /** Its name for people; TAPI keeps it beside, in dwTerminalText. */
  readonly text: string;
}
