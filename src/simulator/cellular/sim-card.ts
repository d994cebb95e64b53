import { CME, type CmeError } from './errors.js';
import { SimFiles } from './sim-files.js';

/** A card that a virtual modem holds. */
export interface SimOptions {
  /** Whether there is a card; yes when left out. */
  readonly inserted?: boolean;
  /** The PIN that is asked for after power on; none when left out. */
  readonly pin?: string;
  readonly puk?: string;
  readonly imsi?: string;
  /** Emergency numbers on the card (EF_ECC); 112 and 911 when left out. */
  readonly emergencyNumbers?: readonly string[];
  /** A card of GSM has files without records (3GPP TS 51.011), one of UMTS and LTE with them (31.102); `usim` when left out. */
  readonly kind?: 'sim' | 'usim';
}

export type SimState = 'absent' | 'busy' | 'pin' | 'puk' | 'ready' | 'blocked';

/** PIN tries and PUK tries of a card: 3GPP TS 31.101 (ETSI TS 102 221). */
const PIN_TRIES = 3;
const PUK_TRIES = 10;
/** IMSI of the test network 001 01. */
const TEST_IMSI = '001010123456789';

/** A SIM card: its codes, the tries that are left, and whether it is ready. The tries outlast a loss of power. */
export class SimCard {
  readonly imsi: string;
  readonly files: SimFiles;
  #state: SimState;
  #pin: string | null;
  readonly #puk: string;
  #pinTries = PIN_TRIES;
  #pukTries = PUK_TRIES;

  constructor(options: SimOptions) {
    const { inserted = true, pin, puk = '12345678', imsi = TEST_IMSI } = options;
    this.imsi = imsi;
    this.files = new SimFiles(options.kind ?? 'usim', options.emergencyNumbers ?? ['112', '911']);
    this.#pin = pin ?? null;
    this.#puk = puk;
    this.#state = inserted ? 'busy' : 'absent';
  }

  get state(): SimState {
    return this.#state;
  }

  /** Wrong PINs that are still forgiven. */
  get pinTries(): number {
    return this.#pinTries;
  }

  /** Wrong PUKs that are still forgiven. */
  get pukTries(): number {
    return this.#pukTries;
  }

  /** What hinders a command that needs the card; null when nothing does. */
  get hindrance(): CmeError | null {
    const errors = {
      absent: CME.simNotInserted,
      busy: CME.simBusy,
      pin: CME.pinRequired,
      puk: CME.pukRequired,
      blocked: CME.simFailure,
      ready: null,
    };
    return errors[this.#state];
  }

  /** Power comes: the card is busy until {@link SimCard.started}. */
  powerOn(): void {
    if (this.#state !== 'absent') this.#state = 'busy';
  }

  /** The card answers. */
  started(): void {
    if (this.#state === 'busy') this.#state = this.#locked();
  }

  /** Tries a PIN. Returns why not, or null. */
  enterPin(pin: string): CmeError | null {
    if (this.#state !== 'pin') return this.hindrance ?? CME.notAllowed;
    if (pin !== this.#pin) {
      if (--this.#pinTries === 0) this.#state = 'puk';
      return CME.wrongPassword;
    }
    this.#pinTries = PIN_TRIES;
    this.#state = 'ready';
    return null;
  }

  /** Tries a PUK, which sets a new PIN. Returns why not, or null. */
  unblock(puk: string, newPin: string): CmeError | null {
    if (this.#state !== 'puk') return this.hindrance ?? CME.notAllowed;
    if (puk !== this.#puk) {
      if (--this.#pukTries === 0) this.#state = 'blocked';
      return CME.wrongPassword;
    }
    this.#pin = newPin;
    this.#pinTries = PIN_TRIES;
    this.#pukTries = PUK_TRIES;
    this.#state = 'ready';
    return null;
  }

  #locked(): SimState {
    if (this.#pukTries === 0) return 'blocked';
    if (this.#pin === null) return 'ready';
    return this.#pinTries === 0 ? 'puk' : 'pin';
  }
}
