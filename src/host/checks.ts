import {
  LINEADDRESSMODE,
  LINEBEARERMODE,
  LINECALLCOMPLMODE,
  LINECALLSELECT,
  LINEDEVSTATUSFLAGS,
  LINEFORWARDMODE,
  LINEMEDIAMODE,
  LINEPARKMODE,
  LINETERMMODE,
  LINETRANSFERMODE,
} from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { ADDRESS_LIMIT } from '../tspi/limits.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import type { Result } from '../tspi/result.js';
import type { LineCallParams, LineDevCaps, LineForward } from '../tspi/structures.js';
import type { Targets } from './targets.js';
import { refuseAddress, refuseParams, refusesBearer, tooMuchUserUserInfo } from './limits.js';
import { PHONE_CHECKS } from './phone-checks.js';
import { all, allBits, bits, inRange, isOneOf, oneBit, type Check } from './range-checks.js';

const caps = ({ openLine, calls }: Targets): LineDevCaps | undefined => (openLine ?? calls[0]?.line)?.device.caps;

/** An address that is dialled: within its limit, and as the dial policy allows. */
const dialled =
  (at: number): Check =>
  (args, { session, openLine, calls }) =>
    refuseAddress(session, (openLine ?? calls[0]?.line)?.device, args[at] as string | null);

/** An address of the switch itself, where nothing is dialled to the outside. */
const address =
  (at: number, error: Result = LINEERR.INVALADDRESS): Check =>
  (args) =>
    ((args[at] as string | null)?.length ?? 0) > ADDRESS_LIMIT ? error : undefined;

const addressId = (at: number): Check =>
  inRange(at, (targets) => (caps(targets)?.numAddresses ?? 1) - 1, LINEERR.INVALADDRESSID);

const userUserInfo =
  (at: number, size: 'uuiAcceptSize' | 'uuiSendUserUserInfoSize'): Check =>
  (args, targets) =>
    tooMuchUserUserInfo(caps(targets), size, args[at] as Uint8Array | null) ? LINEERR.USERUSERINFOTOOBIG : undefined;

const params =
  (at: number): Check =>
  (args, { session, openLine, calls }) => {
    const device = (openLine ?? calls[0]?.line)?.device;
    return device === undefined ? undefined : refuseParams(session, device, args[at] as LineCallParams | null);
  };

/** What a selector names must be there: a call for CALL, an address for ADDRESS (linesetterminal, linesetmediacontrol, linegetid). */
const selected =
  (at: number, addressAt: number): Check =>
  (args, targets) => {
    const { ADDRESS, CALL, LINE } = LINECALLSELECT;
    const select = args[at];
    if (select === LINE) return undefined;
    if (select === CALL) return targets.calls.length === 0 ? LINEERR.INVALCALLHANDLE : undefined;
    return select === ADDRESS ? addressId(addressAt)(args, targets) : LINEERR.INVALCALLSELECT;
  };

/** A list that has no more entries than the line takes. */
const listOf =
  (
    at: number,
    size: 'medCtlDigitMaxListSize' | 'medCtlMediaMaxListSize' | 'medCtlToneMaxListSize' | 'medCtlCallStateMaxListSize',
    error: Result,
  ): Check =>
  (args, targets) =>
    ((args[at] as readonly unknown[] | null)?.length ?? 0) > (caps(targets)?.[size] ?? Infinity) ? error : undefined;

/** Each destination is dialled some day: it must be allowed now. */
const forwards: Check = (args, { session, openLine }) => {
  for (const { forwardMode, callerAddress, destAddress } of (args[3] as readonly LineForward[] | null) ?? []) {
    if (!isOneOf(LINEFORWARDMODE, forwardMode)) return LINEERR.INVALPARAM;
    if (callerAddress.length > ADDRESS_LIMIT) return LINEERR.INVALADDRESS;
    const refused = refuseAddress(session, openLine?.device, destAddress);
    if (refused !== undefined) return refused;
  }
  return undefined;
};

/** At least one mode that there is and that this client may use; more than one means that it is not known (linesetmediamode). */
const mediaMode: Check = (args, { session }) => {
  const modes = args[1] as number;
  if (modes === 0 || (modes & ~allBits(LINEMEDIAMODE)) !== 0) return LINEERR.INVALMEDIAMODE;
  if ((modes & (modes - 1)) !== 0 && (modes & LINEMEDIAMODE.UNKNOWN) === 0) return LINEERR.INVALMEDIAMODE;
  return session.grant.media(modes) === modes ? undefined : LINEERR.INVALMEDIAMODE;
};

const rates: Check = (args, { session }) => {
  const [, bearerMode, minRate, maxRate] = args as [number, number, number, number];
  if (refusesBearer(session, bearerMode)) return LINEERR.BEARERMODEUNAVAIL;
  return minRate > maxRate ? LINEERR.INVALRATE : undefined;
};

const LINE_CHECKS: Partial<Record<RoutedName, Check>> = {
  lineAccept: userUserInfo(1, 'uuiAcceptSize'),
  lineBlindTransfer: dialled(1),
  lineCompleteCall: oneBit(1, LINECALLCOMPLMODE, LINEERR.INVALCALLCOMPLMODE),
  lineCompleteTransfer: oneBit(3, LINETRANSFERMODE, LINEERR.INVALTRANSFERMODE),
  lineForward: all((args, targets) => (args[1] === 0 ? addressId(2)(args, targets) : undefined), forwards, params(6)),
  lineGetAddressID: all(oneBit(1, LINEADDRESSMODE, LINEERR.INVALADDRESSMODE), address(2)),
  lineGetAddressStatus: addressId(1),
  lineGetID: all(selected(3, 1), (args, { session }) =>
    session.grant.allowsDeviceClass(args[4] as string) ? undefined : LINEERR.OPERATIONUNAVAIL,
  ),
  linePark: all(oneBit(1, LINEPARKMODE, LINEERR.INVALPARKMODE), address(2), (args) =>
    args[1] === LINEPARKMODE.DIRECTED && (args[2] ?? '') === '' ? LINEERR.INVALADDRESS : undefined,
  ),
  linePickup: all(addressId(1), address(3), address(4, LINEERR.INVALGROUPID)),
  linePrepareAddToConference: params(2),
  lineRedirect: dialled(1),
  lineSendUserUserInfo: userUserInfo(1, 'uuiSendUserUserInfoSize'),
  lineSetCallParams: all(oneBit(1, LINEBEARERMODE, LINEERR.INVALBEARERMODE), rates),
  lineSetLineDevStatus: bits(1, LINEDEVSTATUSFLAGS, LINEERR.INVALPARAM),
  lineSetMediaControl: all(
    selected(3, 1),
    listOf(4, 'medCtlDigitMaxListSize', LINEERR.INVALDIGITLIST),
    listOf(5, 'medCtlMediaMaxListSize', LINEERR.INVALMEDIALIST),
    listOf(6, 'medCtlToneMaxListSize', LINEERR.INVALTONELIST),
    listOf(7, 'medCtlCallStateMaxListSize', LINEERR.INVALCALLSTATELIST),
  ),
  lineSetMediaMode: mediaMode,
  lineSetTerminal: all(
    selected(3, 1),
    bits(4, LINETERMMODE, LINEERR.INVALTERMINALMODE),
    inRange(5, (targets) => (caps(targets)?.terminals?.length ?? Infinity) - 1, LINEERR.INVALTERMINALID),
  ),
  lineSetupConference: params(5),
  lineSetupTransfer: params(2),
  lineUnpark: all(addressId(1), address(3)),
};

/** What TAPI refuses of the values that a function is given, by function. What is not here, or not told by a device, is the provider's to check. */
export const CHECKS: Partial<Record<RoutedName, Check>> = { ...LINE_CHECKS, ...PHONE_CHECKS };
