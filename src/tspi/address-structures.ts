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
  /** One LINEADDRESSSHARING. */
  readonly addressSharing?: number;
  /** LINEADDRESSSTATE bits that are reported. */
  readonly addressStates?: number;
  /** LINECALLPARTYID bits possible for the other parties. */
  readonly calledIdFlags?: number;
  readonly connectedIdFlags?: number;
  readonly redirectionIdFlags?: number;
  readonly redirectingIdFlags?: number;
  /** LINEDIALTONEMODE, LINEBUSYMODE, LINESPECIALINFO, LINECONNECTEDMODE and LINEOFFERINGMODE bits that may be reported. */
  readonly dialToneModes?: number;
  readonly busyModes?: number;
  readonly specialInfo?: number;
  readonly connectedModes?: number;
  readonly offeringModes?: number;
  readonly maxNumOnHoldPendingCalls?: number;
  /** How many parties a conference has at most, and one that a transfer makes. */
  readonly maxNumConference?: number;
  readonly maxNumTransConf?: number;
  /** One LINEREMOVEFROMCONF: who can be taken out of a conference. */
  readonly removeFromConfCaps?: number;
  /** One LINECALLSTATE: what a call that was taken out is in. */
  readonly removeFromConfState?: number;
  /** LINETRANSFERMODE bits. */
  readonly transferModes?: number;
  /** LINEPARKMODE bits. */
  readonly parkModes?: number;
  /** LINEFORWARDMODE bits, and how long a list may be: all entries, those for one caller each. */
  readonly forwardModes?: number;
  readonly maxForwardEntries?: number;
  readonly maxSpecificEntries?: number;
  /** The bounds of lineForward's rings without an answer. */
  readonly minFwdNumRings?: number;
  readonly maxFwdNumRings?: number;
  /** How many requests of lineCompleteCall may wait. */
  readonly maxCallCompletions?: number;
  /** LINECALLCOMPLCOND and LINECALLCOMPLMODE bits. */
  readonly callCompletionConds?: number;
  readonly callCompletionModes?: number;
  /** The messages that lineCompleteCall can leave, by message id. */
  readonly completionMessages?: readonly string[];
  /** LINECALLSTATE bits at which a predictive call may be transferred by itself. */
  readonly predictiveAutoTransferStates?: number;
  readonly callTreatments?: readonly LineCallTreatmentEntry[];
  /** The device classes that lineGetID knows for the address. */
  readonly deviceClasses?: readonly string[];
  /** Largest block of lineSetCallData, in bytes. */
  readonly maxCallDataSize?: number;
  /** LINECALLFEATURE2 bits possible at some time. */
  readonly callFeatures2?: number;
  /** Longest `noAnswerTimeout` of a predictive call, in seconds. */
  readonly maxNoAnswerTimeout?: number;
  /** LINEMEDIAMODE bits of the address, where they are not the line's. */
  readonly availableMediaModes?: number;
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}

/** LINEADDRESSSTATUS: the provider's part. */
export interface LineAddressStatus {
  readonly numActiveCalls: number;
  readonly numOnHoldCalls: number;
  /** LINEADDRFEATURE bits possible now. */
  readonly addressFeatures: number;
  /** How many stations use the address. */
  readonly numInUse?: number;
  readonly numOnHoldPendCalls?: number;
  /** After how many rings a call that is not answered is forwarded. */
  readonly numRingsNoAnswer?: number;
  /** What is forwarded now. */
  readonly forwards?: readonly LineForward[];
  /** LINETERMMODE bits of each terminal, by terminal id. */
  readonly terminalModes?: readonly number[];
  /** The provider's own block. */
  readonly devSpecific?: Uint8Array;
}

/** LINEFORWARD: where calls of one kind go. */
export interface LineForward {
  /** One LINEFORWARDMODE. */
  readonly forwardMode: number;
  /** The caller that it holds for, with the …SPECIFIC modes; else empty. */
  readonly callerAddress: string;
  /** The country of `destAddress`; 0 = the default. */
  readonly destCountryCode: number;
  readonly destAddress: string;
}

/** LINECALLTREATMENTENTRY: what a party on hold can be given to hear. */
export interface LineCallTreatmentEntry {
  /** A LINECALLTREATMENT, or the provider's own id. */
  readonly callTreatmentId: number;
  /** Its name for people. */
  readonly callTreatmentName: string;
}
