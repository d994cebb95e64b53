import { calledPart } from '../numbers/post-dial.js';
import { LINEBEARERMODE, LINEMEDIAMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { ADDRESS_LIMIT } from '../tspi/limits.js';
import type { Result } from '../tspi/result.js';
import type { LineCallParams, LineDevCaps } from '../tspi/structures.js';
import type { LineDevice } from './line.js';
import type { Session } from './session.js';

/**
 * TAPI's error for an address that is too long or that the dial policy refuses; nothing is dialled without one.
 * @param device - Of a mobile line the policy sees the number that is called: what is sent behind a pause are tones of a call, which it does not judge.
 * @param dialledBefore - What has been dialled on the same call: the policy sees the whole number.
 */
export function refuseAddress(
  { host }: Session,
  device: Pick<LineDevice, 'caps'> | undefined,
  destAddress: string | null,
  dialledBefore = '',
): Result | undefined {
  if (destAddress === null || destAddress === '') return undefined;
  if (destAddress.length > ADDRESS_LIMIT) return LINEERR.INVALADDRESS;
  const called = device?.caps.networkServices === true ? calledPart(destAddress) : destAddress;
  return host.dialGate(called, dialledBefore, () =>
    [...host.devices].flatMap(({ service }) => service.emergencyNumbers ?? []),
  );
}

/**
 * TAPI's error for call parameters that this client may not use: a call carries only what it may, without any a voice or what else the line carries;
 * the port itself (PASSTHROUGH) is data; an address in them is dialled as any other.
 */
export function refuseParams(session: Session, device: LineDevice, params: LineCallParams | null): Result | undefined {
  const { grant } = session;
  const { caps } = device;
  // Without parameters it is a voice call, where the line carries voice (lineMakeCall: its defaults).
  const usual =
    (caps.mediaModes & LINEMEDIAMODE.INTERACTIVEVOICE) === 0 ? caps.mediaModes : LINEMEDIAMODE.INTERACTIVEVOICE;
  const mediaMode = params?.mediaMode ?? usual;
  if (grant.media(mediaMode) !== mediaMode) return LINEERR.INVALMEDIAMODE;
  if (params === null) return undefined;
  if (refusesBearer(session, params.bearerMode ?? 0)) return LINEERR.BEARERMODEUNAVAIL;
  if (tooMuchUserUserInfo(caps, 'uuiMakeCallSize', params.userUserInfo)) return LINEERR.USERUSERINFOTOOBIG;
  return params.targetAddress === undefined ? undefined : refuseAddress(session, device, params.targetAddress);
}

/** Whether a user-user block is larger than the line says that it takes (linedevcaps: dwUUI…Size); one that says nothing takes what there can be. */
export function tooMuchUserUserInfo(
  caps: LineDevCaps | undefined,
  size: 'uuiAcceptSize' | 'uuiAnswerSize' | 'uuiMakeCallSize' | 'uuiDropSize' | 'uuiSendUserUserInfoSize',
  block: Uint8Array | null | undefined,
): boolean {
  return (block?.length ?? 0) > (caps?.[size] ?? Infinity);
}

/** Whether a bearer mode gives data to a client that may have none. */
export function refusesBearer({ grant }: Session, bearerMode: number): boolean {
  return !grant.rights.data && (bearerMode & LINEBEARERMODE.PASSTHROUGH) !== 0;
}
