import type { LineAddressCaps, LineAddressStatus } from './address-structures.js';
import type { LineCallParams } from './call-structures.js';
import type { ExtensionID, VarString } from './common-structures.js';
import type { LineCallHubTrackingInfo, LineDevCaps, LineDevStatus } from './line-structures.js';
import type { HdCall, HdLine, HtLine, Out, RequestId, Result } from './result.js';

/** TSPI's functions of line devices, open lines and addresses. */
export interface LineFunctions {
  /**
   * Picks the highest common interface version, 0xMMMMmmmm. `deviceId` INITIALIZE_NEGOTIATION (0xFFFFFFFF) asks for the provider
   * as a whole. Errors: INCOMPATIBLEAPIVERSION.
   */
  lineNegotiateTSPIVersion(deviceId: number, lowVersion: number, highVersion: number, version: Out<number>): Result;
  /** Picks the highest common version of the provider's extension. Errors: INCOMPATIBLEEXTVERSION. */
  lineNegotiateExtVersion?(
    deviceId: number,
    tspiVersion: number,
    lowVersion: number,
    highVersion: number,
    extVersion: Out<number>,
  ): Result;
  /** Commits an open line to a version of the extension; 0 ends that. Errors: INCOMPATIBLEEXTVERSION. */
  lineSelectExtVersion?(hdLine: HdLine, extVersion: number): Result;
  lineGetExtensionID?(deviceId: number, tspiVersion: number, extensionId: Out<ExtensionID | null>): Result;
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
  /** Sets or clears bits of the line's status (`statusToChange`: LINEDEVSTATUSFLAGS that the capabilities call settable). */
  lineSetLineDevStatus?(requestId: RequestId, hdLine: HdLine, statusToChange: number, on: boolean): Result;
  /** Which LINEDEVSTATE and LINEADDRESSSTATE changes are wanted at least. */
  lineSetStatusMessages(hdLine: HdLine, lineStates: number, addressStates: number): Result;
  /** The union of media modes for which new calls are to be announced; 0 = none. */
  lineSetDefaultMediaDetection(hdLine: HdLine, mediaModes: number): Result;
  /** Whether the line can detect these media modes and make such a call, as a search for any fitting line asks. Changes nothing but the detection. */
  lineConditionalMediaDetection?(hdLine: HdLine, mediaModes: number, callParams: LineCallParams | null): Result;
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
   * Sends or no longer sends the events of a line, address or call (`select`: one LINECALLSELECT) to a terminal.
   * `terminalModes`: LINETERMMODE bits. Errors: INVALTERMINALID, INVALTERMINALMODE.
   */
  lineSetTerminal?(
    requestId: RequestId,
    hdLine: HdLine,
    addressId: number,
    hdCall: HdCall | 0,
    select: number,
    terminalModes: number,
    terminalId: number,
    enable: boolean,
  ): Result;
  /** How far the line follows calls that belong together. */
  lineGetCallHubTracking?(hdLine: HdLine, trackingInfo: Out<LineCallHubTrackingInfo | null>): Result;
  /** Only `currentTracking` is looked at. */
  lineSetCallHubTracking?(hdLine: HdLine, trackingInfo: LineCallHubTrackingInfo): Result;

  /** The provider's own extension. `params` is the caller's block, copied; what is left in it at the completion goes back. */
  lineDevSpecific?(
    requestId: RequestId,
    hdLine: HdLine,
    addressId: number,
    hdCall: HdCall | 0,
    params: Uint8Array,
  ): Result;
  /** A press of a feature button (`feature`: one PHONEBUTTONFUNCTION), with the provider's own block as in lineDevSpecific. */
  lineDevSpecificFeature?(requestId: RequestId, hdLine: HdLine, feature: number, params: Uint8Array): Result;
}
