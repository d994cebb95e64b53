import { LINEDIGITMODE, LINEGATHERTERM } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type Out } from '../tspi/result.js';
import type { CallObject } from './call-object.js';
import { errorOf } from './errors.js';
import type { GatheredResult, GatherOptions } from './telephony.js';

/** How many heard digits a call keeps. */
const KEPT_DIGITS = 64;

const ENDS: ReadonlyMap<number, GatheredResult['ended']> = new Map([
  [LINEGATHERTERM.BUFFERFULL, 'full'],
  [LINEGATHERTERM.TERMDIGIT, 'terminator'],
  [LINEGATHERTERM.FIRSTTIMEOUT, 'firstTimeout'],
  [LINEGATHERTERM.INTERTIMEOUT, 'interTimeout'],
]);

interface Gathering {
  readonly digits: Out<string>;
  readonly ended: (result: GatheredResult) => void;
}

/** The digits that a call's other party presses, for a page. */
export class CallHearing {
  digits = '';
  readonly #call: CallObject;
  /** In the order of asking: each ends before the next. */
  #gatherings: Gathering[] = [];

  constructor(call: CallObject) {
    this.#call = call;
  }

  async listen(on: boolean): Promise<void> {
    const { hCall, line } = this.#call;
    const result = await line.tapi.lineMonitorDigits(hCall, on ? LINEDIGITMODE.DTMF : 0);
    if (result !== SUCCESS) throw errorOf(result, 'lineMonitorDigits');
  }

  async gather({ count, terminators, firstTimeoutMs, interTimeoutMs, signal }: GatherOptions): Promise<GatheredResult> {
    // -1 is 4294967295 of them, as a DWORD.
    if (!Number.isInteger(count) || count < 1) throw errorOf(LINEERR.INVALPARAM, 'lineGatherDigits');
    const { hCall, line } = this.#call;
    const digits = out('');
    let gathering: Gathering | undefined;
    const ended = new Promise<GatheredResult>((resolve) => {
      gathering = { digits, ended: resolve };
      this.#gatherings.push(gathering);
    });
    const limits = [firstTimeoutMs ?? 0, interTimeoutMs ?? 0] as const;
    const { DTMF } = LINEDIGITMODE;
    const result = await line.tapi.lineGatherDigits(hCall, DTMF, digits, count, terminators ?? null, ...limits);
    if (result !== SUCCESS) {
      this.#gatherings = this.#gatherings.filter((other) => other !== gathering);
      throw errorOf(result, 'lineGatherDigits');
    }
    const cancel = (): void => void line.tapi.lineGatherDigits(hCall, 0, null, 0, null, 0, 0);
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    return ended.finally(() => {
      signal?.removeEventListener('abort', cancel);
    });
  }

  /** LINE_MONITORDIGITS. */
  heard(code: number): void {
    this.digits = (this.digits + String.fromCharCode(code & 0xff)).slice(-KEPT_DIGITS);
  }

  /** LINE_GATHERDIGITS. */
  gathered(how: number): void {
    const gathering = this.#gatherings.shift();
    gathering?.ended({ digits: gathering.digits.value, ended: ENDS.get(how) ?? 'cancelled' });
  }

  /** The call is over: nothing more is told. */
  end(): void {
    while (this.#gatherings.length > 0) this.gathered(LINEGATHERTERM.CANCEL);
  }
}
