import { typedTarget } from './typed-target.js';
import type { Scheduler } from '../base/clock.js';
import type {
  Detachment,
  DeviceState,
  Diagnostics,
  ModemConnectResult,
  Refusal,
  TrafficDirection,
  Welcome,
} from '../protocol/messages.js';
import type { Outcome } from '../tspi/provider-host.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../tspi/result.js';
import { capabilities, type Capability } from './capabilities.js';
import type { CapabilityEvidence } from './page-environment.js';
import type { PendingRequest } from './pending-requests.js';
import { errorOf } from './errors.js';
import { LineObject } from './line-object.js';
import { modemBarrier, pickPort } from './port-picker.js';
import { RequestLog } from './request-log.js';
import type { StartedWorker } from './start-worker.js';
import { Tapi, type TapiMessage, type TapiObserver } from './tapi.js';
import {
  DetachedEvent,
  TelephonyError,
  type MagicNumber,
  type RequestRecord,
  type Telephony,
  type TelephonyErrorCode,
  type TelephonyEvents,
  type TrafficRecord,
} from './telephony.js';

const TRAFFIC_LIMIT = 500;

type Settle = (result: Result, outcome: Outcome) => void;

/** What a {@link TelephonyClient} stands on. */
export interface ClientParts {
  readonly worker: StartedWorker;
  readonly scheduler: Scheduler;
}

/** Telephony on top of {@link Tapi}: turns messages into objects and events, replies into settled promises. */
export class TelephonyClient extends typedTarget<TelephonyEvents>() implements Telephony {
  status: Telephony['status'] = 'starting';
  core: Telephony['core'] & { readonly reason: string } = { kind: 'wasm', moduleBytes: 0, reason: '' };
  readonly lines: LineObject[] = [];
  readonly ready: Promise<void>;
  readonly tapi: Tapi;
  magicNumbers: readonly MagicNumber[] = [];
  readonly #requests = new RequestLog();
  readonly #traffic: TrafficRecord[] = [];
  readonly #replies = new Map<number, Settle>();
  readonly #changes = new Set<keyof TelephonyEvents>();
  /** Whether this page may own calls, or only watch them. */
  mayOwnCalls = true;
  #worker: StartedWorker;
  #deviceApis: CapabilityEvidence['worker'] = null;
  #chooser: CapabilityEvidence['chooser'] = 'notAsked';
  /** The lines of the start have been told. */
  #linesTold = false;
  #nextCallId = 1;
  #nextTrafficId = 1;
  #settleReady: { resolve: () => void; reject: (error: TelephonyError) => void } | undefined;

  constructor(private readonly parts: ClientParts) {
    super();
    this.#worker = parts.worker;
    this.ready = new Promise((resolve, reject) => {
      this.#settleReady = { resolve, reject };
    });
    this.ready.catch(() => undefined);
    this.tapi = new Tapi(
      parts.worker.port,
      parts.scheduler,
      (message) => {
        this.#receive(message);
      },
      this.#observer(),
    );
  }

  get requests(): readonly RequestRecord[] {
    return this.#requests.records;
  }

  get traffic(): readonly TrafficRecord[] {
    return this.#traffic;
  }

  get modemBarrier(): Telephony['modemBarrier'] {
    return modemBarrier();
  }

  capabilities(): Promise<readonly Capability[]> {
    const worker = this.#deviceApis;
    return capabilities({ worker, chooser: this.#chooser, core: worker === null ? null : this.core });
  }

  now(): number {
    return this.parts.scheduler.now();
  }

  async connectModem(): Promise<LineObject> {
    if (this.status === 'closed' || this.status === 'lost') throw this.endError('unknown');
    const { index, count, info } = await pickPort(this.parts.scheduler, (chooser) => {
      this.#chooser = chooser;
      this.dispatchEvent(new Event('capabilitieschange'));
    });
    const answer = await new Promise<ModemConnectResult | Result>((resolve) => {
      const id = this.tapi.modemConnect(index, count, info, (told, result) => {
        resolve(told ?? result);
      });
      if (id <= 0) resolve(id as Result);
    });
    if (typeof answer === 'number') {
      const outcome = answer === LINEERR.OPERATIONFAILED ? 'unknown' : 'known';
      throw this.failure(answer, 'modemConnect', outcome) ?? this.endError(outcome);
    }
    if ('error' in answer) throw new TelephonyError(connectCode(answer.error), answer.message, 0);
    const line = this.lines.find(({ deviceId }) => deviceId === answer.deviceId);
    if (line === undefined) throw new TelephonyError('unplugged', 'The modem is gone again.', 0);
    return line;
  }

  diagnostics(): Promise<Diagnostics | null> {
    return this.tapi.diagnostics();
  }

  close(): void {
    if (this.status === 'closed') return;
    if (this.status !== 'lost') {
      this.status = 'closed';
      this.tapi.lineShutdown();
    }
    this.#end('closed', new TelephonyError('closed', 'This Telephony was closed.', 0));
  }

  /**
   * Goes on with another worker, which serves the lines from now on: this one's lines are found again by their permanent ids. Everything else is as
   * `detached` says.
   */
  reattach(worker: StartedWorker): void {
    if (this.status === 'closed') return;
    this.#worker = worker;
    this.tapi.reattach(worker.port);
  }

  /** The worker died: everything outstanding has ended, the lines are gone. */
  workerLost(message: string, code: 'workerLost' | 'invalidConfiguration' = 'workerLost'): void {
    if (this.status === 'closed' || this.status === 'lost') return;
    this.status = 'lost';
    this.tapi.workerLost();
    this.#end('lost', new TelephonyError(code, message, 0, 'unknown'));
    this.#worker.terminate();
  }

  // --- used by lines and calls -----------------------------------------------------------------------------------------

  nextCallId(): number {
    return this.#nextCallId++;
  }

  /** Calls `settle` with the LINE_REPLY of a request. */
  onReply(id: number, settle: Settle): void {
    this.#replies.set(id, settle);
  }

  /** The answer of a function as an error to throw; null for success. After the end the error says that. */
  failure(result: Result, functionName: string, outcome: Outcome): TelephonyError | null {
    if (result === SUCCESS) return null;
    return this.status === 'ready' || this.status === 'starting'
      ? errorOf(result, functionName, outcome)
      : this.endError(outcome);
  }

  /** Why nothing can be asked of this Telephony any more. */
  endError(outcome: Outcome): TelephonyError {
    return this.status === 'closed'
      ? new TelephonyError('closed', 'This Telephony was closed.', 0, outcome)
      : new TelephonyError('workerLost', 'The worker is gone.', 0, outcome);
  }

  /** A promise of the reply of an asynchronous function that has answered `id`. */
  run(id: number, functionName: string): Promise<void> {
    const refused = id <= 0 ? this.failure(id as Result, functionName, 'known') : null;
    if (refused !== null) return Promise.reject(refused);
    return new Promise((resolve, reject) => {
      this.onReply(id, (result, outcome) => {
        const failure = this.failure(result, functionName, outcome);
        if (failure === null) resolve();
        else reject(failure);
      });
    });
  }

  // --- inside ----------------------------------------------------------------------------------------------------------

  #receive(message: TapiMessage): void {
    if (message.callbackInstance instanceof LineObject) message.callbackInstance.receive(message);
  }

  #observer(): TapiObserver {
    return {
      hello: (core, welcome) => {
        this.#hello(core, welcome);
      },
      issued: (request) => {
        // Whoever asks for a report whenever `requests` changes must not change it by asking.
        if (request.name === 'diagnostics') return;
        this.#requests.issued(request, this.now());
        this.#later('requestschange');
      },
      returned: (request, result) => {
        if (request.name === 'diagnostics') return;
        this.#requests.returned(request, result, this.now());
        this.#changes.add('requestschange');
      },
      replied: (request, result, outcome, early) => {
        this.#replied(request, result, outcome, early);
      },
      deviceChanged: (deviceId) => {
        this.#deviceChanged(deviceId);
      },
      callChanged: (hCall) => {
        for (const line of this.lines) line.describeCall(hCall);
      },
      traffic: (deviceId, direction, text) => {
        this.#addTraffic(deviceId, direction, text);
      },
      detached: (reason) => {
        this.#detached(reason);
      },
      snapshot: () => {
        this.#snapshot();
      },
      refused: (reason) => {
        this.#refused(reason);
      },
      failed: (reason, configuration) => {
        this.workerLost(reason, configuration ? 'invalidConfiguration' : 'workerLost');
      },
      shutDown: () => {
        this.#worker.farewell();
      },
      batchDone: () => {
        this.#tellChanges();
      },
    };
  }

  #hello(core: { kind: 'wasm' | 'js'; moduleBytes: number }, welcome: Welcome): void {
    this.#worker.greeted();
    this.core = { ...core, reason: welcome.coreReason };
    this.mayOwnCalls = welcome.rights.privilege === 'owner';
    this.magicNumbers = welcome.magicNumbers as readonly MagicNumber[];
    this.#deviceApis = welcome.deviceApis;
    this.status = 'ready';
    this.#changes.add('statuschange');
    this.#changes.add('capabilitieschange');
  }

  /** Everything begins anew; lines stay, each until the snapshot has told under which id it is now. */
  #detached(reason: Detachment): void {
    this.status = 'starting';
    for (const line of this.lines) line.deviceId = -1;
    this.#changes.add('statuschange');
    this.dispatchEvent(new DetachedEvent(reason));
  }

  /** Lines that the snapshot has not told are gone. */
  #snapshot(): void {
    this.#linesTold = true;
    for (const line of this.lines.filter(({ deviceId }) => deviceId < 0)) this.#forget(line);
  }

  #forget(line: LineObject): void {
    this.lines.splice(this.lines.indexOf(line), 1);
    line.lost();
    this.#changes.add('lineschange');
  }

  #replied(request: PendingRequest, result: Result, outcome: Outcome, early: boolean): void {
    this.#requests.replied(request, result, outcome, early, this.now());
    this.#changes.add('requestschange');
    const settle = this.#replies.get(request.id);
    this.#replies.delete(request.id);
    settle?.(result, outcome);
  }

  #deviceChanged(deviceId: number): void {
    const state = this.tapi.mirror.devices.get(deviceId);
    const line = this.#lineOf(deviceId, state);
    if (state === undefined) {
      if (line !== undefined) this.#forget(line);
    } else if (line === undefined) {
      const created = new LineObject(this, this.tapi, deviceId, state);
      this.lines.push(created);
      void created.open();
    } else {
      line.deviceId = deviceId;
      line.update(state);
    }
    this.#changes.add('lineschange');
  }

  /** The line of a device: by its id, or, where it has none since a detachment, by the id that stays. */
  #lineOf(deviceId: number, state: DeviceState | undefined): LineObject | undefined {
    const permanentId = state?.caps.permanentLineId;
    return (
      this.lines.find((line) => line.deviceId === deviceId) ??
      this.lines.find((line) => line.deviceId < 0 && line.permanentId === permanentId)
    );
  }

  #addTraffic(deviceId: number, direction: TrafficDirection, text: string): void {
    const line = this.lines.find((candidate) => candidate.deviceId === deviceId) ?? null;
    this.#traffic.push({ id: this.#nextTrafficId++, atMs: this.now(), line, direction, text });
    if (this.#traffic.length > TRAFFIC_LIMIT) this.#traffic.splice(0, TRAFFIC_LIMIT / 10);
    this.#changes.add('trafficchange');
  }

  #refused(reason: Refusal): void {
    if (reason === 'version') this.workerLost('The worker is of another version than this page: reload the page.');
  }

  /** Events about what changed, at most one of each kind a batch. */
  #tellChanges(): void {
    const changes = [...this.#changes];
    this.#changes.clear();
    for (const type of changes) this.dispatchEvent(new Event(type));
    // The hello may be worked off in a task of its own, before the lines that follow it.
    if (this.status === 'ready' && this.#linesTold) {
      this.#settleReady?.resolve();
      this.#settleReady = undefined;
    }
  }

  #later(type: keyof TelephonyEvents): void {
    if (this.#changes.size === 0)
      this.parts.scheduler.soon(() => {
        this.#tellChanges();
      });
    this.#changes.add(type);
  }

  #end(status: 'closed' | 'lost', why: TelephonyError): void {
    this.status = status;
    this.#settleReady?.reject(why);
    this.#settleReady = undefined;
    for (const line of this.lines) line.lost();
    this.dispatchEvent(new Event('statuschange'));
    this.dispatchEvent(new Event('lineschange'));
    this.dispatchEvent(new Event('requestschange'));
  }
}

const CONNECT_CODES: ReadonlySet<string> = new Set<TelephonyErrorCode>([
  'portBusy',
  'noAnswer',
  'garbage',
  'unplugged',
  'unsupported',
]);

function connectCode(error: string): TelephonyErrorCode {
  return CONNECT_CODES.has(error) ? (error as TelephonyErrorCode) : 'portFailed';
}
