import type { Scheduler, Timer } from '../../base/clock.js';
import { LINEGATHERTERM } from '../../tspi/generated/constants.js';
import type { Out } from '../../tspi/result.js';

/** One request of lineGatherDigits. */
export interface GatherRequest {
  readonly endToEndId: number;
  /** Which digits count: LINEDIGITMODE bits. */
  readonly digitModes: number;
  readonly digits: Out<string>;
  readonly numDigits: number;
  readonly terminationDigits: string;
  /** 0 = no limit. */
  readonly firstDigitTimeoutMs: number;
  readonly interDigitTimeoutMs: number;
}

/** What is being gathered on one call: one request at a time (digit-gathering). */
export class Gathering {
  #request: GatherRequest | null = null;
  #timer: Timer | null = null;

  constructor(
    private readonly scheduler: Scheduler,
    /** LINE_GATHERDIGITS: how it ended, and which. */
    private readonly ended: (how: number, endToEndId: number) => void,
  ) {}

  /** Starts gathering; what was being gathered is cancelled. */
  start(request: GatherRequest): void {
    this.cancel();
    request.digits.value = '';
    this.#request = request;
    this.#wait(request.firstDigitTimeoutMs, LINEGATHERTERM.FIRSTTIMEOUT);
  }

  /** A digit was heard (`mode`: one LINEDIGITMODE). */
  digit(digit: string, mode: number): void {
    const request = this.#request;
    if (request === null || (request.digitModes & mode) === 0) return;
    request.digits.value += digit;
    if (request.terminationDigits.includes(digit)) this.#end(LINEGATHERTERM.TERMDIGIT);
    else if (request.digits.value.length >= request.numDigits) this.#end(LINEGATHERTERM.BUFFERFULL);
    else this.#wait(request.interDigitTimeoutMs, LINEGATHERTERM.INTERTIMEOUT);
  }

  /** Ends what is being gathered, if anything is; the digits so far stay (line-gatherdigits). */
  cancel(): void {
    if (this.#request !== null) this.#end(LINEGATHERTERM.CANCEL);
  }

  /** Ends it without a word. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#request = null;
  }

  #wait(limitMs: number, how: number): void {
    this.#timer?.cancel();
    this.#timer =
      limitMs === 0
        ? null
        : this.scheduler.after(limitMs, () => {
            this.#end(how);
          });
  }

  #end(how: number): void {
    const request = this.#request;
    this.stop();
    if (request !== null) this.ended(how, request.endToEndId);
  }
}
