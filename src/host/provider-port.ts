import { isDword } from '../tspi/limits.js';
import type { Outcome, ProviderHost } from '../tspi/provider-host.js';
import {
  isCompletionResult,
  out,
  SUCCESS,
  type HdCall,
  type HtCall,
  type HtLine,
  type HtPhone,
  type Out,
  type RequestId,
  type Result,
} from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { LineService } from '../tspi/structures.js';
import { toldStructures, type AskedStructures } from '../tspi/told-structures.js';
import { errorsOf } from '../tspi/error-family.js';
import { answered, toldValue } from './provider-values.js';
import type { Request } from './requests.js';
import type { Switchboard } from './switchboard.js';

/** How long a provider may take before the host ends a request by itself. Longer than any time limit of a modem (+COPS=? takes 315 s). */
const BACKSTOP_MS = 600_000;

/**
 * One provider as the host uses it. Every call into the provider goes through {@link ProviderPort.sync} or
 * {@link ProviderPort.async}; what the provider emits meanwhile is held and released after the return, in order of emission.
 * A provider that throws or answers nonsense gets OPERATIONFAILED, once, and is counted.
 */
export class ProviderPort implements ProviderHost {
  #calls = 0;
  #callbacks = 0;
  #held: (() => void)[] = [];

  constructor(
    readonly provider: ServiceProvider,
    private readonly switchboard: Switchboard,
  ) {}

  /** Whether the provider is on the stack: then the host must not call into it. */
  get busy(): boolean {
    return this.#calls > 0 || this.#callbacks > 0;
  }

  /** Calls a synchronous function. `undefined` from `run` means that the provider lacks it: OPERATIONUNAVAIL. */
  sync(what: string, run: (provider: ServiceProvider) => Result | undefined): Result {
    const result = this.#invoke(what, 0 as RequestId, run);
    this.#releaseHeld();
    if (result === undefined) return errorsOf(what).OPERATIONUNAVAIL;
    if (isCompletionResult(result)) return result;
    this.switchboard.counters.badReturns++;
    return errorsOf(what).OPERATIONFAILED;
  }

  /** Asks for a structure, by its function; undefined where that fails, or succeeds without one of its kind, which is counted. */
  structure<Name extends keyof AskedStructures>(
    what: Name,
    run: (provider: ServiceProvider, holder: Out<AskedStructures[Name] | null>) => Result | undefined,
  ): AskedStructures[Name] | undefined {
    const holder = out<AskedStructures[Name] | null>(null);
    if (this.sync(what, (p) => run(p, holder)) !== SUCCESS) return undefined;
    const told = toldValue(toldStructures[what], holder.value) as AskedStructures[Name] | undefined;
    if (told === undefined) this.switchboard.counters.badValues++;
    return told;
  }

  /**
   * Calls an asynchronous function for a request that has begun.
   * @returns The request's own id, or the negative error that ended it.
   */
  async(request: Request, run: (provider: ServiceProvider, id: RequestId) => Result | undefined): Result {
    const { switchboard } = this;
    const { name } = request.fn;
    const answer = this.#invoke(name, request.id, run) ?? errorsOf(name).OPERATIONUNAVAIL;
    const returned = isDword(answer) ? answer | 0 : 0;
    const verdict = switchboard.requests.returned(request, returned, switchboard.now() + BACKSTOP_MS);
    if (verdict === 'early') switchboard.settle(request, request.result);
    if (verdict === 'fault') switchboard.counters.badReturns++;
    this.#releaseHeld();
    switchboard.wake();
    if (verdict === 'pending' || verdict === 'early') return request.id as number as Result;
    return verdict === 'refused' ? (returned as Result) : errorsOf(name).OPERATIONFAILED;
  }

  asyncCompletion(requestId: RequestId, result: Result, outcome: Outcome = 'known'): void {
    if (typeof requestId !== 'number' || typeof result !== 'number') {
      this.switchboard.counters.invalidCompletions++;
      return;
    }
    if (this.#calls > 0) {
      this.switchboard.counters.earlyCompletions++;
      this.#held.push(() => {
        this.switchboard.completed(this, requestId, result, outcome);
      });
      return;
    }
    // Like #emit, without a closure: this is the way of nearly every completion.
    this.#callbacks++;
    try {
      this.switchboard.completed(this, requestId, result, outcome);
    } finally {
      this.#callbacks--;
    }
    this.switchboard.wake();
  }

  lineEvent(htLine: HtLine, htCall: HtCall | 0, message: number, param1: number, param2: number, param3: number): void {
    if (!this.#areDwords(message, param1, param2, param3)) return;
    this.#emit(() => {
      if (htCall === 0) this.switchboard.lineEvent(this, htLine, message, param1, param2, param3);
      else this.switchboard.callEvent(this, htCall, message, param1, param2, param3);
    });
  }

  lineNewCall(htLine: HtLine, hdCall: HdCall): HtCall | 0 {
    return this.switchboard.newCall(this, htLine, hdCall);
  }

  lineCreate(tempId: number): void {
    this.#emit(() => {
      this.switchboard.devices.created(this, tempId);
    });
  }

  lineService(deviceId: number, service: LineService): void {
    const told = toldValue(toldStructures.lineService, service) as LineService | undefined;
    if (told === undefined || !isDword(deviceId)) {
      this.switchboard.counters.badValues++;
      return;
    }
    this.#emit(() => {
      this.switchboard.devices.service(this, deviceId, told);
    });
  }

  lineRemove(deviceId: number): void {
    this.#emit(() => {
      this.switchboard.devices.removed(this, deviceId);
    });
  }

  phoneEvent(htPhone: HtPhone, message: number, param1: number, param2: number, param3: number): void {
    if (!this.#areDwords(message, param1, param2, param3)) return;
    this.#emit(() => {
      this.switchboard.devices.phones.event(this, htPhone, message, param1, param2, param3);
    });
  }

  phoneCreate(tempId: number): void {
    this.#emit(() => {
      this.switchboard.devices.phones.created(this, tempId);
    });
  }

  phoneRemove(deviceId: number): void {
    this.#emit(() => {
      this.switchboard.devices.phones.removed(this, deviceId);
    });
  }

  #invoke(
    what: string,
    requestId: RequestId,
    run: (provider: ServiceProvider, id: RequestId) => Result | undefined,
  ): Result | undefined {
    const { trace, counters } = this.switchboard;
    trace.add('call', what, requestId, 0);
    this.#calls++;
    let result: Result | undefined;
    try {
      result = answered(this.provider, what, run(this.provider, requestId));
    } catch {
      counters.threw++;
      trace.add('fault', what, requestId, 0);
      result = errorsOf(what).OPERATIONFAILED;
    } finally {
      this.#calls--;
    }
    trace.add('return', what, requestId, result ?? errorsOf(what).OPERATIONUNAVAIL);
    return result;
  }

  /** Whether a message and its parameters are numbers of 32 bits; what is not is dropped, and counted. */
  #areDwords(message: number, param1: number, param2: number, param3: number): boolean {
    const are = isDword(message) && isDword(param1) && isDword(param2) && isDword(param3);
    if (!are) this.switchboard.counters.badValues++;
    return are;
  }

  #emit(release: () => void): void {
    if (this.#calls > 0) {
      this.#held.push(release);
      return;
    }
    this.#callbacks++;
    try {
      release();
    } finally {
      this.#callbacks--;
    }
    this.switchboard.wake();
  }

  #releaseHeld(): void {
    if (this.#calls > 0) return;
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    for (const release of held) release();
    this.switchboard.wake();
  }
}
