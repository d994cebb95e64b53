import { NO_MODIFIERS, parseDialString, type DialSupport } from '../../numbers/dial-string.js';
import { LINETRANSFERMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import {
  accepted,
  type HdCall,
  type HdLine,
  type HtCall,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { LineCallParams } from '../../tspi/structures.js';
import { readVoiceNumber, type VoiceNumber } from './cellular/voice-number.js';
import type { Created, SupplementaryCalls } from './line-calls.js';
import type { ModemCall } from './modem-call.js';
import type { ModemLine } from './modem-line.js';

/** A call with its line. */
export interface FoundCall {
  readonly line: ModemLine;
  readonly call: ModemCall;
}

/** A call of a line that has several, with what they can do with each other. */
interface Several extends FoundCall {
  readonly calls: SupplementaryCalls;
}

/** TSPI's supplementary functions of lines with several calls; OPERATIONUNAVAIL on a line that has one. */
export abstract class SupplementaryProvider {
  protected abstract findCall(hdCall: HdCall): FoundCall | undefined;
  /** Whether a line has several calls. */
  protected abstract readonly hasSeveral: boolean;

  /** Dials a consultation call that has no number yet: any other call has been dialled whole. */
  lineDial(requestId: RequestId, hdCall: HdCall, destAddress: string): Result {
    if (this.findCall(hdCall) === undefined) return LINEERR.INVALCALLHANDLE;
    return this.#with(hdCall, ({ calls, call }) => {
      const dialled = voiceNumber(destAddress);
      if (typeof dialled === 'number') return dialled;
      const result = calls.dialConsultation(requestId, call, dialled.number);
      if (result !== accepted(requestId)) return result;
      call.callerIdModifier = dialled.callerIdModifier;
      call.postDial = dialled.postDial;
      return result;
    });
  }

  lineHold(requestId: RequestId, hdCall: HdCall): Result {
    return this.#with(hdCall, ({ calls, call }) => calls.hold(requestId, call));
  }

  lineUnhold(requestId: RequestId, hdCall: HdCall): Result {
    return this.#with(hdCall, ({ calls, call }) => calls.unhold(requestId, call));
  }

  lineSwapHold(requestId: RequestId, hdActiveCall: HdCall, hdHeldCall: HdCall): Result {
    return this.#withTwo(hdActiveCall, hdHeldCall, ({ calls, call }, held) => calls.swapHold(requestId, call, held));
  }

  /** Sends a call on that is offered, where the network does that (Call Deflection). Nothing can be sent behind its number: that call is not this line's. */
  lineRedirect(requestId: RequestId, hdCall: HdCall, destAddress: string): Result {
    return this.#with(hdCall, ({ calls, call }) => {
      const to = voiceNumber(destAddress);
      if (typeof to === 'number') return to;
      return to.postDial === '' ? calls.redirect(requestId, call, to.number) : LINEERR.INVALADDRESS;
    });
  }

  lineSetupTransfer(
    requestId: RequestId,
    hdCall: HdCall,
    htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    callParams: LineCallParams | null,
  ): Result {
    return this.#with(hdCall, ({ calls, call }) => {
      const target = targetOf(callParams);
      if (typeof target === 'number') return target;
      return out(requestId, calls.setupTransfer(requestId, call, htConsultCall, target), [hdConsultCall]);
    });
  }

  lineCompleteTransfer(
    requestId: RequestId,
    hdCall: HdCall,
    hdConsultCall: HdCall,
    htConfCall: HtCall | 0,
    hdConfCall: Out<HdCall | 0>,
    transferMode: number,
  ): Result {
    return this.#withTwo(hdCall, hdConsultCall, ({ calls, call }, consult) => {
      if (transferMode === LINETRANSFERMODE.TRANSFER) return calls.transfer(requestId, call, consult);
      if (transferMode !== LINETRANSFERMODE.CONFERENCE) return LINEERR.INVALTRANSFERMODE;
      if (htConfCall === 0) return LINEERR.INVALCALLHANDLE;
      return out(requestId, calls.transferAsConference(requestId, call, consult, htConfCall), [hdConfCall]);
    });
  }

  /** `hdCall` 0 is LINEADDRCAPFLAGS_SETUPCONFNULL, which is not claimed: a network joins calls that there are. */
  lineSetupConference(
    requestId: RequestId,
    hdCall: HdCall | 0,
    _hdLine: HdLine,
    htConfCall: HtCall,
    hdConfCall: Out<HdCall | 0>,
    htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    _numParties: number,
    callParams: LineCallParams | null,
  ): Result {
    return this.#with(hdCall as HdCall, ({ calls, call }) => {
      const target = targetOf(callParams);
      if (typeof target === 'number') return target;
      const created = calls.setupConference(requestId, call, htConfCall, htConsultCall, target);
      return out(requestId, created, [hdConfCall, hdConsultCall]);
    });
  }

  linePrepareAddToConference(
    requestId: RequestId,
    hdConfCall: HdCall,
    htConsultCall: HtCall,
    hdConsultCall: Out<HdCall | 0>,
    callParams: LineCallParams | null,
  ): Result {
    return this.#with(hdConfCall, ({ calls, call }) => {
      const target = targetOf(callParams);
      if (typeof target === 'number') return target;
      return out(requestId, calls.prepareAdd(requestId, call, htConsultCall, target), [hdConsultCall]);
    });
  }

  lineAddToConference(requestId: RequestId, hdConfCall: HdCall, hdConsultCall: HdCall): Result {
    return this.#withTwo(hdConfCall, hdConsultCall, ({ calls, call }, consult) =>
      calls.addToConference(requestId, call, consult),
    );
  }

  lineRemoveFromConference(requestId: RequestId, hdCall: HdCall): Result {
    return this.#with(hdCall, ({ calls, call }) => calls.removeFromConference(requestId, call));
  }

  #with(hdCall: HdCall, work: (several: Several) => Result): Result {
    const found = this.findCall(hdCall);
    // Where no line has several calls none of this is offered, whatever the handle.
    if (found === undefined) return this.hasSeveral ? LINEERR.INVALCALLHANDLE : LINEERR.OPERATIONUNAVAIL;
    const calls = found.line.control.supplementary;
    return calls === null ? LINEERR.OPERATIONUNAVAIL : work({ ...found, calls });
  }

  #withTwo(hdCall: HdCall, hdOther: HdCall, work: (several: Several, other: ModemCall) => Result): Result {
    return this.#with(hdCall, (several) => {
      const other = this.findCall(hdOther);
      if (other?.line !== several.line || other.call === several.call) return LINEERR.INVALCALLHANDLE;
      return work(several, other.call);
    });
  }
}

function out(requestId: RequestId, { result, calls }: Created, holders: readonly Out<HdCall | 0>[]): Result {
  for (const [i, hdCall] of calls.entries()) {
    const holder = holders[i];
    if (holder !== undefined) holder.value = hdCall;
  }
  return calls.length === 0 ? result : accepted(requestId);
}

/** The number that a consultation call is to dial at once; '' for none. One with `*31#` before it, or with a pause in it, is for lineDial. */
function targetOf(callParams: LineCallParams | null): string | Result {
  const target = callParams?.targetAddress ?? '';
  if (target === '') return '';
  const dialled = voiceNumber(target);
  if (typeof dialled === 'number') return dialled;
  return dialled.callerIdModifier === '' && dialled.postDial === '' ? dialled.number : LINEERR.INVALADDRESS;
}

/** A cellular line takes `W` as a pause. */
const SUPPORT: DialSupport = { ...NO_MODIFIERS, waitForDialTone: true };

function voiceNumber(address: string): VoiceNumber | Result {
  const scan = parseDialString(address, SUPPORT);
  if (!scan.ok) return LINEERR[scan.problem.error];
  return readVoiceNumber(scan.dialString.digits) ?? LINEERR.INVALADDRESS;
}
