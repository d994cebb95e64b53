import { seededRandom } from '../../../base/random.js';
import { SimulatedScheduler } from '../../../base/simulated-scheduler.js';
import { addMagicNumbers } from '../../../network/magic-numbers.js';
import { TelephoneNetwork } from '../../../network/telephone-network.js';
import {
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDISCONNECTMODE,
  LINEMEDIAMODE,
  TAPI_MESSAGE,
} from '../../../tspi/generated/constants.js';
import type { ProviderHost } from '../../../tspi/provider-host.js';
import { out, resultName } from '../../../tspi/result.js';
import type { HdCall, HdLine, HdPhone, HtCall, HtLine, HtPhone, RequestId, Result } from '../../../tspi/result.js';
import type { LineCallInfo, LineCallParams, LineCallStatus } from '../../../tspi/structures.js';
import { createExchangeProvider, type ExchangeProvider, type ExchangeProviderOptions } from '../exchange-provider.js';

export const TSPI_VERSION = 0x0002_0002;

/** A call that was placed, or was announced; its name in the log is its extension's number and its count there: `101.1`. */
export interface TestCall {
  readonly name: string;
  readonly htCall: HtCall;
  hdCall: HdCall;
}

/** An exchange, its provider and a host that writes down what it is told. */
export class ExchangeWorld {
  readonly scheduler = new SimulatedScheduler();
  readonly provider: ExchangeProvider;
  /** What the host was told: states of calls, replies, messages; what goes with them is in {@link ExchangeWorld.infos}. */
  readonly log: string[] = [];
  readonly infos: string[] = [];
  readonly created: number[] = [];
  readonly #calls = new Map<HtCall, TestCall>();
  readonly #lines = new Map<HtLine, string>();
  readonly #counts = new Map<string, number>();
  readonly #requests = new Map<RequestId, string>();
  readonly hdLines = new Map<string, HdLine>();
  #lastId = 0;

  constructor(options: Partial<ExchangeProviderOptions> = {}, seed = 1) {
    const random = seededRandom(seed);
    const outside = new TelephoneNetwork({ scheduler: this.scheduler, random });
    addMagicNumbers(outside, this.scheduler);
    this.provider = createExchangeProvider({ scheduler: this.scheduler, random, outside, ...options });
    this.provider.providerInit(TSPI_VERSION, 1, 10, this.#host(), 50);
  }

  /** Opens an extension's line, for calls of any media. */
  open(number: string): HdLine {
    const index = this.provider.exchange.extensions.findIndex((extension) => extension.number === number);
    const htLine = (1000 + index) as HtLine;
    const hdLine = out<HdLine | 0>(0);
    this.provider.lineOpen(10 + index, htLine, hdLine, TSPI_VERSION);
    this.#lines.set(htLine, number);
    this.hdLines.set(number, hdLine.value as HdLine);
    this.provider.lineSetDefaultMediaDetection(hdLine.value as HdLine, LINEMEDIAMODE.INTERACTIVEVOICE);
    return hdLine.value as HdLine;
  }

  /** Opens an extension's phone, for all of its messages. */
  openPhone(number: string): HdPhone {
    const index = this.provider.exchange.extensions.findIndex((extension) => extension.number === number);
    const hdPhone = out<HdPhone | 0>(0);
    this.provider.phoneOpen(50 + index, (3000 + index) as HtPhone, hdPhone, TSPI_VERSION);
    this.provider.phoneSetStatusMessages(hdPhone.value as HdPhone, 0xffffff, 0x3f, 0xf);
    return hdPhone.value as HdPhone;
  }

  /** A host's handle for a call that is to be made on an extension. */
  newCall(number: string): TestCall {
    const count = (this.#counts.get(number) ?? 0) + 1;
    this.#counts.set(number, count);
    const htCall = (2000 + this.#calls.size) as HtCall;
    const call = { name: `${number}.${count}`, htCall, hdCall: 0 as HdCall };
    this.#calls.set(htCall, call);
    return call;
  }

  /** Asks for something asynchronous; its end, or its refusal at once, is written down under `what`. */
  request(what: string, ask: (id: RequestId) => Result): Result {
    const id = ++this.#lastId as RequestId;
    this.#requests.set(id, what);
    const result = ask(id);
    if (result !== (id as number)) this.log.push(`${what} refused ${short(result)}`);
    return result;
  }

  /** Asks for something that makes a call. */
  create(
    what: string,
    number: string,
    ask: (id: RequestId, htCall: HtCall, hdCall: { value: HdCall | 0 }) => Result,
  ): TestCall {
    const call = this.newCall(number);
    const hdCall = out<HdCall | 0>(0);
    this.request(what, (id) => ask(id, call.htCall, hdCall));
    call.hdCall = hdCall.value as HdCall;
    return call;
  }

  dial(from: string, to: string | null, params: LineCallParams | null = null): TestCall {
    const hdLine = this.hdLines.get(from) ?? this.open(from);
    return this.create('call', from, (id, htCall, hdCall) =>
      this.provider.lineMakeCall(id, hdLine, htCall, hdCall, to, 0, params),
    );
  }

  /** A call between two extensions that is answered. */
  async connect(from: string, to: string): Promise<[TestCall, TestCall]> {
    if (!this.hdLines.has(to)) this.open(to);
    const placed = this.dial(from, to);
    await this.pass();
    const offered = this.last(to);
    this.request('answer', (id) => this.provider.lineAnswer(id, offered.hdCall, null));
    await this.pass();
    this.heard();
    return [placed, offered];
  }

  /** The newest call of an extension. */
  last(number: string): TestCall {
    const found = [...this.#calls.values()].filter(({ name }) => name.startsWith(`${number}.`)).at(-1);
    if (found === undefined) throw new Error(`Extension ${number} has no call.`);
    return found;
  }

  drop(call: TestCall): void {
    this.request('drop', (id) => this.provider.lineDrop(id, call.hdCall, null));
  }

  status(call: TestCall): LineCallStatus {
    const status = out<LineCallStatus | null>(null);
    this.provider.lineGetCallStatus(call.hdCall, status);
    if (status.value === null) throw new Error(`${call.name} has no status.`);
    return status.value;
  }

  info(call: TestCall): LineCallInfo {
    const info = out<LineCallInfo | null>(null);
    this.provider.lineGetCallInfo(call.hdCall, info);
    if (info.value === null) throw new Error(`${call.name} has no info.`);
    return info.value;
  }

  /** Time for everything that follows at once. */
  async pass(ms = 400): Promise<void> {
    await this.scheduler.advance(ms);
  }

  /** What was told since the last time. */
  heard(): string[] {
    this.infos.length = 0;
    return this.log.splice(0);
  }

  #host(): ProviderHost {
    return {
      asyncCompletion: (id, result) => {
        this.log.push(`${this.#requests.get(id) ?? '?'} ${short(result)}`);
      },
      lineEvent: (htLine, htCall, message, param1, param2, param3) => {
        const name = htCall === 0 ? (this.#lines.get(htLine) ?? '?') : (this.#calls.get(htCall)?.name ?? '?');
        const text = described(message, param1, param2, param3, (ht) => this.#calls.get(ht as HtCall)?.name ?? '?');
        (message === TAPI_MESSAGE.LINE_CALLINFO ? this.infos : this.log).push(`${name} ${text}`);
      },
      lineNewCall: (htLine, hdCall) => {
        const call = this.newCall(this.#lines.get(htLine) ?? '?');
        call.hdCall = hdCall;
        this.log.push(`${call.name} NEW`);
        return call.htCall;
      },
      lineCreate: (tempId) => this.created.push(tempId),
      lineService: () => undefined,
      lineRemove: (deviceId) => this.log.push(`line ${deviceId} gone`),
      phoneEvent: (htPhone, message, param1, param2, param3) => {
        this.log.push(`phone ${htPhone - 3000} ${nameIn(TAPI_MESSAGE, message)} ${param1} ${param2} ${param3}`);
      },
      phoneCreate: (tempId) => this.created.push(tempId),
      phoneRemove: (deviceId) => this.log.push(`phone ${deviceId} gone`),
    };
  }
}

/** The name of a value among constants. */
export function nameIn(constants: Readonly<Record<string, number>>, value: number): string {
  return Object.entries(constants).find(([, one]) => one === value)?.[0] ?? String(value);
}

function short(result: Result): string {
  return resultName(result).replace(/^(LINE|PHONE)ERR_/, '');
}

function described(
  message: number,
  param1: number,
  param2: number,
  param3: number,
  callName: (htCall: number) => string,
): string {
  if (message !== TAPI_MESSAGE.LINE_CALLSTATE)
    return `${nameIn(TAPI_MESSAGE, message).replace('LINE_', '')} ${param1} ${param2}${message === TAPI_MESSAGE.LINE_LINEDEVSTATE ? ` ${param3}` : ''}`;
  const state = nameIn(LINECALLSTATE, param1);
  if (param1 === LINECALLSTATE.DISCONNECTED) return `${state} ${nameIn(LINEDISCONNECTMODE, param2)}`;
  if (param1 === LINECALLSTATE.CONFERENCED) return `${state} in ${callName(param2)}`;
  return param1 === LINECALLSTATE.CONNECTED && param2 === LINECONNECTEDMODE.ACTIVEHELD ? `${state} held` : state;
}
