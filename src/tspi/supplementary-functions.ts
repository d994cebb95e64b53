import type { LineForward } from './address-structures.js';
import type { LineCallParams } from './call-structures.js';
import type { HdCall, HdLine, HtCall, Out, RequestId, Result } from './result.js';

/**
 * What a switch does with calls (supplementary-line-service-functions): hold, transfer, conference, park, pickup, forwarding and
 * completion. Each pair of `ht…` and `Out<hd…>` is a new call: the host's handle comes in, the provider's goes out.
 */
export interface SupplementaryFunctions {
  lineHold?(requestId: RequestId, hdCall: HdCall): Result;
  /** Takes a call back from hold; the consultation call of a pending hold usually ends. */
  lineUnhold?(requestId: RequestId, hdCall: HdCall): Result;
  /** The active and a held call change places; what kind of hold it is stays. */
  lineSwapHold?(requestId: RequestId, hdActiveCall: HdCall, hdHeldCall: HdCall): Result;

  /** Puts a call on hold for a transfer (ONHOLDPENDTRANSFER) and begins a consultation call. */
  lineSetupTransfer?(
    requestId: RequestId,
    hdCall: HdCall,
    htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    callParams: LineCallParams | null,
  ): Result;
  /**
   * Ends a transfer. `transferMode`: LINETRANSFERMODE_TRANSFER ends both calls; CONFERENCE joins all three parties, and only
   * then are the conference's handles there: else `htConfCall` is 0 and `hdConfCall` stays 0.
   */
  lineCompleteTransfer?(
    requestId: RequestId,
    hdCall: HdCall,
    hdConsultCall: HdCall,
    htConfCall: HtCall | 0,
    hdConfCall: Out<HdCall | 0>,
    transferMode: number,
  ): Result;
  /** Transfers a connected call in one step. Errors: INVALADDRESS. */
  lineBlindTransfer?(requestId: RequestId, hdCall: HdCall, destAddress: string, countryCode: number): Result;

  /** Begins a conference from a call, or from none (`hdCall` 0, on `hdLine`), and a consultation call to its next party. */
  lineSetupConference?(
    requestId: RequestId,
    hdCall: HdCall | 0,
    hdLine: HdLine,
    htConfCall: HtCall,
    hdConfCall: Out<HdCall | 0>,
    htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    numParties: number,
    callParams: LineCallParams | null,
  ): Result;
  /** Puts a conference on hold (ONHOLDPENDCONF) and begins a consultation call to its next party. */
  linePrepareAddToConference?(
    requestId: RequestId,
    hdConfCall: HdCall,
    htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    callParams: LineCallParams | null,
  ): Result;
  /** Joins a call to a conference. Errors: CONFERENCEFULL. */
  lineAddToConference?(requestId: RequestId, hdConfCall: HdCall, hdConsultCall: HdCall): Result;
  /** Takes one party out; its call is then in the state that LineAddressCaps' removeFromConfState names. */
  lineRemoveFromConference?(requestId: RequestId, hdCall: HdCall): Result;

  /**
   * Parks a call (`parkMode`: one LINEPARKMODE): at `dirAddress`, or where the switch chooses, which is filled into
   * `nonDirAddress` before it ends. Errors: INVALADDRESS, INVALPARKMODE.
   */
  linePark?(
    requestId: RequestId,
    hdCall: HdCall,
    parkMode: number,
    dirAddress: string | null,
    nonDirAddress: Out<string>,
  ): Result;
  /** Takes a parked call back. Errors: INVALADDRESS. */
  lineUnpark?(
    requestId: RequestId,
    hdLine: HdLine,
    addressId: number,
    htCall: HtCall,
    hdCall: Out<HdCall | 0>,
    destAddress: string,
  ): Result;
  /**
   * Takes a call that rings elsewhere. `destAddress` null or empty: of the own group, or the call that waits. Errors:
   * INVALADDRESS, INVALGROUPID, NOTREGISTERED.
   */
  linePickup?(
    requestId: RequestId,
    hdLine: HdLine,
    addressId: number,
    htCall: HtCall,
    hdCall: Out<HdCall | 0>,
    destAddress: string | null,
    groupId: string | null,
  ): Result;

  /**
   * Replaces what is forwarded of one address or of all; null or an empty list ends it. Complete when the switch has taken it:
   * LINE_ADDRESSSTATE tells that it holds. A switch that wants to speak with the destination first begins a call; else
   * `hdConsultCall` stays 0.
   */
  lineForward?(
    requestId: RequestId,
    hdLine: HdLine,
    allAddresses: boolean,
    addressId: number,
    forwardList: readonly LineForward[] | null,
    numRingsNoAnswer: number,
    htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    callParams: LineCallParams | null,
  ): Result;
  /**
   * Asks the switch to finish a call that does not get through (`completionMode`: one LINECALLCOMPLMODE; `messageId` with
   * MESSAGE). `completionId` is filled before it ends. Errors: INVALCALLCOMPLMODE, COMPLETIONOVERRUN, INVALMESSAGEID.
   */
  lineCompleteCall?(
    requestId: RequestId,
    hdCall: HdCall,
    completionId: Out<number>,
    completionMode: number,
    messageId: number,
  ): Result;
  /** Takes such a request back. Errors: INVALCOMPLETIONID. */
  lineUncompleteCall?(requestId: RequestId, hdLine: HdLine, completionId: number): Result;
}
