import { LINETRANSFERMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Out } from '../tspi/result.js';
import type { LineCallParams } from '../tspi/structures.js';
import { dialable } from './tapi-calls.js';
import { TapiMedia } from './tapi-media.js';

/**
 * What a switch does with calls: hold, transfer, conference, park, pickup, completion (supplementary-line-service-functions). A holder of a new call has its
 * handle at once; the call's messages follow the successful LINE_REPLY.
 */
export class TapiSupplementary extends TapiMedia {
  lineHold(hCall: number): number {
    return this.begin('lineHold', [hCall]);
  }

  lineUnhold(hCall: number): number {
    return this.begin('lineUnhold', [hCall]);
  }

  lineSwapHold(hActiveCall: number, hHeldCall: number): number {
    return this.begin('lineSwapHold', [hActiveCall, hHeldCall]);
  }

  /** Puts a call on hold for a transfer and begins a consultation call. */
  lineSetupTransfer(hCall: number, hConsultCall: Out<number>, callParams: LineCallParams | null): number {
    return this.begin('lineSetupTransfer', [hCall, hConsultCall, callParams]);
  }

  /** Ends a transfer (one LINETRANSFERMODE). With CONFERENCE the conference is a new call, and `hConfCall` must be there. */
  lineCompleteTransfer(
    hCall: number,
    hConsultCall: number,
    hConfCall: Out<number> | null,
    transferMode: number,
  ): number {
    const conference = transferMode === LINETRANSFERMODE.CONFERENCE;
    if (conference && hConfCall === null) return LINEERR.INVALPOINTER;
    return this.begin('lineCompleteTransfer', [hCall, hConsultCall, conference ? hConfCall : null, transferMode]);
  }

  lineBlindTransfer(hCall: number, destAddress: string, countryCode: number): number {
    if (!dialable(destAddress)) return LINEERR.INVALADDRESS;
    return this.begin('lineBlindTransfer', [hCall, destAddress, countryCode]);
  }

  /** Begins a conference, from a call or with `hCall` 0 on a line, and a consultation call to its next party. */
  lineSetupConference(
    hCall: number,
    hLine: number,
    hConfCall: Out<number>,
    hConsultCall: Out<number>,
    numParties: number,
    callParams: LineCallParams | null,
  ): number {
    const line = this.lineOfCall(hLine, hCall);
    return this.begin('lineSetupConference', [hCall, line, hConfCall, hConsultCall, numParties, callParams]);
  }

  linePrepareAddToConference(hConfCall: number, hConsultCall: Out<number>, callParams: LineCallParams | null): number {
    return this.begin('linePrepareAddToConference', [hConfCall, hConsultCall, callParams]);
  }

  lineAddToConference(hConfCall: number, hConsultCall: number): number {
    return this.begin('lineAddToConference', [hConfCall, hConsultCall]);
  }

  lineRemoveFromConference(hCall: number): number {
    return this.begin('lineRemoveFromConference', [hCall]);
  }

  /** Parks a call (one LINEPARKMODE). Where the switch chooses the address, `nonDirAddress` has it when LINE_REPLY is told. */
  linePark(hCall: number, parkMode: number, dirAddress: string | null, nonDirAddress: Out<string>): number {
    return this.begin('linePark', [hCall, parkMode, dirAddress], nonDirAddress);
  }

  lineUnpark(hLine: number, addressId: number, hCall: Out<number>, destAddress: string): number {
    return this.begin('lineUnpark', [hLine, addressId, hCall, destAddress]);
  }

  /** Takes a call that rings elsewhere; `destAddress` null or empty: of the own group, or the call that waits. */
  linePickup(
    hLine: number,
    addressId: number,
    hCall: Out<number>,
    destAddress: string | null,
    groupId: string | null,
  ): number {
    return this.begin('linePickup', [hLine, addressId, hCall, destAddress, groupId]);
  }

  /** Asks the switch to finish a call that does not get through (one LINECALLCOMPLMODE). `completionId` is there when LINE_REPLY is told. */
  lineCompleteCall(hCall: number, completionId: Out<number>, completionMode: number, messageId: number): number {
    return this.begin('lineCompleteCall', [hCall, completionMode, messageId], completionId);
  }

  lineUncompleteCall(hLine: number, completionId: number): number {
    return this.begin('lineUncompleteCall', [hLine, completionId]);
  }
}
