import { between, seededRandom, type Random } from '../base/random.js';
import type { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { LINECALLSTATE } from '../tspi/generated/constants.js';
import { resultName, type RequestId, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import { GuardedScheduler } from './background.js';
import type { Breaches } from './breaches.js';
import { judgedProvider } from './judged-provider.js';
import { reached, Unreached } from './outcome.js';
import type { Rule } from './rules.js';
import type { ConformanceSubject, Numbers, ProviderUnderTest } from './subject.js';
import type { Scope, TrackedCall, TrackedOut, TrackedRequest } from './tracked.js';
import { Witness } from './witness.js';

const DEFAULT_SETTLE_MS = 120_000;
/** For a line that does not dial. */
const NO_NUMBERS: Numbers = { answers: '' };
/** Simulated time is let pass in steps that grow from the first to the longest, ms. */
const FIRST_STEP_MS = 20;
const LONGEST_STEP_MS = 500;

/** How a request is described before it is made. */
export interface Asking {
  readonly scope?: Scope;
  readonly outs?: TrackedOut[];
  readonly creates?: TrackedRequest['creates'];
}

/** Calls into one provider in a fresh world, each judged, and the time that passes there. */
export class ProviderCalls {
  readonly scheduler: SimulatedScheduler;
  readonly random: Random;
  readonly witness: Witness;
  /** From the session's start on. */
  protected made: ProviderUnderTest | undefined;
  #judged: ServiceProvider | undefined;
  /** The negotiated interface version. */
  version = 0;
  readonly lineDevices: number[] = [];
  readonly phoneDevices: number[] = [];
  readonly settleMs: number;
  #nextRequest = 1;
  #nextCount = 0;
  /** The ids that the next devices get. */
  protected nextLineId = 0;
  protected nextPhoneId = 0;

  constructor(
    readonly subject: ConformanceSubject,
    readonly breaches: Breaches,
    seed: number,
  ) {
    this.random = seededRandom(seed);
    this.scheduler = new GuardedScheduler(breaches);
    this.witness = new Witness(this.scheduler, breaches);
    this.settleMs = subject.timeToSettleMs ?? DEFAULT_SETTLE_MS;
  }

  /** What the lines can dial. */
  get numbers(): Numbers {
    return this.subject.numbers ?? NO_NUMBERS;
  }

  /** @throws Unreached before the session's start. */
  get world(): ProviderUnderTest {
    reached(this.made !== undefined, 'the provider has not been made');
    return this.made;
  }

  get provider(): ServiceProvider {
    return (this.#judged ??= judgedProvider(this.world.provider, this.witness, this.breaches));
  }

  /** A number that was not given before, for end-to-end ids and the like. */
  count(): number {
    return ++this.#nextCount;
  }

  /** A whole number from 0 to `below - 1`. */
  dice(below: number): number {
    return between(this.random, 0, below - 1);
  }

  /** Requests that were accepted and have not ended. */
  get outstanding(): TrackedRequest[] {
    return [...this.witness.requests.values()].filter(({ phase }) => phase === 'out');
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
    const result = this.#run(() => run(this.provider));
    if (result === undefined) return undefined;
    if (!isResult(result) || result > 0) this.broken('return.sync', `${name} returned ${String(result)}`);
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
    const result = this.#run(() => run(this.provider, id as RequestId), request);
    if (result === undefined) {
      this.witness.requests.delete(id);
      return undefined;
    }
    if (result !== id && !(isResult(result) && result < 0)) {
      request.phase = 'broken';
      this.broken('return.async', `${name} returned ${String(result)} for the request ${id}`);
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

  #run(run: () => Result | undefined, request?: TrackedRequest): Result | undefined {
    let result: Result | undefined;
    try {
      result = run();
    } catch (error) {
      if (request !== undefined) request.phase = 'broken';
      throw error;
    }
    this.#tieDevices();
    return result;
  }

  protected broken(rule: Rule, what: string): never {
    this.breaches.add(rule, what);
    throw new Unreached(what);
  }

  #neverEnded(request: TrackedRequest): never {
    request.phase = 'broken';
    return this.broken('completion.ever', `${request.name} was not completed within ${this.settleMs} ms`);
  }

  #tieDevices(): void {
    const { createdLines, createdPhones } = this.witness;
    for (const tempId of createdLines.splice(0)) {
      const deviceId = this.nextLineId++;
      if (this.provider.providerCreateLineDevice?.(tempId, deviceId) === 0) this.lineDevices.push(deviceId);
    }
    for (const tempId of createdPhones.splice(0)) {
      const deviceId = this.nextPhoneId++;
      if (this.provider.providerCreatePhoneDevice?.(tempId, deviceId) === 0) this.phoneDevices.push(deviceId);
    }
  }
}

/** Whether a value may be what a function returns: a signed 32-bit number. */
function isResult(value: unknown): value is Result {
  return typeof value === 'number' && Number.isInteger(value) && value >= -0x80000000 && value <= 0x7fffffff;
}
