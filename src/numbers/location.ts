import { checkedLabel } from '../base/line-label.js';

/** How numbers of one area code are dialled from a location, where that differs from the rest (area code rules, TAPI 2.1 and later). */
export interface AreaCodeRule {
  /** The area code that is called, in the location's own country. Digits. */
  readonly areaCode: string;
  /** Only subscriber numbers that begin so; all where left out. Digits. */
  readonly prefixes?: readonly string[];
  /** What is dialled before the number, `1`; with it the call is one of long distance, without it a local one. */
  readonly numberToDial?: string;
  /** Whether the area code is dialled. */
  readonly dialAreaCode: boolean;
}

/**
 * Where a line dials from: the context in which addresses are translated (ns-tapi-linelocationentry). What is left out is ''. TAPI's calling cards
 * are not here: their digits are secrets, which a page has no safe place for.
 */
export interface Location {
  /** For people; a label as lines have them. */
  readonly name: string;
  /** Digits, `44`. */
  readonly countryCode: string;
  /** Digits; '' where the country has none. */
  readonly areaCode?: string;
  /** Reaches an outside line for local calls: `9,`. */
  readonly localAccessCode?: string;
  /** Reaches an outside line for all other calls. */
  readonly longDistanceAccessCode?: string;
  /** Before the area code of a call of long distance: `0`, `1`. */
  readonly nationalPrefix?: string;
  /** Before the country code: `00`, `011`; `+` on mobile networks, where nothing else may stand before it. */
  readonly internationalPrefix: string;
  /** Switches call waiting off for the call: `*70,`. */
  readonly cancelCallWaiting?: string;
  /** How dialling begins; tone where left out. */
  readonly dialing?: 'tone' | 'pulse';
  /** The first that fits a number decides. */
  readonly areaCodeRules?: readonly AreaCodeRule[];
}

type Check = (value: unknown) => boolean;

const isText =
  (form: RegExp): Check =>
  (value) =>
    typeof value === 'string' && form.test(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const areaDigits = isText(/^\d{0,8}$/);
/** What may be dialled before a number: keys, pauses, and what waits for a tone. At most 20, so that the number has room (MAX_DIAL_LENGTH). */
const prefix = isText(/^[0-9A-D*#,!W@$]{0,20}$/i);

const RULE: Readonly<Record<keyof AreaCodeRule, Check>> = {
  areaCode: areaDigits,
  prefixes: optional((value) => Array.isArray(value) && value.every(isText(/^\d{1,15}$/))),
  numberToDial: optional(prefix),
  dialAreaCode: (value) => typeof value === 'boolean',
};

const LOCATION: Readonly<Record<keyof Location, Check>> = {
  name: (value) => value !== '' && checkedLabel(value) !== null,
  countryCode: isText(/^[1-9]\d{0,2}$/),
  areaCode: optional(areaDigits),
  localAccessCode: optional(prefix),
  longDistanceAccessCode: optional(prefix),
  nationalPrefix: optional(prefix),
  internationalPrefix: isText(/^(\+|[0-9A-D*#,!W@$]{0,20})$/i),
  cancelCallWaiting: optional(prefix),
  dialing: optional((value) => value === 'tone' || value === 'pulse'),
  areaCodeRules: optional((value) => Array.isArray(value) && value.every((rule) => misfit(rule, RULE) === null)),
};

/** Which member of a location from outside cannot be; `location` when it is no object at all; null when all is well. A member that is not known here is ignored. */
export function locationProblem(value: unknown): string | null {
  const problem = misfit(value, LOCATION);
  if (problem !== null) return problem;
  const { internationalPrefix, longDistanceAccessCode = '', cancelCallWaiting = '' } = value as Location;
  const before = longDistanceAccessCode + cancelCallWaiting;
  return internationalPrefix === '+' && before !== '' ? 'internationalPrefix' : null;
}

function misfit(value: unknown, checks: Readonly<Record<string, Check>>): string | null {
  if (typeof value !== 'object' || value === null) return 'location';
  const members = value as Readonly<Record<string, unknown>>;
  return Object.keys(checks).find((member) => checks[member]?.(members[member]) !== true) ?? null;
}
