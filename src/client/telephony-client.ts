import { typedTarget } from './typed-target.js';
import type { Scheduler } from '../base/clock.js';
import {
  isPersonal,
  PERSONAL,
  type Detachment,
  type DeviceState,
  type HeldModems,
  type Diagnostics,
  type PersonalRequest,
  type Refusal,
  type TrafficDirection,
  type Welcome,
} from '../protocol/messages.js';
import type { Outcome } from '../tspi/provider-host.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../tspi/result.js';
import { capabilities, type Capability } from './capabilities.js';
import { connectDevice, type AskWorker } from './connect-device.js';
import type { CapabilityEvidence } from './page-environment.js';
import type { PendingRequest } from './pending-requests.js';
import { errorOf } from './errors.js';
import { LineObject } from './line-object.js';
import { CallLogFace, ContactsFace } from './people-face.js';
import { peopleError } from './people-errors.js';
import { PhoneList } from './phone-list.js';
import { PhoneObject } from './phone-object.js';
import { modemBarrier, modemWays, pickDevice, type Picking } from './port-picker.js';
import type { TapiArgument } from './request-arguments.js';
import { RequestLog } from './request-log.js';
import type { OwnershipState } from './ownership/ownership-state.js';
import type { PageHost } from './ownership/page-host.js';
import { simulatedNetwork, type SimulatedNetwork } from './simulated-network.js';
import { Tapi, type TapiMessage, type TapiObserver } from './tapi.js';
import {
  DetachedEvent,
  TelephonyError,
  type ConnectOptions,
  type DisconnectReason,
  type MagicNumber,
  type ModemFilter,
  type RequestRecord,
  type Telephony,
  type TelephonyEvents,
  type TrafficRecord,
} from './telephony.js';

const TRAFFIC_LIMIT = 500;
const NONE_HELD: HeldModems = { byTab: 0, byOthers: 0 };

/** `value`: what the request gives; the block of lineDevSpecific. */
type Settle = (result: Result, outcome: Outcome, value: unknown) => void;

/** What a {@link TelephonyClient} stands on. */
export interface ClientParts {
  /** What finds this page its host. */
  readonly host: PageHost;
  readonly scheduler: Scheduler;
  /** By which other pages hand calls to this one; none where left out. */
  readonly applicationName?: string;
}

/** Telephony on top of {@link Tapi}: turns messages into objects and events, replies into settled promises. */
export class TelephonyClient extends typedTarget<TelephonyEvents>() implements Telephony {
  status: Telephony['status'] = 'starting';
  core: Telephony['core'] & { readonly reason: string } = { kind: 'wasm', moduleBytes: 0, reason: '' };
  readonly lines: LineObject[] = [];
  readonly ready: Promise<void>;
  readonly tapi: Tapi;
  magicNumbers: readonly MagicNumber[] = [];
  simulator: SimulatedNetwork | null = null;
  failedProviders: Telephony['failedProviders'] = [];
  heldModems: HeldModems = NONE_HELD;
  readonly callLog = new CallLogFace((name, ...args) => this.#askPeople(name, args));
  readonly contacts = new ContactsFace(
    (name, ...args) => this.#askPeople(name, args),
    () =>
      new Promise((resolve) => {
        this.parts.scheduler.task(resolve);
      }),
  );
  readonly #phones: PhoneList;
  readonly #requests = new RequestLog();
  readonly #traffic: TrafficRecord[] = [];
  readonly #replies = new Map<number, Settle>();
  readonly #changes = new Set<keyof TelephonyEvents>();
  /** Why a call ends that nobody tells of. */
  lossReason: DisconnectReason = 'unavailable';
  /** Whether this page may own calls and phones, or only watch them. */
  mayOwnCalls = true;
  #mayConnectModems = true;
  #deviceApis: CapabilityEvidence['worker'] = null;
  /** The lines are served by another host than before, which has not told of them yet. */
  #moved = false;
  #chooser: CapabilityEvidence['chooser'] = 'notAsked';
  /** The lines of the start have been told. */
  #linesTold = false;
  #nextCallId = 1;
  #nextTrafficId = 1;
  #settleReady: { resolve: () => void; reject: (error: TelephonyError) => void } | undefined;

  constructor(private readonly parts: ClientParts) {
    super();
    this.ready = new Promise((resolve, reject) => {
      this.#settleReady = { resolve, reject };
    });
    this.ready.catch(() => undefined);
    this.tapi = new Tapi(
      parts.host.port,
      parts.scheduler,
      (message) => {
        this.#receive(message);
      },
      this.#observer(),
      parts.applicationName,
    );
    this.#phones = new PhoneList(this, this.tapi, parts.scheduler);
  }

  get phones(): readonly PhoneObject[] {
    return this.#phones.phones;
  }

  get requests(): readonly RequestRecord[] {
    return this.#requests.records;
  }

  get traffic(): readonly TrafficRecord[] {
    return this.#traffic;
  }

  get ownership(): OwnershipState {
    return this.parts.host.state;
  }

  get modemBarrier(): Telephony['modemBarrier'] {
    return modemBarrier();
  }

  get modemWays(): Telephony['modemWays'] {
    return modemWays().filter((via) => this.#deviceApis?.[via] !== false);
  }

  capabilities(): Promise<readonly Capability[]> {
    const worker = this.#deviceApis;
    return capabilities({ worker, chooser: this.#chooser, core: worker === null ? null : this.core });
  }

  now(): number {
    return this.parts.scheduler.now();
  }

  /** A moment of the wall clock, ms since the Unix epoch, on the page's own clock: not later than now. */
  onOwnClock(epochMs: number): number {
    const { scheduler } = this.parts;
    return this.now() - Math.max(0, scheduler.wallTime() - epochMs);
  }

  async connectModem(options: ConnectOptions = {}): Promise<LineObject> {
    const deviceId = await this.#choose(options, 'modemConnect', (sighting) =>
      this.tapi.modemConnect(sighting, options.onStep),
    );
    const line = this.lines.find((candidate) => candidate.deviceId === deviceId);
    if (line === undefined) throw new TelephonyError('unplugged', 'The modem is gone again.', 0);
    return line;
  }

  /** Adds a port that the user picks to a line. */
  async addPort(line: LineObject, filter: ModemFilter): Promise<void> {
    await this.#choose({ via: 'serial', filters: [filter] }, 'modemAddPort', (sighting) =>
      this.tapi.modemAddPort(line.deviceId, sighting),
    );
  }

  /** Has the user pick a device, and the worker do something with it. @returns The device id of its line. */
  async #choose({ via, filters }: ConnectOptions, name: string, ask: AskWorker): Promise<number> {
    if (this.status === 'closed' || this.status === 'lost') throw this.endError('unknown');
    this.requireModems();
    const told: Picking['told'] = (chooser) => {
      this.#chooser = chooser;
      this.dispatchEvent(new Event('capabilitieschange'));
    };
    const way = via ?? this.modemWays[0] ?? 'serial';
    const picked = await pickDevice({ via: way, filters, clock: this.parts.scheduler, told });
    return connectDevice(
      picked,
      ask,
      (result, outcome) => this.failure(result, name, outcome) ?? this.endError(outcome),
    );
  }

  diagnostics(): Promise<Diagnostics | null> {
    return this.tapi.diagnostics();
  }

  async clearPersonalData(): Promise<void> {
    await this.#askPeople('personalDataClear', [PERSONAL.CALL_LOG | PERSONAL.CONTACTS]);
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
   * Goes on over another port, with the host that serves the lines from now on: this one's lines are found again by their permanent ids. Everything else is
   * as `detached` says.
   */
  reattach(port: MessagePort): void {
    if (this.status !== 'closed') this.tapi.reattach(port);
  }

  /** Who serves this page has changed. */
  ownershipChanged(): void {
    if (this.status !== 'closed') this.dispatchEvent(new Event('ownershipchange'));
  }

  takeOver(): void {
    if (this.status !== 'closed' && this.status !== 'lost') this.parts.host.takeOver();
  }

  async reclaimModem(options: ConnectOptions = {}): Promise<LineObject> {
    this.requireModems();
    try {
      await this.run(this.tapi.modemsRelease(), 'modemsRelease');
    } catch (error) {
      if (!(error instanceof TelephonyError) || error.result !== LINEERR.OPERATIONUNAVAIL) throw error;
      const message = 'An administrator has granted the modem, so it cannot be taken from the tab that has it.';
      throw new TelephonyError('heldByTab', message, error.result, 'known', { cause: error });
    }
    return this.connectModem(options);
  }

  /** The worker died: everything outstanding has ended, the lines are gone. */
  workerLost(message: string, code: 'workerLost' | 'invalidConfiguration' = 'workerLost'): void {
    if (this.status === 'closed' || this.status === 'lost') return;
    this.status = 'lost';
    this.lossReason = 'detached';
    this.tapi.workerLost();
    this.#end('lost', new TelephonyError(code, message, 0, 'unknown'));
    this.parts.host.end();
  }

  // --- used by lines and calls -----------------------------------------------------------------------------------------

  nextCallId(): number {
    return this.#nextCallId++;
  }

  /** Throws TelephonyError `notPermitted` where this page may not connect modems and forget them. */
  requireModems(): void {
    if (this.#mayConnectModems) return;
    throw new TelephonyError(
      'notPermitted',
      'This page was not given the right to connect modems and to forget them.',
      0,
    );
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

  /** The same for lineDevSpecific: a promise of the block as the provider left it. */
  runBlock(id: number, functionName: string): Promise<Uint8Array> {
    const refused = id <= 0 ? this.failure(id as Result, functionName, 'known') : null;
    if (refused !== null) return Promise.reject(refused);
    return new Promise((resolve, reject) => {
      this.onReply(id, (result, outcome, value) => {
        const failure = this.failure(result, functionName, outcome);
        if (failure === null) resolve(value instanceof Uint8Array ? value : new Uint8Array());
        else reject(failure);
      });
    });
  }

  /** Asks the owner of call log and contacts, once the lines are there. What it gives. */
  async #askPeople(name: PersonalRequest, args: readonly TapiArgument[]): Promise<unknown> {
    await this.ready;
    const id = this.tapi.people(name, ...args);
    if (id <= 0) throw peopleError(this.failure(id as Result, name, 'known') ?? this.endError('known'));
    return new Promise((resolve, reject) => {
      this.onReply(id, (result, outcome, value) => {
        const failure = this.failure(result, name, outcome);
        if (failure === null) resolve(value);
        else reject(peopleError(failure));
      });
    });
  }

  // --- inside ----------------------------------------------------------------------------------------------------------

  #receive(message: TapiMessage): void {
    const { callbackInstance: target } = message;
    if (target instanceof LineObject || target instanceof PhoneObject) target.receive(message);
  }

  #observer(): TapiObserver {
    return {
      hello: (core, welcome) => {
        this.#hello(core, welcome);
      },
      issued: (request) => {
        if (isUnlisted(request)) return;
        this.#requests.issued(request, this.now());
        this.#later('requestschange');
      },
      returned: (request, result) => {
        if (isUnlisted(request)) return;
        this.#requests.returned(request, result, this.now());
        this.#changes.add('requestschange');
      },
      replied: (request, result, outcome, early, value) => {
        this.#replied(request, result, outcome, early, value);
      },
      deviceChanged: (deviceId) => {
        this.#deviceChanged(deviceId);
      },
      callChanged: (hCall) => {
        for (const line of this.lines) line.describeCall(hCall);
      },
      phoneChanged: (deviceId) => {
        this.#phones.changed(deviceId);
        this.#changes.add('phoneschange');
      },
      traffic: (deviceId, direction, text) => {
        this.#addTraffic(deviceId, direction, text);
      },
      detached: (reason) => {
        this.#detached(reason);
      },
      held: (held) => {
        this.heldModems = held;
        this.#changes.add('ownershipchange');
      },
      personalChanged: (what) => {
        this.#peopleChanged(what);
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
        this.parts.host.leave();
      },
      batchDone: () => {
        this.#tellChanges();
      },
    };
  }

  #hello(core: { kind: 'wasm' | 'js'; moduleBytes: number }, welcome: Welcome): void {
    this.core = { ...core, reason: welcome.coreReason };
    this.mayOwnCalls = welcome.rights.privilege === 'owner';
    this.#mayConnectModems = welcome.rights.connectModems;
    this.failedProviders = welcome.failedProviders;
    this.magicNumbers = welcome.magicNumbers as readonly MagicNumber[];
    this.simulator = welcome.hasSimulator ? simulatedNetwork(this) : null;
    this.#deviceApis = welcome.deviceApis;
    this.status = 'ready';
    this.callLog.kept = welcome.keepsCallLog;
    // Another worker may have others.
    this.#peopleChanged(PERSONAL.CALL_LOG | PERSONAL.CONTACTS);
    this.#changes.add('statuschange');
    this.#changes.add('capabilitieschange');
    // May move this page on at once.
    this.parts.host.greeted(welcome.deviceApis);
  }

  /** Everything begins anew; lines stay, each until the snapshot has told under which id it is now. */
  #detached(reason: Detachment): void {
    this.status = 'starting';
    this.lossReason = 'detached';
    this.#moved ||= reason === 'moved';
    this.heldModems = NONE_HELD;
    for (const line of this.lines) line.deviceId = -1;
    this.#phones.detached();
    this.#changes.add('statuschange');
    this.dispatchEvent(new DetachedEvent(reason));
  }

  /**
   * Lines that the snapshot has not told are gone; but those of a host that has just begun may be there in a moment, under their permanent ids: until then they
   * are out of service, as after an unplugging.
   */
  #snapshot(): void {
    this.lossReason = 'unavailable';
    this.#linesTold = true;
    for (const line of this.lines.filter(({ deviceId }) => deviceId < 0)) {
      if (this.#moved) line.lost();
      else this.forgetLine(line);
    }
    const before = this.phones.length;
    this.#phones.snapshot(this.#moved);
    if (this.phones.length < before) this.#changes.add('phoneschange');
    this.#moved = false;
  }

  #peopleChanged(what: number): void {
    if ((what & PERSONAL.CALL_LOG) !== 0) this.callLog.dispatchEvent(new Event('change'));
    if ((what & PERSONAL.CONTACTS) !== 0) this.contacts.outdated();
  }

  /** A line is gone for good. */
  forgetLine(line: LineObject): void {
    this.lines.splice(this.lines.indexOf(line), 1);
    line.lost();
    this.#changes.add('lineschange');
  }

  #replied(request: PendingRequest, result: Result, outcome: Outcome, early: boolean, value: unknown): void {
    if (!isUnlisted(request)) {
      this.#requests.replied(request, result, outcome, early, this.now());
      this.#changes.add('requestschange');
    }
    const settle = this.#replies.get(request.id);
    this.#replies.delete(request.id);
    settle?.(result, outcome, value);
  }

  #deviceChanged(deviceId: number): void {
    const state = this.tapi.mirror.devices.get(deviceId);
    const line = this.#lineOf(deviceId, state);
    if (state === undefined) {
      if (line !== undefined) this.forgetLine(line);
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
    this.#phones.lost();
    this.dispatchEvent(new Event('statuschange'));
    this.dispatchEvent(new Event('lineschange'));
    this.dispatchEvent(new Event('phoneschange'));
    this.dispatchEvent(new Event('requestschange'));
  }
}

/** Whoever asks for a report, or for call log and contacts, whenever something changes must not change `requests` by asking. */
function isUnlisted({ name }: PendingRequest): boolean {
  return name === 'diagnostics' || isPersonal(name);
}
