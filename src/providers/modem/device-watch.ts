import { parseDeviceNotice, type PowerFault } from '../../at/responses/device-notice.js';
import type { Urc } from '../../at/urc.js';
import type { Log } from '../../base/log.js';
import { ask, linesOf } from './bring-up.js';
import type { ModemLink } from './modem-link.js';

/** What tells of its parts within this after it was set up belongs to that start: memory of the SIM is ready last. */
const START_MS = 60_000;

/** Whom a {@link DeviceWatch} tells. */
export interface DeviceOwner {
  link(): ModemLink;
  /** Whether the modem is set up, and not being set up just now. */
  isReady(): boolean;
  /** How long it has been that. */
  readyForMs(): number;
  /** The modem has started anew, by itself: it has forgotten its settings and calls. */
  restarted(): void;
}

/** What a modem tells of itself as a device: that it has started anew, and what is wrong with its supply. */
export class DeviceWatch {
  readonly #owner: DeviceOwner;
  readonly #log: Log;
  #asking = false;

  constructor(owner: DeviceOwner, log: Log) {
    this.#owner = owner;
    this.#log = log;
  }

  /** Something came that no command asked for. */
  urc(urc: Urc): void {
    const notice = urc.kind === 'unknown' || urc.kind === 'report' ? parseDeviceNotice(urc.text) : null;
    if (notice === null) return;
    if (notice.kind === 'started') this.#owner.restarted();
    else if (notice.kind === 'callsReady' || (notice.kind === 'partReady' && this.#owner.readyForMs() > START_MS))
      void this.#look();
    else if ('cause' in notice && notice.cause !== null) this.#warn(notice.cause, notice.kind === 'poweringDown');
  }

  /** For a technician: what its end will be due to. */
  #warn(cause: PowerFault, goes: boolean): void {
    this.#log.warn('modem.power', { cause, goes });
  }

  /** A start that told of itself by nothing else, or a SIM card that is ready: what was set tells (3GPP TS 27.007, 9.1). */
  async #look(): Promise<void> {
    if (!this.#owner.isReady() || this.#asking) return;
    this.#asking = true;
    const answer = await ask(this.#owner.link(), { text: 'AT+CMEE?', heads: ['+CMEE:'] }).catch(() => null);
    this.#asking = false;
    const forgotten = answer !== null && linesOf(answer).some((line) => /^\+CMEE: ?0/.test(line));
    if (forgotten && this.#owner.isReady()) this.#owner.restarted();
  }
}
