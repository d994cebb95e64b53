/**
 * TAPI's application calls on a web page, under TAPI's names. Asynchronous functions return at once: a positive request id, or an error
 * that can be told without the provider; LINE_REPLY follows for each id, exactly once, whatever happens. Getters answer at once from the
 * mirror. The other synchronous functions have to ask the worker: they return a promise of their result and are sent in order.
 */
import type { Scheduler } from '../base/clock.js';
import { parseDialString } from '../numbers/dial-string.js';
import type {
  CallDetails,
  Detachment,
  DeviceState,
  Diagnostics,
  HeldModems,
  ModemConnectResult,
  Refusal,
  RequestName,
  TrafficDirection,
  Welcome,
} from '../protocol/messages.js';
import { LINECALLPRIVILEGE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Outcome } from '../tspi/provider-host.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import type {
  LineAddressCaps,
  LineAddressStatus,
  LineCallInfo,
  LineCallParams,
  LineCallStatus,
  LineDevCaps,
  LineDevStatus,
  VarString,
} from '../tspi/structures.js';
import { Connection, type ConnectionEvents } from './connection.js';
import { Mirror } from './mirror.js';
import type { PendingRequest } from './pending-requests.js';
import type { Sighting } from './port-picker.js';

/** A TAPI message as the application's callback gets it (linecallbackfunc). */
export interface TapiMessage {
  /** TAPI's name, for example `LINE_CALLSTATE`. */
  readonly message: string;
  /** The handle it is about; the device id for LINE_CREATE and LINE_REMOVE, 0 for LINE_REPLY. */
  readonly device: number;
  readonly callbackInstance: unknown;
  readonly param1: number;
  readonly param2: number;
  readonly param3: number;
  /** LINE_REPLY only: whether a failed request may have had its effect. */
  readonly outcome: Outcome;
  /** LINE_REPLY of lineDevSpecific only: the block as the provider left it. */
  readonly block: Uint8Array | null;
}

/** Whom a {@link Tapi} tells beside the application's callback. */
export interface TapiObserver {
  hello(core: { kind: 'wasm' | 'js'; moduleBytes: number }, welcome: Welcome): void;
  issued(request: PendingRequest): void;
  returned(request: PendingRequest, result: Result): void;
  replied(request: PendingRequest, result: Result, outcome: Outcome, early: boolean): void;
  deviceChanged(deviceId: number): void;
  callChanged(hCall: number): void;
  traffic(deviceId: number, direction: TrafficDirection, text: string): void;
  /** The page lost what it held, for a reason: what is out is settled next, lines are closed, then everything begins anew. */
  detached(reason: Detachment): void;
  /** Modems that somebody else has. */
  held(held: HeldModems): void;
  /** What was told since hello is all there is. */
  snapshot(): void;
  refused(reason: Refusal): void;
  /** The worker could not start; `configuration`: because of what it was given. */
  failed(reason: string, configuration: boolean): void;
  batchDone(): void;
  /** lineShutdown was called. */
  shutDown(): void;
}

const MESSAGE_NAMES = new Map<number, string>(Object.entries(TAPI_MESSAGE).map(([name, value]) => [value, name]));
/** Ringback's own functions: TAPI has no LINE_REPLY for them. */
const NOT_TAPI: ReadonlySet<string> = new Set<RequestName>([
  'modemForget',
  'modemsRelease',
  'lineSetLabel',
  'modemIdentify',
]);
const LENIENT = { waitForDialTone: true, quiet: true, billing: true, partialDial: true };

/** One application's session with the worker. */
export class Tapi {
  readonly mirror = new Mirror();
  readonly #connection: Connection;
  readonly #waiting = new Map<number, (answer: { result: Result; value: unknown }) => void>();
  #nextHandle = 1;
  /** Above all handles of calls that came in, under any worker: even. */
  #nextIncoming = 2;
  /** The devices of before a detachment, until the snapshot has told which of them are left. */
  #former: ReadonlySet<number> | undefined;
  #closing = false;

  /**
   * lineInitialize: begins a session on a port that the worker has been given the other end of.
   * @param callback - Gets every message, one after the other, in order.
   */
  constructor(
    port: MessagePort,
    scheduler: Scheduler,
    private readonly callback: (message: TapiMessage) => void,
    private readonly observer: TapiObserver,
  ) {
    this.#connection = new Connection(port, scheduler, this.#events());
  }

  /** Ends the session: everything it holds is closed. No message follows. */
  lineShutdown(): void {
    this.#closing = true;
    this.#connection.close();
    this.observer.shutDown();
  }

  /** The worker is gone: every id that is out gets its LINE_REPLY, OPERATIONFAILED with outcome `unknown`. */
  workerLost(): void {
    this.#connection.die();
  }

  /**
   * Goes on over another port, whose other end a worker has been given: the same worker, or one that serves the lines from now on. Request ids and
   * handles are never used again. In order: every id that is out gets its LINE_REPLY, OPERATIONFAILED with outcome `unknown`; every open line its
   * LINE_CLOSE; LINE_CREATE tells of each device there is now, which can be opened (again) from then on; LINE_REMOVE of those that are gone.
   * The same happens by itself, over the same port, when the worker has detached this page.
   */
  reattach(port: MessagePort): void {
    if (!this.#closing) this.#beginAnew('moved', port);
  }

  // --- synchronous, asked of the worker --------------------------------------------------------------------------------

  async lineNegotiateAPIVersion(deviceId: number, low: number, high: number, version: Out<number>): Promise<Result> {
    if (this.#isUntold(deviceId)) return LINEERR.BADDEVICEID;
    const { result, value } = await this.#ask('lineNegotiateAPIVersion', deviceId, low, high);
    if (result === SUCCESS) version.value = Number(value);
    return result;
  }

  /** Opens a line. `hLine` is set at once; it may be used before the promise settles, and is dead when that tells an error. */
  async lineOpen(
    deviceId: number,
    hLine: Out<number>,
    apiVersion: number,
    callbackInstance: unknown,
    privileges: number,
    mediaModes: number,
  ): Promise<Result> {
    if (this.#isUntold(deviceId)) return LINEERR.BADDEVICEID;
    const handle = this.#handle();
    hLine.value = handle;
    this.mirror.lines.set(handle, { hLine: handle, deviceId, callbackInstance });
    const { result } = await this.#ask('lineOpen', deviceId, handle, apiVersion, privileges, mediaModes);
    if (result !== SUCCESS) this.mirror.closeLine(handle);
    return result;
  }

  /** Closes a line. Its messages stop at once; what is outstanding is replied to before the promise settles. */
  async lineClose(hLine: number): Promise<Result> {
    if (!this.mirror.lines.has(hLine)) return LINEERR.INVALLINEHANDLE;
    this.mirror.closeLine(hLine);
    return (await this.#ask('lineClose', hLine)).result;
  }

  async lineSetStatusMessages(hLine: number, lineStates: number, addressStates: number): Promise<Result> {
    return (await this.#ask('lineSetStatusMessages', hLine, lineStates, addressStates)).result;
  }

  async lineGetID(
    hLine: number,
    addressId: number,
    hCall: number,
    select: number,
    id: Out<VarString | null>,
    deviceClass: string,
  ): Promise<Result> {
    const asked = this.#ask('lineGetID', hLine, addressId, hCall, select, this.#connection.payload(deviceClass));
    const { result, value } = await asked;
    if (result === SUCCESS) id.value = value as VarString;
    return result;
  }

  async lineGetLineDevStatus(hLine: number, status: Out<LineDevStatus | null>): Promise<Result> {
    const { result, value } = await this.#ask('lineGetLineDevStatus', hLine);
    if (result === SUCCESS) status.value = value as LineDevStatus;
    return result;
  }

  async lineGetAddressStatus(hLine: number, addressId: number, status: Out<LineAddressStatus | null>): Promise<Result> {
    const { result, value } = await this.#ask('lineGetAddressStatus', hLine, addressId);
    if (result === SUCCESS) status.value = value as LineAddressStatus;
    return result;
  }

  async lineGetAddressID(hLine: number, addressId: Out<number>, addressMode: number, address: string): Promise<Result> {
    const text = this.#connection.payload(address);
    const { result, value } = await this.#ask('lineGetAddressID', hLine, addressMode, text);
    if (result === SUCCESS) addressId.value = Number(value);
    return result;
  }

  /** The device's icon as an image URL. OPERATIONUNAVAIL where the provider has none. */
  async lineGetIcon(deviceId: number, deviceClass: string, icon: Out<string>): Promise<Result> {
    if (this.#isUntold(deviceId)) return LINEERR.BADDEVICEID;
    const { result, value } = await this.#ask('lineGetIcon', deviceId, this.#connection.payload(deviceClass));
    if (result === SUCCESS) icon.value = String(value);
    return result;
  }

  async lineGetDevConfig(deviceId: number, config: Out<Uint8Array>, deviceClass: string): Promise<Result> {
    if (this.#isUntold(deviceId)) return LINEERR.BADDEVICEID;
    const { result, value } = await this.#ask('lineGetDevConfig', deviceId, this.#connection.payload(deviceClass));
    if (result === SUCCESS && value instanceof Uint8Array) config.value = value;
    return result;
  }

  async lineSetDevConfig(deviceId: number, config: Uint8Array, deviceClass: string): Promise<Result> {
    if (this.#isUntold(deviceId)) return LINEERR.BADDEVICEID;
    const block = this.#connection.payload(config);
    return (await this.#ask('lineSetDevConfig', deviceId, block, this.#connection.payload(deviceClass))).result;
  }

  /** Gives a call up. Its messages stop at once. */
  async lineDeallocateCall(hCall: number): Promise<Result> {
    if (!this.mirror.calls.delete(hCall)) return LINEERR.INVALCALLHANDLE;
    return (await this.#ask('lineDeallocateCall', hCall)).result;
  }

  /** Makes this application an owner of a call that it watches, or a watcher of one that it owns beside others (one LINECALLPRIVILEGE). */
  async lineSetCallPrivilege(hCall: number, privilege: number): Promise<Result> {
    const call = this.mirror.calls.get(hCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    const { result } = await this.#ask('lineSetCallPrivilege', hCall, privilege);
    if (result === SUCCESS) call.privilege = privilege;
    return result;
  }

  /** Starts sending digits (`digitMode`: one LINEDIGITMODE); LINE_GENERATE tells the end. null cancels. */
  async lineGenerateDigits(
    hCall: number,
    digitMode: number,
    digits: string | null,
    durationMs: number,
  ): Promise<Result> {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    const text = this.#connection.payload(digits);
    return (await this.#ask('lineGenerateDigits', hCall, digitMode, text, durationMs)).result;
  }

  async lineSetAppSpecific(hCall: number, appSpecific: number): Promise<Result> {
    return (await this.#ask('lineSetAppSpecific', hCall, appSpecific)).result;
  }

  /** Ringback's own: counters and trace of the host. Null when the worker is gone. */
  async diagnostics(): Promise<Diagnostics | null> {
    const { value } = await this.#ask('diagnostics');
    return (value as Diagnostics | undefined) ?? null;
  }

  // --- asynchronous: a request id at once, LINE_REPLY later ------------------------------------------------------------

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
    if (!isPlain(callParams)) return LINEERR.INVALCALLPARAMS;
    const handle = this.#handle();
    const address = this.#connection.payload(destAddress);
    const params = this.#connection.payload(callParams);
    const id = this.#connection.request('lineMakeCall', hLine, handle, address, countryCode, params);
    if (id > 0) {
      hCall.value = handle;
      this.mirror.call(handle, hLine).privilege = LINECALLPRIVILEGE.OWNER;
      this.#creating.set(id, handle);
    }
    return id;
  }

  lineDial(hCall: number, destAddress: string, countryCode: number): number {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    if (!dialable(destAddress)) return LINEERR.INVALADDRESS;
    return this.#connection.request('lineDial', hCall, this.#connection.payload(destAddress), countryCode);
  }

  lineAnswer(hCall: number): number {
    return this.#onCall('lineAnswer', hCall);
  }

  lineDrop(hCall: number): number {
    return this.#onCall('lineDrop', hCall);
  }

  /** The provider's extension; LINE_REPLY carries the block back. */
  lineDevSpecific(hLine: number, addressId: number, hCall: number, params: Uint8Array): number {
    if (!this.mirror.lines.has(hLine)) return LINEERR.INVALLINEHANDLE;
    return this.#connection.request('lineDevSpecific', hLine, addressId, hCall, this.#connection.payload(params));
  }

  /** Ringback's own: connects the device that the chooser gave, as this window sees it. The worker's answer, or TAPI's error. */
  modemConnect({ index, count, chosen }: Sighting): Promise<ModemConnectResult | Result> {
    const id = this.#connection.request('modemConnect', index, count, this.#connection.payload(chosen));
    return this.#connected(id);
  }

  /** Ringback's own: adds a further port of a modem, as this window sees it, to the modem's line. The worker's answer, or TAPI's error. */
  modemAddPort(deviceId: number, { index, count, chosen }: Sighting): Promise<ModemConnectResult | Result> {
    const id = this.#connection.request('modemAddPort', deviceId, index, count, this.#connection.payload(chosen));
    return this.#connected(id);
  }

  /** Ringback's own: gives the permission to use the modems back that are held elsewhere. A request id, or a negative error. */
  modemsRelease(): number {
    return this.#connection.request('modemsRelease');
  }

  /** Ringback's own: removes a line device for good and gives the permission to use its port back. A request id, or a negative error. */
  modemForget(deviceId: number): number {
    return this.#connection.request('modemForget', deviceId);
  }

  /** Ringback's own: names a line, '' takes the name away. A request id, or a negative error. */
  lineSetLabel(deviceId: number, label: string): number {
    return this.#connection.request('lineSetLabel', deviceId, this.#connection.payload(label));
  }

  /** Ringback's own: gives a sign on a modem, by which a person finds it. A request id, or a negative error. */
  modemIdentify(deviceId: number): number {
    return this.#connection.request('modemIdentify', deviceId);
  }

  // --- from the mirror -------------------------------------------------------------------------------------------------

  lineGetDevCaps(deviceId: number, caps: Out<LineDevCaps | null>): Result {
    const device = this.mirror.devices.get(deviceId);
    if (device === undefined) return LINEERR.BADDEVICEID;
    caps.value = device.caps;
    return SUCCESS;
  }

  lineGetAddressCaps(deviceId: number, addressId: number, caps: Out<LineAddressCaps | null>): Result {
    const device = this.mirror.devices.get(deviceId);
    if (device === undefined) return LINEERR.BADDEVICEID;
    if (addressId !== 0) return LINEERR.INVALADDRESSID;
    caps.value = device.addressCaps;
    return SUCCESS;
  }

  lineGetCallInfo(hCall: number, info: Out<LineCallInfo | null>): Result {
    const call = this.mirror.calls.get(hCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    info.value = call.details?.info ?? null;
    return SUCCESS;
  }

  lineGetCallStatus(hCall: number, status: Out<LineCallStatus | null>): Result {
    const call = this.mirror.calls.get(hCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    status.value = {
      callState: call.state,
      callStateMode: call.mode,
      callFeatures: call.details?.callFeatures ?? 0,
    };
    return SUCCESS;
  }

  // --- inside ----------------------------------------------------------------------------------------------------------

  readonly #creating = new Map<number, number>();
  readonly #connecting = new Map<number, (answer: ModemConnectResult | Result) => void>();

  #onCall(name: 'lineAnswer' | 'lineDrop', hCall: number): number {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    return this.#connection.request(name, hCall);
  }

  #ask(name: RequestName, ...args: number[]): Promise<{ result: Result; value: unknown }> {
    const id = this.#connection.request(name, ...args);
    if (id <= 0) return Promise.resolve({ result: id as Result, value: undefined });
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
    });
  }

  /** Odd, as the worker wants the handles that a page makes. */
  #handle(): number {
    const handle = this.#nextHandle;
    this.#nextHandle += 2;
    return handle;
  }

  #events(): ConnectionEvents {
    const { observer } = this;
    return {
      hello: (core, welcome) => {
        observer.hello(core, welcome);
      },
      issued: (request) => {
        observer.issued(request);
      },
      returned: (request, result, value) => {
        observer.returned(request, result);
        if (request.mode === 'async') return;
        const resolve = this.#waiting.get(request.id);
        this.#waiting.delete(request.id);
        resolve?.({ result, value });
      },
      replied: (request, result, outcome, early, block) => {
        this.#replied(request, result, outcome, early, block);
      },
      message: (message, handle, param1, param2, param3) => {
        this.#message(message, handle, param1, param2, param3);
      },
      device: (deviceId, state) => {
        this.#device(deviceId, state);
      },
      call: (hCall, hLine, details) => {
        this.#call(hCall, hLine, details);
      },
      traffic: (deviceId, direction, text) => {
        observer.traffic(deviceId, direction, text);
      },
      held: (held) => {
        observer.held(held);
      },
      snapshot: () => {
        this.#snapshot();
      },
      detached: (reason) => {
        this.#beginAnew(reason);
      },
      refused: (reason) => {
        observer.refused(reason);
      },
      failed: (reason, configuration) => {
        observer.failed(reason, configuration);
      },
      batchDone: () => {
        observer.batchDone();
      },
    };
  }

  #beginAnew(reason: Detachment, port?: MessagePort): void {
    const { mirror, observer } = this;
    observer.detached(reason);
    this.#former = new Set([...(this.#former ?? []), ...mirror.devices.keys()]);
    mirror.devices.clear();
    this.#connection.resume(this.#nextIncoming, port);
    const lines = [...mirror.lines.values()];
    mirror.clear();
    for (const { hLine, callbackInstance } of lines) this.#tell('LINE_CLOSE', hLine, callbackInstance, 0, 0, 0);
    observer.batchDone();
  }

  #snapshot(): void {
    const former = this.#former ?? [];
    this.#former = undefined;
    for (const deviceId of former)
      if (!this.mirror.devices.has(deviceId)) this.#tell('LINE_REMOVE', deviceId, undefined, deviceId, 0, 0);
    this.observer.snapshot();
  }

  /** After a detachment a device id may mean another device until the worker has told which. */
  #isUntold(deviceId: number): boolean {
    return this.#former !== undefined && !this.mirror.devices.has(deviceId);
  }

  #replied(request: PendingRequest, result: Result, outcome: Outcome, early: boolean, block: unknown): void {
    this.observer.replied(request, result, outcome, early);
    if (request.name === 'modemConnect' || request.name === 'modemAddPort') {
      this.#connecting.get(request.id)?.((block as ModemConnectResult | null | undefined) ?? result);
      this.#connecting.delete(request.id);
      return;
    }
    if (NOT_TAPI.has(request.name)) return;
    if (request.name === 'lineMakeCall') this.#created(request.id, result);
    this.#tell('LINE_REPLY', 0, undefined, request.id, result, 0, outcome, block instanceof Uint8Array ? block : null);
  }

  /** The answer to a request for a device, by its id or the error that refused it. */
  #connected(id: number): Promise<ModemConnectResult | Result> {
    if (id <= 0) return Promise.resolve(id as Result);
    return new Promise((resolve) => {
      this.#connecting.set(id, resolve);
    });
  }

  #created(id: number, result: Result): void {
    const hCall = this.#creating.get(id);
    this.#creating.delete(id);
    if (hCall !== undefined && result !== SUCCESS) this.mirror.calls.delete(hCall);
  }

  #device(deviceId: number, state: DeviceState | undefined): void {
    const known = this.mirror.devices.has(deviceId);
    if (state === undefined) this.mirror.devices.delete(deviceId);
    else this.mirror.devices.set(deviceId, state);
    if (state === undefined) this.#tell('LINE_REMOVE', deviceId, undefined, deviceId, 0, 0);
    else if (!known) this.#tell('LINE_CREATE', deviceId, undefined, deviceId, 0, 0);
    this.observer.deviceChanged(deviceId);
  }

  #call(hCall: number, hLine: number, details: CallDetails): void {
    // Calls the page makes have odd handles and are in the mirror until they are given up; calls that come in get theirs here.
    if (!this.mirror.lines.has(hLine) || ((hCall & 1) === 1 && !this.mirror.calls.has(hCall))) return;
    this.mirror.call(hCall, hLine).details = details;
    this.observer.callChanged(hCall);
  }

  #message(message: number, handle: number, param1: number, param2: number, param3: number): void {
    const name = MESSAGE_NAMES.get(message);
    if (name === undefined) return;
    if (message === TAPI_MESSAGE.LINE_APPNEWCALL) {
      this.#nextIncoming = Math.max(this.#nextIncoming, param2 + 2);
      if (!this.mirror.lines.has(handle)) return;
      this.mirror.call(param2, handle).privilege = param3;
    }
    const call = this.mirror.calls.get(handle);
    if (message === TAPI_MESSAGE.LINE_CALLSTATE && call !== undefined) {
      call.state = param1;
      call.mode = param2;
      // Another's leaving can make this application the owner (line-callstate, dwParam3).
      if (param3 !== 0) call.privilege = param3;
    }
    const line = this.mirror.lines.get(call?.hLine ?? handle);
    if (line === undefined) return; // Closed or deallocated meanwhile: muted.
    this.#tell(name, handle, line.callbackInstance, param1, param2, param3);
    if (message === TAPI_MESSAGE.LINE_CLOSE) this.mirror.lines.delete(handle);
  }

  #tell(
    message: string,
    device: number,
    callbackInstance: unknown,
    param1: number,
    param2: number,
    param3: number,
    outcome: Outcome = 'known',
    block: Uint8Array | null = null,
  ): void {
    if (this.#closing) return;
    this.callback({ message, device, callbackInstance, param1, param2, param3, outcome, block });
  }
}

/** Whether any line could dial an address; the line's own limits are the provider's to tell. */
function dialable(address: string): boolean {
  const parsed = parseDialString(address, LENIENT);
  return parsed.ok || parsed.problem.error !== 'INVALADDRESS';
}

/** Whether a structure holds data alone: one that cannot be cloned would take the whole batch with it. */
function isPlain(value: object | null): boolean {
  try {
    if (value !== null) structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
