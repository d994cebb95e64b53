import type { DialString } from '../numbers/dial-string.js';
import { isEmergencyNumber } from '../numbers/emergency.js';
import { comparable, matchesPattern, parseNumberPattern, type NumberPattern } from './number-pattern.js';
import { certainReadings, emergencyReadings, possibleReadings, type NumberingPlan } from './readings.js';
import type { DialPolicyConfig } from './schema.js';

/** What a policy says about a number. */
export type DialDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** `denied`: a deny rule; `notListed`: there is an allow list and the number is not on it. */
      readonly cause: 'denied' | 'notListed';
      /** The rule's reason, in the administrator's words; '' for `notListed`. Render as text only. */
      readonly reason: string;
      /** The pattern of the deny rule; '' for `notListed`. */
      readonly rule: string;
    };

/**
 * Decides about one dial string. Where a number is dialled in parts (`;`, lineDial), ask with everything dialled so far: a part
 * alone says nothing.
 */
export type DialPolicy = (dialString: Pick<DialString, 'digits'>) => DialDecision;

const ALLOWED: DialDecision = { allowed: true };
const NOT_LISTED: DialDecision = { allowed: false, cause: 'notListed', reason: '', rule: '' };

/** Compared against `deny` where a deployment does not name its own; a mistaken match blocks a call, a missing one pays for it. */
const USUAL_INTERNATIONAL_PREFIXES = ['00', '011'];

/**
 * Makes a policy's decision procedure. Emergency numbers are never blocked. Then `deny` is held against everything the dial string
 * could turn out to be, and `allow` against what it certainly is.
 * @param config - As {@link parseDialPolicy} returned it.
 */
export function compileDialPolicy(config: DialPolicyConfig): DialPolicy {
  const plan = planOf(config);
  const cautiousPlan: NumberingPlan = {
    ...plan,
    internationalPrefixes: config.numbering.internationalPrefixes ?? USUAL_INTERNATIONAL_PREFIXES,
  };
  const deny = config.deny.map(({ pattern, reason }) => ({ pattern: patternOf(pattern), reason }));
  const allow = config.allow?.map(patternOf);

  return ({ digits }) => {
    if (emergencyReadings(digits, plan).some((number) => isEmergencyNumber(number, config.extraEmergencyNumbers)))
      return ALLOWED;
    const possible = possibleReadings(digits, cautiousPlan);
    const rule = deny.find(({ pattern }) => possible.some((number) => matchesPattern(pattern, number)));
    if (rule !== undefined) return { allowed: false, cause: 'denied', reason: rule.reason, rule: rule.pattern.text };
    return allow === undefined || isListed(digits, allow, plan) ? ALLOWED : NOT_LISTED;
  };
}

/** A hook flash after the first key starts another call, so a string with one is never on a list. */
function isListed(digits: string, allow: readonly NumberPattern[], plan: NumberingPlan): boolean {
  if (/[0-9A-D*#].*!/.test(digits)) return false;
  const readings = certainReadings(comparable(digits), plan);
  return allow.some((pattern) => readings.some((number) => matchesPattern(pattern, number)));
}

function planOf({ numbering }: DialPolicyConfig): NumberingPlan {
  return {
    dialPrefixes: numbering.dialPrefixes.map(patternOf),
    internationalPrefixes: numbering.internationalPrefixes ?? [],
    countryCode: numbering.countryCode ?? '',
    trunkPrefix: numbering.trunkPrefix,
  };
}

function patternOf(text: string): NumberPattern {
  const pattern = parseNumberPattern(text);
  if (pattern === null) throw new TypeError(`Not a number pattern: ${JSON.stringify(text)}`);
  return pattern;
}
