import type { LineDialParams } from './common-structures.js';

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
  /** Bounds of the data rate, bit/s. */
  readonly minRate?: number;
  readonly maxRate?: number;
  /** One LINEADDRESSMODE: whether `addressId` or `origAddress` names the originating address; ADDRESSID when left out. */
  readonly addressMode?: number;
  readonly origAddress?: string;
  /** For people to read: the number as it was entered, the called party, a note. LineCallInfo gives them back. */
  readonly displayableAddress?: string;
  readonly calledParty?: string;
  readonly comment?: string;
  /** Sent to the called party as the call is set up. */
  readonly userUserInfo?: Uint8Array;
  /** Where a call goes that a consultation function makes in one step. */
  readonly targetAddress?: string;
  /** LINECALLSTATE bits at which a predictive call is transferred by itself. */
  readonly predictiveAutoTransferStates?: number;
  /** How long a predictive call waits for an answer, in seconds; 0 = no limit. */
  readonly noAnswerTimeout?: number;
  /** The identity to show instead of the line's own. */
  readonly callingPartyId?: string;
  /** Settings for this call only: the block of lineGetDevConfig and its device class. */
  readonly deviceClass?: string;
  readonly deviceConfig?: Uint8Array;
  /** What lineSetCallData would store. */
  readonly callData?: Uint8Array;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
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
  readonly calledIdName?: string;
  /** The party that was reached. LINECALLPARTYID bits, its number, its name. */
  readonly connectedIdFlags?: number;
  readonly connectedId?: string;
  readonly connectedIdName?: string;
  /** The party that the call was sent on to. */
  readonly redirectionIdFlags?: number;
  readonly redirectionId?: string;
  readonly redirectionIdName?: string;
  /** The party that sent the call on. */
  readonly redirectingIdFlags?: number;
  readonly redirectingId?: string;
  readonly redirectingIdName?: string;
  /** The switch's own number of the call, and of the call that it belongs to; 0 = none. */
  readonly callId?: number;
  readonly relatedCallId?: number;
  /** LINECALLPARAMFLAGS bits that the call was placed with. */
  readonly callParamFlags?: number;
  readonly dialParams?: LineDialParams;
  /** Of a call that lineCompleteCall led to: the id of that request; else 0. */
  readonly completionId?: number;
  /** The country code of the number that was dialled; 0 = none. */
  readonly countryCode?: number;
  /** The trunk that the call goes over, 0xFFFFFFFF where unknown. */
  readonly trunk?: number;
  /** What the application gave for people to read: LineCallParams. */
  readonly displayableAddress?: string;
  readonly calledParty?: string;
  readonly comment?: string;
  /** What the network wrote on the display. Hostile text: render as text only. */
  readonly display?: string;
  /** The last user-user block that came in and was not released. */
  readonly userUserInfo?: Uint8Array;
  /** What the network said of charges. */
  readonly chargingInfo?: Uint8Array;
  /** LINETERMMODE bits of each terminal, by terminal id. */
  readonly terminalModes?: readonly number[];
  /** What a party on hold hears: a LINECALLTREATMENT, or an id of LineAddressCaps' callTreatments. */
  readonly callTreatment?: number;
  /** What lineSetCallData stored. */
  readonly callData?: Uint8Array;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}

/** LINECALLSTATUS: the provider's part of a call's present state. */
export interface LineCallStatus {
  /** One LINECALLSTATE. */
  readonly callState: number;
  /** The mode that belongs to the state: LINEDISCONNECTMODE, LINEBUSYMODE, LINECONNECTEDMODE …; 0 where it has none. */
  readonly callStateMode: number;
  /** LINECALLFEATURE bits possible now. */
  readonly callFeatures: number;
  /** LINECALLFEATURE2 bits possible now. */
  readonly callFeatures2?: number;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}
