import { LINEERR } from '../tspi/generated/errors.js';
import type { Out, Result } from '../tspi/result.js';
import type {
  LineGenerateTone,
  LineMediaControlCallState,
  LineMediaControlDigit,
  LineMediaControlMedia,
  LineMediaControlTone,
  LineMonitorTone,
} from '../tspi/structures.js';
import { TapiCalls } from './tapi-calls.js';

/** Digits, tones and media on a call. The promise tells that it has begun, a message how it ends. */
export class TapiMedia extends TapiCalls {
  /** Starts sending digits (`digitMode`: one LINEDIGITMODE); LINE_GENERATE tells the end. null cancels. */
  async lineGenerateDigits(
    hCall: number,
    digitMode: number,
    digits: string | null,
    durationMs: number,
  ): Promise<Result> {
    if (!this.mirror.calls.has(hCall)) return LINEERR.INVALCALLHANDLE;
    return (await this.ask('lineGenerateDigits', hCall, digitMode, digits, durationMs)).result;
  }

  /** Starts a tone (one LINETONEMODE; `tones` with CUSTOM); LINE_GENERATE tells the end. Mode 0 cancels. */
  lineGenerateTone(
    hCall: number,
    toneMode: number,
    durationMs: number,
    tones: readonly LineGenerateTone[],
  ): Promise<Result> {
    return this.set('lineGenerateTone', hCall, toneMode, durationMs, tones);
  }

  /**
   * Starts gathering digits (LINEDIGITMODE bits); LINE_GATHERDIGITS tells the end, and `digits` has them then. A new gathering ends the old with CANCEL;
   * `digits` null does only that.
   * @param terminationDigits - Each of them ends it; null = none. @param firstDigitTimeoutMs - 0 = no limit. @param interDigitTimeoutMs - Likewise.
   */
  lineGatherDigits(
    hCall: number,
    digitModes: number,
    digits: Out<string> | null,
    numDigits: number,
    terminationDigits: string | null,
    firstDigitTimeoutMs: number,
    interDigitTimeoutMs: number,
  ): Promise<Result> {
    return this.gather(hCall, digits, [
      hCall,
      digitModes,
      digits,
      numDigits,
      terminationDigits,
      firstDigitTimeoutMs,
      interDigitTimeoutMs,
    ]);
  }

  /** LINE_MONITORDIGITS for each digit from now on (LINEDIGITMODE bits); 0 ends it. */
  lineMonitorDigits(hCall: number, digitModes: number): Promise<Result> {
    return this.set('lineMonitorDigits', hCall, digitModes);
  }

  /** LINE_MONITORTONE for each of these tones from now on; null ends it. */
  lineMonitorTones(hCall: number, toneList: readonly LineMonitorTone[] | null): Promise<Result> {
    return this.set('lineMonitorTones', hCall, toneList);
  }

  /** LINE_MONITORMEDIA for each of these media modes that is noticed from now on; 0 ends it. */
  lineMonitorMedia(hCall: number, mediaModes: number): Promise<Result> {
    return this.set('lineMonitorMedia', hCall, mediaModes);
  }

  /** What acts on the media stream of a line, address or call (one LINECALLSELECT). Replaces what was set before; null or an empty list sets nothing. */
  lineSetMediaControl(
    hLine: number,
    addressId: number,
    hCall: number,
    select: number,
    digitList: readonly LineMediaControlDigit[] | null,
    mediaList: readonly LineMediaControlMedia[] | null,
    toneList: readonly LineMediaControlTone[] | null,
    callStateList: readonly LineMediaControlCallState[] | null,
  ): Promise<Result> {
    const line = this.lineOfCall(hLine, hCall);
    const lists = [digitList, mediaList, toneList, callStateList];
    return this.set('lineSetMediaControl', line, addressId, hCall, select, ...lists);
  }

  lineSetMediaMode(hCall: number, mediaMode: number): Promise<Result> {
    return this.set('lineSetMediaMode', hCall, mediaMode);
  }
}
