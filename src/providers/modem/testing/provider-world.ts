import type { LineService } from '../../../tspi/structures.js';
import { nullLog } from '../../../base/log.js';
import { seededRandom } from '../../../base/random.js';
import { SimulatedScheduler } from '../../../base/simulated-scheduler.js';
import { watchWake } from '../../../base/wake-watch.js';
import { SCANNERS } from '../../../core/testing/scanning.js';
import type { ProviderHost } from '../../../tspi/provider-host.js';
import { out, resultName, type HdCall, type HdLine, type HtCall, type HtLine } from '../../../tspi/result.js';
import type { RequestId } from '../../../tspi/result.js';
import type { LineCallInfo, LineCallStatus } from '../../../tspi/structures.js';
import type { ServiceProvider } from '../../../tspi/service-provider.js';
import { ModemProvider, type ModemProviderDeps } from '../modem-provider.js';
import { LINECALLSTATE, LINEDEVSTATE, TAPI_MESSAGE } from '../../../tspi/generated/constants.js';
import { described, nameIn } from './provider-words.js';
import { ScriptedModem } from './scripted-modem.js';

export const VERSION = 0x0002_0002;
const [[, createScanner]] = SCANNERS;

/** The modem provider between a host that writes down what it is told and a scripted modem, in simulated time. Its one line is device 41. */
export class ProviderWorld {
  readonly scheduler: SimulatedScheduler;
  readonly events: string[] = [];
  /** What the line's service was told to be last. */
  service: LineService | null = null;
  /** The handles of announced calls. */
  readonly announced: HdCall[] = [];
  readonly provider: ModemProvider & ServiceProvider;
  modem = new ScriptedModem();
  hdLine = 0 as HdLine;
  /** Whether what is told of a call begins with the host's handle of it. */
  namesCalls = false;
  /** Told of each ring which one it is. */
  ringTold: (mode: number) => void = () => undefined;
  #nextId = 1;

  constructor(deps: Partial<ModemProviderDeps> = {}, scheduler = new SimulatedScheduler(undefined, false)) {
    this.scheduler = scheduler;
    const wake = watchWake(this.scheduler);
    this.provider = new ModemProvider({
      scheduler: wake.scheduler,
      random: seededRandom(1),
      log: nullLog,
      onWake: (listener) => wake.onWake(listener),
      createScanner,
      ...deps,
    });
    this.provider.providerInit(VERSION, 1, 0, this.#host());
  }

  /** Takes a modem into service. */
  async add(answers: Record<string, string | null>): Promise<void> {
    this.modem = new ScriptedModem({ ...answers });
    await this.addModem();
  }

  async addModem(): Promise<void> {
    const { modem: transport } = this;
    const progress = { settled: false };
    const added = this.provider
      .addPort({ key: 'port', kind: 'serial', label: 'Port', permanentLineId: 5, transport })
      .finally(() => (progress.settled = true));
    for (let ms = 0; ms < 60_000 && !progress.settled; ms += 100) await this.scheduler.advance(100);
    await added;
  }

  /** Opens the line; calls are wanted where `detection` says so (LINEMEDIAMODE bits). */
  open(detection = 0xff): void {
    const handle = out<HdLine | 0>(0);
    const result = this.provider.lineOpen(41, 77 as HtLine, handle, VERSION);
    if (result !== 0) throw new Error(resultName(result));
    this.hdLine = handle.value as HdLine;
    if (detection !== 0) this.provider.lineSetDefaultMediaDetection(this.hdLine, detection);
  }

  /** A line in service that wants calls, with nothing told or heard yet. */
  async inService(answers: Record<string, string | null>): Promise<void> {
    await this.add(answers);
    this.open();
    await this.scheduler.advance(1000);
    this.fresh();
  }

  fresh(): void {
    this.events.length = 0;
    this.modem.heard.length = 0;
  }

  /** The same device again, on a new port. */
  replug(answers: Record<string, string | null>): void {
    this.modem = new ScriptedModem({ ...answers });
    this.provider.portReturned('port', this.modem);
  }

  /** Dials; the answer is a handle. What became of the request stands in the events. */
  makeCall(address = '5550100', htCall = 1000): HdCall {
    const hdCall = out<HdCall | 0>(0);
    this.provider.lineMakeCall(this.#id(), this.hdLine, htCall as HtCall, hdCall, address, 0, null);
    return hdCall.value as HdCall;
  }

  answer(hdCall: HdCall): void {
    this.provider.lineAnswer(this.#id(), hdCall);
  }

  drop(hdCall: HdCall): void {
    this.provider.lineDrop(this.#id(), hdCall);
  }

  stateOf(hdCall: HdCall): string {
    const status = out<LineCallStatus | null>(null);
    this.provider.lineGetCallStatus(hdCall, status);
    return status.value === null ? 'none' : nameIn(LINECALLSTATE, status.value.callState);
  }

  infoOf(hdCall: HdCall): LineCallInfo | null {
    const info = out<LineCallInfo | null>(null);
    this.provider.lineGetCallInfo(hdCall, info);
    return info.value;
  }

  /** Calls a function with the next request id; what it answers is the id, or the name of an error. */
  request(run: (id: RequestId) => number): string {
    const id = this.#id();
    const result = run(id);
    return result === id ? String(id) : resultName(result).replace('LINEERR_', '');
  }

  #id(): RequestId {
    return this.#nextId++ as RequestId;
  }

  #host(): ProviderHost {
    const { events } = this;
    return {
      asyncCompletion: (id, result, outcome) => {
        const unknown = outcome === 'unknown' ? ' unknown' : '';
        events.push(`reply ${id} ${resultName(result).replace('LINEERR_', '')}${unknown}`);
      },
      lineEvent: (_line, call, message, param1, param2, param3) => {
        if (message === TAPI_MESSAGE.LINE_LINEDEVSTATE && param1 === LINEDEVSTATE.RINGING) this.ringTold(param2);
        const said = described(message, param1, param2, param3);
        events.push(this.namesCalls && call !== 0 ? `${call} ${said}` : said);
      },
      lineNewCall: (_line, hdCall) => {
        const htCall = 2000 + this.announced.push(hdCall);
        events.push(this.namesCalls ? `${htCall} NEWCALL` : 'NEWCALL');
        return htCall as HtCall;
      },
      lineCreate: (tempId) => {
        this.scheduler.soon(() => this.provider.providerCreateLineDevice(tempId, 40 + tempId));
      },
      lineService: (_device, service) => {
        this.service = service;
        events.push(`service ${service.state} ${service.reason}`);
      },
      lineRemove: (deviceId) => events.push(`remove ${deviceId}`),
      phoneEvent: (_phone, message) => events.push(`phone ${message}`),
      phoneCreate: (tempId) => events.push(`phone create ${tempId}`),
      phoneRemove: (deviceId) => events.push(`phone remove ${deviceId}`),
    };
  }
}
