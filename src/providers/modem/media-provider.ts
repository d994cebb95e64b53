import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type HdCall, type Out, type Result } from '../../tspi/result.js';
import { gatherProblem } from '../digits/gathering.js';
import { mediaModesOf, monitorDigitModesOf } from './capabilities.js';
import type { ModemCall } from './modem-call.js';
import { SupplementaryProvider } from './supplementary-provider.js';

/** TSPI's functions of what is heard on a call. */
export abstract class MediaProvider extends SupplementaryProvider {
  lineMonitorDigits(hdCall: HdCall, digitModes: number): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const { call, line } = found;
    const heard = monitorDigitModesOf(line.profile);
    if (heard === 0) return LINEERR.OPERATIONUNAVAIL;
    if ((digitModes & ~heard) !== 0) return LINEERR.INVALDIGITMODE;
    if (digitModes !== 0 && !mayHear(call)) return LINEERR.INVALCALLSTATE;
    line.control.digits.monitor(call, digitModes);
    return SUCCESS;
  }

  lineMonitorMedia(hdCall: HdCall, mediaModes: number): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const { call, line } = found;
    const { voice } = line.control;
    if (voice === null) return LINEERR.OPERATIONUNAVAIL;
    if ((mediaModes & ~mediaModesOf(line.profile)) !== 0) return LINEERR.INVALMEDIAMODE;
    if (mediaModes !== 0 && !mayHear(call)) return LINEERR.INVALCALLSTATE;
    voice.monitorMedia(call, mediaModes);
    return SUCCESS;
  }

  lineGatherDigits(
    hdCall: HdCall,
    endToEndId: number,
    digitModes: number,
    digits: Out<string> | null,
    numDigits: number,
    terminationDigits: string | null,
    firstDigitTimeoutMs: number,
    interDigitTimeoutMs: number,
  ): Result {
    const found = this.findCall(hdCall);
    if (found === undefined) return LINEERR.INVALCALLHANDLE;
    const { call, line } = found;
    const heard = monitorDigitModesOf(line.profile);
    if (heard === 0) return LINEERR.OPERATIONUNAVAIL;
    if (digits === null) {
      line.control.digits.gather(call, null);
      return SUCCESS;
    }
    const request = {
      endToEndId,
      digitModes,
      digits,
      numDigits,
      terminationDigits: terminationDigits?.toUpperCase() ?? '',
      firstDigitTimeoutMs,
      interDigitTimeoutMs,
    };
    const problem = mayHear(call) ? gatherProblem(request, heard) : LINEERR.INVALCALLSTATE;
    if (problem === SUCCESS) line.control.digits.gather(call, request);
    return problem;
  }
}

/** Digits can be asked for before the call is connected; they are heard from then on. */
function mayHear(call: ModemCall): boolean {
  return !call.pending && !call.withdrawn();
}
