import type { Scheduler } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import { isRefusal, type Answer } from '../../network/exchange/answer.js';
import type { PrivateExchange } from '../../network/exchange/exchange.js';
import type { Leg, LegInfo } from '../../network/exchange/leg.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import { SUCCESS, type HdCall, type HdLine, type HdPhone, type HtCall } from '../../tspi/result.js';
import type { Out, RequestId, Result } from '../../tspi/result.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import type { DeskPhone } from './desk-phone.js';
import type { ExchangeCall } from './exchange-call.js';
import type { ExchangeLine } from './exchange-line.js';
import { Requests } from './requests.js';

/** Some of TSPI's functions: what one file of this folder has. */
export type Functions<Name extends keyof ServiceProvider> = Required<Pick<ServiceProvider, Name>>;

/** The one interface version: TAPI 2.2. */
export const TSPI_VERSION = 0x0002_0002;

/** What all functions of the provider share: its devices, its handles, and how requests go. */
export class ExchangeContext {
  host: ProviderHost | null = null;
  readonly requests: Requests;
  readonly lines: ExchangeLine[] = [];
  readonly phones: DeskPhone[] = [];
  readonly calls = new Map<HdCall, ExchangeCall>();
  #lastHandle = 0;

  constructor(
    readonly scheduler: Scheduler,
    random: Random,
    readonly exchange: PrivateExchange,
  ) {
    this.requests = new Requests(scheduler, random, () => this.host);
  }

  /** A handle that was never given out before. */
  nextHandle(): number {
    return ++this.#lastHandle;
  }

  line(hdLine: HdLine): ExchangeLine | undefined {
    return this.lines.find((line) => line.hdLine === hdLine && line.htLine !== 0);
  }

  lineOfDevice(deviceId: number): ExchangeLine | undefined {
    return this.lines.find((line) => line.deviceId === deviceId);
  }

  phone(hdPhone: HdPhone): DeskPhone | undefined {
    return this.phones.find((phone) => phone.hdPhone === hdPhone && phone.htPhone !== 0);
  }

  phoneOfDevice(deviceId: number): DeskPhone | undefined {
    return this.phones.find((phone) => phone.deviceId === deviceId);
  }

  /** A line's calls have no handles any more. */
  closed(line: ExchangeLine): void {
    for (const [hdCall, call] of this.calls) if (call.line === line) this.calls.delete(hdCall);
  }

  /** A call's handle is void. */
  forget(call: ExchangeCall): void {
    this.calls.delete(call.hdCall);
    call.line.forget(call);
  }

  /** A new call, whose creation is not complete: a leg in its place, and the handle that goes out. */
  newCall(line: ExchangeLine, htCall: HtCall, out: Out<HdCall | 0>, info?: Partial<LegInfo>): ExchangeCall {
    const leg: Leg = this.exchange.newLeg(line.extension, info);
    const call = line.newCall(leg, htCall, this.nextHandle() as HdCall);
    this.calls.set(call.hdCall, call);
    out.value = call.hdCall;
    return call;
  }

  /**
   * An asynchronous function on calls that are there: refused at once where it is not possible now; else done a little later, where it
   * still is. What it changes is told first, then its completion.
   */
  operate(id: RequestId, scope: readonly object[], ask: () => Answer): Result {
    const answer = ask();
    if (isRefusal(answer)) return LINEERR[answer];
    return this.requests.begin(id, scope, (complete) => {
      const now = ask();
      if (!isRefusal(now)) now();
      complete(isRefusal(now) ? LINEERR[now] : SUCCESS);
    });
  }

  /**
   * An asynchronous function that creates calls: its completion first, since nothing of a new call may be told before
   * (async-replies-versus-events-on-new-call-handles). Where it fails the new handles are void.
   */
  create(id: RequestId, scope: readonly object[], calls: readonly ExchangeCall[], ask: () => Answer): Result {
    const abandon = (): void => {
      for (const call of calls) {
        this.forget(call);
        this.requests.cut(call, LINEERR.OPERATIONFAILED);
      }
    };
    const answer = ask();
    if (isRefusal(answer)) {
      abandon();
      return LINEERR[answer];
    }
    return this.requests.begin(
      id,
      [...scope, ...calls],
      (complete) => {
        const now = ask();
        if (isRefusal(now)) {
          complete(LINEERR[now]);
          abandon();
          return;
        }
        for (const call of calls) call.pending = false;
        complete(SUCCESS);
        now();
      },
      abandon,
    );
  }
}
