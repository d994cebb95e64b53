import type { Scheduler, Timer } from '../../base/clock.js';

/** Registration states of +CREG: 3GPP TS 27.007 7.2. */
export type Registration = 0 | 1 | 2 | 3 | 4 | 5;

export const HOME: Registration = 1;
export const SEARCHING: Registration = 2;
export const DENIED: Registration = 3;
export const ROAMING: Registration = 5;
const OFF: Registration = 0;
/** `+CSQ: 99`: nothing is received (3GPP TS 27.007, 8.5). */
export const NO_SIGNAL = 99;

export interface RadioEvents {
  registrationChanged(): void;
  signalChanged(): void;
}

/** The scale of +CSQ: 3GPP TS 27.007, 8.5. */
function rssiOf(dbm: number): number {
  return Math.min(31, Math.max(0, Math.round((dbm + 113) / 2)));
}

/** The radio of a virtual modem: switched by +CFUN, registered with the network, receiving it so well or badly. */
export class Radio {
  /** `+CFUN`: 0 minimum, 1 full, 4 flight mode. */
  level: 0 | 1 | 4 = 1;
  #registration: Registration = OFF;
  #rssi = 21;
  #timer: Timer | null = null;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly searchMs: number,
    private readonly events: RadioEvents,
  ) {}

  get registration(): Registration {
    return this.#registration;
  }

  /** Whether calls can be made and received. */
  get registered(): boolean {
    return this.#registration === HOME || this.#registration === ROAMING;
  }

  /** As +CSQ has it: 0 to 31, or 99 for unknown. */
  get rssi(): number {
    return this.#rssi;
  }

  /** The reception changes. */
  setSignal(rssi: number): void {
    this.#rssi = rssi;
    this.events.signalChanged();
  }

  /** The reception changes, in dBm; null: nothing is received. Without it the network is lost, and looked for again once there is some. */
  receive(dbm: number | null): void {
    const without = this.#rssi === NO_SIGNAL;
    this.setSignal(dbm === null ? NO_SIGNAL : rssiOf(dbm));
    if (dbm === null && this.#registration !== OFF) this.setRegistration(SEARCHING);
    if (dbm !== null && without && this.#registration === SEARCHING) this.search();
  }

  /** Looks for a network, and finds one where it receives anything. */
  search(): void {
    if (this.level !== 1) return;
    this.setRegistration(SEARCHING);
    if (this.#rssi === NO_SIGNAL) return;
    this.#timer = this.scheduler.after(this.searchMs, () => {
      this.setRegistration(HOME);
    });
  }

  /** The network lets the telephone in, loses it, or refuses it. */
  setRegistration(registration: Registration): void {
    this.#timer?.cancel();
    if (registration === this.#registration) return;
    this.#registration = registration;
    this.events.registrationChanged();
  }

  /** No power: nothing is told. */
  off(): void {
    this.#timer?.cancel();
    this.#registration = OFF;
  }

  /** Sets +CFUN; with full power and a card the search begins. */
  setLevel(level: 0 | 1 | 4, mayRegister: boolean): void {
    if (level === this.level) return;
    this.level = level;
    if (level !== 1) this.setRegistration(OFF);
    else if (mayRegister) this.search();
  }
}
