import { LINEADDRESSSTATE, LINEDEVSTATE, PHONESTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { out } from '../tspi/result.js';
import type { LineAddressCaps, LineDevCaps, PhoneCaps } from '../tspi/structures.js';
import type { LineDevice } from './line.js';
import type { ProviderPort } from './provider-port.js';

/** Addresses of a line whose capabilities are told. */
const ADDRESS_LIMIT = 64;

/** What a provider says that its devices can do: what clients' mirrors hold of them. */

/** Of a line and its addresses; undefined where the provider does not say. */
export function readLineCaps(
  port: ProviderPort,
  deviceId: number,
  version: number,
): Pick<LineDevice, 'caps' | 'addressCaps' | 'furtherAddressCaps'> | undefined {
  const caps = out<LineDevCaps | null>(null);
  port.sync('lineGetDevCaps', (p) => p.lineGetDevCaps(deviceId, version, 0, caps));
  const addressCaps = readAddressCaps(port, deviceId, version, 0);
  if (caps.value === null || addressCaps === null) return undefined;
  const further: LineAddressCaps[] = [];
  for (let addressId = 1; addressId < Math.min(caps.value.numAddresses, ADDRESS_LIMIT); addressId++) {
    const more = readAddressCaps(port, deviceId, version, addressId);
    if (more !== null) further.push(more);
  }
  return { caps: caps.value, addressCaps, ...(further.length === 0 ? {} : { furtherAddressCaps: further }) };
}

/** Of a phone, likewise. */
export function readPhoneCaps(port: ProviderPort, deviceId: number, version: number): PhoneCaps | undefined {
  const caps = out<PhoneCaps | null>(null);
  port.sync('phoneGetDevCaps', (p) => p.phoneGetDevCaps?.(deviceId, version, 0, caps));
  return caps.value ?? undefined;
}

/** Whether a message tells that capabilities have changed: applications read them again then (linedevstate, lineaddressstate, phonestate--constants). */
export function changesCaps(message: number, param1: number, param2: number): boolean {
  switch (message) {
    case TAPI_MESSAGE.LINE_LINEDEVSTATE:
      return (param1 & LINEDEVSTATE.CAPSCHANGE) !== 0;
    case TAPI_MESSAGE.LINE_ADDRESSSTATE:
      return (param2 & LINEADDRESSSTATE.CAPSCHANGE) !== 0;
    case TAPI_MESSAGE.PHONE_STATE:
      return (param1 & PHONESTATE.CAPSCHANGE) !== 0;
    default:
      return false;
  }
}

function readAddressCaps(
  port: ProviderPort,
  deviceId: number,
  version: number,
  addressId: number,
): LineAddressCaps | null {
  const caps = out<LineAddressCaps | null>(null);
  port.sync('lineGetAddressCaps', (p) => p.lineGetAddressCaps(deviceId, addressId, version, 0, caps));
  return caps.value;
}
