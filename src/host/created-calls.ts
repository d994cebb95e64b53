import { LINECALLPRIVILEGE } from '../tspi/generated/constants.js';
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

/** The request that was to create calls was refused: they were never there. */
export function discardCalls({ host, handles }: Session, calls: readonly HostCall[], hCalls: readonly number[]): void {
  for (const call of calls) host.switchboard.endCall(call);
  for (const hCall of hCalls) handles.forgetCall(hCall);
}
