import { LINECALLPRIVILEGE, LINECALLSTATE, LINEDEVSTATE, LINEGENERATETERM } from '../tspi/generated/constants.js';
import { tspiFunction, type TspiFunction } from '../tspi/function-table.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type HdCall, type HdLine, type RequestId, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { LineAddressStatus, LineCallParams, LineDevStatus, VarString } from '../tspi/structures.js';
import type { CallHolder, HostCall } from './call.js';
import type { ClientSink } from './client-sink.js';
import type { Host } from './host.js';
import { EVERY_RIGHT, Grant, type GrantedFunction } from './rights.js';
import { HIGHEST_VERSION, LOWEST_VERSION } from './versions.js';
import type { LineDevice, LineHolder, OpenLine } from './line.js';
import type { Request } from './requests.js';

/** Characters of an address (a dial string has 40 digits at most; the rest is punctuation). */
const ADDRESS_LIMIT = 256;
/** Bytes of a lineDevSpecific block. */
const BLOCK_LIMIT = 65_536;

const nothing = (): void => undefined;
const NOBODY: ClientSink = { reply: nothing, message: nothing, device: nothing, call: nothing };

const MAKE_CALL = tspiFunction('lineMakeCall');
const DIAL = tspiFunction('lineDial');
const ANSWER = tspiFunction('lineAnswer');
const DROP = tspiFunction('lineDrop');
const DEV_SPECIFIC = tspiFunction('lineDevSpecific');

interface HeldLine {
  readonly openLine: OpenLine;
  readonly holder: LineHolder;
}

/**
 * One client of the host: its handles, its rights, its requests. Every handle that comes from the page is checked here, and
 * everything that TAPI, not the provider, refuses is refused here.
 *
 * The client makes the handles of what it opens and calls (odd, always rising); the host makes those of calls that come in (even).
 */
export class Session {
  readonly #lines = new Map<number, HeldLine>();
  readonly #calls = new Map<number, { readonly call: HostCall; readonly holder: CallHolder }>();
  readonly #grant: Grant;
  #sink: ClientSink;
  #nextHostHandle: number;
  #lastClientHandle = 0;
  #outstanding = 0;
  #closed = false;

  constructor(
    private readonly host: Host,
    sink: ClientSink,
    rights = EVERY_RIGHT,
    firstHandle = 2,
  ) {
    this.#sink = sink;
    this.#grant = new Grant(rights);
    this.#nextHostHandle = firstHandle;
  }

  /** Whom this client's messages go to; to nobody once it is detached. */
  get sink(): ClientSink {
    return this.#sink;
  }

  // --- rights ----------------------------------------------------------------------------------------------------------

  /** TAPI's error where this client may not use a function; undefined where it may. */
  refusal(fn: GrantedFunction): Result | undefined {
    return this.#grant.refusal(fn);
  }

  /** Whether this client may know of a device; -1: of one that has no id yet. */
  sees(deviceId: number): boolean {
    return this.#grant.seesAll || this.#device(deviceId) !== undefined;
  }

  // --- lines -----------------------------------------------------------------------------------------------------------

  /** The highest version both sides know (lineNegotiateAPIVersion). */
  lineNegotiateAPIVersion(deviceId: number, low: number, high: number): { result: Result; version: number } {
    const device = this.#device(deviceId);
    if (device === undefined) return { result: LINEERR.BADDEVICEID, version: 0 };
    const version = Math.min(high >>> 0, HIGHEST_VERSION);
    return low >>> 0 > version ? { result: LINEERR.INCOMPATIBLEAPIVERSION, version: 0 } : { result: SUCCESS, version };
  }

  lineOpen(deviceId: number, hLine: number, apiVersion: number, privileges: number, mediaModes: number): Result {
    const device = this.#device(deviceId);
    if (device === undefined) return LINEERR.BADDEVICEID;
    if (!this.#takeHandle(hLine)) return LINEERR.INVALLINEHANDLE;
    if (apiVersion >>> 0 > HIGHEST_VERSION || apiVersion < LOWEST_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
    if (!validPrivileges(privileges) || !this.#grant.allowsPrivileges(privileges)) return LINEERR.INVALPRIVSELECT;
    if (!this.#mayOwn(device, privileges, mediaModes)) return LINEERR.INVALMEDIAMODE;
    // Whoever opens a line in a call hears of the call as it stands: what was on its way must have been told before.
    if (device.open !== null && device.open.calls.size > 0) this.host.switchboard.drain();
    const openLine = device.open ?? this.#openFirst(device);
    if (typeof openLine === 'number') return openLine;
    const holder: LineHolder = {
      session: this,
      hLine,
      privileges,
      mediaModes: (privileges & LINECALLPRIVILEGE.OWNER) === 0 ? 0 : mediaModes,
      lineStates: LINEDEVSTATE.REINIT,
    };
    openLine.holders.add(holder);
    this.#lines.set(hLine, { openLine, holder });
    const detection = this.#updateDetection(openLine);
    if (detection !== SUCCESS && detection !== LINEERR.OPERATIONUNAVAIL) {
      this.lineClose(hLine);
      return detection;
    }
    this.host.switchboard.release.introduce(openLine, holder);
    return SUCCESS;
  }

  /** Closes this client's hold. Only the last one closes the line: its requests complete before this returns (nf-tspi-tspi_lineclose). */
  lineClose(hLine: number): Result {
    const held = this.#lines.get(hLine);
    if (held === undefined) return LINEERR.INVALLINEHANDLE;
    const { openLine, holder } = held;
    const { switchboard } = this.host;
    switchboard.drain();
    this.#lines.delete(hLine);
    openLine.holders.delete(holder);
    const mine = [...this.#calls].filter(([, { call }]) => call.line === openLine);
    if (openLine.holders.size > 0) {
      for (const [hCall] of mine) this.lineDeallocateCall(hCall);
      if (openLine.alive) this.#updateDetection(openLine);
      return SUCCESS;
    }
    for (const [hCall, { call }] of mine) {
      call.holders.delete(this);
      this.#calls.delete(hCall);
    }
    if (openLine.alive) {
      const hdLine = openLine.hdLine as HdLine;
      openLine.device.provider.sync('lineClose', (p) => p.lineClose(hdLine));
      switchboard.endLine(openLine);
      switchboard.drain();
    }
    return SUCCESS;
  }

  /** Which LINEDEVSTATE changes this client wants to hear of. */
  lineSetStatusMessages(hLine: number, lineStates: number, addressStates: number): Result {
    const held = this.#lines.get(hLine);
    if (held === undefined) return LINEERR.INVALLINEHANDLE;
    held.holder.lineStates = lineStates | LINEDEVSTATE.REINIT;
    const { openLine } = held;
    const wanted = openLine.wantedLineStates & openLine.device.caps.lineStates;
    return this.#line(openLine, 'lineSetStatusMessages', (p, hdLine) =>
      p.lineSetStatusMessages(hdLine, wanted, addressStates),
    );
  }

  lineGetID(
    hLine: number,
    addressId: number,
    hCall: number,
    select: number,
    deviceClass: string,
  ): { result: Result; id: VarString | null } {
    const held = this.#lines.get(hLine);
    if (held === undefined) return { result: LINEERR.INVALLINEHANDLE, id: null };
    const call = hCall === 0 ? undefined : this.#calls.get(hCall)?.call;
    if (hCall !== 0 && call === undefined) return { result: LINEERR.INVALCALLHANDLE, id: null };
    if (!this.#grant.allowsDeviceClass(deviceClass)) return { result: LINEERR.OPERATIONUNAVAIL, id: null };
    const id = out<VarString | null>(null);
    const result = this.#line(held.openLine, 'lineGetID', (p, hdLine) =>
      p.lineGetID(hdLine, addressId, call?.hdCall ?? 0, select, id, deviceClass),
    );
    return { result, id: id.value };
  }

  lineGetLineDevStatus(hLine: number): { result: Result; status: LineDevStatus | null } {
    const held = this.#lines.get(hLine);
    const status = out<LineDevStatus | null>(null);
    if (held === undefined) return { result: LINEERR.INVALLINEHANDLE, status: null };
    const result = this.#line(held.openLine, 'lineGetLineDevStatus', (p, hdLine) =>
      p.lineGetLineDevStatus(hdLine, status),
    );
    return { result, status: status.value };
  }

  lineGetAddressStatus(hLine: number, addressId: number): { result: Result; status: LineAddressStatus | null } {
    const held = this.#lines.get(hLine);
    const status = out<LineAddressStatus | null>(null);
    if (held === undefined) return { result: LINEERR.INVALLINEHANDLE, status: null };
    const result = this.#line(held.openLine, 'lineGetAddressStatus', (p, hdLine) =>
      p.lineGetAddressStatus(hdLine, addressId, status),
    );
    return { result, status: status.value };
  }

  /** The address id of an address in the form that `addressMode` (one LINEADDRESSMODE) names. */
  lineGetAddressID(hLine: number, addressMode: number, address: string): { result: Result; addressId: number } {
    const held = this.#lines.get(hLine);
    const addressId = out(0);
    if (held === undefined) return { result: LINEERR.INVALLINEHANDLE, addressId: 0 };
    const result = this.#line(held.openLine, 'lineGetAddressID', (p, hdLine) =>
      p.lineGetAddressID(hdLine, addressId, addressMode, address),
    );
    return { result, addressId: addressId.value };
  }

  /** The device's icon as an image URL. */
  lineGetIcon(deviceId: number, deviceClass: string): { result: Result; icon: string } {
    const device = this.#device(deviceId);
    const icon = out('');
    if (device === undefined) return { result: LINEERR.BADDEVICEID, icon: '' };
    const result = device.provider.sync('lineGetIcon', (p) => p.lineGetIcon?.(device.deviceId, deviceClass, icon));
    return { result, icon: icon.value };
  }

  lineGetDevConfig(deviceId: number, deviceClass: string): { result: Result; config: Uint8Array } {
    const device = this.#device(deviceId);
    const config = out(new Uint8Array(0));
    if (device === undefined) return { result: LINEERR.BADDEVICEID, config: config.value };
    const result = device.provider.sync('lineGetDevConfig', (p) =>
      p.lineGetDevConfig?.(device.deviceId, config, deviceClass),
    );
    return { result, config: config.value };
  }

  /** The configuration goes to the provider as it is: nobody else may hold it. */
  lineSetDevConfig(deviceId: number, config: Uint8Array, deviceClass: string): Result {
    const device = this.#device(deviceId);
    if (device === undefined) return LINEERR.BADDEVICEID;
    const refused = this.refusal('lineSetDevConfig');
    if (refused !== undefined) return refused;
    if (config.length > BLOCK_LIMIT) return LINEERR.INVALPARAM;
    return device.provider.sync('lineSetDevConfig', (p) => p.lineSetDevConfig?.(device.deviceId, config, deviceClass));
  }

  // --- calls -----------------------------------------------------------------------------------------------------------

  /** Places a call under the handle that the client chose. Returns the page's id or a negative error. */
  lineMakeCall(
    pageId: number,
    hLine: number,
    hCall: number,
    destAddress: string | null,
    countryCode: number,
    callParams: LineCallParams | null,
  ): Result {
    const held = this.#lines.get(hLine);
    if (held?.openLine.alive !== true) return LINEERR.INVALLINEHANDLE;
    const { openLine } = held;
    if (!this.#takeHandle(hCall)) return LINEERR.INVALCALLHANDLE;
    const refused = this.refusal('lineMakeCall') ?? this.#refuseAddress(destAddress, '');
    if (refused !== undefined) return refused;
    if (!this.#mayCarry(openLine.device, callParams)) return LINEERR.INVALMEDIAMODE;
    const { switchboard } = this.host;
    const call = switchboard.createCall(openLine, 'creating', 0);
    if (call === undefined) return LINEERR.CALLUNAVAIL;
    this.#hold(call, hCall, LINECALLPRIVILEGE.OWNER);
    call.dialled = destAddress ?? '';
    const result = this.#asynchronous(pageId, MAKE_CALL, openLine, call, null, (p, id) => {
      const hdCall = out<HdCall | 0>(0);
      const answer = p.lineMakeCall(
        id,
        openLine.hdLine as HdLine,
        call.htCall,
        hdCall,
        destAddress,
        countryCode,
        callParams,
      );
      call.hdCall = hdCall.value;
      return answer;
    });
    if (result < 0) {
      switchboard.endCall(call);
      this.forgetCall(hCall);
    }
    return result;
  }

  lineDial(pageId: number, hCall: number, destAddress: string, countryCode: number): Result {
    const call = this.#owned(hCall);
    if (typeof call === 'number') return call;
    const refused = this.#refuseAddress(destAddress, call.dialled);
    if (refused !== undefined) return refused;
    call.dialled += destAddress;
    return this.#asynchronous(pageId, DIAL, call.line, call, null, (p, id) =>
      p.lineDial(id, call.hdCall as HdCall, destAddress, countryCode),
    );
  }

  lineAnswer(pageId: number, hCall: number): Result {
    const call = this.#owned(hCall);
    if (typeof call === 'number') return call;
    if (call.state !== LINECALLSTATE.OFFERING && call.state !== LINECALLSTATE.ACCEPTED) return LINEERR.INVALCALLSTATE;
    return this.#asynchronous(pageId, ANSWER, call.line, call, null, (p, id) =>
      p.lineAnswer(id, call.hdCall as HdCall, null),
    );
  }

  lineDrop(pageId: number, hCall: number): Result {
    const call = this.#owned(hCall);
    if (typeof call === 'number') return call;
    if (call.ended) return LINEERR.INVALCALLSTATE;
    return this.#asynchronous(pageId, DROP, call.line, call, null, (p, id) =>
      p.lineDrop(id, call.hdCall as HdCall, null),
    );
  }

  /** Starts sending digits; LINE_GENERATE tells the end. null cancels. What was being sent ends with CANCEL first (generating-inband-digits-and-tones). */
  lineGenerateDigits(hCall: number, digitMode: number, digits: string | null, durationMs: number): Result {
    const call = this.#owned(hCall);
    if (typeof call === 'number') return call;
    if (digits !== null && digits.length > ADDRESS_LIMIT) return LINEERR.INVALPARAM;
    const { switchboard } = this.host;
    switchboard.endGenerating(call, LINEGENERATETERM.CANCEL);
    const endToEndId = this.host.nextEndToEndId();
    if (digits !== null) call.generating = { endToEndId, session: this, hCall };
    const result = call.line.device.provider.sync('lineGenerateDigits', (p) =>
      p.lineGenerateDigits?.(call.hdCall as HdCall, endToEndId, digitMode, digits, durationMs),
    );
    if (result !== SUCCESS) call.generating = null;
    switchboard.wake();
    return result;
  }

  lineSetAppSpecific(hCall: number, appSpecific: number): Result {
    const call = this.#owned(hCall);
    if (typeof call === 'number') return call;
    return call.line.device.provider.sync('lineSetAppSpecific', (p) =>
      p.lineSetAppSpecific(call.hdCall as HdCall, appSpecific),
    );
  }

  /** The block goes to the provider as it is, and with the reply back as the provider leaves it: nobody else may hold it. */
  lineDevSpecific(pageId: number, hLine: number, addressId: number, hCall: number, block: Uint8Array): Result {
    const held = this.#lines.get(hLine);
    if (held?.openLine.alive !== true) return LINEERR.INVALLINEHANDLE;
    const refused = this.refusal('lineDevSpecific');
    if (refused !== undefined) return refused;
    const call = hCall === 0 ? null : (this.#calls.get(hCall)?.call ?? undefined);
    if (call === undefined || call?.phase === 'dead') return LINEERR.INVALCALLHANDLE;
    if (block.length > BLOCK_LIMIT) return LINEERR.INVALPARAM;
    return this.#asynchronous(pageId, DEV_SPECIFIC, held.openLine, call, block, (p, id) =>
      p.lineDevSpecific?.(id, held.openLine.hdLine as HdLine, addressId, call?.hdCall ?? 0, block),
    );
  }

  /**
   * Gives a call up. The last one to do so closes it: its requests complete before this returns (nf-tspi-tspi_lineclosecall). Its last owner passes it to one
   * who watches it and may own it, which TAPI leaves to applications: a tab that is closed must not end what another shows.
   */
  lineDeallocateCall(hCall: number): Result {
    const held = this.#calls.get(hCall);
    if (held === undefined) return LINEERR.INVALCALLHANDLE;
    const { call } = held;
    const { switchboard } = this.host;
    switchboard.drain();
    this.#calls.delete(hCall);
    call.holders.delete(this);
    if (call.phase === 'dead' || call.owned) return SUCCESS;
    const goesOn = call.holders.size > 0 && (call.ended || switchboard.inherit(call));
    if (!goesOn) {
      switchboard.drain();
      this.host.closeCall(call);
      switchboard.drain();
    }
    return SUCCESS;
  }

  /**
   * Makes this client an owner of a call that it watches, or a watcher of one that it owns. There may be several owners; the only one of a call that
   * has not ended may not step down (linesetcallprivilege).
   */
  lineSetCallPrivilege(hCall: number, privilege: number): Result {
    const held = this.#calls.get(hCall);
    if (held === undefined) return LINEERR.INVALCALLHANDLE;
    const { call, holder } = held;
    const { MONITOR, OWNER } = LINECALLPRIVILEGE;
    if (privilege !== MONITOR && privilege !== OWNER) return LINEERR.INVALCALLPRIVILEGE;
    if (!this.#grant.allowsPrivileges(privilege)) return LINEERR.OPERATIONUNAVAIL;
    const before = holder.privilege;
    holder.privilege = privilege;
    if (call.owned || call.ended) return SUCCESS;
    holder.privilege = before;
    return LINEERR.INVALCALLSTATE;
  }

  /** The client does not take what it is sent: counted, then as if it were gone. */
  giveUp(): void {
    this.host.switchboard.counters.detachedClients++;
    this.detach();
  }

  /** The client is gone: everything it holds is closed, and nothing reaches it any more. */
  detach(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const hLine of [...this.#lines.keys()]) this.lineClose(hLine);
    for (const hCall of [...this.#calls.keys()]) this.lineDeallocateCall(hCall);
    this.host.forgetSession(this);
    // On a line that others have open, requests of this client may still complete: nobody hears of it.
    this.#sink = NOBODY;
  }

  // --- used by the release ---------------------------------------------------------------------------------------------

  /** A call came in for this client; returns the handle it gets. */
  adoptCall(call: HostCall, privilege: number): number {
    const hCall = this.#nextHostHandle;
    this.#nextHostHandle += 2;
    this.#hold(call, hCall, privilege);
    return hCall;
  }

  forgetCall(hCall: number): void {
    this.#calls.get(hCall)?.call.holders.delete(this);
    this.#calls.delete(hCall);
  }

  forgetLine(hLine: number): void {
    const held = this.#lines.get(hLine);
    if (held === undefined) return;
    held.openLine.holders.delete(held.holder);
    this.#lines.delete(hLine);
  }

  /** The handle under which this client has the line of a call open; 0 when it has closed it. */
  lineHandleOf(call: HostCall): number {
    for (const holder of call.line.holders) if (holder.session === this) return holder.hLine;
    return 0;
  }

  replied({ pageId, result, outcome, early, block }: Request): void {
    this.#outstanding--;
    this.sink.reply(pageId, result, outcome, early, block);
  }

  tellDevice(device: LineDevice, removed: boolean): void {
    if (this.#grant.sees(device)) this.sink.device(device.deviceId, removed ? null : this.#grant.view(device));
  }

  // --- inside ----------------------------------------------------------------------------------------------------------

  /** A device that this client may know of. */
  #device(deviceId: number): LineDevice | undefined {
    const device = this.host.device(deviceId);
    return device !== undefined && this.#grant.sees(device) ? device : undefined;
  }

  /** Whether it may open a line for calls of these media modes; who does not want to own calls need not name any. */
  #mayOwn({ caps }: LineDevice, privileges: number, mediaModes: number): boolean {
    if ((privileges & LINECALLPRIVILEGE.OWNER) === 0) return true;
    return (mediaModes & caps.mediaModes) !== 0 && this.#grant.media(mediaModes) === mediaModes;
  }

  /** Whether a call placed with these parameters carries only what this client may use: without any, what the line carries. */
  #mayCarry({ caps }: LineDevice, params: LineCallParams | null): boolean {
    const mediaMode = params?.mediaMode ?? caps.mediaModes;
    return this.#grant.media(mediaMode) === mediaMode;
  }

  #asynchronous(
    pageId: number,
    fn: TspiFunction,
    openLine: OpenLine,
    call: HostCall | null,
    block: Uint8Array | null,
    run: (provider: ServiceProvider, id: RequestId) => Result | undefined,
  ): Result {
    const { counters, requests } = this.host.switchboard;
    if (this.#outstanding >= this.host.requestLimit) {
      counters.floods++;
      return LINEERR.REQUESTOVERRUN;
    }
    const request = requests.begin(this, pageId, fn, openLine, call, block);
    if (request === null) {
      counters.overruns++;
      return LINEERR.REQUESTOVERRUN;
    }
    this.#outstanding++;
    const result = openLine.device.provider.async(request, run);
    if (result > 0) return pageId as Result;
    this.#outstanding--;
    return result;
  }

  #openFirst(device: LineDevice): OpenLine | Result {
    const openLine = this.host.switchboard.openLine(device);
    if (openLine === undefined) return LINEERR.RESOURCEUNAVAIL;
    const hdLine = out<HdLine | 0>(0);
    device.open = openLine;
    const result = device.provider.sync('lineOpen', (p) =>
      p.lineOpen(device.deviceId, openLine.htLine, hdLine, device.tspiVersion),
    );
    openLine.hdLine = hdLine.value;
    if (result === SUCCESS && hdLine.value !== 0) return openLine;
    this.host.switchboard.endLine(openLine);
    return result === SUCCESS ? LINEERR.OPERATIONFAILED : result;
  }

  #updateDetection(openLine: OpenLine): Result {
    const media = openLine.wantedMedia & openLine.device.caps.mediaModes;
    return this.#line(openLine, 'lineSetDefaultMediaDetection', (p, hdLine) =>
      p.lineSetDefaultMediaDetection(hdLine, media),
    );
  }

  #line(
    openLine: OpenLine,
    what: string,
    run: (provider: ServiceProvider, hdLine: HdLine) => Result | undefined,
  ): Result {
    if (!openLine.alive) return LINEERR.INVALLINEHANDLE;
    return openLine.device.provider.sync(what, (p) => run(p, openLine.hdLine as HdLine));
  }

  /** The call of a handle, where this client may act on it; else the error. */
  #owned(hCall: number): HostCall | Result {
    const held = this.#calls.get(hCall);
    if (held === undefined || held.call.phase === 'dead' || held.call.hdCall === 0) return LINEERR.INVALCALLHANDLE;
    return held.holder.privilege === LINECALLPRIVILEGE.OWNER ? held.call : LINEERR.NOTOWNER;
  }

  #refuseAddress(destAddress: string | null, dialledBefore: string): Result | undefined {
    if (destAddress === null || destAddress === '') return undefined;
    if (destAddress.length > ADDRESS_LIMIT) return LINEERR.INVALADDRESS;
    return this.host.dialGate(destAddress, dialledBefore);
  }

  #hold(call: HostCall, hCall: number, privilege: number): void {
    const holder: CallHolder = { session: this, hCall, privilege };
    call.holders.set(this, holder);
    this.#calls.set(hCall, { call, holder });
  }

  /** Handles a client makes are odd and always rise, so that a stale one never means something new. */
  #takeHandle(handle: number): boolean {
    if (!Number.isInteger(handle) || (handle & 1) === 0 || handle <= this.#lastClientHandle || handle > 0x7fffffff)
      return false;
    this.#lastClientHandle = handle;
    return true;
  }
}

function validPrivileges(privileges: number): boolean {
  const { NONE, MONITOR, OWNER } = LINECALLPRIVILEGE;
  return privileges === NONE || (privileges !== 0 && (privileges & ~(MONITOR | OWNER)) === 0);
}
