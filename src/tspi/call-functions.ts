import type { LineCallInfo, LineCallParams, LineCallStatus } from './call-structures.js';
import type { LineDialParams } from './common-structures.js';
import type { HdCall, HdLine, HtCall, Out, RequestId, Result } from './result.js';

/** TSPI's functions of one call: placing, answering, ending it, and what is known about it. */
export interface CallFunctions {
  /**
   * Places a call. `hdCall` is set before the method returns; no event of the call precedes the successful completion, which
   * comes no later than PROCEEDING. `destAddress` null or empty: off hook only. The address is scanned before the line is touched.
   * Errors: INVALADDRESS, DIALDIALTONE (W), DIALQUIET (@), DIALBILLING ($), DIALPROMPT (?), CALLUNAVAIL, RESOURCEUNAVAIL …
   */
  lineMakeCall(
    requestId: RequestId,
    hdLine: HdLine,
    htCall: HtCall,
    hdCall: Out<HdCall | 0>,
    destAddress: string | null,
    countryCode: number,
    callParams: LineCallParams | null,
  ): Result;
  /** Dials more digits on an existing call. Complete when the digits are accepted. */
  lineDial(requestId: RequestId, hdCall: HdCall, destAddress: string, countryCode: number): Result;
  /** Takes an offered call to itself and lets it ring at both ends: ACCEPTED. */
  lineAccept?(requestId: RequestId, hdCall: HdCall, userUserInfo: Uint8Array | null): Result;
  /** Answers an offered call. */
  lineAnswer(requestId: RequestId, hdCall: HdCall, userUserInfo: Uint8Array | null): Result;
  /** Sends an offered call on to another address, unanswered: IDLE. Errors: INVALADDRESS. */
  lineRedirect?(requestId: RequestId, hdCall: HdCall, destAddress: string, countryCode: number): Result;
  /** Ends a call or refuses an offered one. */
  lineDrop(requestId: RequestId, hdCall: HdCall, userUserInfo: Uint8Array | null): Result;
  /** Frees a call: completes its outstanding requests with OPERATIONFAILED before it returns; no event of it afterwards. */
  lineCloseCall(hdCall: HdCall): Result;

  lineGetCallInfo(hdCall: HdCall, info: Out<LineCallInfo | null>): Result;
  lineGetCallStatus(hdCall: HdCall, status: Out<LineCallStatus | null>): Result;
  /** The address that a call is on. */
  lineGetCallAddressID?(hdCall: HdCall, addressId: Out<number>): Result;
  /** The address that a call is on, the switch's number of the call, and that of the call that it belongs to; 0 = none. */
  lineGetCallIDs?(hdCall: HdCall, addressId: Out<number>, callId: Out<number>, relatedCallId: Out<number>): Result;
  lineSetAppSpecific(hdCall: HdCall, appSpecific: number): Result;
  /** Stores a block with the call, for LineCallInfo; an empty one takes it away. Errors: RESOURCEUNAVAIL. */
  lineSetCallData?(requestId: RequestId, hdCall: HdCall, callData: Uint8Array): Result;
  /**
   * Changes bearer mode (one LINEBEARERMODE), data rate (bit/s) or dial parameters of a call; null leaves the latter.
   * PASSTHROUGH gives an incoming call's port to the application: CONNECTED at once. Errors: INVALBEARERMODE, RATEUNAVAIL …
   */
  lineSetCallParams?(
    requestId: RequestId,
    hdCall: HdCall,
    bearerMode: number,
    minRate: number,
    maxRate: number,
    dialParams: LineDialParams | null,
  ): Result;
  /** What a party that waits or is on hold hears: a LINECALLTREATMENT, or an id of LineAddressCaps' callTreatments. */
  lineSetCallTreatment?(requestId: RequestId, hdCall: HdCall, treatment: number): Result;
  /** Keeps call waiting and the like away from a call. */
  lineSecureCall?(requestId: RequestId, hdCall: HdCall): Result;
  /** Sends a user-user block on a call. Errors: USERUSERINFOTOOBIG. */
  lineSendUserUserInfo?(requestId: RequestId, hdCall: HdCall, userUserInfo: Uint8Array): Result;
  /** The received user-user block has been read: the next may take its place. */
  lineReleaseUserUserInfo?(requestId: RequestId, hdCall: HdCall): Result;
}
