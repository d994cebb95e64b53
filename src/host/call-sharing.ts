import { LINECALLINFOSTATE, LINECALLPRIVILEGE, LINECALLSELECT, LINEMEDIAMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type HdCall, type Out, type Result } from '../tspi/result.js';
import type { HostCall } from './call.js';
import { leaveDigitWork } from './digit-work.js';
import type { LineHolder } from './line.js';
import { isOneOf } from './range-checks.js';
import type { Session } from './session.js';

const { MONITOR, OWNER } = LINECALLPRIVILEGE;

/** Makes a change of who holds a call, and tells the others that hold it of the new counts (line-callinfo). */
function sharing<T>(session: Session, call: HostCall, change: () => T): T {
  const owners = call.count(OWNER);
  const monitors = call.count(MONITOR);
  const changed = change();
  const { NUMMONITORS, NUMOWNERDECR, NUMOWNERINCR } = LINECALLINFOSTATE;
  const more = call.count(OWNER) - owners;
  const states =
    (more > 0 ? NUMOWNERINCR : 0) |
    (more < 0 ? NUMOWNERDECR : 0) |
    (call.count(MONITOR) === monitors ? 0 : NUMMONITORS);
  if (states === 0 || call.phase !== 'live' || call.ended || call.holders.size === 0) return changed;
  const { switchboard } = session.host;
  switchboard.post({ kind: 'counts', call, states, except: session });
  switchboard.wake();
  return changed;
}

/**
 * Gives a call up. The last one to do so closes it: its requests complete before this returns (nf-tspi-tspi_lineclosecall). Its last owner passes it to one
 * who watches it and may own it, which TAPI leaves to applications: a tab that is closed must not end what another shows.
 */
export function lineDeallocateCall(session: Session, hCall: number): Result {
  const { handles, host } = session;
  const held = handles.calls.get(hCall);
  if (held === undefined) return LINEERR.INVALCALLHANDLE;
  const { call } = held;
  const { switchboard } = host;
  switchboard.drain();
  const goesOn = sharing(session, call, () => {
    handles.forgetCall(hCall);
    if (call.phase === 'dead' || call.owned) return true;
    return call.holders.size > 0 && (call.ended || switchboard.inherit(call));
  });
  if (goesOn) {
    leaveDigitWork(session, held);
    return SUCCESS;
  }
  switchboard.drain();
  host.closeCall(call);
  switchboard.drain();
  return SUCCESS;
}

/**
 * Makes this client an owner of a call that it watches, or a watcher of one that it owns. There may be several owners; the only one of a call that
 * has not ended may not step down (linesetcallprivilege).
 */
export function lineSetCallPrivilege(session: Session, hCall: number, privilege: number): Result {
  const held = session.handles.calls.get(hCall);
  if (held === undefined) return LINEERR.INVALCALLHANDLE;
  const { call, holder } = held;
  if (privilege !== MONITOR && privilege !== OWNER) return LINEERR.INVALCALLPRIVILEGE;
  if (!session.grant.allowsPrivileges(privilege)) return LINEERR.OPERATIONUNAVAIL;
  const stepsDown = holder.privilege === OWNER && privilege === MONITOR;
  if (stepsDown && call.count(OWNER) === 1 && !call.ended) return LINEERR.INVALCALLSTATE;
  sharing(session, call, () => {
    holder.privilege = privilege;
  });
  return SUCCESS;
}

/**
 * Makes another client an owner of a call: by its application's name, or by media mode the first that has opened the line to own such calls
 * (linehandoff). This client stays an owner until it gives the call up; the other hears LINE_CALLSTATE with OWNER. Of several clients of one name
 * the first that has the line open gets it. Errors: TARGETSELF, TARGETNOTFOUND.
 */
export function lineHandoff(session: Session, hCall: number, name: string | null, mediaMode: number): Result {
  const call = session.handles.owned(hCall);
  if (typeof call === 'number') return call;
  if (name === null && !isOneOf(LINEMEDIAMODE, mediaMode >>> 0)) return LINEERR.INVALMEDIAMODE;
  const fits = (holder: LineHolder): boolean =>
    (holder.privileges & OWNER) !== 0 &&
    (name === null ? (holder.mediaModes & mediaMode) !== 0 : sameName(holder.session.name, name));
  const target = [...call.line.holders].find(fits);
  if (target === undefined) return LINEERR.TARGETNOTFOUND;
  if (target.session === session) return LINEERR.TARGETSELF;
  const { switchboard } = session.host;
  // The target learns of a call that it has not had as it stands.
  switchboard.drain();
  sharing(session, call, () => {
    const holder = call.holders.get(target.session);
    if (holder === undefined) {
      switchboard.release.present(call, target, OWNER);
      return;
    }
    holder.privilege = OWNER;
    switchboard.post({ kind: 'owner', call, session: target.session });
  });
  switchboard.wake();
  return SUCCESS;
}

/**
 * Gives this client monitor handles of the calls that it has none of, on a line or on one of its addresses (linegetnewcalls). LINE_APPNEWCALL tells of
 * each; `calls` becomes their handles.
 */
export function lineGetNewCalls(
  session: Session,
  hLine: number,
  addressId: number,
  select: number,
  calls: Out<unknown>,
): Result {
  const held = session.handles.lines.get(hLine);
  if (held?.openLine.alive !== true) return LINEERR.INVALLINEHANDLE;
  const { ADDRESS, LINE } = LINECALLSELECT;
  if (select !== LINE && select !== ADDRESS) return LINEERR.INVALCALLSELECT;
  const { openLine, holder } = held;
  if (select === ADDRESS && addressId >>> 0 >= openLine.device.caps.numAddresses) return LINEERR.INVALADDRESSID;
  const { switchboard } = session.host;
  switchboard.drain();
  const handles: number[] = [];
  for (const call of openLine.calls) {
    if (call.phase !== 'live' || call.ended || call.holders.has(session)) continue;
    if (select === ADDRESS && addressOf(call) !== addressId) continue;
    sharing(session, call, () => handles.push(switchboard.release.present(call, holder, MONITOR)));
  }
  calls.value = handles;
  return SUCCESS;
}

/** The address that a call is on; undefined where its provider does not say. */
function addressOf(call: HostCall): number | undefined {
  const { provider } = call.line.device;
  const addressId = out(0);
  const result = provider.sync('lineGetCallAddressID', (p) =>
    p.lineGetCallAddressID?.(call.hdCall as HdCall, addressId),
  );
  return result === SUCCESS ? addressId.value : undefined;
}

/** Names of applications are compared as those of files are: without regard to case. */
function sameName(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase();
}
