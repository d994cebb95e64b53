import { TAPI_MESSAGE } from '../tspi/generated/constants.js';
import type { CallHolder, HostCall } from './call.js';

/** Whether a holder hears of what was noticed on a call, by message. Each hears only of what it has asked for. */
const HEARS: Readonly<Record<number, (holder: CallHolder, param1: number, param2: number) => boolean>> = {
  [TAPI_MESSAGE.LINE_MONITORDIGITS]: (holder, _digit, digitMode) => (holder.digitModes & digitMode) !== 0,
  [TAPI_MESSAGE.LINE_MONITORMEDIA]: (holder, mediaMode) => (holder.mediaModes & mediaMode) !== 0,
  [TAPI_MESSAGE.LINE_MONITORTONE]: (holder, _appSpecific, toneListId) => holder.toneListId === toneListId,
};

export function isMonitored(message: number): boolean {
  return message in HEARS;
}

/** Tells those that monitor a call what was noticed on it; the id of a list of tones is the host's own (line-monitortone). */
export function tellMonitoring(call: HostCall, message: number, param1: number, param2: number, tick: number): void {
  const hears = HEARS[message];
  const second = message === TAPI_MESSAGE.LINE_MONITORDIGITS ? param2 : 0;
  for (const holder of call.holders.values())
    if (hears?.(holder, param1, param2) === true)
      holder.session.sink.message(message, holder.hCall, param1, second, tick);
}
