import { parseCanonical, type CanonicalNumber } from './canonical.js';
import { ANY_LINE, indexOfControl, parseDialString } from './dial-string.js';
import type { AreaCodeRule, Location } from './location.js';

/** What an application asks of a translation (linetranslateoption--constants). */
export interface TranslateOptions {
  /** Call waiting is switched off first, where the location says how. */
  readonly cancelCallWaiting?: boolean;
  /**
   * How a number of the location's own country is dialled, whatever the rules say. A number of another area keeps its area code when it is forced
   * to be local, and a number of another country stays international: else somebody else would be called.
   */
  readonly force?: 'local' | 'longDistance';
}

/** An address as it is dialled from a location (ns-tapi-linetranslateoutput). */
export interface TranslatedAddress {
  /** For lineMakeCall and lineDial. A name after `^` is left out. */
  readonly dialableString: string;
  /** The same with the punctuation of the number as it was written, and blanks between its parts. No card's digits, as there are no cards. */
  readonly displayableString: string;
  /** The country code of the location. */
  readonly currentCountry: string;
  /** The country code that is called; '' where the address is not canonical. */
  readonly destCountry: string;
  /** The call as it is dialled; null where the address is not canonical and nothing is known of it. */
  readonly treatedAs: 'local' | 'longDistance' | 'international' | null;
  /**
   * For numbers of the location's own area where some are dialled as long distance: whether this is one of them. null where none are, or where the
   * kind of call was forced.
   */
  readonly inTollList: boolean | null;
}

type Route = Pick<TranslatedAddress, 'treatedAs' | 'inTollList'> & {
  /** What is dialled before the subscriber's number, in order. */
  readonly before: readonly string[];
};

/**
 * Translates an address into what is dialled for it from a location (nf-tapi-linetranslateaddress). An address that is not canonical is taken for a
 * dialable one and comes back as it is ("Address Overview").
 *
 * @returns null where the address cannot be dialled: what the dial-string grammar refuses, a subaddress, a further address, too long a result. A `?`
 * comes back, for the application to divide the string there.
 */
export function translateAddress(
  address: string,
  location: Location,
  options: TranslateOptions = {},
): TranslatedAddress | null {
  if (indexOfControl(address) >= 0) return null;
  const written = address.replace(/\^.*$/s, '');
  if (written.includes('|')) return null;
  const number = parseCanonical(written);
  const translated = number === null ? unchanged(written, location) : translate(number, location, options);
  return isDialable(translated.dialableString) && isDialable(translated.displayableString) ? translated : null;
}

/** The subscriber prefixes of a location's own area that are dialled as long distance (dwTollPrefixList). */
export function tollPrefixes(location: Location): readonly string[] {
  return tollRules(location).flatMap(({ prefixes = [] }) => prefixes);
}

function unchanged(written: string, location: Location): TranslatedAddress {
  return {
    dialableString: written,
    displayableString: written,
    currentCountry: location.countryCode,
    destCountry: '',
    treatedAs: null,
    inTollList: null,
  };
}

function translate(number: CanonicalNumber, location: Location, options: TranslateOptions): TranslatedAddress {
  const { before, treatedAs, inTollList } = routeOf(number, location, options.force);
  const method = location.dialing === 'pulse' ? 'P' : 'T';
  const quiet = options.cancelCallWaiting === true ? (location.cancelCallWaiting ?? '') : '';
  const parts = [quiet, ...before].filter((part) => part !== '');
  return {
    dialableString: method + [...parts, number.subscriber].join(''),
    displayableString: method + [...parts, number.written].join(' '),
    currentCountry: location.countryCode,
    destCountry: number.countryCode,
    treatedAs,
    inTollList,
  };
}

function routeOf(number: CanonicalNumber, location: Location, force: TranslateOptions['force']): Route {
  const { areaCode = '', localAccessCode = '', longDistanceAccessCode = '', nationalPrefix = '' } = location;
  if (number.countryCode !== location.countryCode) {
    const before = [longDistanceAccessCode, location.internationalPrefix, number.countryCode, number.areaCode];
    return { before, treatedAs: 'international', inTollList: null };
  }
  const ownArea = number.areaCode === areaCode;
  const farBefore = [longDistanceAccessCode, nationalPrefix, number.areaCode];
  const nearBefore = [localAccessCode, ownArea ? '' : number.areaCode];
  if (force === 'longDistance') return { before: farBefore, treatedAs: 'longDistance', inTollList: null };
  if (force === 'local') return { before: nearBefore, treatedAs: 'local', inTollList: null };

  const rule = location.areaCodeRules?.find((candidate) => applies(candidate, number));
  const far = rule === undefined ? !ownArea : isToll(rule);
  const treatedAs = far ? 'longDistance' : 'local';
  const inTollList = ownArea && tollRules(location).length > 0 ? far : null;
  if (rule === undefined) return { before: far ? farBefore : nearBefore, treatedAs, inTollList };
  const access = far ? longDistanceAccessCode : localAccessCode;
  const before = [access, rule.numberToDial ?? '', rule.dialAreaCode ? number.areaCode : ''];
  return { before, treatedAs, inTollList };
}

function applies(rule: AreaCodeRule, { areaCode, subscriber }: CanonicalNumber): boolean {
  return rule.areaCode === areaCode && (rule.prefixes?.some((prefix) => subscriber.startsWith(prefix)) ?? true);
}

function isToll({ numberToDial = '' }: AreaCodeRule): boolean {
  return numberToDial !== '';
}

function tollRules({ areaCode = '', areaCodeRules = [] }: Location): readonly AreaCodeRule[] {
  return areaCodeRules.filter((rule) => rule.areaCode === areaCode && isToll(rule));
}

/** Whether every line that has the modifiers would dial it; `?`, which no line dials, stands for a pause here. */
function isDialable(text: string): boolean {
  return parseDialString(text.replaceAll('?', ','), { ...ANY_LINE, partialDial: true }).ok;
}
