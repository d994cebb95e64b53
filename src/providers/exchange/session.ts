import { INITIALIZE_NEGOTIATION } from '../../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../../tspi/result.js';
import { TSPI_VERSION, type ExchangeContext, type Functions } from './exchange-context.js';

/** The version of the provider's extension: the blocks of lineDevSpecific, and feature buttons. */
export const EXT_VERSION = 0x0001_0000;
const EXTENSION_ID = {
  extensionId0: 0x52494e47,
  extensionId1: 0x4241434b,
  extensionId2: 0x45584348,
  extensionId3: 0x414e4745,
};

/** A session, versions of the interface, and the extension. */
export function sessionFunctions(
  context: ExchangeContext,
): Functions<
  | 'providerInit'
  | 'providerShutdown'
  | 'providerEnumDevices'
  | 'providerCreateLineDevice'
  | 'providerCreatePhoneDevice'
  | 'lineNegotiateTSPIVersion'
  | 'lineNegotiateExtVersion'
  | 'lineSelectExtVersion'
  | 'lineGetExtensionID'
  | 'phoneNegotiateTSPIVersion'
  | 'phoneNegotiateExtVersion'
  | 'phoneSelectExtVersion'
  | 'phoneGetExtensionID'
> {
  const { lines, phones } = context;
  return {
    providerInit(tspiVersion, _permanentProviderId, lineDeviceIdBase, host, phoneDeviceIdBase) {
      if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
      context.host = host;
      for (const [index, line] of lines.entries()) line.deviceId = lineDeviceIdBase + index;
      for (const [index, phone] of phones.entries()) phone.deviceId = phoneDeviceIdBase + index;
      return SUCCESS;
    },
    providerShutdown() {
      for (const phone of phones) phone.close();
      for (const line of lines) line.close();
      for (const device of [...lines, ...phones]) device.deviceId = null;
      context.host = null;
      return SUCCESS;
    },
    providerEnumDevices(_permanentProviderId, numLines, numPhones) {
      numLines.value = lines.length;
      numPhones.value = phones.length;
      return SUCCESS;
    },
    providerCreateLineDevice(tempId, deviceId) {
      const line = lines.find((one) => one.tempId === tempId && one.deviceId === null);
      if (line === undefined) return LINEERR.BADDEVICEID;
      line.deviceId = deviceId;
      return SUCCESS;
    },
    providerCreatePhoneDevice(tempId, deviceId) {
      const phone = phones.find((one) => one.tempId === tempId && one.deviceId === null);
      if (phone === undefined) return PHONEERR.BADDEVICEID;
      phone.deviceId = deviceId;
      return SUCCESS;
    },

    lineNegotiateTSPIVersion(deviceId, lowVersion, highVersion, version) {
      if (deviceId !== INITIALIZE_NEGOTIATION && context.lineOfDevice(deviceId) === undefined)
        return LINEERR.BADDEVICEID;
      return common(TSPI_VERSION, lowVersion, highVersion, version) ? SUCCESS : LINEERR.INCOMPATIBLEAPIVERSION;
    },
    lineNegotiateExtVersion(deviceId, tspiVersion, lowVersion, highVersion, extVersion) {
      if (context.lineOfDevice(deviceId) === undefined) return LINEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
      return common(EXT_VERSION, lowVersion, highVersion, extVersion) ? SUCCESS : LINEERR.INCOMPATIBLEEXTVERSION;
    },
    lineSelectExtVersion(hdLine, extVersion) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      return select(line, extVersion, LINEERR.INCOMPATIBLEEXTVERSION);
    },
    lineGetExtensionID(deviceId, tspiVersion, extensionId) {
      if (context.lineOfDevice(deviceId) === undefined) return LINEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return LINEERR.INCOMPATIBLEAPIVERSION;
      extensionId.value = EXTENSION_ID;
      return SUCCESS;
    },

    phoneNegotiateTSPIVersion(deviceId, lowVersion, highVersion, version) {
      if (context.phoneOfDevice(deviceId) === undefined && deviceId !== INITIALIZE_NEGOTIATION)
        return PHONEERR.BADDEVICEID;
      return common(TSPI_VERSION, lowVersion, highVersion, version) ? SUCCESS : PHONEERR.INCOMPATIBLEAPIVERSION;
    },
    phoneNegotiateExtVersion(deviceId, tspiVersion, lowVersion, highVersion, extVersion) {
      if (context.phoneOfDevice(deviceId) === undefined) return PHONEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return PHONEERR.INCOMPATIBLEAPIVERSION;
      return common(EXT_VERSION, lowVersion, highVersion, extVersion) ? SUCCESS : PHONEERR.INCOMPATIBLEEXTVERSION;
    },
    phoneSelectExtVersion(hdPhone, extVersion) {
      const phone = context.phone(hdPhone);
      if (phone === undefined) return PHONEERR.INVALPHONEHANDLE;
      return select(phone, extVersion, PHONEERR.INCOMPATIBLEEXTVERSION);
    },
    phoneGetExtensionID(deviceId, tspiVersion, extensionId) {
      if (context.phoneOfDevice(deviceId) === undefined) return PHONEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return PHONEERR.INCOMPATIBLEAPIVERSION;
      extensionId.value = EXTENSION_ID;
      return SUCCESS;
    },
  };
}

/** There is one version: it is the highest common one, or there is none. */
function common(own: number, low: number, high: number, version: Out<number>): boolean {
  if (low > own || high < own) return false;
  version.value = own;
  return true;
}

function select(device: { extVersion: number }, extVersion: number, error: Result): Result {
  if (extVersion !== 0 && extVersion !== EXT_VERSION) return error;
  device.extVersion = extVersion;
  return SUCCESS;
}
