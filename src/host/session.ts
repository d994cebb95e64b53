import { LINECALLPRIVILEGE, LINECALLSTATE, LINEGENERATETERM } from '../tspi/generated/constants.js';
import { tspiFunction, type TspiFunction } from '../tspi/function-table.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { ADDRESS_LIMIT, BLOCK_LIMIT } from '../tspi/limits.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import { out, SUCCESS, type HdCall, type HdLine, type Out, type RequestId, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { LineCallParams } from '../tspi/structures.js';
import type { HostCall } from './call.js';
import { lineDeallocateCall, lineGetNewCalls, lineHandoff, lineSetCallPrivilege } from './call-sharing.js';
import { ClientHandles } from './client-handles.js';
import type { ClientSink } from './client-sink.js';
import { bindCalls, discardCalls } from './created-calls.js';
import { dispatch } from './dispatch.js';
import { errorsOf } from '../tspi/error-family.js';
import type { Host } from './host.js';
import type { LineDevice, Scope } from './line.js';
import { lineClose, lineGetStatusMessages, lineOpen, lineSetStatusMessages } from './line-opening.js';
import { refuseAddress, refuseParams, tooMuchUserUserInfo } from './limits.js';
import type { PhoneDevice } from './phone.js';
import * as phones from './phone-opening.js';
import type { Request } from './requests.js';
import { EVERY_RIGHT, Grant, type GrantedFunction } from './rights.js';
import { negotiate } from './versions.js';

const nothing = (): void => undefined;
const NOBODY: ClientSink = {
  reply: nothing,
  message: nothing,
  device: nothing,
  phone: nothing,
  digits: nothing,
  call: nothing,
};

const MAKE_CALL = tspiFunction('lineMakeCall');
const DIAL = tspiFunction('lineDial');
const ANSWER = tspiFunction('lineAnswer');
const DROP = tspiFunction('lineDrop');
const DEV_SPECIFIC = tspiFunction('lineDevSpecific');

/**
 * One client of the host: its handles, its rights, its requests. Every handle that comes from the page is checked here, and
 * everything that TAPI, not the provider, refuses is refused here. The functions that are asked for most are written out; those that are
 * only checked and passed on go through {@link Session.call}; the rest lies by subject in files of its own.
 */
export class Session {
  readonly handles: ClientHandles;
  readonly grant: Grant;
  /** The application's name, by which lineHandoff finds it; '' = none. */
  name = '';
  #sink: ClientSink;
  #outstanding = 0;
  #closed = false;

  constructor(
    readonly host: Host,
    sink: ClientSink,
    rights = EVERY_RIGHT,
    firstHandle = 2,
  ) {
    this.#sink = sink;
    this.grant = new Grant(rights);
    this.handles = new ClientHandles(this, firstHandle);
  }

  /** Whom this client's messages go to; to nobody once it is detached. */
  get sink(): ClientSink {
    return this.#sink;
  }

  // --- rights ----------------------------------------------------------------------------------------------------------

  /** TAPI's error where this client may not use a function; undefined where it may. */
  refusal(fn: GrantedFunction | RoutedName): Result | undefined {
    return this.grant.refusal(fn);
  }

  /** Whether this client may know of a device; -1: of one that has no id yet. */
  sees(deviceId: number): boolean {
    return this.grant.seesAll || this.device(deviceId) !== undefined;
  }

  /** A line device that this client may know of. */
  device(deviceId: number): LineDevice | undefined {
    const device = this.host.device(deviceId);
    return device !== undefined && this.grant.sees(device) ? device : undefined;
  }

  /** A phone device that this client may know of. */
  phone(deviceId: number): PhoneDevice | undefined {
    const phone = this.host.phones.devices.get(deviceId);
    return phone !== undefined && this.grant.seesPhone(phone) ? phone : undefined;
  }

  // --- lines and phones ------------------------------------------------------------------------------------------------

  /** The highest version both sides know (lineNegotiateAPIVersion). */
  lineNegotiateAPIVersion(deviceId: number, low: number, high: number, version: Out<number>): Result {
    if (this.device(deviceId) === undefined) return LINEERR.BADDEVICEID;
    version.value = negotiate(low, high);
    return version.value === 0 ? LINEERR.INCOMPATIBLEAPIVERSION : SUCCESS;
  }

  lineOpen(
    deviceId: number,
    hLine: number,
    apiVersion: number,
    privileges: number,
    mediaModes: number,
    extVersion = 0,
    callParams: LineCallParams | null = null,
    opened = out(0),
  ): Result {
    const wanted = { apiVersion, privileges, mediaModes, extVersion, callParams };
    return lineOpen(this, deviceId, hLine, wanted, opened);
  }

  lineClose(hLine: number): Result {
    return lineClose(this, hLine);
  }

  lineSetStatusMessages(hLine: number, lineStates: number, addressStates: number): Result {
    return lineSetStatusMessages(this, hLine, lineStates, addressStates);
  }

  lineGetStatusMessages(hLine: number, states: Out<unknown>): Result {
    return lineGetStatusMessages(this, hLine, states);
  }

  phoneNegotiateAPIVersion(deviceId: number, low: number, high: number, version: Out<number>): Result {
    return phones.phoneNegotiateAPIVersion(this, deviceId, low, high, version);
  }

  phoneOpen(deviceId: number, hPhone: number, apiVersion: number, extVersion: number, privilege: number): Result {
    return phones.phoneOpen(this, deviceId, hPhone, { apiVersion, extVersion, privilege });
  }

  phoneClose(hPhone: number): Result {
    return phones.phoneClose(this, hPhone);
  }

  phoneSetStatusMessages(hPhone: number, phoneStates: number, buttonModes: number, buttonStates: number): Result {
    return phones.phoneSetStatusMessages(this, hPhone, { phoneStates, buttonModes, buttonStates });
  }

  phoneGetStatusMessages(hPhone: number, states: Out<unknown>): Result {
    return phones.phoneGetStatusMessages(this, hPhone, states);
  }

  // --- calls -----------------------------------------------------------------------------------------------------------

  /** A function that is checked and passed on to its provider: `args` are the application's, of the kinds that it takes. */
  call(name: RoutedName, pageId: number, args: readonly unknown[], value: Out<unknown>): Result {
    return dispatch(this, name, pageId, args, value);
  }

  /** Places a call under the handle that the client chose. Returns the page's id or a negative error. */
  lineMakeCall(
    pageId: number,
    hLine: number,
    hCall: number,
    destAddress: string | null,
    countryCode: number,
    callParams: LineCallParams | null,
  ): Result {
    const held = this.handles.lines.get(hLine);
    if (held?.openLine.alive !== true) return LINEERR.INVALLINEHANDLE;
    const { openLine } = held;
    if (!this.handles.take(hCall)) return LINEERR.INVALCALLHANDLE;
    const refused =
      this.refusal('lineMakeCall') ??
      refuseAddress(this, openLine.device, destAddress) ??
      refuseParams(this, openLine.device, callParams);
    if (refused !== undefined) return refused;
    const call = this.host.switchboard.createCall(openLine, 'creating', 0);
    if (call === undefined) return LINEERR.CALLUNAVAIL;
    this.handles.hold(call, hCall, LINECALLPRIVILEGE.OWNER);
    call.dialled = destAddress ?? '';
    const result = this.asynchronous(
      pageId,
      MAKE_CALL,
      openLine,
      call,
      null,
      (p, id) => {
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
        return bindCalls(this, [call], [hdCall.value], answer);
      },
      null,
      [call],
    );
    if (result < 0) discardCalls(this, [call], [hCall]);
    return result;
  }

  lineDial(pageId: number, hCall: number, destAddress: string, countryCode: number): Result {
    const call = this.handles.owned(hCall);
    if (typeof call === 'number') return call;
    const refused = refuseAddress(this, call.line.device, destAddress, call.dialled);
    if (refused !== undefined) return refused;
    call.dialled += destAddress;
    return this.asynchronous(pageId, DIAL, call.line, call, null, (p, id) =>
      p.lineDial(id, call.hdCall as HdCall, destAddress, countryCode),
    );
  }

  lineAnswer(pageId: number, hCall: number, userUserInfo: Uint8Array | null = null): Result {
    const call = this.handles.owned(hCall);
    if (typeof call === 'number') return call;
    if (call.state !== LINECALLSTATE.OFFERING && call.state !== LINECALLSTATE.ACCEPTED) return LINEERR.INVALCALLSTATE;
    if (tooMuchUserUserInfo(call.line.device.caps, 'uuiAnswerSize', userUserInfo)) return LINEERR.USERUSERINFOTOOBIG;
    return this.asynchronous(pageId, ANSWER, call.line, call, null, (p, id) =>
      p.lineAnswer(id, call.hdCall as HdCall, userUserInfo),
    );
  }

  lineDrop(pageId: number, hCall: number, userUserInfo: Uint8Array | null = null): Result {
    const call = this.handles.owned(hCall);
    if (typeof call === 'number') return call;
    if (call.ended) return LINEERR.INVALCALLSTATE;
    if (tooMuchUserUserInfo(call.line.device.caps, 'uuiDropSize', userUserInfo)) return LINEERR.USERUSERINFOTOOBIG;
    return this.asynchronous(pageId, DROP, call.line, call, null, (p, id) =>
      p.lineDrop(id, call.hdCall as HdCall, userUserInfo),
    );
  }

  /** Starts sending digits; LINE_GENERATE tells the end. null cancels. What was being sent ends with CANCEL first (generating-inband-digits-and-tones). */
  lineGenerateDigits(hCall: number, digitMode: number, digits: string | null, durationMs: number): Result {
    const call = this.handles.owned(hCall);
    if (typeof call === 'number') return call;
    if (digits !== null && digits.length > ADDRESS_LIMIT) return LINEERR.INVALPARAM;
    const { switchboard } = this.host;
    // The provider may tell that end, too.
    call.endedByHost = call.generating?.endToEndId ?? 0;
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

  /** The block goes to the provider as it is, and with the reply back as the provider leaves it: nobody else may hold it. */
  lineDevSpecific(pageId: number, hLine: number, addressId: number, hCall: number, block: Uint8Array): Result {
    const held = this.handles.lines.get(hLine);
    if (held?.openLine.alive !== true) return LINEERR.INVALLINEHANDLE;
    const refused = this.grant.blockRefusal(block);
    if (refused !== undefined) return refused;
    const call = hCall === 0 ? null : (this.handles.calls.get(hCall)?.call ?? undefined);
    if (call === undefined || call?.phase === 'dead') return LINEERR.INVALCALLHANDLE;
    if (block.length > BLOCK_LIMIT) return LINEERR.INVALPARAM;
    return this.asynchronous(pageId, DEV_SPECIFIC, held.openLine, call, block, (p, id) =>
      p.lineDevSpecific?.(id, held.openLine.hdLine as HdLine, addressId, call?.hdCall ?? 0, block),
    );
  }

  lineDeallocateCall(hCall: number): Result {
    return lineDeallocateCall(this, hCall);
  }

  lineSetCallPrivilege(hCall: number, privilege: number): Result {
    return lineSetCallPrivilege(this, hCall, privilege);
  }

  lineHandoff(hCall: number, name: string | null, mediaMode: number): Result {
    return lineHandoff(this, hCall, name, mediaMode);
  }

  lineGetNewCalls(hLine: number, addressId: number, select: number, calls: Out<unknown>): Result {
    return lineGetNewCalls(this, hLine, addressId, select, calls);
  }

  // --- its end ---------------------------------------------------------------------------------------------------------

  /** The client does not take what it is sent: counted, then as if it were gone. */
  giveUp(): void {
    this.host.switchboard.counters.detachedClients++;
    this.detach();
  }

  /** The client is gone: everything it holds is closed, and nothing reaches it any more. */
  detach(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const hLine of [...this.handles.lines.keys()]) this.lineClose(hLine);
    for (const hCall of [...this.handles.calls.keys()]) this.lineDeallocateCall(hCall);
    for (const hPhone of [...this.handles.phones.keys()]) this.phoneClose(hPhone);
    this.host.forgetSession(this);
    // On a line that others have open, requests of this client may still complete: nobody hears of it.
    this.#sink = NOBODY;
  }

  // --- used by the release ---------------------------------------------------------------------------------------------

  /** The handle under which this client has the line of a call open; 0 when it has closed it. */
  lineHandleOf(call: HostCall): number {
    for (const holder of call.line.holders) if (holder.session === this) return holder.hLine;
    return 0;
  }

  /** A success without what was to be filled by then is none; but what was asked for may have happened. */
  replied({ pageId, fn, result, outcome, early, block, filled }: Request): void {
    this.#outstanding--;
    const value = filled !== null && result === SUCCESS ? filled.value : block;
    if (value === undefined) {
      this.host.switchboard.counters.badValues++;
      this.sink.reply(pageId, errorsOf(fn.name).OPERATIONFAILED, 'unknown', early, null);
    } else this.sink.reply(pageId, result, outcome, early, value);
  }

  tellDevice(device: LineDevice, removed: boolean): void {
    if (this.grant.sees(device)) this.sink.device(device.deviceId, removed ? null : this.grant.view(device));
  }

  tellPhone(phone: PhoneDevice, removed: boolean): void {
    if (this.grant.seesPhone(phone)) this.sink.phone(phone.deviceId, removed ? null : phone.caps);
  }

  // --- inside ----------------------------------------------------------------------------------------------------------

  /**
   * Begins a request and calls the provider for it.
   * @param filled - What the function fills before it ends. @param created - The calls that it is to create.
   * @returns The page's id, or the negative error that ended it.
   */
  asynchronous(
    pageId: number,
    fn: TspiFunction,
    scope: Scope,
    call: HostCall | null,
    block: Uint8Array | null,
    run: (provider: ServiceProvider, id: RequestId) => Result | undefined,
    filled?: Out<unknown> | null,
    created?: readonly HostCall[],
  ): Result {
    const { counters, requests } = this.host.switchboard;
    if (this.#outstanding >= this.host.requestLimit) {
      counters.floods++;
      return errorsOf(fn.name).REQUESTOVERRUN;
    }
    const request = requests.begin(this, pageId, fn, scope, call, block, filled, created);
    if (request === null) {
      counters.overruns++;
      return errorsOf(fn.name).REQUESTOVERRUN;
    }
    this.#outstanding++;
    const result = scope.device.provider.async(request, run);
    if (result > 0) return pageId as Result;
    this.#outstanding--;
    return result;
  }
}
