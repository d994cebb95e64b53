import type { Scheduler, Timer } from '../../base/clock.js';

/** Registration states of +CREG: 3GPP TS 27.007 7.2. */
export type Registration = 0 | 1 | 2 | 3 | 4 | 5;

export const HOME: Registration = 1;
const ROAMING: Registration = 5;
const SEARCHING: Registration = 2;
const OFF: Registration = 0;

export interface RadioEvents {
  registrationChanged(): void;
  signalChanged(): void;
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

  /** Looks for a network, and finds one. */
  search(): void {
    if (this.level !== 1) return;
    this.setRegistration(SEARCHING);
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
