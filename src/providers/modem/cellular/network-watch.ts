import { statusAnswer } from '../../../at/responses/answer-shapes.js';
import type { Urc } from '../../../at/urc.js';
import type { Timer } from '../../../base/clock.js';
import type { CallControlContext } from '../call-context.js';
import { EmergencyList } from './emergency-list.js';
import { LateSettings, type RefusedSetting } from './late-settings.js';
import { bestOf, isRadioOff, registrationOf, signalOf, simOf, type SimState } from './network-answers.js';
import { NetworkStanding } from './network-standing.js';
import { quietAsk, type QuietAsk } from './quiet-asking.js';
import { SimReadiness } from './sim-readiness.js';
import { simTriesLeft } from './sim-tries.js';

/** How often registration and signal are asked for: some modems tell of neither by themselves. */
export const NETWORK_POLL_MS = 30_000;
/** A SIM that is being read, settings that wait for it, and what a dial has kept from being asked are looked at again after this. */
const SIM_BUSY_MS = 500;
/** How long a card that has become ready is left to the modem, which reads it itself first. */
const CARD_REST_MS = 5000;
/** +CFUN=1 takes up to 10 s, and 30 with some. */
const RADIO_LIMIT_MS = 30_000;

/** Whom a {@link NetworkWatch} tells. */
export interface NetworkOwner {
  /** A dial or an answer has the channel. */
  closedToCommands(): boolean;
  /** What calls lack has changed, or what is known of SIM and network. */
  standingChanged(): void;
  /** The network takes calls, or takes none any more. */
  serviceChanged(inService: boolean): void;
  signalChanged(): void;
  roamingChanged(): void;
}

/**
 * Whether a cellular modem has what calls need: a SIM that is unlocked, and a network. Asks what changes nothing, and sends the settings that
 * were refused for want of the SIM; never for a PIN.
 */
export class NetworkWatch {
  /** What is known. */
  readonly known = new NetworkStanding();
  readonly #line: Pick<CallControlContext, 'link' | 'scheduler'>;
  readonly #owner: NetworkOwner;
  readonly #ask: QuietAsk;
  readonly #emergency = new EmergencyList();
  readonly #readiness: SimReadiness;
  #late = new LateSettings([]);
  /** A PIN has been tried: the tries that are left are asked for. */
  #triesSpent = false;
  /** Something could not be asked in this look, because of a dial or an answer. */
  #missed = false;
  /** When the card may be read. */
  #restUntilMs = 0;
  #timer: Timer | null = null;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(line: Pick<CallControlContext, 'link' | 'scheduler'>, owner: NetworkOwner) {
    this.#line = line;
    this.#owner = owner;
    this.#ask = quietAsk(line, () => {
      const closed = owner.closedToCommands();
      this.#missed ||= closed;
      return closed;
    });
    this.#readiness = new SimReadiness(line.scheduler, () => this.look());
  }

  /**
   * The modem is set up. Turns its radio on, where it is off.
   * @param refused - The settings that it would not take: those refused for want of the SIM are sent again when that is ready.
   */
  start(refused: readonly RefusedSetting[]): void {
    this.#late = new LateSettings(refused);
    this.#emergency.forget();
    this.#restUntilMs = 0;
    void this.#turnOn().then(() => this.look());
  }

  /** The modem is gone, or set up anew: where it stands by then is not known until it has told. */
  stop(): void {
    this.known.begin();
    this.#timer?.cancel();
    this.#timer = null;
    this.#readiness.stop();
  }

  /** Registration and the SIM are told by some modems: they are asked, since what is told has many forms. */
  urc(urc: Urc): void {
    if (urc.kind !== 'report') return;
    if (this.#emergency.heard(urc.text)) this.#tell(() => undefined);
    if (!/^\+(?:CE?REG|CPIN|SIM|QUSIM|QSIMSTAT):/.test(urc.text)) return;
    this.known.hope();
    void this.look();
  }

  /** The SIM has taken a PIN. Settles when it is ready (true), lacks something else, or is not ready within 30 s. */
  unlocked(): Promise<boolean> {
    this.known.hope();
    return this.#readiness.wait();
  }

  /** The SIM has refused a PIN. Settles when what it says to that is known. */
  async pinTried(): Promise<void> {
    this.#triesSpent = true;
    await this.look();
    // A call has the modem: what was known before is too many by one.
    if (this.#triesToAsk && this.known.simTries !== null)
      this.#tell(() => {
        this.known.triesUnknown();
      });
  }

  get #triesToAsk(): boolean {
    return this.#triesSpent;
  }

  /** Looks now; settles when what a look has found that began after this was called is known, or that nothing can be asked. */
  look(): Promise<void> {
    if (this.#running === null) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  #start(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = null;
    this.#missed = false;
    const running = this.#askAll().finally(() => {
      if (this.#running === running) this.#running = null;
      this.#readiness.looked(this.known.sim);
      if (this.#line.link.channel !== null) this.#later();
    });
    this.#running = running;
    return running;
  }

  #later(): void {
    const { sim, simIsBusy } = this.known;
    const rests = sim === 'ready' && !this.#emergency.isRead && this.#restUntilMs > this.#line.scheduler.now();
    const soon = this.#missed || simIsBusy || (sim === 'ready' && this.#late.pending);
    const delay = soon ? SIM_BUSY_MS : rests ? CARD_REST_MS : NETWORK_POLL_MS;
    this.#timer?.cancel();
    this.#timer = this.#line.scheduler.after(delay, () => {
      void this.look();
    });
  }

  async #turnOn(): Promise<void> {
    const radio = await this.#ask('AT+CFUN?', ['+CFUN:']);
    if (radio !== null && isRadioOff(radio)) await this.#ask('AT+CFUN=1', [], RADIO_LIMIT_MS);
  }

  async #askAll(): Promise<void> {
    const late = this.#late;
    const answer = await this.#ask('AT+CPIN?', ['+CPIN:']);
    if (answer === null) return;
    const sim = simOf(answer);
    if (sim !== 'ready') late.simWasWanting();
    if (sim === 'ready') await late.send(this.#ask);
    else if (sim === 'busy' && this.known.sim === 'busy') {
      // As long as the SIM is read, there is nothing new to be known of the network.
      this.#tell(() => {
        this.known.stillBusy();
      });
      return;
    }
    await this.#askNetwork(sim);
    if (sim === 'ready' && !this.#emergency.isRead && this.#line.scheduler.now() >= this.#restUntilMs) {
      await this.#emergency.read(this.#ask);
      this.#tell(() => undefined);
    }
  }

  async #askNetwork(sim: SimState): Promise<void> {
    const circuit = await this.#ask('AT+CREG?', [statusAnswer('+CREG:')]);
    const packet = await this.#ask('AT+CEREG?', [statusAnswer('+CEREG:')]);
    const signal = await this.#ask('AT+CSQ', ['+CSQ:']);
    // A call has begun meanwhile, or the modem has gone: what was asked is not known.
    if (circuit === null || packet === null || signal === null) return;
    const simTries = await this.#triesOf(sim);
    if (sim !== 'ready' || (this.known.hasRead && this.known.sim !== 'ready')) this.#cardChanged();
    this.#tell(() => {
      this.known.read({
        sim,
        simTries,
        registration: bestOf(registrationOf(circuit), registrationOf(packet)),
        signal: signalOf(signal),
      });
    });
  }

  /** A card that was locked, busy or away: whatever is read of it later may be of another one. */
  #cardChanged(): void {
    this.#restUntilMs = this.#line.scheduler.now() + CARD_REST_MS;
    this.#emergency.forget();
  }

  /** Asks only when it may have changed: not every modem tells it by the same command. */
  async #triesOf(sim: SimState): Promise<number | null> {
    if (sim !== 'pinWanted' && sim !== 'pukWanted') return null;
    if (sim === this.known.sim && !this.#triesSpent) return this.known.simTries;
    this.#triesSpent = false;
    return simTriesLeft(this.#ask, sim === 'pinWanted' ? 'pin' : 'puk');
  }

  /** Makes a change known to whom it concerns. */
  #tell(change: () => void): void {
    const { known } = this;
    const { inService, roaming, toldSignal, service } = known;
    change();
    known.emergencyNumbers = this.#emergency.numbers;
    if (JSON.stringify(known.service) !== JSON.stringify(service)) this.#owner.standingChanged();
    if (known.inService !== inService) this.#owner.serviceChanged(known.inService);
    if (known.roaming !== roaming) this.#owner.roamingChanged();
    if (known.toldSignal !== toldSignal) this.#owner.signalChanged();
  }
}
