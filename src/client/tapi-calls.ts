import { parseDialString } from '../numbers/dial-string.js';
import { LINECALLPRIVILEGE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import type { LineCallInfo, LineCallParams, LineCallStatus, LineDialParams } from '../tspi/structures.js';
import { isHolder } from './request-arguments.js';
import { TapiLines } from './tapi-lines.js';

const LENIENT = { waitForDialTone: true, quiet: true, billing: true, partialDial: true };

/** LINECALLINFO as an application gets it: with what TAPI itself keeps. */
export interface ApplicationCallInfo extends LineCallInfo {
  /** How many applications own the call, and how many watch it. */
  readonly numOwners: number;
  readonly numMonitors: number;
}

/** LINECALLSTATUS, likewise. */
export interface ApplicationCallStatus extends LineCallStatus {
  /** One LINECALLPRIVILEGE: this application's. */
  readonly callPrivilege: number;
  /** When the state was told, ms since the Unix epoch (call-state-timer): the host fills it in, so providers need not. 0 before anything was. */
  readonly stateEntryTime: number;
}

/** TAPI's calls of one call: placing, answering, ending, sharing it, and what is known about it. */
export class TapiCalls extends TapiLines {
  /** Places a call. `hCall` is set at once, and may be dropped at once; its messages follow the successful LINE_REPLY. */
  lineMakeCall(
    hLine: number,
    hCall: Out<number>,
    destAddress: string | null,
    countryCode: number,
    callParams: LineCallParams | null,
  ): number {
    if (!this.mirror.lines.has(hLine)) return LINEERR.INVALLINEHANDLE;
    if (destAddress !== null && !dialable(destAddress)) return LINEERR.INVALADDRESS;
    if (!isHolder(hCall)) return LINEERR.INVALPOINTER;
    const handle = this.handle();
    const id = this.connection.request('lineMakeCall', hLine, handle, destAddress, countryCode, callParams);
    if (id > 0) {
      hCall.value = handle;
      this.mirror.call(handle, hLine).privilege = LINECALLPRIVILEGE.OWNER;
      this.creating.set(id, handle);
    }
    return id;
  }

  lineDial(hCall: number, destAddress: string, countryCode: number): number {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    if (!dialable(destAddress)) return LINEERR.INVALADDRESS;
    return this.connection.request('lineDial', hCall, destAddress, countryCode);
  }

  /** Takes an offered call to this application and lets it ring at both ends. */
  lineAccept(hCall: number, userUserInfo: Uint8Array | null = null): number {
    return this.begin('lineAccept', [hCall, userUserInfo]);
  }

  lineAnswer(hCall: number, userUserInfo: Uint8Array | null = null): number {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    return this.connection.request('lineAnswer', hCall, userUserInfo);
  }

  /** Sends an offered call on to another address, unanswered. */
  lineRedirect(hCall: number, destAddress: string, countryCode: number): number {
    if (!dialable(destAddress)) return LINEERR.INVALADDRESS;
    return this.begin('lineRedirect', [hCall, destAddress, countryCode]);
  }

  lineDrop(hCall: number, userUserInfo: Uint8Array | null = null): number {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    return this.connection.request('lineDrop', hCall, userUserInfo);
  }

  /** Gives a call up. Its messages stop at once. */
  async lineDeallocateCall(hCall: number): Promise<Result> {
    if (!this.mirror.calls.delete(hCall)) return LINEERR.INVALCALLHANDLE;
    return (await this.ask('lineDeallocateCall', hCall)).result;
  }

  /** Makes this application an owner of a call that it watches, or a watcher of one that it owns beside others (one LINECALLPRIVILEGE). */
  async lineSetCallPrivilege(hCall: number, privilege: number): Promise<Result> {
    const call = this.mirror.calls.get(hCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    const { result } = await this.ask('lineSetCallPrivilege', hCall, privilege);
    if (result === SUCCESS) call.privilege = privilege;
    return result;
  }

  /**
   * Makes another application an owner of a call: by its name, or with null by media mode (one LINEMEDIAMODE) the first that has opened the line for it.
   * Errors: TARGETSELF, TARGETNOTFOUND.
   */
  async lineHandoff(hCall: number, name: string | null, mediaMode: number): Promise<Result> {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    return (await this.ask('lineHandoff', hCall, name, mediaMode)).result;
  }

  /** Monitor handles of the calls on a line, or one of its addresses (one LINECALLSELECT), that this application has none of. LINE_APPNEWCALL tells of each, before. */
  async lineGetNewCalls(
    hLine: number,
    addressId: number,
    select: number,
    hCalls: Out<readonly number[]>,
  ): Promise<Result> {
    if (!this.mirror.lines.has(hLine)) return LINEERR.INVALLINEHANDLE;
    return this.fill('lineGetNewCalls', [hCalls], hLine, addressId, select);
  }

  /** What was last told of a call; null before anything was. */
  lineGetCallInfo(hCall: number, info: Out<ApplicationCallInfo | null>): Result {
    const call = this.mirror.calls.get(hCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (!isHolder(info)) return LINEERR.INVALPOINTER;
    const { details } = call;
    const { numOwners = 0, numMonitors = 0 } = details ?? {};
    info.value = details === undefined ? null : { ...details.info, numOwners, numMonitors };
    return SUCCESS;
  }

  lineGetCallStatus(hCall: number, status: Out<ApplicationCallStatus | null>): Result {
    const call = this.mirror.calls.get(hCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (!isHolder(status)) return LINEERR.INVALPOINTER;
    status.value = {
      callState: call.state,
      callStateMode: call.mode,
      callPrivilege: call.privilege,
      callFeatures: call.details?.callFeatures ?? 0,
      callFeatures2: call.details?.callFeatures2 ?? 0,
      stateEntryTime: call.details?.stateEntryTime ?? 0,
    };
    return SUCCESS;
  }

  /** TSPI's own: the address that a call is on. */
  lineGetCallAddressID(hCall: number, addressId: Out<number>): Promise<Result> {
    return this.get('lineGetCallAddressID', addressId, hCall);
  }

  /** TSPI's own: the address that a call is on, the switch's number of the call, and that of the call that it belongs to; 0 = none. */
  lineGetCallIDs(
    hCall: number,
    addressId: Out<number>,
    callId: Out<number>,
    relatedCallId: Out<number>,
  ): Promise<Result> {
    return this.getAll('lineGetCallIDs', [addressId, callId, relatedCallId], hCall);
  }

  lineSetAppSpecific(hCall: number, appSpecific: number): Promise<Result> {
    return this.set('lineSetAppSpecific', hCall, appSpecific);
  }

  /** Stores a block with a call; an empty one takes it away. */
  lineSetCallData(hCall: number, callData: Uint8Array): number {
    return this.begin('lineSetCallData', [hCall, callData]);
  }

  /** Changes bearer mode, data rate (bit/s) and dial parameters; null leaves the latter. */
  lineSetCallParams(
    hCall: number,
    bearerMode: number,
    minRate: number,
    maxRate: number,
    dialParams: LineDialParams | null,
  ): number {
    return this.begin('lineSetCallParams', [hCall, bearerMode, minRate, maxRate, dialParams]);
  }

  /** What a party that waits or is on hold hears (LINECALLTREATMENT, or one of the address's). */
  lineSetCallTreatment(hCall: number, treatment: number): number {
    return this.begin('lineSetCallTreatment', [hCall, treatment]);
  }

  lineSecureCall(hCall: number): number {
    return this.begin('lineSecureCall', [hCall]);
  }

  lineSendUserUserInfo(hCall: number, userUserInfo: Uint8Array): number {
    return this.begin('lineSendUserUserInfo', [hCall, userUserInfo]);
  }

  lineReleaseUserUserInfo(hCall: number): number {
    return this.begin('lineReleaseUserUserInfo', [hCall]);
  }
}

/** Whether any line could dial an address; the line's own limits are the provider's to tell. */
export function dialable(address: string): boolean {
  // Applications without types may give anything.
  if (typeof (address as unknown) !== 'string') return false;
  const parsed = parseDialString(address, LENIENT);
  return parsed.ok || parsed.problem.error !== 'INVALADDRESS';
}
