import type {
  LineGenerateTone,
  LineMediaControlCallState,
  LineMediaControlDigit,
  LineMediaControlMedia,
  LineMediaControlTone,
  LineMonitorTone,
} from './media-structures.js';
import type { HdCall, HdLine, Out, Result } from './result.js';

/**
 * Digits, tones and media on a call. All are synchronous: 0 says that it has begun, and a message says how it ends; all end with
 * the call. One thing is gathered on a call and one thing generated, digits or a tone: a new one ends the old with CANCEL.
 */
export interface MediaFunctions {
  /**
   * Starts sending digits; LINE_GENERATE with `endToEndId` ends it. null cancels what is being sent. `digitMode`: one LINEDIGITMODE.
   * @param durationMs - 0 = the default; else brought into the bounds of the capabilities' dial parameters.
   */
  lineGenerateDigits?(
    hdCall: HdCall,
    endToEndId: number,
    digitMode: number,
    digits: string | null,
    durationMs: number,
  ): Result;
  /**
   * Starts a tone; LINE_GENERATE with `endToEndId` ends it. `toneMode`: one LINETONEMODE, 0 cancels what is being sent; `tones`
   * with CUSTOM. `durationMs` 0 = the default of that tone. Errors: INVALTONEMODE, INVALTONE.
   */
  lineGenerateTone?(
    hdCall: HdCall,
    endToEndId: number,
    toneMode: number,
    durationMs: number,
    tones: readonly LineGenerateTone[],
  ): Result;
  /**
   * Starts gathering digits (`digitModes`: LINEDIGITMODE bits); LINE_GATHERDIGITS with `endToEndId` ends it. `digits` is filled
   * before it ends, also where it was cancelled; null cancels what is being gathered.
   * @param numDigits - After how many digits it is done. Errors: INVALPARAM for 0.
   * @param terminationDigits - Each of them ends it and is the last one in `digits`; null = none. Errors: INVALDIGITS.
   * @param firstDigitTimeoutMs - From the start; 0 = no limit. Errors: INVALTIMEOUT outside the capabilities' bounds.
   * @param interDigitTimeoutMs - From each digit on, likewise.
   */
  lineGatherDigits?(
    hdCall: HdCall,
    endToEndId: number,
    digitModes: number,
    digits: Out<string> | null,
    numDigits: number,
    terminationDigits: string | null,
    firstDigitTimeoutMs: number,
    interDigitTimeoutMs: number,
  ): Result;
  /** LINE_MONITORDIGITS for each digit from now on (`digitModes`: LINEDIGITMODE bits); 0 ends it. Errors: INVALDIGITMODE. */
  lineMonitorDigits?(hdCall: HdCall, digitModes: number): Result;
  /** LINE_MONITORTONE for each tone of the list from now on. A list replaces the one of the same id; null ends that. Errors: INVALTONE. */
  lineMonitorTones?(hdCall: HdCall, toneListId: number, toneList: readonly LineMonitorTone[] | null): Result;
  /** LINE_MONITORMEDIA for each of these media modes that is noticed from now on; 0 ends it. Errors: INVALMEDIAMODE. */
  lineMonitorMedia?(hdCall: HdCall, mediaModes: number): Result;
  /**
   * What acts on the media stream of a line, address or call (`select`: one LINECALLSELECT). Replaces what was set before; null
   * or an empty list sets nothing.
   */
  lineSetMediaControl?(
    hdLine: HdLine,
    addressId: number,
    hdCall: HdCall | 0,
    select: number,
    digitList: readonly LineMediaControlDigit[] | null,
    mediaList: readonly LineMediaControlMedia[] | null,
    toneList: readonly LineMediaControlTone[] | null,
    callStateList: readonly LineMediaControlCallState[] | null,
  ): Result;
  /** Notes the media mode of a call (LINEMEDIAMODE bits; several with UNKNOWN), which LineCallInfo tells. */
  lineSetMediaMode?(hdCall: HdCall, mediaMode: number): Result;
}
