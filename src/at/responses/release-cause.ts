import { fieldsOf, informationOf, numberIn } from './fields.js';

/** Why a call ended: the cause values of call control by their names in 3GPP TS 24.008, annex H (ITU-T Q.850). */
const CAUSES = {
  1: 'unassignedNumber',
  3: 'noRoute',
  6: 'channelUnacceptable',
  8: 'operatorBarring',
  16: 'normalClearing',
  17: 'userBusy',
  18: 'noUserResponding',
  19: 'noAnswer',
  21: 'callRejected',
  22: 'numberChanged',
  25: 'preemption',
  26: 'nonSelectedUserClearing',
  27: 'destinationOutOfOrder',
  28: 'invalidNumber',
  29: 'facilityRejected',
  30: 'statusEnquiryResponse',
  31: 'normalUnspecified',
  34: 'noCircuit',
  38: 'networkOutOfOrder',
  41: 'temporaryFailure',
  42: 'congestion',
  43: 'accessInformationDiscarded',
  44: 'channelNotAvailable',
  47: 'resourcesUnavailable',
  49: 'qualityUnavailable',
  50: 'facilityNotSubscribed',
  55: 'incomingBarredInGroup',
  57: 'bearerNotAuthorized',
  58: 'bearerNotAvailable',
  63: 'serviceUnavailable',
  65: 'bearerNotImplemented',
  68: 'chargeLimitReached',
  69: 'facilityNotImplemented',
  70: 'onlyRestrictedDigital',
  79: 'serviceNotImplemented',
  81: 'invalidTransaction',
  87: 'notMemberOfGroup',
  88: 'incompatibleDestination',
  91: 'invalidTransitNetwork',
  95: 'semanticallyIncorrect',
  96: 'mandatoryInformation',
  97: 'unknownMessage',
  98: 'messageNotCompatible',
  99: 'unknownElement',
  100: 'conditionalElement',
  101: 'messageNotExpected',
  102: 'timerExpired',
  111: 'protocolError',
  127: 'interworking',
} as const;

/** A cause by its name. */
export type CauseName = (typeof CAUSES)[keyof typeof CAUSES];

/** The name of a cause value; null for one that annex H does not have. */
export function causeName(cause: number): CauseName | null {
  const names: Readonly<Record<number, CauseName>> = CAUSES;
  return names[cause] ?? null;
}

/** A cause value, where it is one of annex H. */
export function knownCause(cause: number | null | undefined): number | null {
  return cause !== null && cause !== undefined && causeName(cause) !== null ? cause : null;
}

/** What +CEER tells of how the last call ended. */
export interface ReleaseReport {
  /** A cause value of 3GPP TS 24.008, annex H; null where the text has none that is known. */
  readonly cause: number | null;
  /** As it came, for a log: in the device's language. Hostile text. */
  readonly text: string;
}

/** Words by which devices name causes, after annex H and after Qualcomm's names of ends; more telling ones first. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/un(?:assigned|allocated) (?:\(?un\w+\)? )?number/, 1],
  [/no route/, 3],
  [/operator determined barring|\bcalls? barred\b/, 8],
  [/normal call clear/, 16],
  [/user (?:is )?busy/, 17],
  [/no user respon/, 18],
  [/user alerting|alerting,? no answer|no answer|not answer/, 19],
  [/call rejected/, 21],
  [/number changed/, 22],
  [/destination out of order/, 27],
  [/invalid number|incomplete number|number format/, 28],
  [/normal,? unspecified/, 31],
  [/no circuit/, 34],
  [/network out of order/, 38],
  [/temporary failure/, 41],
  [/congestion/, 42],
  [/resources? unavailable/, 47],
  [/incompatible destination/, 88],
];
/** Longest text that is kept. */
const MAX_TEXT = 256;

/**
 * Reads `+CEER: <report>` (3GPP TS 27.007, 6.10), whose text is the maker's. A cause is taken from words that are known, from `cause 17`,
 * and from a number that is the only one: `17, CM_USER_BUSY`, `"CC setup error",17,"User busy"` (u-blox). Several numbers without known words
 * tell none, since their order is the maker's.
 * @returns null for another line.
 */
export function parseReleaseReport(line: string): ReleaseReport | null {
  const information = informationOf(line, '+CEER:');
  if (information === null) return null;
  const text = information.slice(0, MAX_TEXT);
  return { cause: wordsIn(text) ?? numberedIn(text) ?? onlyNumber(`+CEER:${text}`), text };
}

function wordsIn(text: string): number | null {
  const words = text.toLowerCase().replaceAll('_', ' ');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

function numberedIn(text: string): number | null {
  const digits = /\bcause\W{0,3}(\d{1,3})\b/i.exec(text)?.[1];
  return digits === undefined ? null : knownCause(Number(digits));
}

function onlyNumber(line: string): number | null {
  const numbers = (fieldsOf(line, '+CEER:') ?? []).map(numberIn).filter((number) => number !== null);
  return numbers.length === 1 ? knownCause(numbers[0]) : null;
}
