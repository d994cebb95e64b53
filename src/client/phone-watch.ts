import type { Scheduler, Timer } from '../base/clock.js';
import { PHONEBUTTONMODE, PHONEBUTTONSTATE, PHONEPRIVILEGE, PHONESTATE } from '../tspi/generated/constants.js';
import { out, SUCCESS } from '../tspi/result.js';
import { API_VERSION } from './api-version.js';
import { PhoneReading } from './phone-reading.js';
import type { PhoneService } from './telephony.js';
import type { WatchedPhone } from './watched-phone.js';

/** TAPI does not tell when a phone that was closed or refused can be opened: it is tried after so long, then after twice that, in milliseconds. */
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
/** Service that was shorter is no success: what is closed at once is not opened at once for ever. */
const LASTING_MS = 60_000;
/** Who owns and watches a phone is TAPI's own state, not the device's: any phone has it. */
const SHARING = PHONESTATE.OWNER | PHONESTATE.MONITORS;

/** The handle by which this page watches a phone: opened by itself, and again after it was closed, refused, or lost with its host. */
export class PhoneWatch {
  readonly reading: PhoneReading;
  /** Settles when the opening that is under way has come to an end, whatever it is. */
  opening: Promise<void> = Promise.resolve();
  /** 0 while there is none. */
  handle = 0;
  #service: PhoneService = 'starting';
  #readyAtMs = 0;
  #failures = 0;
  #retry: Timer | null = null;

  constructor(
    private readonly phone: WatchedPhone,
    private readonly scheduler: Scheduler,
  ) {
    this.reading = new PhoneReading(phone.tapi, phone.caps, (events) => {
      for (const event of events) phone.dispatchEvent(event);
    });
  }

  get service(): PhoneService {
    return this.#service === 'ready' && !this.reading.view.connected ? 'lost' : this.#service;
  }

  /** A host serves the phone: it is opened, where it is not. */
  served(): void {
    this.#failures = 0;
    if (this.handle === 0) this.#begin();
  }

  /** PHONE_CLOSE: the handle is dead (phone-close). */
  closed(): void {
    if (this.scheduler.now() - this.#readyAtMs >= LASTING_MS) this.#failures = 0;
    this.end();
    this.#tryLater();
  }

  /** There is no handle any more, and none is asked for until the phone is served. */
  end(): void {
    this.#retry?.cancel();
    this.handle = 0;
    this.reading.end();
    this.#enter('lost');
  }

  /** Reads the phone's status after now. */
  async refresh(): Promise<void> {
    if (!(await this.reading.refresh())) this.#tryLater();
  }

  #begin(): void {
    this.#retry?.cancel();
    if (this.phone.deviceId >= 0) this.opening = this.#open();
  }

  async #open(): Promise<void> {
    const { phone } = this;
    this.#enter('starting');
    const hPhone = out(0);
    const opened = phone.tapi.phoneOpen(phone.deviceId, hPhone, API_VERSION, 0, phone, PHONEPRIVILEGE.MONITOR);
    this.handle = hPhone.value;
    const result = await opened;
    if (this.handle !== hPhone.value) return;
    if (result !== SUCCESS) {
      this.end();
      this.#tryLater();
      return;
    }
    this.#listen();
    const read = await this.reading.begin(this.handle, phone.caps);
    if (this.handle !== hPhone.value) return;
    this.#readyAtMs = this.scheduler.now();
    this.#enter('ready');
    if (!read) this.#tryLater();
    phone.opened();
  }

  /** What the phone reports, and all of its buttons. */
  #listen(): void {
    const { buttonModes, phoneStates } = this.phone.caps;
    const modes = buttonModes.reduce((all, mode) => all | mode, 0) & ~PHONEBUTTONMODE.DUMMY;
    const states = modes === 0 ? 0 : PHONEBUTTONSTATE.UP | PHONEBUTTONSTATE.DOWN;
    void this.phone.tapi.phoneSetStatusMessages(this.handle, phoneStates | SHARING, modes, states);
  }

  #tryLater(): void {
    this.#retry?.cancel();
    const delayMs = Math.min(RETRY_MS * 2 ** this.#failures++, LONGEST_RETRY_MS);
    this.#retry = this.scheduler.after(delayMs, () => {
      if (this.handle === 0) this.#begin();
      else void this.refresh();
    });
  }

  #enter(service: PhoneService): void {
    if (this.#service === service) return;
    this.#service = service;
    this.phone.dispatchEvent(new Event('change'));
  }
}
