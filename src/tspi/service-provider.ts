import type { HdCall, HdLine, HtCall, HtLine, Out, RequestId, Result } from './result.js';
import type { ProviderHost } from './provider-host.js';
import type {
  LineAddressCaps,
  LineAddressStatus,
  LineCallInfo,
  LineCallParams,
  LineCallStatus,
  LineDevCaps,
  LineDevStatus,
  VarString,
} from './structures.js';

/**
 * A TAPI service provider: TSPI's functions as methods, under TAPI's names without `TSPI_`.
 *
 * - A **synchronous** method does all its work before it returns 0 or a negative error.
 * - An **asynchronous** method has the request id first. It returns that id ({@link accepted}) and calls
 *   `ProviderHost.asyncCompletion` once, now or later; or it returns a negative error, which ends the request.
 * - Inputs belong to the provider once the method has returned; out-parameters are set before it returns.
 * - Handles the provider makes (`HdLine`, `HdCall`) are its own and never 0.
 * - What a provider leaves out answers OPERATIONUNAVAIL.
 *
 * This is the set that every provider must have (tspi-basic-telephony-functions), and what a modem honestly adds.
 */
export interface ServiceProvider {
  /** A name for people and traces. */
  readonly providerName: string;

  /** Starts a session. Always paired with providerShutdown; `host` is what the provider reports to until then. */
  providerInit(tspiVersion: number, permanentProviderId: number, lineDeviceIdBase: number, host: ProviderHost): Result;
  /** Ends the session. Nothing is kept; the host has closed all lines before. */
  providerShutdown(tspiVersion: number): Result;
  /** How many line devices exist at start; more may come by `ProviderHost.lineCreate`. */
  providerEnumDevices(permanentProviderId: number, numLines: Out<number>): Result;
  /** Answers `ProviderHost.lineCreate`: ties the provider's temporary id to the device id that was given out. */
  providerCreateLineDevice?(tempId: number, deviceId: number): Result;

  /**
   * Picks the highest common interface version, 0xMMMMmmmm. `deviceId` INITIALIZE_NEGOTIATION (0xFFFFFFFF) asks for the provider
   * as a whole. Errors: INCOMPATIBLEAPIVERSION.
   */
  lineNegotiateTSPIVersion(deviceId: number, lowVersion: number, highVersion: number, version: Out<number>): Result;
  lineGetDevCaps(deviceId: number, tspiVersion: number, extVersion: number, caps: Out<LineDevCaps | null>): Result;
  lineGetAddressCaps(
    deviceId: number,
    addressId: number,
    tspiVersion: number,
    extVersion: number,
    caps: Out<LineAddressCaps | null>,
  ): Result;
  /** The device's settings as an opaque block, to be given back to lineSetDevConfig. */
  lineGetDevConfig?(deviceId: number, config: Out<Uint8Array>, deviceClass: string): Result;
  lineSetDevConfig?(deviceId: number, config: Uint8Array, deviceClass: string): Result;
  /** The line's icon as an image URL. */
  lineGetIcon?(deviceId: number, deviceClass: string, icon: Out<string>): Result;

  /** Opens a line and exchanges handles. Cheap: the port is opened when detection is asked for or a call is made. */
  lineOpen(deviceId: number, htLine: HtLine, hdLine: Out<HdLine | 0>, tspiVersion: number): Result;
  /** Closes a line: completes its outstanding requests before it returns; no event of the line afterwards. */
  lineClose(hdLine: HdLine): Result;
  lineGetLineDevStatus(hdLine: HdLine, status: Out<LineDevStatus | null>): Result;
  /** Which LINEDEVSTATE and LINEADDRESSSTATE changes are wanted at least. */
  lineSetStatusMessages(hdLine: HdLine, lineStates: number, addressStates: number): Result;
  /** The union of media modes for which new calls are to be announced; 0 = none. */
  lineSetDefaultMediaDetection(hdLine: HdLine, mediaModes: number): Result;
  lineGetAddressStatus(hdLine: HdLine, addressId: number, status: Out<LineAddressStatus | null>): Result;
  lineGetAddressID(hdLine: HdLine, addressId: Out<number>, addressMode: number, address: string): Result;
  lineGetNumAddressIDs(hdLine: HdLine, numAddressIds: Out<number>): Result;
  /** The device of some class that is tied to a line, address or call (`select`: one LINECALLSELECT). Errors: INVALDEVICECLASS. */
  lineGetID(
    hdLine: HdLine,
    addressId: number,
    hdCall: HdCall | 0,
    select: number,
    deviceId: Out<VarString | null>,
    deviceClass: string,
  ): Result;

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
  /** Answers an offered call. */
  lineAnswer(requestId: RequestId, hdCall: HdCall, userUserInfo: Uint8Array | null): Result;
  /** Ends a call or refuses an offered one. */
  lineDrop(requestId: RequestId, hdCall: HdCall, userUserInfo: Uint8Array | null): Result;
  /** Frees a call: completes its outstanding requests with OPERATIONFAILED before it returns; no event of it afterwards. */
  lineCloseCall(hdCall: HdCall): Result;
  lineGetCallInfo(hdCall: HdCall, info: Out<LineCallInfo | null>): Result;
  lineGetCallStatus(hdCall: HdCall, status: Out<LineCallStatus | null>): Result;
  lineSetAppSpecific(hdCall: HdCall, appSpecific: number): Result;
  /** Starts sending digits; LINE_GENERATE with `endToEndId` ends it. null cancels what is being sent. `digitMode`: one LINEDIGITMODE. */
  lineGenerateDigits?(
    hdCall: HdCall,
    endToEndId: number,
    digitMode: number,
    digits: string | null,
    durationMs: number,
  ): Result;
  /** The provider's own extension. `params` is the caller's block, copied; what is left in it at the completion goes back. */
  lineDevSpecific?(
    requestId: RequestId,
    hdLine: HdLine,
    addressId: number,
    hdCall: HdCall | 0,
    params: Uint8Array,
  ): Result;
}
