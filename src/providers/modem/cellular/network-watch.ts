import type { AnswerShape, AtCommand, AtOutcome } from '../../../at/command.js';
import { statusAnswer } from '../../../at/responses/answer-shapes.js';
import type { Urc } from '../../../at/urc.js';
import type { Timer } from '../../../base/clock.js';
import type { LineNetwork, LineServiceReason } from '../../../tspi/structures.js';
import type { CallControlContext } from '../call-context.js';
import {
  bestOf,
  isRadioOff,
  registrationOf,
  signalOf,
  simOf,
  type Registration,
  type SimState,
} from './network-answers.js';

/** How often registration and signal are asked for: some modems tell of neither by themselves. */
export const NETWORK_POLL_MS = 30_000;
/** A SIM that is being read is asked again after this, and given up after {@link SIM_TRIES} times: a card takes up to 30 s. */
const SIM_BUSY_MS = 1000;
const SIM_TRIES = 30;
const QUERY_LIMIT_MS = 10_000;
/** +CFUN=1 takes up to 10 s, and 30 with some. */
const RADIO_LIMIT_MS = 30_000;
/** "Moved a lot" (linedevstate--constants): 6 dB, three steps of +CSQ. */
const SIGNAL_STEP = 3 / 31;

/** Whom a {@link NetworkWatch} tells. */
export interface NetworkOwner {
  /** A dial or an answer has the channel. */
  closedToCommands(): boolean;
  /** What calls lack has changed, or what is known of the network. */
  standingChanged(): void;
  /** The network takes calls, or takes none any more. */
  serviceChanged(inService: boolean): void;
  signalChanged(): void;
  roamingChanged(): void;
}

/** Whether a cellular modem has what calls need: a SIM that is unlocked, and a network. Asks what changes nothing; never for a PIN. */
export class NetworkWatch {
  readonly #line: Pick<CallControlContext, 'link' | 'scheduler'>;
  readonly #owner: NetworkOwner;
  #sim: SimState = 'ready';
  #registration: Registration | null = null;
  #signal: number | null = null;
  #looked = false;
  #toldSignal = 0;
  #tries = 0;
  #timer: Timer | null = null;
  #running = false;
  #again = false;

  constructor(line: Pick<CallControlContext, 'link' | 'scheduler'>, owner: NetworkOwner) {
    this.#line = line;
    this.#owner = owner;
  }

  /** What calls lack; `none` also as long as nothing is known. */
  get reason(): LineServiceReason {
    if (this.#sim === 'busy') return this.#tries >= SIM_TRIES ? 'simFailed' : 'none';
    if (this.#sim !== 'ready') return this.#sim;
    if (this.#registration === 'refused') return 'networkRefused';
    return this.#registration === 'none' || this.#registration === 'searching' ? 'noNetwork' : 'none';
  }

  get inService(): boolean {
    return this.reason === 'none';
  }

  /** What is known of the network, for people. */
  get standing(): LineNetwork {
    const known = this.#looked && this.#sim !== 'busy';
    const registration = known ? (this.#registration ?? 'none') : 'unknown';
    return this.#signal === null ? { registration } : { registration, signal: Math.round(this.#toldSignal * 100) };
  }

  /** 0 to 0xFFFF (LINEDEVSTATUS). */
  get signalLevel(): number {
    return Math.round((this.#signal ?? 0) * 0xffff);
  }

  get roaming(): boolean {
    return this.#registration === 'roaming';
  }

  /** The modem is set up. Turns its radio on, where it is off. */
  start(): void {
    this.#tries = 0;
    this.#looked = false;
    void this.#look(true);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** Registration and the SIM are told by some modems: they are asked, since what is told has many forms. */
  urc(urc: Urc): void {
    const tells = urc.kind === 'report' && /^\+(?:CE?REG|CPIN|SIM|QUSIM|QSIMSTAT):/.test(urc.text);
    if (!tells) return;
    this.#tries = 0;
    void this.#look(false);
  }

  async #look(first: boolean): Promise<void> {
    this.#again = this.#running;
    if (this.#running) return;
    this.#running = true;
    this.stop();
    const radio = first ? await this.#ask('AT+CFUN?', ['+CFUN:']) : null;
    if (radio !== null && isRadioOff(radio)) await this.#ask('AT+CFUN=1', [], RADIO_LIMIT_MS);
    await this.#askAll();
    this.#running = false;
    if (this.#again) void this.#look(false);
    else if (this.#line.link.channel !== null) this.#later();
  }

  #later(): void {
    const busy = this.#sim === 'busy' && this.#tries < SIM_TRIES;
    this.#timer = this.#line.scheduler.after(busy ? SIM_BUSY_MS : NETWORK_POLL_MS, () => {
      void this.#look(false);
    });
  }

  async #askAll(): Promise<void> {
    const sim = await this.#ask('AT+CPIN?', ['+CPIN:']);
    const circuit = await this.#ask('AT+CREG?', [statusAnswer('+CREG:')]);
    const packet = await this.#ask('AT+CEREG?', [statusAnswer('+CEREG:')]);
    const signal = await this.#ask('AT+CSQ', ['+CSQ:']);
    // A call has begun meanwhile, or the modem has gone: what was asked is not known.
    if (sim === null || circuit === null || packet === null || signal === null) return;
    const { reason, inService, roaming, standing } = this;
    this.#looked = true;
    this.#sim = simOf(sim);
    this.#tries = this.#sim === 'busy' ? this.#tries + 1 : 0;
    this.#registration = bestOf(registrationOf(circuit), registrationOf(packet));
    this.#signal = signalOf(signal);
    const signalMoved = Math.abs((this.#signal ?? 0) - this.#toldSignal) >= SIGNAL_STEP;
    if (signalMoved) this.#toldSignal = this.#signal ?? 0;
    const now = this.standing;
    const moved = now.registration !== standing.registration || now.signal !== standing.signal;
    if (this.reason !== reason || moved) this.#owner.standingChanged();
    if (this.inService !== inService) this.#owner.serviceChanged(this.inService);
    if (this.roaming !== roaming) this.#owner.roamingChanged();
    if (signalMoved) this.#owner.signalChanged();
  }

  /** Null where the modem cannot be asked now. */
  async #ask(
    text: string,
    heads: readonly (string | AnswerShape)[],
    timeLimitMs = QUERY_LIMIT_MS,
  ): Promise<AtOutcome | null> {
    const { channel } = this.#line.link;
    if (channel === null || this.#owner.closedToCommands()) return null;
    const command: AtCommand = { text, heads, timeLimitMs };
    const outcome = await channel.ask(command);
    return channel === this.#line.link.channel && outcome.kind === 'final' ? outcome : null;
  }
}
