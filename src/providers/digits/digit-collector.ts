import type { Scheduler } from '../../base/clock.js';
import { LINEDIGITMODE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { Gathering, type GatherRequest } from './gathering.js';

/** Whom a {@link DigitCollector} reports to. */
export interface CollectorOwner {
  /** LINE_MONITORDIGITS or LINE_GATHERDIGITS, with its parameters. */
  tell(message: number, param1: number, param2: number, param3: number): void;
  /** {@link DigitCollector.wanted} may have changed. */
  changed(): void;
}

/** The digits that are heard on one call, and what a program wants of them: to be told each, and to have some gathered (digit-monitoring, digit-gathering). */
export class DigitCollector {
  readonly #scheduler: Scheduler;
  readonly #owner: CollectorOwner;
  readonly #gathering: Gathering;
  #modes = 0;

  constructor(scheduler: Scheduler, owner: CollectorOwner) {
    this.#scheduler = scheduler;
    this.#owner = owner;
    this.#gathering = new Gathering(scheduler, (how, endToEndId) => {
      owner.tell(TAPI_MESSAGE.LINE_GATHERDIGITS, how, endToEndId, this.#tick());
      owner.changed();
    });
  }

  /** Whether somebody wants digits now: else the modem need not listen for them. */
  get wanted(): boolean {
    return this.#modes !== 0 || this.#gathering.running;
  }

  /** Tells each digit from now on (LINEDIGITMODE bits); 0 ends that. */
  monitor(digitModes: number): void {
    this.#modes = digitModes;
    this.#owner.changed();
  }

  /** Gathers digits; what was being gathered is cancelled. null does only that. */
  gather(request: GatherRequest | null): void {
    if (request === null) this.#gathering.cancel();
    else {
      this.#gathering.start(request);
      this.#owner.changed();
    }
  }

  /** A tone digit was heard: 0-9 A-D * #. */
  heard(digit: string): void {
    if ((this.#modes & LINEDIGITMODE.DTMF) !== 0)
      this.#owner.tell(TAPI_MESSAGE.LINE_MONITORDIGITS, digit.charCodeAt(0), LINEDIGITMODE.DTMF, this.#tick());
    this.#gathering.digit(digit, LINEDIGITMODE.DTMF);
  }

  /** The call is over: what is being gathered is cancelled, and nothing is wanted any more. */
  end(): void {
    this.#modes = 0;
    this.#gathering.cancel();
    this.#owner.changed();
  }

  #tick(): number {
    return Math.trunc(this.#scheduler.now()) >>> 0;
  }
}
