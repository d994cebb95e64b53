import type { Scheduler, Timer } from '../../base/clock.js';
import { LINEDIGITMODE, LINEGATHERTERM } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../../tspi/result.js';

/** The bounds of both time limits (LINEDEVCAPS), in milliseconds. */
export const GATHER_MIN_TIMEOUT_MS = 250;
export const GATHER_MAX_TIMEOUT_MS = 60_000;

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

  /** Something is being gathered. */
  get running(): boolean {
    return this.#request !== null;
  }

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

/**
 * Why a request of lineGatherDigits cannot be taken; 0 when it can (nf-tspi-tspi_linegatherdigits).
 * @param digitModes - LINEDIGITMODE bits that can be heard: PULSE, DTMF.
 */
export function gatherProblem(request: Omit<GatherRequest, 'endToEndId' | 'digits'>, digitModes: number): Result {
  const { PULSE, DTMF } = LINEDIGITMODE;
  const heard = digitModes & (PULSE | DTMF);
  if (request.digitModes === 0 || (request.digitModes & ~heard) !== 0) return LINEERR.INVALDIGITMODE;
  if (request.numDigits <= 0) return LINEERR.INVALPARAM;
  if (!/^[0-9A-D*#]*$/.test(request.terminationDigits)) return LINEERR.INVALDIGITS;
  return isTimeout(request.firstDigitTimeoutMs) && isTimeout(request.interDigitTimeoutMs)
    ? SUCCESS
    : LINEERR.INVALTIMEOUT;
}

/** Within the bounds of the capabilities; 0 = no limit. */
function isTimeout(timeoutMs: number): boolean {
  return timeoutMs === 0 || (timeoutMs >= GATHER_MIN_TIMEOUT_MS && timeoutMs <= GATHER_MAX_TIMEOUT_MS);
}
