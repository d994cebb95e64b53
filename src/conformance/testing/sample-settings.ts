import type { Timer } from '../../base/clock.js';
import {
  LINECALLINFOSTATE,
  LINECALLSTATE,
  LINEDEVSTATE,
  LINEDEVSTATUSFLAGS,
  LINEMEDIAMODE,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type HdCall, type HdLine, type Out, type RequestId, type Result } from '../../tspi/result.js';
import type { LineCallHubTrackingInfo, LineMonitorTone } from '../../tspi/structures.js';
import type { SampleCall } from './sample-call.js';
import { SAMPLE_TERMINAL_MODES } from './sample-lines.js';
import { ANY_STATE } from './sample-calls.js';
import { SampleServices } from './sample-services.js';

const S = LINECALLSTATE;
const TRACKINGS = [0, 2];

/** What is set on the sample's line and its calls, and what is listened for. */
export abstract class SampleSettings extends SampleServices {
  #silence: Timer | null = null;

  lineSetLineDevStatus(id: RequestId, hdLine: HdLine, flags: number, on: boolean): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (flags !== LINEDEVSTATUSFLAGS.LOCKED) return LINEERR.INVALPARAM;
    return this.later(id, { calls: [] }, () => {
      this.statusFlags = on ? this.statusFlags | flags : this.statusFlags & ~flags;
      this.tellLine(LINEDEVSTATE.LOCK);
      return SUCCESS;
    });
  }
  lineSetTerminal(
    id: RequestId,
    hdLine: HdLine,
    _address: number,
    _call: HdCall | 0,
    _select: number,
    modes: number,
    terminal: number,
    on: boolean,
  ): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (terminal !== 0) return LINEERR.INVALTERMINALID;
    if ((modes & ~SAMPLE_TERMINAL_MODES) !== 0) return LINEERR.INVALTERMINALMODE;
    return this.later(id, { calls: [] }, () => {
      this.terminalModes = on ? this.terminalModes | modes : this.terminalModes & ~modes;
      return SUCCESS;
    });
  }
  lineGetCallHubTracking(hdLine: HdLine, info: Out<LineCallHubTrackingInfo | null>): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    info.value = { availableTracking: 2, currentTracking: this.tracking };
    return SUCCESS;
  }
  lineSetCallHubTracking(hdLine: HdLine, { currentTracking }: LineCallHubTrackingInfo): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (!TRACKINGS.includes(currentTracking)) return LINEERR.INVALPARAM;
    this.tracking = currentTracking;
    return SUCCESS;
  }
  lineConditionalMediaDetection(hdLine: HdLine, mediaModes: number): Result {
    return this.lineSetDefaultMediaDetection(hdLine, mediaModes);
  }

  lineMonitorMedia(hdCall: HdCall, mediaModes: number): Result {
    return this.listens(hdCall, mediaModes !== 0, (call) => {
      call.monitoredMedia = mediaModes;
    });
  }
  /** Silence is all that can be heard: nobody speaks. */
  lineMonitorTones(hdCall: HdCall, listId: number, tones: readonly LineMonitorTone[] | null): Result {
    return this.listens(hdCall, tones !== null, (call) => {
      this.#silence?.cancel();
      const silence = tones?.find(
        ({ frequency1, frequency2, frequency3 }) => frequency1 + frequency2 + frequency3 === 0,
      );
      if (silence === undefined) return;
      this.#silence = this.scheduler.after(silence.duration, () => {
        if (call.state === S.CONNECTED) this.tell(call, TAPI_MESSAGE.LINE_MONITORTONE, silence.appSpecific, listId);
      });
    });
  }
  lineSetMediaMode(hdCall: HdCall, mediaMode: number): Result {
    return this.ask(hdCall, (call) => {
      call.mediaMode = mediaMode;
      if (call.state !== S.IDLE) this.tell(call, TAPI_MESSAGE.LINE_CALLINFO, LINECALLINFOSTATE.MEDIAMODE);
    });
  }

  /** The other ends begin to send a file. */
  farEndBegins(): number {
    const { DATAMODEM } = LINEMEDIAMODE;
    for (const call of this.calls.values())
      if (call.state === S.CONNECTED && (call.monitoredMedia & DATAMODEM) !== 0)
        this.tell(call, TAPI_MESSAGE.LINE_MONITORMEDIA, DATAMODEM);
    return DATAMODEM;
  }

  protected listens(hdCall: HdCall, begins: boolean, run: (call: SampleCall) => void): Result {
    const call = this.calls.get(hdCall);
    if (call === undefined) return LINEERR.INVALCALLHANDLE;
    if (begins && (call.state & ANY_STATE & ~(S.IDLE | S.DISCONNECTED)) === 0) return LINEERR.INVALCALLSTATE;
    run(call);
    return SUCCESS;
  }
}
