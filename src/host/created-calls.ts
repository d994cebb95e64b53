import { LINECALLPRIVILEGE } from '../tspi/generated/constants.js';
import type { HdCall, Result } from '../tspi/result.js';
import type { HostCall } from './call.js';
import type { OpenLine } from './line.js';
import type { Session } from './session.js';

/**
 * New calls in creation on a line, which a client owns under the handles that it chose; undefined, and none, where there is no room.
 * Their events wait for the success of the request that creates them (async-replies-versus-events-on-new-call-handles).
 */
export function createCalls(
  { host, handles }: Session,
  openLine: OpenLine,
  hCalls: readonly number[],
): readonly HostCall[] | undefined {
  const calls: HostCall[] = [];
  for (const hCall of hCalls) {
    const call = host.switchboard.createCall(openLine, 'creating', 0);
    if (call === undefined) {
      for (const other of calls) host.switchboard.endCall(other);
      return undefined;
    }
    calls.push(call);
    handles.hold(call, hCall, LINECALLPRIVILEGE.OWNER);
  }
  return calls;
}

/**
 * Gives calls in creation the handles that their provider has set for them. One that accepts the request without a handle for each of them, or with another
 * call's, is at fault as if it had answered nonsense: such a call could be neither dropped nor closed.
 * @param answer - What the provider's function returned.
 * @param optional - Whether 0 stands for a call that the provider does not begin.
 * @returns The answer, or NaN.
 */
export function bindCalls(
  { host: { switchboard } }: Session,
  calls: readonly HostCall[],
  handles: readonly unknown[],
  answer: Result | undefined,
  optional = false,
): Result | undefined {
  if (typeof answer !== 'number' || !(answer > 0)) return answer;
  let bound = true;
  for (const [n, call] of calls.entries()) {
    const handle = handles[n];
    if (switchboard.isFreeCall(call.line.device.provider, handle)) call.hdCall = handle as HdCall;
    else bound &&= optional && handle === 0;
  }
  if (bound) return answer;
  switchboard.counters.badValues++;
  for (const call of calls) switchboard.closeLater(call);
  return NaN as Result;
}

/** The request that was to create calls was refused: they were never there. */
export function discardCalls({ host, handles }: Session, calls: readonly HostCall[], hCalls: readonly number[]): void {
  for (const call of calls) host.switchboard.endCall(call);
  for (const hCall of hCalls) handles.forgetCall(hCall);
}
