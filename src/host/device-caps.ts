import { LINEADDRESSSTATE, LINEDEVSTATE, PHONESTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { isDword } from '../tspi/limits.js';
import type { LineAddressCaps, PhoneCaps } from '../tspi/structures.js';
import type { LineDevice } from './line.js';
import type { ProviderPort } from './provider-port.js';
import { isKnownVersion } from './versions.js';

/** Addresses of a line whose capabilities are told. */
const ADDRESSES_TOLD = 64;
/** Devices of one kind that a provider may have at its start: as many as can be open. */
export const DEVICE_LIMIT = 4096;

/** Whether a provider may have so many devices. */
export function isDeviceCount(count: unknown): count is number {
  return isDword(count) && count >= 0 && count <= DEVICE_LIMIT;
}

/** Whether a provider has negotiated one of the versions that it was asked for. */
export function isNegotiated(version: unknown): version is number {
  return isDword(version) && isKnownVersion(version);
}

/** What a line device and its addresses can do now; undefined where the provider does not say it of the line and its first address. */
export function lineCaps(
  port: ProviderPort,
  deviceId: number,
  version: number,
): Pick<LineDevice, 'caps' | 'addressCaps' | 'furtherAddressCaps'> | undefined {
  const caps = port.structure('lineGetDevCaps', (p, holder) => p.lineGetDevCaps(deviceId, version, 0, holder));
  const capsOf = (addressId: number): LineAddressCaps | undefined =>
    port.structure('lineGetAddressCaps', (p, holder) => p.lineGetAddressCaps(deviceId, addressId, version, 0, holder));
  const addressCaps = capsOf(0);
  if (caps === undefined || addressCaps === undefined) return undefined;
  const further: LineAddressCaps[] = [];
  for (let addressId = 1; addressId < Math.min(caps.numAddresses, ADDRESSES_TOLD); addressId++) {
    const more = capsOf(addressId);
    if (more !== undefined) further.push(more);
  }
  return { caps, addressCaps, ...(further.length === 0 ? {} : { furtherAddressCaps: further }) };
}

/** What a phone can do now; undefined where the provider does not say. */
export function phoneCaps(port: ProviderPort, deviceId: number, version: number): PhoneCaps | undefined {
  return port.structure('phoneGetDevCaps', (p, holder) => p.phoneGetDevCaps?.(deviceId, version, 0, holder));
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
