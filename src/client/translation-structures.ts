import type { Location } from '../numbers/location.js';
import { tollPrefixes, type TranslatedAddress, type TranslateOptions } from '../numbers/translate-address.js';
import { LINELOCATIONOPTION, LINETRANSLATEOPTION, LINETRANSLATERESULT } from '../tspi/generated/constants.js';

/** A location under the identifier by which it is chosen. */
export interface TapiLocation extends Location {
  /** A positive 32-bit integer that no other location has; the page's own choice. */
  readonly permanentLocationId: number;
}

/** A translated address (ns-tapi-linetranslateoutput). */
export interface LineTranslateOutput {
  /** For lineMakeCall and lineDial. */
  readonly dialableString: string;
  /** For people. */
  readonly displayableString: string;
  /** The country code of the current location. */
  readonly currentCountry: number;
  /** The country code that is called, as lineMakeCall takes it; 0 where the address was not canonical. */
  readonly destCountry: number;
  /** LINETRANSLATERESULT bits. */
  readonly translateResults: number;
}

/** One location as the page knows it (ns-tapi-linelocationentry). Without country identifiers and calling cards. */
export interface LineLocationEntry {
  readonly permanentLocationId: number;
  readonly locationName: string;
  readonly countryCode: number;
  readonly cityCode: string;
  readonly localAccessCode: string;
  readonly longDistanceAccessCode: string;
  /** Prefixes of digits, separated by commas. */
  readonly tollPrefixList: string;
  /** LINELOCATIONOPTION bits. */
  readonly options: number;
  readonly cancelCallWaiting: string;
}

/** What addresses are translated by (ns-tapi-linetranslatecaps). There are no calling cards. */
export interface LineTranslateCaps {
  readonly numLocations: number;
  readonly locationList: readonly LineLocationEntry[];
  /** 0 where there are no locations. */
  readonly currentLocationId: number;
}

const { CANCELCALLWAITING, FORCELOCAL, FORCELD } = LINETRANSLATEOPTION;
const TREATED_AS = {
  local: LINETRANSLATERESULT.LOCAL,
  longDistance: LINETRANSLATERESULT.LONGDISTANCE,
  international: LINETRANSLATERESULT.INTERNATIONAL,
} as const;
/** The modifiers of a dialable string that an application is told of (linetranslateresult--constants). */
const TOLD_MODIFIERS: readonly (readonly [RegExp, number])[] = [
  [/\$/, LINETRANSLATERESULT.DIALBILLING],
  [/@/, LINETRANSLATERESULT.DIALQUIET],
  [/W/i, LINETRANSLATERESULT.DIALDIALTONE],
  [/\?/, LINETRANSLATERESULT.DIALPROMPT],
];

/** LINETRANSLATEOPTION bits, without the one of calling cards, as options; null for bits that there are not, and for both ways of forcing at once. */
export function optionsOf(bits: number): TranslateOptions | null {
  if ((bits & ~(CANCELCALLWAITING | FORCELOCAL | FORCELD)) !== 0) return null;
  if ((bits & FORCELOCAL) !== 0 && (bits & FORCELD) !== 0) return null;
  const cancelCallWaiting = (bits & CANCELCALLWAITING) !== 0;
  if ((bits & FORCELOCAL) !== 0) return { cancelCallWaiting, force: 'local' };
  return (bits & FORCELD) !== 0 ? { cancelCallWaiting, force: 'longDistance' } : { cancelCallWaiting };
}

export function outputOf(translated: TranslatedAddress): LineTranslateOutput {
  const { dialableString, displayableString, treatedAs, inTollList } = translated;
  let translateResults = treatedAs === null ? 0 : LINETRANSLATERESULT.CANONICAL | TREATED_AS[treatedAs];
  if (inTollList !== null)
    translateResults |= inTollList ? LINETRANSLATERESULT.INTOLLLIST : LINETRANSLATERESULT.NOTINTOLLLIST;
  for (const [modifier, bit] of TOLD_MODIFIERS) if (modifier.test(dialableString)) translateResults |= bit;
  return {
    dialableString,
    displayableString,
    currentCountry: Number(translated.currentCountry),
    destCountry: Number(translated.destCountry),
    translateResults,
  };
}

export function entryOf(location: TapiLocation): LineLocationEntry {
  return {
    permanentLocationId: location.permanentLocationId,
    locationName: location.name,
    countryCode: Number(location.countryCode),
    cityCode: location.areaCode ?? '',
    localAccessCode: location.localAccessCode ?? '',
    longDistanceAccessCode: location.longDistanceAccessCode ?? '',
    tollPrefixList: tollPrefixes(location).join(','),
    options: location.dialing === 'pulse' ? LINELOCATIONOPTION.PULSEDIAL : 0,
    cancelCallWaiting: location.cancelCallWaiting ?? '',
  };
}
