import type { AtOutcome } from '../../../at/command.js';
import { isOk } from '../bring-up.js';
import type { QuietAsk } from './quiet-asking.js';
import { cmeErrorOf } from './refusals.js';

/** A setting that a modem has refused. */
export interface RefusedSetting {
  /** The whole command. */
  readonly text: string;
  /** The number of its +CME ERROR; null where there was none. */
  readonly error: number | null;
}

/** What a locked, absent or failed SIM says, and a busy one (3GPP TS 27.007, 9.2.1; 515: makers', still starting). */
const OF_THE_SIM: readonly (number | null)[] = [5, 6, 7, 10, 11, 12, 13, 14, 15, 515];
const BUSY: readonly (number | null)[] = [14, 515];
/** How often a setting is sent that is refused because the SIM is busy. With half a second between: 30 s. */
const TRIES = 60;

/**
 * Settings that a modem has refused for want of its SIM: before the PIN many refuse caller id, waiting calls, services and registration.
 * They are sent again once the SIM is ready, each once, and again only while the SIM is busy. Made anew with each setting up.
 */
export class LateSettings {
  #waiting: readonly RefusedSetting[];
  #simWasWanting = false;
  #tries = 0;

  constructor(refused: readonly RefusedSetting[]) {
    this.#waiting = refused;
  }

  /** Whether something is to be sent, once the SIM is ready. */
  get pending(): boolean {
    return this.#waiting.some((setting) => this.#isDue(setting));
  }

  /** The SIM was not ready: whatever was refused, and why ever the modem said, may have been refused because of it. */
  simWasWanting(): void {
    this.#simWasWanting = true;
  }

  /** The SIM is ready: sends what waits, as far as the modem can be asked now. */
  async send(ask: QuietAsk): Promise<void> {
    const due = this.#waiting.filter((setting) => this.#isDue(setting));
    if (due.length > 0) this.#tries++;
    const left: RefusedSetting[] = [];
    for (const setting of due) {
      const outcome = await ask(setting.text);
      if (outcome === null || (isBusy(outcome) && this.#tries < TRIES)) left.push(setting);
    }
    this.#waiting = left;
  }

  #isDue({ error }: RefusedSetting): boolean {
    return this.#simWasWanting || OF_THE_SIM.includes(error);
  }
}

function isBusy(outcome: AtOutcome): boolean {
  return !isOk(outcome) && BUSY.includes(cmeErrorOf(outcome));
}
