import type { Scheduler } from '../../base/clock.js';
import type { IdentifySign as Sign } from '../../tspi/structures.js';
import type { ModemLink } from './modem-link.js';
import type { ModemPort } from './modem-port.js';
import type { ModemProfile } from './profiles.js';

/** How often the sign is given, and how long each half of it lasts: five seconds, slow enough for lamps and eyes. */
const TIMES = 6;
const HALF_MS = 400;
const ANSWER_LIMIT_MS = 1000;

/** The sign that a modem can give: a simulated one has no lamps. */
export function signOf(port: Pick<ModemPort, 'kind'>, profile: Pick<ModemProfile, 'sign'>): Sign {
  return port.kind === 'simulator' ? 'activity' : profile.sign;
}

/** The line that a sign is given on. */
interface SignedLine {
  readonly link: ModemLink;
  readonly scheduler: Scheduler;
  /** Whether a call has the line: no sign is given then. */
  readonly busy: boolean;
}

/**
 * Makes a modem notice-able and does nothing else: no command here touches the telephone line, and none changes a setting.
 *
 * - `lights`: DTR goes off and on, which the lamp TR or DTR shows, and `AT` is sent between, which SD and RD show. Without a call DTR off does nothing
 *   (V.250, 6.2.9, &D2: it would end one); some modems answer it with a result code, so nothing is asked while it may come.
 * - `activity`: `AT` only, for a modem without lamps: it shows in the traffic.
 *
 * A tone would be heard better. But +VLS=4 (V.253: the modem's own speaker) takes some modems off hook, and no query tells which.
 */
export class IdentifySign {
  readonly #line: SignedLine;
  readonly #sign: Sign;
  #stopped = false;
  #ended: Promise<boolean> | null = null;

  constructor(line: SignedLine, sign: Sign) {
    this.#line = line;
    this.#sign = sign;
  }

  /** Gives the sign on a line that is ready. Settles when it has been given (true) or was cut short (false), with DTR on. */
  give(): Promise<boolean> {
    this.#ended ??= this.#give();
    return this.#ended;
  }

  /** Cuts it short: something else is to be done with the modem. Settles when that can be done. */
  async end(): Promise<void> {
    this.#stopped = true;
    if (this.#sign === 'lights') await this.#line.link.setDtr(true);
  }

  async #give(): Promise<boolean> {
    const { link } = this.#line;
    const { channel } = link;
    for (let time = 0; time < TIMES; time++) {
      if (this.#mayGoOn(channel) && this.#sign === 'lights') await link.setDtr(false);
      await link.pause(HALF_MS);
      if (this.#sign === 'lights' && link.channel === channel) await link.setDtr(true);
      await link.pause(HALF_MS);
      if (!this.#mayGoOn(channel)) return false;
      await channel?.ask({ text: 'AT', timeLimitMs: ANSWER_LIMIT_MS });
    }
    return true;
  }

  #mayGoOn(channel: ModemLink['channel']): boolean {
    return !this.#stopped && !this.#line.busy && this.#line.link.channel === channel && channel !== null;
  }
}
