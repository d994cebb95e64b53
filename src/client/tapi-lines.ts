import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import type {
  ExtensionID,
  LineAddressCaps,
  LineAddressStatus,
  LineCallHubTrackingInfo,
  LineCallParams,
  LineDevCaps,
  LineDevStatus,
  LineForward,
  VarString,
} from '../tspi/structures.js';
import { isHolder } from './request-arguments.js';
import { TapiSession } from './tapi-session.js';

/** TAPI's calls of line devices, open lines and addresses. */
export class TapiLines extends TapiSession {
  async lineNegotiateAPIVersion(deviceId: number, low: number, high: number, version: Out<number>): Promise<Result> {
    if (this.isUntold(deviceId)) return LINEERR.BADDEVICEID;
    return this.fill('lineNegotiateAPIVersion', [version], deviceId, low, high);
  }

  /** The highest version of the provider's extension between two. */
  lineNegotiateExtVersion(deviceId: number, low: number, high: number, version: Out<number>): Promise<Result> {
    return this.get('lineNegotiateExtVersion', version, deviceId, low, high);
  }

  lineGetExtensionID(deviceId: number, extensionId: Out<ExtensionID | null>): Promise<Result> {
    return this.get('lineGetExtensionID', extensionId, deviceId);
  }

  /**
   * Opens a line, or with LINEMAPPER the first that is fit. `hLine` is set at once; it may be used before the promise settles, and is dead when that
   * tells an error.
   * @param extVersion - The version of the provider's extension to select; 0 = none. @param callParams - With LINEMAPPER: what calls it must be able to make.
   */
  async lineOpen(
    deviceId: number,
    hLine: Out<number>,
    apiVersion: number,
    callbackInstance: unknown,
    privileges: number,
    mediaModes: number,
    extVersion = 0,
    callParams: LineCallParams | null = null,
  ): Promise<Result> {
    if (this.isUntold(deviceId)) return LINEERR.BADDEVICEID;
    if (!isHolder(hLine)) return LINEERR.INVALPOINTER;
    const handle = this.handle();
    hLine.value = handle;
    const line = { hLine: handle, deviceId, callbackInstance };
    this.mirror.lines.set(handle, line);
    const asked = this.ask('lineOpen', deviceId, handle, apiVersion, privileges, mediaModes, extVersion, callParams);
    const { result, value } = await asked;
    if (result !== SUCCESS) this.mirror.closeLine(handle);
    else line.deviceId = Number(value);
    return result;
  }

  /** Closes a line. Its messages stop at once; what is outstanding is replied to before the promise settles. */
  async lineClose(hLine: number): Promise<Result> {
    if (!this.mirror.lines.has(hLine)) return LINEERR.INVALLINEHANDLE;
    this.mirror.closeLine(hLine);
    return (await this.ask('lineClose', hLine)).result;
  }

  /** Which LINEDEVSTATE and LINEADDRESSSTATE changes are told. */
  async lineSetStatusMessages(hLine: number, lineStates: number, addressStates: number): Promise<Result> {
    return (await this.ask('lineSetStatusMessages', hLine, lineStates, addressStates)).result;
  }

  lineGetStatusMessages(hLine: number, lineStates: Out<number>, addressStates: Out<number>): Promise<Result> {
    return this.fill('lineGetStatusMessages', [lineStates, addressStates], hLine);
  }

  lineGetID(
    hLine: number,
    addressId: number,
    hCall: number,
    select: number,
    id: Out<VarString | null>,
    deviceClass: string,
  ): Promise<Result> {
    return this.get('lineGetID', id, hLine, addressId, hCall, select, deviceClass);
  }

  lineGetLineDevStatus(hLine: number, status: Out<LineDevStatus | null>): Promise<Result> {
    return this.get('lineGetLineDevStatus', status, hLine);
  }

  /** Sets or clears bits of the line's status (LINEDEVSTATUSFLAGS). */
  lineSetLineDevStatus(hLine: number, statusToChange: number, on: boolean): number {
    return this.begin('lineSetLineDevStatus', [hLine, statusToChange, on]);
  }

  lineGetAddressStatus(hLine: number, addressId: number, status: Out<LineAddressStatus | null>): Promise<Result> {
    return this.get('lineGetAddressStatus', status, hLine, addressId);
  }

  lineGetAddressID(hLine: number, addressId: Out<number>, addressMode: number, address: string): Promise<Result> {
    return this.get('lineGetAddressID', addressId, hLine, addressMode, address);
  }

  lineGetNumAddressIDs(hLine: number, numAddressIds: Out<number>): Promise<Result> {
    return this.get('lineGetNumAddressIDs', numAddressIds, hLine);
  }

  /** The device's icon as an image URL. OPERATIONUNAVAIL where the provider has none. */
  lineGetIcon(deviceId: number, deviceClass: string, icon: Out<string>): Promise<Result> {
    return this.get('lineGetIcon', icon, deviceId, deviceClass);
  }

  lineGetDevConfig(deviceId: number, config: Out<Uint8Array>, deviceClass: string): Promise<Result> {
    return this.get('lineGetDevConfig', config, deviceId, deviceClass);
  }

  lineSetDevConfig(deviceId: number, config: Uint8Array, deviceClass: string): Promise<Result> {
    return this.set('lineSetDevConfig', deviceId, config, deviceClass);
  }

  lineGetCallHubTracking(hLine: number, tracking: Out<LineCallHubTrackingInfo | null>): Promise<Result> {
    return this.get('lineGetCallHubTracking', tracking, hLine);
  }

  lineSetCallHubTracking(hLine: number, tracking: LineCallHubTrackingInfo): Promise<Result> {
    return this.set('lineSetCallHubTracking', hLine, tracking);
  }

  /** Sends the events of a line, address or call (one LINECALLSELECT) to a terminal, or no longer. */
  lineSetTerminal(
    hLine: number,
    addressId: number,
    hCall: number,
    select: number,
    terminalModes: number,
    terminalId: number,
    enable: boolean,
  ): number {
    const args = [this.lineOfCall(hLine, hCall), addressId, hCall, select, terminalModes, terminalId, enable];
    return this.begin('lineSetTerminal', args);
  }

  /**
   * Replaces what is forwarded of one address or of all; null or an empty list ends it. Where the switch begins a consultation call, `hConsultCall` is
   * its handle; else it is 0 once LINE_REPLY has been told.
   */
  lineForward(
    hLine: number,
    allAddresses: boolean,
    addressId: number,
    forwardList: readonly LineForward[] | null,
    numRingsNoAnswer: number,
    hConsultCall: Out<number>,
    callParams: LineCallParams | null,
  ): number {
    const args = [hLine, allAddresses, addressId, forwardList, numRingsNoAnswer, hConsultCall, callParams];
    return this.begin('lineForward', args);
  }

  /** The provider's extension; LINE_REPLY carries the block back. */
  lineDevSpecific(hLine: number, addressId: number, hCall: number, params: Uint8Array): number {
    if (!this.mirror.lines.has(hLine)) return LINEERR.INVALLINEHANDLE;
    return this.connection.request('lineDevSpecific', hLine, addressId, hCall, params);
  }

  /** A press of a feature button (one PHONEBUTTONFUNCTION); LINE_REPLY carries the block back. */
  lineDevSpecificFeature(hLine: number, feature: number, params: Uint8Array): number {
    return this.begin('lineDevSpecificFeature', [hLine, feature, params]);
  }

  lineGetDevCaps(deviceId: number, caps: Out<LineDevCaps | null>): Result {
    const device = this.mirror.devices.get(deviceId);
    if (device === undefined) return LINEERR.BADDEVICEID;
    if (!isHolder(caps)) return LINEERR.INVALPOINTER;
    caps.value = device.caps;
    return SUCCESS;
  }

  lineGetAddressCaps(deviceId: number, addressId: number, caps: Out<LineAddressCaps | null>): Result {
    const device = this.mirror.devices.get(deviceId);
    if (device === undefined) return LINEERR.BADDEVICEID;
    if (!isHolder(caps)) return LINEERR.INVALPOINTER;
    const address = addressId === 0 ? device.addressCaps : device.furtherAddressCaps?.[addressId - 1];
    if (address === undefined) return LINEERR.INVALADDRESSID;
    caps.value = address;
    return SUCCESS;
  }

  /** The line of a call where none is given: TAPI does not look at it then. */
  protected lineOfCall(hLine: number, hCall: number): number {
    return hCall === 0 ? hLine : (this.mirror.calls.get(hCall)?.hLine ?? hLine);
  }
}
