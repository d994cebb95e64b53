import type { Scheduler } from '../base/clock.js';
import { rethrowLater } from '../base/rethrow.js';
import { CarrierWriter, RecordReader, type WireMessage } from '../protocol/carrier.js';
import { weightOf } from '../protocol/credit.js';
import {
  DETACHMENTS,
  outcomeOf,
  PROTOCOL_VERSION,
  REFUSALS,
  REPLY_EARLY,
  requestIndex,
  REQUESTS,
  ToPage,
  ToWorker,
  TRAFFIC_DIRECTIONS,
  type ArgumentKind,
  type CallDetails,
  type Detachment,
  type DeviceState,
  type HeldModems,
  type PhoneState,
  type Refusal,
  type RequestName,
  type TrafficDirection,
  type Welcome,
} from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { SetUpStep } from '../tspi/port-finding.js';
import type { Outcome } from '../tspi/provider-host.js';
import type { Result } from '../tspi/result.js';
import { PendingRequests, type PendingRequest } from './pending-requests.js';
import { argumentProblem, type TapiArgument } from './request-arguments.js';
import { TaskBudget } from './task-budget.js';

/** Requests that may be outstanding before the worker has said how many; more are refused at once with REQUESTOVERRUN. */
const FIRST_LIMIT = 1024;
/** From this share of what may be untold on, it is told with the next request: with each would be a twentieth of the time of a lone one. */
const WITH_REQUEST = 1 / 4;

/** Whom a connection tells what came from the worker, in order. */
export interface ConnectionEvents {
  hello(core: { kind: 'wasm' | 'js'; moduleBytes: number }, welcome: Welcome): void;
  /** A request was sent. */
  issued(request: PendingRequest): void;
  /** A function returned. `value` is its out-value. */
  returned(request: PendingRequest, result: Result, value: unknown): void;
  /** An asynchronous request ended. Once for each. */
  replied(request: PendingRequest, result: Result, outcome: Outcome, early: boolean, value: unknown): void;
  message(message: number, handle: number, param1: number, param2: number, param3: number): void;
  device(deviceId: number, state: DeviceState | undefined): void;
  call(hCall: number, hLine: number, details: CallDetails): void;
  phone(deviceId: number, caps: PhoneState | undefined): void;
  /** The digits of the LINE_GATHERDIGITS that follows. */
  digits(hCall: number, digits: string): void;
  traffic(deviceId: number, direction: TrafficDirection, text: string): void;
  /** How far the device is that a request is about. */
  setUpStep(id: number, step: SetUpStep): void;
  held(held: HeldModems): void;
  /** Call log or contacts have changed, by bits of PERSONAL. */
  personalChanged(what: number): void;
  /** What was told since hello is all there is. */
  snapshot(): void;
  /** The worker has let go of everything of this page. {@link Connection.resume} goes on. */
  detached(reason: Detachment): void;
  refused(reason: Refusal): void;
  /** The worker could not start; what it said, and whether it was for what it was given. */
  failed(reason: string, configuration: boolean): void;
  /** A batch, or the part of it that fitted into this task, has been worked off. */
  batchDone(): void;
}

/**
 * The page's end of a port to the worker. Allocates the request ids and keeps the table of what is out: whatever happens to the worker,
 * every id is settled once. After a detachment it goes on over the same port, or over another.
 */
export class Connection {
  #port: MessagePort;
  #writer: CarrierWriter;
  #reader: RecordReader;
  readonly #pending = new PendingRequests(FIRST_LIMIT);
  /** The arguments of the request that is being written. */
  readonly #encoded: number[] = [];
  readonly #inbox: unknown[] = [];
  readonly #goOn = (): void => {
    if (!this.#dead) this.#work();
  };
  #busy = false;
  #dead = false;
  /** What the message that is being read weighs; 0 between two. */
  #reading = 0;
  /** Messages that have been worked off and not been told to be, and what they weigh. */
  #untold = 0;
  #untoldBytes = 0;
  #untoldLimit = 0;

  constructor(
    port: MessagePort,
    private readonly scheduler: Scheduler,
    private readonly events: ConnectionEvents,
    private readonly name = '',
  ) {
    this.#port = port;
    this.#writer = this.#writerOf(port);
    this.#reader = new RecordReader(this.#writer);
    this.#listen();
    this.#hail(0);
  }

  /** Requests that are out. */
  get outstanding(): number {
    return this.#pending.size;
  }

  /**
   * Asks for a function.
   * @param values - As its shape says.
   * @returns The request's id, positive; TAPI's error for a value that is not of its kind; REQUESTOVERRUN or, after the worker's end, OPERATIONFAILED.
   */
  request(name: RequestName, ...values: readonly TapiArgument[]): number {
    const index = requestIndex(name);
    const shape = REQUESTS[index];
    if (shape === undefined) throw new RangeError(name);
    const refused = argumentProblem(shape, values);
    if (refused !== undefined) return refused;
    const request = this.#dead ? undefined : this.#pending.add(name, shape.mode);
    if (request === undefined) return this.#dead ? LINEERR.OPERATIONFAILED : LINEERR.REQUESTOVERRUN;
    const ints = this.#encoded;
    let length = 0;
    for (const kind of shape.args) ints[length] = this.#encode(kind, values[length++] ?? null);
    if (this.#untoldBytes > this.#untoldLimit * WITH_REQUEST) this.#tellTaken();
    this.#writer.begin(ToWorker.REQUEST, 2 + length);
    this.#writer.put(index);
    this.#writer.put(request.id);
    this.#writer.putAll(ints, length);
    this.events.issued(request);
    return request.id;
  }

  /** Tells the worker to let go of everything of this page, and closes the port. What is out is settled. */
  close(): void {
    if (this.#dead) return;
    this.#writer.record(ToWorker.BYE);
    this.#writer.flush();
    this.die();
  }

  /** The worker is gone: settles everything that is out, in the order of the ids' issue, with outcome `unknown`. */
  die(): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#leave();
    this.#settleAll();
    this.events.batchDone();
  }

  /**
   * Begins anew with a worker, under the same ids: over the same port after `detached`, or over another, also after {@link Connection.die}. Settles what
   * is out as {@link Connection.die} does; what is asked for meanwhile comes after the HELLO. What came over the former port is not read.
   * @param firstHandle - The first handle that the worker may give a call that comes in: even, above all that were told.
   */
  resume(firstHandle: number, port?: MessagePort): void {
    this.#reading = this.#untold = this.#untoldBytes = 0;
    if (port !== undefined && port !== this.#port) {
      if (!this.#dead) {
        this.#writer.record(ToWorker.BYE);
        this.#writer.flush();
        this.#leave();
      }
      this.#dead = this.#busy = false;
      this.#port = port;
      this.#writer = this.#writerOf(port);
      this.#reader = new RecordReader(this.#writer);
      this.#listen();
    }
    this.#hail(firstHandle);
    this.#settleAll();
  }

  /** An integer, or what stands for a value beside the integers: 0 for null. */
  #encode(kind: ArgumentKind, value: TapiArgument): number {
    if (kind === 'int') return typeof value === 'number' ? value : Number(value);
    return value === null ? 0 : this.#writer.payload(value);
  }

  #hail(firstHandle: number): void {
    const name = this.name === '' ? 0 : this.#writer.payload(this.name);
    this.#writer.record(ToWorker.HELLO, PROTOCOL_VERSION, firstHandle, name);
  }

  #writerOf(port: MessagePort): CarrierWriter {
    return new CarrierWriter(port, (run) => {
      this.scheduler.soon(run);
    });
  }

  #listen(): void {
    this.#port.onmessage = (event: MessageEvent<unknown>) => {
      this.#inbox.push(event.data);
      if (!this.#busy) this.#work();
    };
  }

  #leave(): void {
    this.#port.onmessage = null;
    this.#port.close();
    this.#inbox.length = 0;
  }

  #settleAll(): void {
    for (const request of this.#pending.takeAll()) {
      if (request.mode === 'sync') this.events.returned(request, LINEERR.OPERATIONFAILED, undefined);
      else this.events.replied(request, LINEERR.OPERATIONFAILED, 'unknown', false, undefined);
    }
  }

  /** Works off what came in, a few milliseconds at a time, so that the page stays responsive however much there is. */
  #work(): void {
    this.#busy = true;
    const budget = new TaskBudget(this.scheduler);
    for (;;) {
      if (!this.#reader.next() && !this.#nextMessage()) {
        this.#busy = false;
        break;
      }
      if (this.#dead) return;
      try {
        this.#record();
      } catch (error) {
        // A handler of the page's: reported as uncaught, and what else came is told all the same.
        rethrowLater(error);
      }
      if (budget.isSpent()) {
        this.scheduler.task(this.#goOn);
        break;
      }
    }
    if (this.#untold > 0 && this.#untoldBytes >= this.#untoldLimit) this.#tellTaken();
    this.events.batchDone();
  }

  /** Tells the worker, with the next batch, what has been worked off: until then it counts that against this page. */
  #tellTaken(): void {
    this.#writer.begin(ToWorker.TAKEN, 1);
    this.#writer.put(this.#untold);
    this.#untold = this.#untoldBytes = 0;
  }

  /** Goes on with the next message that has a record; false when there is none. */
  #nextMessage(): boolean {
    for (;;) {
      this.#finish();
      if (this.#inbox.length === 0) return false;
      const message = this.#inbox.shift();
      if (this.#reader.begin(message)) {
        this.#reading = weightOf(message as WireMessage);
        if (this.#reader.next()) return true;
      } else if (typeof message === 'object' && message !== null && 'failed' in message) {
        this.events.failed(String(message.failed), 'configuration' in message && message.configuration === true);
      }
    }
  }

  /** The message that was being read, if any, has been worked off. */
  #finish(): void {
    if (this.#reading === 0) return;
    this.#untold++;
    this.#untoldBytes += this.#reading;
    this.#reading = 0;
  }

  #record(): void {
    const { events } = this;
    const r = this.#reader;
    switch (r.kind) {
      case ToPage.HELLO:
        this.#hello(r.int(1) === 1 ? 'wasm' : 'js', r.int(2), r.payload(3) as Welcome);
        break;
      case ToPage.RETURNED:
        this.#returned(r.int(0), r.int(1) as Result, r.payload(2));
        break;
      case ToPage.ACCEPTED:
        this.#returned(r.int(0), r.int(0) as Result, undefined);
        break;
      case ToPage.REPLY:
        this.#replied(r.int(0), r.int(1) as Result, r.int(2), r.payload(3));
        break;
      case ToPage.MESSAGE:
        events.message(r.int(0), r.int(1), r.int(2), r.int(3), r.int(4));
        break;
      case ToPage.DEVICE:
        events.device(r.int(0), r.payload(1) as DeviceState | undefined);
        break;
      case ToPage.CALL:
        events.call(r.int(0), r.int(1), r.payload(2) as CallDetails);
        break;
      case ToPage.PHONE:
        events.phone(r.int(0), r.payload(1) as PhoneState | undefined);
        break;
      case ToPage.DIGITS:
        events.digits(r.int(0), String(r.payload(1)));
        break;
      case ToPage.TRAFFIC:
        events.traffic(r.int(0), TRAFFIC_DIRECTIONS[r.int(1)] ?? 'note', String(r.payload(2)));
        break;
      case ToPage.REFUSED:
        events.refused(REFUSALS[r.int(0)] ?? 'notAMessage');
        break;
      case ToPage.SET_UP_STEP:
        events.setUpStep(r.int(0), r.payload(1) as SetUpStep);
        break;
      case ToPage.HELD:
        events.held({ byTab: r.int(0), byOthers: r.int(1) });
        break;
      case ToPage.PERSONAL_CHANGED:
        events.personalChanged(r.int(0));
        break;
      case ToPage.SNAPSHOT:
        events.snapshot();
        break;
      case ToPage.DETACHED:
        events.detached(DETACHMENTS[r.int(0)] ?? 'notTaken');
    }
  }

  #hello(kind: 'wasm' | 'js', moduleBytes: number, welcome: Welcome): void {
    this.#pending.limit = welcome.requestLimit;
    this.#untoldLimit = welcome.untoldBytes;
    this.events.hello({ kind, moduleBytes }, welcome);
  }

  #returned(id: number, result: Result, value: unknown): void {
    const request = this.#pending.find(id);
    if (request === undefined) return;
    if (request.mode === 'sync') this.#pending.remove(request);
    this.events.returned(request, result, value);
  }

  #replied(id: number, result: Result, flags: number, value: unknown): void {
    const request = this.#pending.find(id);
    if (request === undefined) return;
    this.#pending.remove(request);
    this.events.replied(request, result, outcomeOf(flags), (flags & REPLY_EARLY) !== 0, value);
  }
}
