import { nullLog } from '../base/log.js';
import { between, seededRandom, type Random } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { INITIALIZE_NEGOTIATION, LINECALLSTATE } from '../tspi/generated/constants.js';
import {
  out,
  resultName,
  type HdCall,
  type HdLine,
  type HdPhone,
  type HtCall,
  type HtLine,
  type HtPhone,
  type RequestId,
  type Result,
} from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { Breaches } from './breaches.js';
import { Failed, reached, Unreached } from './outcome.js';
import type { Rule } from './rules.js';
import type { ConformanceSubject, Numbers, ProviderUnderTest } from './subject.js';
import type { Scope, TrackedCall, TrackedLine, TrackedOut, TrackedPhone, TrackedRequest } from './tracked.js';
import { Witness } from './witness.js';

/** The interface versions that the kit speaks, 0xMMMMmmmm (tspi-versioning). */
export const LOWEST_VERSION = 0x0001_0004;
export const HIGHEST_VERSION = 0x0003_0001;
/** Device ids begin here, so that a provider that takes its own count for an id is found out. */
const LINE_ID_BASE = 40;
const PHONE_ID_BASE = 70;
const DEFAULT_SETTLE_MS = 120_000;
/** For a line that does not dial. */
const NO_NUMBERS: Numbers = { answers: '' };
/** How long late events are listened for after the end, ms. */
const AFTERWARDS_MS = 5000;
/** Simulated time is let pass in steps that grow from the first to the longest, ms. */
const FIRST_STEP_MS = 20;
const LONGEST_STEP_MS = 500;

/** How a request is described before it is made. */
export interface Asking {
  readonly scope?: Scope;
  readonly outs?: TrackedOut[];
  readonly creates?: TrackedRequest['creates'];
}

/** One provider in a fresh world, and the host's side of it: every call into the provider goes through here and is judged. */
export class Bench {
  readonly scheduler = new SimulatedScheduler(undefined, false);
  readonly random: Random;
  readonly witness: Witness;
  /** Set by {@link Bench.start}. */
  world!: ProviderUnderTest;
  /** The negotiated interface version. */
  version = 0;
  readonly lineDevices: number[] = [];
  readonly phoneDevices: number[] = [];
  readonly settleMs: number;
  #nextRequest = 1;
  #nextCount = 0;
  #running = false;
  #nextLineId = LINE_ID_BASE;
  #nextPhoneId = PHONE_ID_BASE;

  constructor(
    readonly subject: ConformanceSubject,
    readonly breaches: Breaches,
    seed: number,
  ) {
    this.random = seededRandom(seed);
    this.witness = new Witness(this.scheduler, breaches);
    this.settleMs = subject.timeToSettleMs ?? DEFAULT_SETTLE_MS;
  }

  /** What the first line can dial. */
  get numbers(): Numbers {
    return this.subject.numbers ?? NO_NUMBERS;
  }

  get provider(): ServiceProvider {
    return this.world.provider;
  }

  /** A number that was not given before, for end-to-end ids and the like. */
  count(): number {
    return ++this.#nextCount;
  }

  /** A whole number from 0 to `below - 1`. */
  dice(below: number): number {
    return between(this.random, 0, below - 1);
  }

  // --- calls into the provider -----------------------------------------------------------------------------------------

  /**
   * Calls a synchronous function.
   * @returns What it returned; undefined where the provider lacks it.
   * @throws Unreached where a rule of every moment was broken.
   */
  sync(
    name: string,
    run: (provider: ServiceProvider) => Result | undefined,
    outs: TrackedOut[] = [],
  ): Result | undefined {
    const result = this.#guarded(name, () => run(this.provider));
    if (result === undefined) return undefined;
    if (!isResult(result) || result > 0) this.#broken('return.sync', `${name} returned ${String(result)}`);
    if (result === 0)
      for (const holder of outs.filter(({ isSet }) => !isSet()))
        this.breaches.add('outs.return', `${name} left ${holder.name} unset`);
    return result;
  }

  /** Calls an asynchronous function with a new request id. Undefined where the provider lacks it. */
  async(
    name: string,
    { scope = {}, outs = [], creates = [] }: Asking,
    run: (provider: ServiceProvider, id: RequestId) => Result | undefined,
  ): TrackedRequest | undefined {
    const id = this.#nextRequest++;
    const request: TrackedRequest = { name, id, scope, outs, creates, phase: 'calling', result: null };
    this.witness.requests.set(id, request);
    const result = this.#guarded(name, () => run(this.provider, id as RequestId), request);
    if (result === undefined) {
      this.witness.requests.delete(id);
      return undefined;
    }
    if (result !== id && !(isResult(result) && result < 0)) {
      request.phase = 'broken';
      this.#broken('return.async', `${name} returned ${String(result)} for the request ${id}`);
    }
    this.witness.returned(request, result);
    return request;
  }

  /** Lets a request come to its end. @throws Unreached where it does not come to one. */
  async end(request: TrackedRequest): Promise<Result> {
    await this.until(() => request.phase !== 'out');
    if (request.phase === 'out') this.#neverEnded(request);
    if (request.result === null) throw new Unreached(`${request.name} did not come to an end as it should`);
    return request.result;
  }

  /** The same, where it must succeed. @throws Unreached where it does not. */
  async succeeds(request: TrackedRequest | undefined, name: string): Promise<void> {
    reached(request !== undefined, `there is no ${name}`);
    const result = await this.end(request);
    reached(result === 0, `${name} ended with ${resultName(result)}`);
  }

  // --- time ------------------------------------------------------------------------------------------------------------

  /** Lets time pass until something holds, for at most `limitMs`. */
  async until(holds: () => boolean, limitMs = this.settleMs): Promise<boolean> {
    const endMs = this.scheduler.now() + limitMs;
    await this.pass(0);
    for (
      let stepMs = FIRST_STEP_MS;
      !holds() && this.scheduler.now() < endMs;
      stepMs = Math.min(stepMs * 2, LONGEST_STEP_MS)
    )
      await this.pass(Math.min(stepMs, endMs - this.scheduler.now()));
    return holds();
  }

  /** Lets time pass, and gives ids to devices that appear. */
  async pass(ms: number): Promise<void> {
    await this.scheduler.advance(ms);
    this.#tieDevices();
  }

  /** Waits for a call to come to one of the states (LINECALLSTATE bits); false when it does not. */
  reaches(call: TrackedCall, states: number, limitMs = this.settleMs): Promise<boolean> {
    return this.until(() => (call.state & states) !== 0 || call.state === LINECALLSTATE.IDLE, limitMs).then(
      () => (call.state & states) !== 0,
    );
  }

  // --- the session -----------------------------------------------------------------------------------------------------

  /** Makes the provider and starts a session. */
  async start(): Promise<void> {
    const { scheduler, random } = this;
    this.world = await this.subject.createProvider({ scheduler, random, log: nullLog });
    const version = out(0);
    this.sync('lineNegotiateTSPIVersion', (p) =>
      p.lineNegotiateTSPIVersion(INITIALIZE_NEGOTIATION, LOWEST_VERSION, HIGHEST_VERSION, version),
    );
    this.version = version.value;
    const result = this.init();
    reached(result === 0, `providerInit returned ${resultName(result)}`);
    await this.#started(Promise.resolve(this.world.started?.()));
  }

  /** Counts the devices and calls providerInit. */
  init(): Result {
    const [lines, phones] = [out(0), out(0)];
    this.sync('providerEnumDevices', (p) => p.providerEnumDevices(1, lines, phones));
    const result = this.sync('providerInit', (p) =>
      p.providerInit(this.version, 1, LINE_ID_BASE, this.witness, PHONE_ID_BASE),
    );
    this.lineDevices.length = this.phoneDevices.length = 0;
    [this.#nextLineId, this.#nextPhoneId] = [LINE_ID_BASE, PHONE_ID_BASE];
    for (let n = 0; n < lines.value; n++) this.lineDevices.push(this.#nextLineId++);
    for (let n = 0; n < phones.value; n++) this.phoneDevices.push(this.#nextPhoneId++);
    this.#running = result === 0;
    this.witness.over = false;
    return result ?? (0 as Result);
  }

  /** Ends the session as a host does: calls, lines and phones are closed first. Then listens for what comes too late. */
  async finish(): Promise<void> {
    if (!this.#running) return;
    await this.until(() => this.outstanding.length === 0);
    for (const request of this.outstanding) {
      request.phase = 'broken';
      this.breaches.add('completion.ever', `${request.name} was not completed within ${this.settleMs} ms`);
    }
    for (const line of this.witness.lines.values()) if (!line.closed && line.hdLine !== 0) this.closeLine(line);
    for (const phone of this.witness.phones.values()) if (!phone.closed) this.closePhone(phone);
    await this.pass(AFTERWARDS_MS);
    this.shutdown();
    await this.pass(AFTERWARDS_MS);
    this.world.dispose?.();
  }

  /** providerShutdown. */
  shutdown(): Result | undefined {
    const result = this.sync('providerShutdown', (p) => p.providerShutdown(this.version));
    this.#mustBeDrained('drain.provider', this.outstanding, 'providerShutdown');
    this.#running = false;
    this.witness.over = true;
    return result;
  }

  /** Requests that were accepted and have not ended. */
  get outstanding(): TrackedRequest[] {
    return [...this.witness.requests.values()].filter(({ phase }) => phase === 'out');
  }

  // --- lines, calls and phones -----------------------------------------------------------------------------------------

  /** Opens a line. */
  openLine(deviceId: number): TrackedLine | Result {
    const htLine = this.witness.handle() as HtLine;
    const line: TrackedLine = { htLine, deviceId, hdLine: 0, closed: false, events: [] };
    const holder = out<HdLine | 0>(0);
    this.witness.lines.set(htLine, line);
    const result = this.sync('lineOpen', (p) => p.lineOpen(deviceId, htLine, holder, this.version)) ?? (0 as Result);
    if (result !== 0) {
      this.witness.lines.delete(htLine);
      return result;
    }
    this.#checkHandle('handle.line', holder.value, (handle) => this.witness.lineOf(handle) !== undefined);
    line.hdLine = holder.value;
    return line;
  }

  closeLine(line: TrackedLine): void {
    const { hdLine } = line;
    if (hdLine === 0) return;
    const result = this.sync('lineClose', (p) => p.lineClose(hdLine));
    const calls = new Set(
      [...this.witness.calls.values()].filter((c) => c.htLine === line.htLine).map((c) => c.hdCall),
    );
    const left = this.outstanding.filter(
      ({ scope }) => scope.line === hdLine || scope.calls?.some((call) => call !== 0 && calls.has(call)) === true,
    );
    this.#mustBeDrained('drain.line', left, 'lineClose');
    if (result !== 0) this.breaches.add('return.close', `lineClose returned ${resultName(result ?? 0)}`);
    this.witness.closeLine(line);
  }

  closeCall(call: TrackedCall): void {
    const { hdCall } = call;
    if (hdCall === 0) return;
    const dead = call.phase === 'dead';
    const result = this.sync('lineCloseCall', (p) => p.lineCloseCall(hdCall));
    if (dead) return;
    const left = this.outstanding.filter(
      ({ scope, creates }) => scope.calls?.includes(hdCall) === true || creates.some((c) => c.call === call),
    );
    this.#mustBeDrained('drain.call', left, 'lineCloseCall');
    if (result !== 0) this.breaches.add('return.close', `lineCloseCall returned ${resultName(result ?? 0)}`);
    call.closed = true;
  }

  /** Opens a phone. */
  openPhone(deviceId: number): TrackedPhone | Result {
    const htPhone = this.witness.handle() as HtPhone;
    const phone: TrackedPhone = { htPhone, deviceId, hdPhone: 0, closed: false, events: [] };
    const holder = out<HdPhone | 0>(0);
    this.witness.phones.set(htPhone, phone);
    const result = this.sync('phoneOpen', (p) => p.phoneOpen?.(deviceId, htPhone, holder, this.version));
    if (result !== 0) {
      this.witness.phones.delete(htPhone);
      return result ?? (0 as Result);
    }
    this.#checkHandle('handle.phone', holder.value, (handle) => this.witness.phoneOf(handle) !== undefined);
    phone.hdPhone = holder.value;
    return phone;
  }

  closePhone(phone: TrackedPhone): void {
    const { hdPhone } = phone;
    if (hdPhone === 0) return;
    const result = this.sync('phoneClose', (p) => p.phoneClose?.(hdPhone));
    const left = this.outstanding.filter(({ scope }) => scope.phone === hdPhone);
    this.#mustBeDrained('drain.phone', left, 'phoneClose');
    if (result !== 0) this.breaches.add('return.close', `phoneClose returned ${resultName(result ?? 0)}`);
    phone.closed = true;
  }

  /** A call that a request makes: both handles. */
  newCall(htLine: HtLine, optional = false): TrackedRequest['creates'][number] & { readonly htCall: HtCall } {
    const call = this.witness.track(htLine, 0, true);
    return { call, htCall: call.htCall, holder: out<HdCall | 0>(0), optional };
  }

  #guarded(name: string, run: () => Result | undefined, request?: TrackedRequest): Result | undefined {
    let result: Result | undefined;
    try {
      result = run();
    } catch (error) {
      if (request !== undefined) request.phase = 'broken';
      this.#broken('return.throws', `${name} threw ${String(error)}`);
    }
    this.#tieDevices();
    return result;
  }

  #broken(rule: Rule, what: string): never {
    this.breaches.add(rule, what);
    throw new Unreached(what);
  }

  #neverEnded(request: TrackedRequest): never {
    request.phase = 'broken';
    return this.#broken('completion.ever', `${request.name} was not completed within ${this.settleMs} ms`);
  }

  #mustBeDrained(rule: Rule, left: readonly TrackedRequest[], by: string): void {
    for (const request of left) {
      request.phase = 'broken';
      this.breaches.add(rule, `${request.name} was out when ${by} had returned`);
    }
  }

  #checkHandle<Handle extends number>(rule: Rule, handle: Handle | 0, taken: (handle: Handle) => boolean): void {
    if (!Number.isInteger(handle) || handle === 0) this.#broken(rule, `the handle is ${String(handle)}`);
    if (taken(handle)) this.breaches.add(rule, `${handle} is another one's`);
  }

  #tieDevices(): void {
    const { createdLines, createdPhones } = this.witness;
    for (const tempId of createdLines.splice(0)) {
      const deviceId = this.#nextLineId++;
      if (this.provider.providerCreateLineDevice?.(tempId, deviceId) === 0) this.lineDevices.push(deviceId);
    }
    for (const tempId of createdPhones.splice(0)) {
      const deviceId = this.#nextPhoneId++;
      if (this.provider.providerCreatePhoneDevice?.(tempId, deviceId) === 0) this.phoneDevices.push(deviceId);
    }
  }

  /** Lets time pass until the subject's devices are in service. */
  async #started(promise: Promise<void>): Promise<void> {
    const outcomes: { readonly error?: unknown }[] = [];
    promise.then(
      () => outcomes.push({}),
      (error: unknown) => outcomes.push({ error }),
    );
    await this.until(() => outcomes.length > 0);
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Failed(`the subject’s \`started\` did not settle within ${this.settleMs} ms`);
    if (outcome.error !== undefined) throw new Failed(`the subject’s \`started\` rejected: ${String(outcome.error)}`);
  }
}

/** Whether a value may be what a function returns: a signed 32-bit number. */
function isResult(value: unknown): value is Result {
  return typeof value === 'number' && Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff;
}
