import { LINECALLPRIVILEGE, LINEDEVSTATE, LINEMAPPER } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type HdLine, type Out, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { LineCallParams } from '../tspi/structures.js';
import { allowsExtension, selectExtension } from './extension.js';
import type { LineDevice, LineHolder, OpenLine } from './line.js';
import { lineDeallocateCall } from './call-sharing.js';
import type { Session } from './session.js';
import { isKnownVersion } from './versions.js';

/** How a client opens a line: lineOpen's parameters. */
interface Opening {
  readonly apiVersion: number;
  /** LINECALLPRIVILEGE bits. */
  readonly privileges: number;
  readonly mediaModes: number;
  readonly extVersion: number;
  /** With LINEMAPPER: what calls the line must be able to make. */
  readonly callParams: LineCallParams | null;
}

/** Opens a line, or with LINEMAPPER the first that is fit; `opened` is its device id. */
export function lineOpen(
  session: Session,
  deviceId: number,
  hLine: number,
  opening: Opening,
  opened: Out<number>,
): Result {
  const anyLine = deviceId >>> 0 === LINEMAPPER;
  const device = session.device(deviceId);
  if (!anyLine && device === undefined) return LINEERR.BADDEVICEID;
  if (!session.handles.take(hLine)) return LINEERR.INVALLINEHANDLE;
  if (!isKnownVersion(opening.apiVersion)) return LINEERR.INCOMPATIBLEAPIVERSION;
  const { privileges } = opening;
  if (!validPrivileges(privileges) || !session.grant.allowsPrivileges(privileges)) return LINEERR.INVALPRIVSELECT;
  if (device !== undefined) {
    opened.value = deviceId;
    return openDevice(session, device, hLine, opening, false);
  }
  for (const candidate of session.host.devices) {
    if (!session.grant.sees(candidate)) continue;
    if (openDevice(session, candidate, hLine, opening, true) !== SUCCESS) continue;
    opened.value = candidate.deviceId;
    return SUCCESS;
  }
  return LINEERR.LINEMAPPERFAILED;
}

function openDevice(
  session: Session,
  device: LineDevice,
  hLine: number,
  { privileges, mediaModes, extVersion, callParams }: Opening,
  mustFit: boolean,
): Result {
  const { switchboard } = session.host;
  if (!mayOwn(session, device, privileges, mediaModes)) return LINEERR.INVALMEDIAMODE;
  if (!allowsExtension(device.provider, 'line', device, extVersion)) return LINEERR.INCOMPATIBLEEXTVERSION;
  // Whoever opens a line in a call hears of the call as it stands: what was on its way must have been told before.
  if (device.open !== null && device.open.calls.size > 0) switchboard.drain();
  const openLine = device.open ?? openFirst(session, device);
  if (typeof openLine === 'number') return openLine;
  const holder: LineHolder = {
    session,
    hLine,
    privileges,
    mediaModes: (privileges & LINECALLPRIVILEGE.OWNER) === 0 ? 0 : mediaModes,
    lineStates: LINEDEVSTATE.REINIT,
    addressStates: 0,
  };
  openLine.holders.add(holder);
  session.handles.lines.set(hLine, { openLine, holder });
  const begun = begin(openLine, mediaModes, extVersion, mustFit ? { callParams } : null);
  if (begun !== SUCCESS && begun !== LINEERR.OPERATIONUNAVAIL) {
    lineClose(session, hLine);
    return begun;
  }
  switchboard.release.introduce(openLine, holder);
  return SUCCESS;
}

/** What a line is told when a client has opened it. */
function begin(
  openLine: OpenLine,
  mediaModes: number,
  extVersion: number,
  fitFor: { readonly callParams: LineCallParams | null } | null,
): Result {
  const selected = selectExtension(openLine.device.provider, 'line', openLine, openLine.hdLine, extVersion);
  if (selected !== SUCCESS) return selected;
  if (fitFor !== null) {
    const fits = ofLine(openLine, 'lineConditionalMediaDetection', (p, hdLine) =>
      p.lineConditionalMediaDetection?.(hdLine, mediaModes, fitFor.callParams),
    );
    if (fits !== SUCCESS && fits !== LINEERR.OPERATIONUNAVAIL) return fits;
  }
  return updateDetection(openLine);
}

/** Closes this client's hold. Only the last one closes the line: its requests complete before this returns (nf-tspi-tspi_lineclose). */
export function lineClose(session: Session, hLine: number): Result {
  const { lines, calls } = session.handles;
  const held = lines.get(hLine);
  if (held === undefined) return LINEERR.INVALLINEHANDLE;
  const { openLine, holder } = held;
  const { switchboard } = session.host;
  switchboard.drain();
  lines.delete(hLine);
  openLine.holders.delete(holder);
  const mine = [...calls].filter(([, { call }]) => call.line === openLine);
  if (openLine.holders.size > 0) {
    for (const [hCall] of mine) lineDeallocateCall(session, hCall);
    if (openLine.alive) updateDetection(openLine);
    return SUCCESS;
  }
  for (const [hCall, { call }] of mine) {
    call.holders.delete(session);
    calls.delete(hCall);
  }
  if (openLine.alive) {
    const hdLine = openLine.hdLine as HdLine;
    openLine.device.provider.sync('lineClose', (p) => p.lineClose(hdLine));
    switchboard.endLine(openLine);
    switchboard.drain();
  }
  return SUCCESS;
}

/** Which LINEDEVSTATE and LINEADDRESSSTATE changes this client wants to hear of. */
export function lineSetStatusMessages(
  { handles }: Session,
  hLine: number,
  lineStates: number,
  addressStates: number,
): Result {
  const held = handles.lines.get(hLine);
  if (held === undefined) return LINEERR.INVALLINEHANDLE;
  held.holder.lineStates = lineStates | LINEDEVSTATE.REINIT;
  held.holder.addressStates = addressStates;
  const { openLine } = held;
  const wanted = openLine.wantedLineStates & openLine.device.caps.lineStates;
  return ofLine(openLine, 'lineSetStatusMessages', (p, hdLine) =>
    p.lineSetStatusMessages(hdLine, wanted, openLine.wantedAddressStates),
  );
}

/** The same back: `states` becomes [LINEDEVSTATE bits, LINEADDRESSSTATE bits]. */
export function lineGetStatusMessages({ handles }: Session, hLine: number, states: Out<unknown>): Result {
  const held = handles.lines.get(hLine);
  if (held?.openLine.alive !== true) return LINEERR.INVALLINEHANDLE;
  states.value = [held.holder.lineStates >>> 0, held.holder.addressStates >>> 0];
  return SUCCESS;
}

function openFirst({ host }: Session, device: LineDevice): OpenLine | Result {
  const openLine = host.switchboard.openLine(device);
  if (openLine === undefined) return LINEERR.RESOURCEUNAVAIL;
  const hdLine = out<HdLine | 0>(0);
  device.open = openLine;
  const result = device.provider.sync('lineOpen', (p) =>
    p.lineOpen(device.deviceId, openLine.htLine, hdLine, device.tspiVersion),
  );
  if (result === SUCCESS && host.switchboard.isFreeLine(device.provider, hdLine.value)) {
    openLine.hdLine = hdLine.value;
    return openLine;
  }
  host.switchboard.endLine(openLine);
  if (result !== SUCCESS) return result;
  host.switchboard.counters.badValues++;
  return LINEERR.OPERATIONFAILED;
}

function updateDetection(openLine: OpenLine): Result {
  const media = openLine.wantedMedia & openLine.device.caps.mediaModes;
  return ofLine(openLine, 'lineSetDefaultMediaDetection', (p, hdLine) => p.lineSetDefaultMediaDetection(hdLine, media));
}

function ofLine(
  openLine: OpenLine,
  what: string,
  run: (provider: ServiceProvider, hdLine: HdLine) => Result | undefined,
): Result {
  if (!openLine.alive) return LINEERR.INVALLINEHANDLE;
  return openLine.device.provider.sync(what, (p) => run(p, openLine.hdLine as HdLine));
}

/** Whether a client may open a line for calls of these media modes; who does not want to own calls need not name any. */
function mayOwn({ grant }: Session, { caps }: LineDevice, privileges: number, mediaModes: number): boolean {
  if ((privileges & LINECALLPRIVILEGE.OWNER) === 0) return true;
  return (mediaModes & caps.mediaModes) !== 0 && grant.media(mediaModes) === mediaModes;
}

function validPrivileges(privileges: number): boolean {
  const { NONE, MONITOR, OWNER } = LINECALLPRIVILEGE;
  return privileges === NONE || (privileges !== 0 && (privileges & ~(MONITOR | OWNER)) === 0);
}
