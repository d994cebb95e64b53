import { LINECALLSTATE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import type { CallControlContext } from './call-context.js';
import type { ModemCall } from './modem-call.js';

/** Changes the states of calls and tells the host, as far as it may hear of them. */
export class CallReporter {
  readonly #line: Pick<CallControlContext, 'host' | 'htLine' | 'profile' | 'scheduler'>;

  constructor(line: Pick<CallControlContext, 'host' | 'htLine' | 'profile' | 'scheduler'>) {
    this.#line = line;
  }

  /**
   * Changes the state of a call (LINE_CALLSTATE). A repeated state, one after IDLE, and any but IDLE after DISCONNECTED change nothing
   * (linecallstate--constants).
   */
  state(call: ModemCall, state: number, mode = 0): void {
    if (call.closed || (call.told && call.state === state && call.mode === mode) || call.state === LINECALLSTATE.IDLE)
      return;
    if (call.state === LINECALLSTATE.DISCONNECTED && state !== LINECALLSTATE.IDLE) return;
    call.state = state;
    call.mode = mode;
    call.told = true;
    call.changedMs = this.#line.scheduler.wallTime();
    // Dropped before it was dialled: the host has no valid call to tell of.
    if (call.pending) return;
    this.emit(
      call,
      TAPI_MESSAGE.LINE_CALLSTATE,
      state,
      mode,
      call.media === 0 ? this.#line.profile.mediaMode : call.media,
    );
  }

  /** Tells that something about a call has changed (LINE_CALLINFO): LINECALLINFOSTATE bits. Not after IDLE (line-callinfo). */
  changed(call: ModemCall, infoStates: number): void {
    if (!call.pending && call.state !== LINECALLSTATE.IDLE)
      this.emit(call, TAPI_MESSAGE.LINE_CALLINFO, infoStates, 0, 0);
  }

  /** Tells an event of a call, unless its handle or the line is closed. */
  emit(call: ModemCall, message: number, param1: number, param2: number, param3: number): void {
    const { host, htLine } = this.#line;
    if (htLine !== null && !call.closed) host.lineEvent(htLine, call.htCall, message, param1, param2, param3);
  }
}
