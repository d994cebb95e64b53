import {
  PHONEBUTTONMODE,
  PHONEBUTTONSTATE,
  PHONEPRIVILEGE,
  PHONESTATE,
  TAPI_MESSAGE,
} from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type HdPhone, type Out, type Result } from '../tspi/result.js';
import { allowsExtension, selectExtension } from './extension.js';
import type { OpenPhone, PhoneDevice, PhoneHolder } from './phone.js';
import { allBits } from './range-checks.js';
import type { Session } from './session.js';
import { isKnownVersion, negotiate } from './versions.js';

/** How a client opens a phone: phoneOpen's parameters. */
interface Opening {
  readonly apiVersion: number;
  readonly extVersion: number;
  /** One PHONEPRIVILEGE. */
  readonly privilege: number;
}

type Wanted = Pick<PhoneHolder, 'phoneStates' | 'buttonModes' | 'buttonStates'>;

/** The highest version both sides know. */
export function phoneNegotiateAPIVersion(
  session: Session,
  deviceId: number,
  low: number,
  high: number,
  version: Out<number>,
): Result {
  if (session.phone(deviceId) === undefined) return PHONEERR.BADDEVICEID;
  version.value = negotiate(low, high);
  return version.value === 0 ? PHONEERR.INCOMPATIBLEAPIVERSION : SUCCESS;
}

/** Opens a phone. One client at a time may own it (phoneopen: INUSE); any number may watch. */
export function phoneOpen(session: Session, deviceId: number, hPhone: number, opening: Opening): Result {
  const { handles, grant } = session;
  const device = session.phone(deviceId);
  if (device === undefined) return PHONEERR.BADDEVICEID;
  if (!handles.take(hPhone)) return PHONEERR.INVALPHONEHANDLE;
  const { apiVersion, extVersion, privilege } = opening;
  if (!isKnownVersion(apiVersion)) return PHONEERR.INCOMPATIBLEAPIVERSION;
  const { MONITOR, OWNER } = PHONEPRIVILEGE;
  if ((privilege !== MONITOR && privilege !== OWNER) || !grant.allowsPhonePrivilege(privilege))
    return PHONEERR.INVALPRIVILEGE;
  if (privilege === OWNER && (device.open?.count(OWNER) ?? 0) > 0) return PHONEERR.INUSE;
  if (!allowsExtension(device.provider, 'phone', device, extVersion)) return PHONEERR.INCOMPATIBLEEXTVERSION;
  const openPhone = device.open ?? openFirst(session, device);
  if (typeof openPhone === 'number') return openPhone;
  const holder: PhoneHolder = { session, hPhone, privilege, phoneStates: 0, buttonModes: 0, buttonStates: 0 };
  openPhone.holders.add(holder);
  handles.phones.set(hPhone, { openPhone, holder });
  const selected = selectExtension(device.provider, 'phone', openPhone, openPhone.hdPhone, extVersion);
  if (selected !== SUCCESS && selected !== PHONEERR.OPERATIONUNAVAIL) {
    phoneClose(session, hPhone);
    return selected;
  }
  tellCount(session, openPhone, privilege);
  return SUCCESS;
}

/** Closes this client's hold. Only the last one closes the phone: its requests complete before this returns (nf-tspi-tspi_phoneclose). */
export function phoneClose(session: Session, hPhone: number): Result {
  const { handles, host } = session;
  const held = handles.phones.get(hPhone);
  if (held === undefined) return PHONEERR.INVALPHONEHANDLE;
  const { openPhone, holder } = held;
  const { phones, switchboard } = host;
  switchboard.drain();
  handles.forgetPhone(hPhone);
  if (openPhone.holders.size > 0) {
    tellCount(session, openPhone, holder.privilege);
    return SUCCESS;
  }
  if (openPhone.alive) {
    openPhone.device.provider.sync('phoneClose', (p) => p.phoneClose?.(openPhone.hdPhone as HdPhone));
    phones.end(openPhone);
    switchboard.drain();
  }
  return SUCCESS;
}

/** Which PHONESTATE, PHONEBUTTONMODE and PHONEBUTTONSTATE changes this client wants to hear of. Buttons need modes and states, both. */
export function phoneSetStatusMessages({ handles }: Session, hPhone: number, wanted: Wanted): Result {
  const held = handles.phones.get(hPhone);
  if (held?.openPhone.alive !== true) return PHONEERR.INVALPHONEHANDLE;
  const { phoneStates, buttonModes, buttonStates } = wanted;
  if ((phoneStates & ~allBits(PHONESTATE)) !== 0) return PHONEERR.INVALPHONESTATE;
  if ((buttonModes & ~allBits(PHONEBUTTONMODE)) !== 0) return PHONEERR.INVALBUTTONMODE;
  if ((buttonStates & ~allBits(PHONEBUTTONSTATE)) !== 0 || (buttonModes !== 0 && buttonStates === 0))
    return PHONEERR.INVALBUTTONSTATE;
  const { openPhone, holder } = held;
  Object.assign(holder, wanted);
  return openPhone.device.provider.sync('phoneSetStatusMessages', (p) =>
    p.phoneSetStatusMessages?.(
      openPhone.hdPhone as HdPhone,
      openPhone.union('phoneStates'),
      openPhone.union('buttonModes'),
      openPhone.union('buttonStates'),
    ),
  );
}

/** The same back: `states` becomes [PHONESTATE, PHONEBUTTONMODE, PHONEBUTTONSTATE bits]. */
export function phoneGetStatusMessages({ handles }: Session, hPhone: number, states: Out<unknown>): Result {
  const held = handles.phones.get(hPhone);
  if (held?.openPhone.alive !== true) return PHONEERR.INVALPHONEHANDLE;
  const { phoneStates, buttonModes, buttonStates } = held.holder;
  states.value = [phoneStates, buttonModes, buttonStates];
  return SUCCESS;
}

function openFirst({ host }: Session, device: PhoneDevice): OpenPhone | Result {
  const openPhone = host.phones.open(device);
  if (openPhone === undefined) return PHONEERR.RESOURCEUNAVAIL;
  const hdPhone = out<HdPhone | 0>(0);
  device.open = openPhone;
  const result = device.provider.sync('phoneOpen', (p) =>
    p.phoneOpen?.(device.deviceId, openPhone.htPhone, hdPhone, device.tspiVersion),
  );
  if (result === SUCCESS && host.phones.isFree(device.provider, hdPhone.value)) {
    openPhone.hdPhone = hdPhone.value;
    return openPhone;
  }
  host.phones.end(openPhone);
  if (result !== SUCCESS) return result;
  host.switchboard.counters.badValues++;
  return PHONEERR.OPERATIONFAILED;
}

/** How many own or watch a phone has changed: the others hear of it (phone-state). */
function tellCount(session: Session, openPhone: OpenPhone, privilege: number): void {
  const { switchboard } = session.host;
  switchboard.post({
    kind: 'phone',
    openPhone,
    message: TAPI_MESSAGE.PHONE_STATE,
    param1: privilege === PHONEPRIVILEGE.OWNER ? PHONESTATE.OWNER : PHONESTATE.MONITORS,
    param2: openPhone.count(privilege),
    param3: 0,
    except: session,
  });
  switchboard.wake();
}
