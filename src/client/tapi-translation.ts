import { translateAddress } from '../numbers/translate-address.js';
import { LINETRANSLATEOPTION } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import { Locations } from './locations.js';
import { isHolder } from './request-arguments.js';
import { TapiPhones } from './tapi-phones.js';
import {
  entryOf,
  optionsOf,
  outputOf,
  type LineTranslateCaps,
  type LineTranslateOutput,
  type TapiLocation,
} from './translation-structures.js';

/** The versions of TAPI that the host speaks: 1.4 to 3.1. */
const LOWEST_VERSION = 0x00010004;
const HIGHEST_VERSION = 0x00030001;

/**
 * TAPI's calls that translate addresses. They answer at once: the locations are the page's own, and last as long as this session. Windows keeps
 * them for the whole machine; a page may not, and what one tab dials by should not change under it.
 */
export class TapiTranslation extends TapiPhones {
  readonly #locations = new Locations();

  /**
   * Translates a canonical address into what is dialled for it on a line from the current location; a dialable one comes back as it is.
   * INVALADDRESS: it cannot be dialled, or not in whole (a subaddress, a further address). INIFILECORRUPT: there are no locations, which is what
   * TAPI says then. INVALCARD: a calling card was asked for; there are none. INVALPARAM: options that there are not, or that contradict each other.
   * @param _card - Ignored, as by TAPI without LINETRANSLATEOPTION_CARDOVERRIDE.
   * @param translateOptions - LINETRANSLATEOPTION bits.
   */
  lineTranslateAddress(
    deviceId: number,
    apiVersion: number,
    addressIn: string,
    _card: number,
    translateOptions: number,
    translateOutput: Out<LineTranslateOutput | null>,
  ): Result {
    if (!this.mirror.devices.has(deviceId)) return LINEERR.BADDEVICEID;
    if (!isVersion(apiVersion)) return LINEERR.INCOMPATIBLEAPIVERSION;
    if ((translateOptions & LINETRANSLATEOPTION.CARDOVERRIDE) !== 0) return LINEERR.INVALCARD;
    if (!isHolder(translateOutput)) return LINEERR.INVALPOINTER;
    if (typeof (addressIn as unknown) !== 'string') return LINEERR.INVALADDRESS;
    const options = optionsOf(translateOptions);
    if (options === null) return LINEERR.INVALPARAM;
    const location = this.#locations.current;
    if (location === undefined) return LINEERR.INIFILECORRUPT;
    const translated = translateAddress(addressIn, location, options);
    if (translated === null) return LINEERR.INVALADDRESS;
    translateOutput.value = outputOf(translated);
    return SUCCESS;
  }

  lineGetTranslateCaps(apiVersion: number, translateCaps: Out<LineTranslateCaps | null>): Result {
    if (!isVersion(apiVersion)) return LINEERR.INCOMPATIBLEAPIVERSION;
    if (!isHolder(translateCaps)) return LINEERR.INVALPOINTER;
    const { list, current } = this.#locations;
    translateCaps.value = {
      numLocations: list.length,
      locationList: list.map(entryOf),
      currentLocationId: current?.permanentLocationId ?? 0,
    };
    return SUCCESS;
  }

  /** INVALLOCATION: none has the identifier. No LINEDEVSTATE_TRANSLATECHANGE follows: nobody but the caller is concerned. */
  lineSetCurrentLocation(permanentLocationId: number): Result {
    return this.#locations.choose(permanentLocationId) ? SUCCESS : LINEERR.INVALLOCATION;
  }

  /**
   * Ringback's own, where TAPI has a dialog: puts locations in place of those before. INVALLOCATION: one cannot be, or two have the same identifier;
   * then all is as before.
   * @param currentLocationId - The one to dial from; the first where left out.
   */
  lineSetLocations(locations: readonly TapiLocation[], currentLocationId?: number): Result {
    return this.#locations.set(locations, currentLocationId) ? SUCCESS : LINEERR.INVALLOCATION;
  }

  /** OPERATIONUNAVAIL, always: the dialog is Windows' own. A page asks in its own way, and tells the answer by lineSetLocations. */
  lineTranslateDialog(): Result {
    return LINEERR.OPERATIONUNAVAIL;
  }
}

function isVersion(apiVersion: number): boolean {
  return apiVersion >= LOWEST_VERSION && apiVersion <= HIGHEST_VERSION;
}
