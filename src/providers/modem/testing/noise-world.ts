import { between, seededRandom, type Random } from '../../../base/random.js';
import { SimulatedScheduler } from '../../../base/simulated-scheduler.js';
import { out, type HdCall, type HtCall } from '../../../tspi/result.js';
import { CellularModem } from './cellular-modem.js';
import { ProviderWorld } from './provider-world.js';
import { ScriptedModem, voiceAnswers } from './scripted-modem.js';

/** The kinds of lines that noise is told to. */
export type NoiseLine = 'cellular' | 'analog';

const NUMBER = '5550100';

/** A modem's line whose modem says anything at all, between requests of a program; and what must hold whatever it says. */
export class NoiseWorld extends ProviderWorld {
  override namesCalls = true;
  readonly random: Random;
  readonly #kind: NoiseLine;
  readonly #calls: HdCall[] = [];
  /** Requests that were accepted, by id, with how often they completed. */
  readonly #accepted = new Map<string, number>();
  #named = 1000;
  #met = 0;

  constructor(kind: NoiseLine, seed: number) {
    super({}, new SimulatedScheduler(1_700_000_000_000, false));
    this.#kind = kind;
    this.random = seededRandom(seed);
  }

  /** How many requests were accepted, and how many calls there were: what noise did not keep from happening. */
  get happened(): { readonly requests: number; readonly calls: number } {
    return { requests: this.#accepted.size, calls: this.#named - 1000 + this.announced.length };
  }

  /** In service, with calls wanted. */
  async start(): Promise<void> {
    this.modem = this.#newModem();
    await this.addModem();
    this.open();
    await this.scheduler.advance(2000);
    this.modem.heard.length = 0;
    this.events.length = 0;
  }

  /** The modem says a chunk; now and then a program asks for something, and time passes. */
  async hear(chunk: Uint8Array): Promise<void> {
    if (this.modem.state !== 'open') await this.#again();
    this.modem.say(String.fromCharCode(...chunk));
    if (between(this.random, 0, 1) === 0) this.#ask();
    this.#network();
    await this.scheduler.advance(between(this.random, 0, 9) === 0 ? between(this.random, 0, 20_000) : 5);
    this.#readEvents();
  }

  /**
   * Ends it: the device is unplugged, and everything must have ended with it; the device is back, and a call must be placed as ever.
   * @returns What does not hold.
   */
  async wrongAtTheEnd(): Promise<string[]> {
    this.modem.unplug();
    await this.scheduler.advance(1000);
    this.#readEvents();
    const wrong: string[] = [];
    for (const [id, times] of this.#accepted) if (times !== 1) wrong.push(`request ${id} completed ${times} times`);
    const live = this.#calls.filter((call) => !['none', 'IDLE', 'DISCONNECTED'].includes(this.stateOf(call)));
    if (live.length > 0) wrong.push(`${live.length} calls live without a device`);
    await this.#again();
    const call = this.makeCall(NUMBER, ++this.#named);
    await this.scheduler.advance(2000);
    if (!this.modem.heard.some((line) => line.startsWith('ATD'))) wrong.push('nothing was dialled afterwards');
    this.drop(call);
    return wrong;
  }

  #newModem(): ScriptedModem {
    return this.#kind === 'cellular' ? new CellularModem() : new ScriptedModem({ ...voiceAnswers });
  }

  /** The device was lost, or the modem was given up: it is plugged in again and wanted. */
  async #again(): Promise<void> {
    this.#readEvents();
    this.modem = this.#newModem();
    this.provider.portReturned('port', this.modem);
    if (this.provider.lineClose(this.hdLine) === 0) await this.scheduler.advance(100);
    this.open();
    for (let tries = 0; tries < 60 && this.service?.state !== 'ready'; tries++) await this.scheduler.advance(500);
  }

  /** What the modem's own calls do meanwhile. */
  #network(): void {
    if (!(this.modem instanceof CellularModem) || between(this.random, 0, 9) > 0) return;
    const [call] = this.modem.list;
    if (call === undefined) this.modem.ringIn(NUMBER);
    else if (call.stat === 2) call.stat = 0;
    else if (this.modem.list.length < 2) this.modem.ringIn(NUMBER);
    else this.modem.gone(call);
  }

  #ask(): void {
    const call = this.#calls.at(-1 - between(this.random, 0, 2)) ?? (0 as HdCall);
    const other = this.#calls.at(-1) ?? (0 as HdCall);
    const { provider } = this;
    const asked = [
      () => this.#dial(),
      () => this.request((id) => provider.lineAnswer(id, call)),
      () => this.request((id) => provider.lineDrop(id, call)),
      () => this.request((id) => provider.lineHold(id, call)),
      () => this.request((id) => provider.lineUnhold(id, call)),
      () => this.request((id) => provider.lineSwapHold(id, call, other)),
      () => this.request(() => provider.lineGenerateDigits(call, 1, 2, '159#', 100)),
    ];
    const id = asked[between(this.random, 0, asked.length - 1)]?.() ?? '';
    if (/^\d+$/.test(id)) this.#accepted.set(id, this.#accepted.get(id) ?? 0);
  }

  #dial(): string {
    const hdCall = out<HdCall | 0>(0);
    const htCall = ++this.#named as HtCall;
    const id = this.request((requestId) =>
      this.provider.lineMakeCall(requestId, this.hdLine, htCall, hdCall, NUMBER, 0, null),
    );
    if (hdCall.value !== 0) this.#calls.push(hdCall.value);
    return id;
  }

  /** What was told is counted and forgotten; a call that has ended is closed, as a host would. */
  #readEvents(): void {
    for (const event of this.events.splice(0)) {
      if (event === 'LINE_CLOSE') this.open();
      const [, id] = /^reply (\d+) /.exec(event) ?? [];
      if (id !== undefined) this.#accepted.set(id, (this.#accepted.get(id) ?? 0) + 1);
    }
    this.#calls.push(...this.announced.slice(this.#met));
    this.#met = this.announced.length;
    for (const call of this.#calls.splice(0, this.#calls.length)) {
      if (['none', 'IDLE'].includes(this.stateOf(call))) this.provider.lineCloseCall(call);
      else this.#calls.push(call);
    }
  }
}
