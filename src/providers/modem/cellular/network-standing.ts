import type { LineNetwork, LineService, LineServiceReason } from '../../../tspi/structures.js';
import type { Registration, SimState } from './network-answers.js';

/** How often a SIM is asked that is being read before it counts as failed: with half a second between 30 s, which a card may take. */
export const SIM_TRIES = 60;
/** "Moved a lot" (linedevstate--constants): 6 dB, three steps of +CSQ. */
const SIGNAL_STEP = 3 / 31;

/** What a modem has said of its SIM and network in one look. */
export interface NetworkReading {
  readonly sim: SimState;
  /** How many tries the SIM leaves for what it waits for; null where the modem does not tell. */
  readonly simTries: number | null;
  readonly registration: Registration | null;
  /** 0 to 1. */
  readonly signal: number | null;
}

/** What is known of a line's SIM and network: the one place where it stands. */
export class NetworkStanding {
  #reading: NetworkReading = { sim: 'ready', simTries: null, registration: null, signal: null };
  #looked = false;
  #toldSignal = 0;
  #busyTries = 0;
  /** The emergency numbers that SIM and network name; null as long as they have not told. */
  emergencyNumbers: readonly string[] | null = null;

  get sim(): SimState {
    return this.#reading.sim;
  }

  get simTries(): number | null {
    return this.#reading.simTries;
  }

  /** A PIN has been tried, and how many tries are left cannot be asked now. */
  triesUnknown(): void {
    this.#reading = { ...this.#reading, simTries: null };
  }

  /** The SIM is still being read, and not given up. */
  get simIsBusy(): boolean {
    return this.sim === 'busy' && this.#busyTries < SIM_TRIES;
  }

  /** What calls lack; `none` also as long as nothing is known. */
  get reason(): LineServiceReason {
    const { sim, registration } = this.#reading;
    if (sim === 'busy') return this.simIsBusy ? 'none' : 'simFailed';
    if (sim !== 'ready') return sim;
    if (registration === 'refused') return 'networkRefused';
    return registration === 'none' || registration === 'searching' ? 'noNetwork' : 'none';
  }

  get inService(): boolean {
    return this.reason === 'none';
  }

  /** 0 to 0xFFFF (LINEDEVSTATUS). */
  get signalLevel(): number {
    return Math.round((this.#reading.signal ?? 0) * 0xffff);
  }

  /** How strong the signal was when it last moved much. */
  get toldSignal(): number {
    return this.#toldSignal;
  }

  get roaming(): boolean {
    return this.#reading.registration === 'roaming';
  }

  /** What is told of it with the service of a line that is ready. */
  get service(): Omit<LineService, 'state'> {
    const { reason, network, simTries, emergencyNumbers } = this;
    return {
      reason,
      network,
      ...(simTries === null ? {} : { simTries }),
      ...(emergencyNumbers === null ? {} : { emergencyNumbers }),
    };
  }

  get network(): LineNetwork {
    const known = this.#looked && this.sim !== 'busy';
    const registration = known ? (this.#reading.registration ?? 'none') : 'unknown';
    return this.#reading.signal === null
      ? { registration }
      : { registration, signal: Math.round(this.#toldSignal * 100) };
  }

  /** The modem will be set up anew: what was known stays until it tells, but counts as not told. */
  begin(): void {
    this.#looked = false;
    this.#busyTries = 0;
    this.emergencyNumbers = null;
  }

  /** Something has happened to the SIM: a busy one has its time again. */
  hope(): void {
    this.#busyTries = 0;
  }

  /** The SIM is busy as it was before. */
  stillBusy(): void {
    this.#busyTries++;
  }

  /** What a look has found. */
  read(reading: NetworkReading): void {
    this.#looked = true;
    this.#reading = reading;
    this.#busyTries = reading.sim === 'busy' ? this.#busyTries + 1 : 0;
    const signal = reading.signal ?? 0;
    if (Math.abs(signal - this.#toldSignal) >= SIGNAL_STEP) this.#toldSignal = signal;
  }

  /** Whether a look has found anything since {@link NetworkStanding.begin}. */
  get hasRead(): boolean {
    return this.#looked;
  }
}
