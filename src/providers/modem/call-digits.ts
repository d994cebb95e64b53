import type { Scheduler } from '../../base/clock.js';
import { DigitCollector } from '../digits/digit-collector.js';
import type { GatherRequest } from '../digits/gathering.js';
import type { CallReporter } from './call-reporter.js';
import type { ModemCall } from './modem-call.js';

/** The digits that are heard on the calls of a line: what of them is wanted, and telling it. One for each line, whatever kind of line. */
export class CallDigits {
  readonly #scheduler: Scheduler;
  readonly #reporter: Pick<CallReporter, 'emit'>;
  readonly #changed: () => void;
  readonly #collectors = new Map<ModemCall, DigitCollector>();

  /** @param changed - What is wanted may have changed: whoever listens looks. */
  constructor(scheduler: Scheduler, reporter: Pick<CallReporter, 'emit'>, changed: () => void) {
    this.#scheduler = scheduler;
    this.#reporter = reporter;
    this.#changed = changed;
  }

  /** Whether a call's digits are wanted. */
  wantedOn(call: ModemCall): boolean {
    return this.#collectors.get(call)?.wanted === true;
  }

  /** Tells each digit from now on (LINEDIGITMODE bits); 0 ends that. */
  monitor(call: ModemCall, digitModes: number): void {
    this.#of(call).monitor(digitModes);
  }

  /** Gathers digits; what was being gathered is cancelled. null does only that. */
  gather(call: ModemCall, request: GatherRequest | null): void {
    this.#of(call).gather(request);
  }

  /** A digit was heard. */
  heard(call: ModemCall, digit: string): void {
    this.#collectors.get(call)?.heard(digit);
  }

  /** The call is over, or is being ended: what is being gathered is cancelled. */
  ended(call: ModemCall): void {
    const collector = this.#collectors.get(call);
    this.#collectors.delete(call);
    collector?.end();
  }

  #of(call: ModemCall): DigitCollector {
    const found = this.#collectors.get(call);
    if (found !== undefined) return found;
    const collector = new DigitCollector(this.#scheduler, {
      tell: (message, param1, param2, param3) => {
        this.#reporter.emit(call, message, param1, param2, param3);
      },
      changed: this.#changed,
    });
    this.#collectors.set(call, collector);
    return collector;
  }
}
