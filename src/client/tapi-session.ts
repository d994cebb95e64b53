import type { Scheduler } from '../base/clock.js';
import { rethrowLater } from '../base/rethrow.js';
import {
  PERSONAL_REQUESTS,
  type CallDetails,
  type Detachment,
  type DeviceState,
  type PhoneState,
  type RequestName,
} from '../protocol/messages.js';
import { LINECALLPRIVILEGE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { errorsOf } from '../tspi/error-family.js';
import { isDword } from '../tspi/limits.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import type { SetUpStep } from '../tspi/port-finding.js';
import type { Outcome } from '../tspi/provider-host.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import { Connection, type ConnectionEvents } from './connection.js';
import { checkArguments, encodedArguments } from './encoded-arguments.js';
import { GatheredDigits } from './gathered-digits.js';
import { Mirror } from './mirror.js';
import type { PendingRequest } from './pending-requests.js';
import { isHolder, type TapiArgument } from './request-arguments.js';
import type { TapiMessage, TapiObserver } from './tapi-message.js';

const MESSAGE_NAMES = new Map<number, string>(Object.entries(TAPI_MESSAGE).map(([name, value]) => [value, name]));
/** Ringback's own functions: TAPI has no LINE_REPLY for them. */
const NOT_TAPI: ReadonlySet<string> = new Set<RequestName>([
  'modemForget',
  'modemsRelease',
  'lineSetLabel',
  'modemIdentify',
  ...PERSONAL_REQUESTS,
  'simulatorPlay',
]);

/** A call that a request is to create: its handle, and the holder that an application has of it. */
interface CreatedCall {
  readonly handle: number;
  readonly holder: Out<number>;
}

/**
 * One application's session with the worker: what TAPI's calls stand on. Asks, answers from what came back, keeps the mirror as of the message being
 * worked on, and tells the application.
 */
export class TapiSession {
  readonly mirror = new Mirror();
  protected readonly connection: Connection;
  readonly #waiting = new Map<number, (answer: { result: Result; value: unknown }) => void>();
  /** What to do with the reply of a request, before the application hears of it. Whether it is to hear of it. */
  readonly #replies = new Map<number, (result: Result, value: unknown) => boolean>();
  /** Who is told of the steps of a modem that is being connected, by the request. */
  protected readonly steps = new Map<number, (step: SetUpStep) => void>();
  /** The calls that lineMakeCall is placing, by its request. */
  protected readonly creating = new Map<number, number>();
  readonly #gathered = new GatheredDigits();
  #nextHandle = 1;
  /** Above all handles of calls that came in, under any worker: even. */
  #nextIncoming = 2;
  /** The line and phone devices of before a detachment, until the snapshot has told which of them are left. */
  #former: { readonly lines: ReadonlySet<number>; readonly phones: ReadonlySet<number> } | undefined;
  #closing = false;

  /**
   * lineInitialize: begins a session on a port that the worker has been given the other end of.
   * @param callback - Gets every message, one after the other, in order.
   * @param name - The application's, by which others hand calls off to it.
   */
  constructor(
    port: MessagePort,
    scheduler: Scheduler,
    private readonly callback: (message: TapiMessage) => void,
    private readonly observer: TapiObserver,
    name = '',
  ) {
    this.connection = new Connection(port, scheduler, this.#events(), name);
  }

  /** Ends the session, with its phones: everything it holds is closed. No message follows. */
  lineShutdown(): void {
    this.#closing = true;
    this.connection.close();
    this.observer.shutDown();
  }

  /** The worker is gone: every id that is out gets its LINE_REPLY, OPERATIONFAILED with outcome `unknown`. */
  workerLost(): void {
    this.connection.die();
  }

  /**
   * Goes on over another port, whose other end a worker has been given: the same worker, or one that serves the lines from now on. Request ids and
   * handles are never used again. In order: every id that is out gets its LINE_REPLY, OPERATIONFAILED with outcome `unknown`; every open line its
   * LINE_CLOSE; LINE_CREATE tells of each device there is now, which can be opened (again) from then on; LINE_REMOVE of those that are gone. So it is with phones.
   * The same happens by itself, over the same port, when the worker has detached this page.
   */
  reattach(port: MessagePort): void {
    if (!this.#closing) this.#beginAnew('moved', port);
  }

  // --- for the functions -----------------------------------------------------------------------------------------------

  /** Asks for a synchronous function, by the arguments of its request. */
  protected ask(name: RequestName, ...args: readonly TapiArgument[]): Promise<{ result: Result; value: unknown }> {
    const id = this.connection.request(name, ...args);
    if (id <= 0) return Promise.resolve({ result: id as Result, value: undefined });
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
    });
  }

  /** Asks for a synchronous function that gives nothing but its result. */
  protected async set(name: RoutedName, ...args: readonly TapiArgument[]): Promise<Result> {
    return (await this.#asked(name, args)).result;
  }

  /** Asks for a synchronous function whose out-value goes into a holder. */
  protected async get(name: RoutedName, holder: Out<unknown>, ...args: readonly TapiArgument[]): Promise<Result> {
    return this.getAll(name, [holder], ...args);
  }

  /** Asks for a synchronous function that has several out-values. */
  protected async getAll(
    name: RoutedName,
    holders: readonly Out<unknown>[],
    ...args: readonly TapiArgument[]
  ): Promise<Result> {
    return this.#refusal(name, args) ?? this.fill(name, holders, ...encodedArguments(name, args));
  }

  /** Asks for a synchronous function, by the arguments of its request; what it gives goes into holders. */
  protected async fill(
    name: RequestName,
    holders: readonly Out<unknown>[],
    ...args: readonly TapiArgument[]
  ): Promise<Result> {
    if (!holders.every(isHolder)) return errorsOf(name).INVALPOINTER;
    const { result, value } = await this.ask(name, ...args);
    if (result !== SUCCESS) return result;
    const values = holders.length > 1 ? (value as unknown[]) : [value];
    for (const [n, holder] of holders.entries()) holder.value = values[n];
    return result;
  }

  /**
   * Begins an asynchronous function: a request id at once, or an error that can be told without the provider. Holders of calls that it is to create
   * have their handles at once.
   * @param filled - Gets what the function gives with its successful reply.
   */
  protected begin(name: RoutedName, args: readonly TapiArgument[], filled: Out<unknown> | null = null): number {
    const refused =
      this.#refusal(name, args) ?? (filled === null || isHolder(filled) ? undefined : errorsOf(name).INVALPOINTER);
    if (refused !== undefined) return refused;
    const created: CreatedCall[] = [];
    const values = encodedArguments(name, args, (holder) => {
      const handle = this.handle();
      created.push({ handle, holder });
      return handle;
    });
    const id = this.connection.request(name, ...values);
    if (id <= 0) return id;
    const hLine = this.#lineOf(args);
    for (const { handle, holder } of created) {
      holder.value = handle;
      this.mirror.call(handle, hLine).privilege = LINECALLPRIVILEGE.OWNER;
    }
    if (created.length > 0 || filled !== null)
      this.onReply(id, (result, value) => {
        const born = result === SUCCESS && !(name === 'lineForward' && value === 0);
        if (!born) for (const { handle } of created) this.mirror.calls.delete(handle);
        if (result === SUCCESS && !born) for (const { holder } of created) holder.value = 0;
        if (result === SUCCESS && filled !== null) filled.value = value;
        return true;
      });
    return id;
  }

  /** What is done with the reply of a request before the application hears of it; it hears of it where that is true. */
  protected onReply(id: number, run: (result: Result, value: unknown) => boolean): void {
    this.#replies.set(id, run);
  }

  /** Odd, as the worker wants the handles that a page makes. */
  protected handle(): number {
    const handle = this.#nextHandle;
    this.#nextHandle += 2;
    return handle;
  }

  /** After a detachment a device id may mean another device until the worker has told which. */
  protected isUntold(deviceId: number): boolean {
    return !isDword(deviceId) || (this.#former !== undefined && !this.mirror.devices.has(deviceId));
  }

  protected isUntoldPhone(deviceId: number): boolean {
    return !isDword(deviceId) || (this.#former !== undefined && !this.mirror.phoneDevices.has(deviceId));
  }

  /** Begins to gather digits into a holder; it has them before LINE_GATHERDIGITS is told. null: ends that. */
  protected async gather(hCall: number, digits: Out<string> | null, args: readonly TapiArgument[]): Promise<Result> {
    if (digits !== null && this.mirror.calls.has(hCall)) this.#gathered.begin(hCall, digits);
    const { result } = await this.#asked('lineGatherDigits', args);
    if (digits !== null && result !== SUCCESS) this.#gathered.refuse(hCall, digits);
    return result;
  }

  /** Tells the application of something that came another way than from the worker. Nothing after lineShutdown. */
  protected tell(message: string, callbackInstance: unknown, param1: number): void {
    this.#tell(message, 0, callbackInstance, param1, 0, 0);
  }

  // --- inside ----------------------------------------------------------------------------------------------------------

  #asked(name: RoutedName, args: readonly TapiArgument[]): Promise<{ result: Result; value: unknown }> {
    const refused = this.#refusal(name, args);
    if (refused !== undefined) return Promise.resolve({ result: refused, value: undefined });
    return this.ask(name, ...encodedArguments(name, args));
  }

  #refusal(name: RoutedName, args: readonly TapiArgument[]): Result | undefined {
    return checkArguments(name, args, {
      line: (hLine) => this.mirror.lines.has(hLine),
      call: (hCall) => this.mirror.calls.has(hCall),
      phone: (hPhone) => this.mirror.phones.has(hPhone),
      lineDevice: (deviceId) => !this.isUntold(deviceId),
      phoneDevice: (deviceId) => !this.isUntoldPhone(deviceId),
    });
  }

  /** The line that a request's first arguments name, by itself or by a call. */
  #lineOf(args: readonly TapiArgument[]): number {
    for (const arg of args) {
      if (typeof arg !== 'number') continue;
      if (this.mirror.lines.has(arg)) return arg;
      const call = this.mirror.calls.get(arg);
      if (call !== undefined) return call.hLine;
    }
    return 0;
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
      replied: (request, result, outcome, early, value) => {
        this.#replied(request, result, outcome, early, value);
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
      phone: (deviceId, state) => {
        this.#phone(deviceId, state);
      },
      setUpStep: (id, step) => {
        this.#stepped(id, step);
      },
      digits: (hCall, digits) => {
        this.#gathered.end(hCall, digits);
      },
      traffic: (deviceId, direction, text) => {
        observer.traffic(deviceId, direction, text);
      },
      held: (held) => {
        observer.held(held);
      },
      personalChanged: (what) => {
        observer.personalChanged(what);
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
    this.#former = {
      lines: new Set([...(this.#former?.lines ?? []), ...mirror.devices.keys()]),
      phones: new Set([...(this.#former?.phones ?? []), ...mirror.phoneDevices.keys()]),
    };
    mirror.devices.clear();
    mirror.phoneDevices.clear();
    this.connection.resume(this.#nextIncoming, port);
    const lines = [...mirror.lines.values()];
    const phones = [...mirror.phones.values()];
    mirror.clear();
    this.#gathered.clear();
    for (const { hLine, callbackInstance } of lines) this.#tell('LINE_CLOSE', hLine, callbackInstance, 0, 0, 0);
    for (const { hPhone, callbackInstance } of phones) this.#tell('PHONE_CLOSE', hPhone, callbackInstance, 0, 0, 0);
    observer.batchDone();
  }

  #snapshot(): void {
    const { lines = [], phones = [] } = this.#former ?? {};
    this.#former = undefined;
    for (const deviceId of lines)
      if (!this.mirror.devices.has(deviceId)) this.#tell('LINE_REMOVE', deviceId, undefined, deviceId, 0, 0);
    for (const deviceId of phones)
      if (!this.mirror.phoneDevices.has(deviceId)) this.#tell('PHONE_REMOVE', deviceId, undefined, deviceId, 0, 0);
    this.observer.snapshot();
  }

  #replied(request: PendingRequest, result: Result, outcome: Outcome, early: boolean, value: unknown): void {
    const { id, name } = request;
    this.observer.replied(request, result, outcome, early, value);
    const run = this.#replies.get(id);
    this.#replies.delete(id);
    const tells = run?.(result, value) ?? true;
    if (!tells || NOT_TAPI.has(name)) return;
    if (name === 'lineMakeCall') this.#created(id, result);
    const message = name.startsWith('phone') ? 'PHONE_REPLY' : 'LINE_REPLY';
    this.#tell(message, 0, undefined, id, result, 0, outcome, value instanceof Uint8Array ? value : null);
  }

  #stepped(id: number, step: SetUpStep): void {
    try {
      this.steps.get(id)?.(step);
    } catch (error) {
      rethrowLater(error);
    }
  }

  #created(id: number, result: Result): void {
    const hCall = this.creating.get(id);
    this.creating.delete(id);
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

  #phone(deviceId: number, state: PhoneState | undefined): void {
    const { phoneDevices } = this.mirror;
    const known = phoneDevices.has(deviceId);
    if (state === undefined) phoneDevices.delete(deviceId);
    else phoneDevices.set(deviceId, state);
    if (state === undefined) this.#tell('PHONE_REMOVE', deviceId, undefined, deviceId, 0, 0);
    else if (!known) this.#tell('PHONE_CREATE', deviceId, undefined, deviceId, 0, 0);
    this.observer.phoneChanged(deviceId);
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
    const open = this.mirror.lines.get(call?.hLine ?? handle) ?? this.mirror.phones.get(handle);
    if (open === undefined) return; // Closed or deallocated meanwhile: muted.
    this.#tell(name, handle, open.callbackInstance, param1, param2, param3);
    if (message === TAPI_MESSAGE.LINE_CLOSE) this.mirror.lines.delete(handle);
    if (message === TAPI_MESSAGE.PHONE_CLOSE) this.mirror.phones.delete(handle);
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
