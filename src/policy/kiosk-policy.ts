import { ANY_LINE, parseDialString } from '../numbers/dial-string.js';
import { compileDialPolicy } from './dial-policy.js';
import type { KioskConfig } from './kiosk-schema.js';
import { comparable } from './number-pattern.js';
import type { DialPolicyConfig } from './schema.js';

type Part = Pick<KioskConfig, 'destinations' | 'dialNumber' | 'dialPolicy' | 'emergencyNumber'>;

/** What may be dialled where the kiosk's file could not be read: emergency numbers. */
export const EMERGENCY_ONLY: DialPolicyConfig = {
  deny: [],
  allow: [],
  extraEmergencyNumbers: [],
  numbering: { dialPrefixes: [], trunkPrefix: '0' },
};

/**
 * The dial policy of a kiosk: its destinations, and where visitors may dial numbers of their own those that `dialPolicy.allow` names; of all these only what
 * `dialPolicy.deny` does not block. The number on the emergency button counts as an emergency number, so it is never blocked.
 */
export function kioskDialPolicy({ destinations, dialNumber, dialPolicy, emergencyNumber }: Part): DialPolicyConfig {
  const own = dialNumber ? (dialPolicy.allow ?? []) : [];
  return {
    ...dialPolicy,
    allow: [...destinations.map(({ number }) => keysDialled(number)), ...own],
    extraEmergencyNumbers: [...dialPolicy.extraEmergencyNumbers, emergencyNumber],
  };
}

/** Why a destination could not be called, by the policy of its own file, as advice; null where it can. */
export function destinationProblem(config: Part, at: number): string | null {
  const number = config.destinations[at]?.number ?? '';
  const decision = compileDialPolicy(kioskDialPolicy(config))({ digits: digitsOf(number) });
  if (decision.allowed) return null;
  return decision.cause === 'denied'
    ? `dialPolicy.deny blocks this number by "${decision.rule}": change that, or the number.`
    : 'This number cannot be matched: write it without a hook flash or a service code.';
}

/** A destination as a pattern: its keys and nothing else, so that it stands for itself alone. */
function keysDialled(number: string): string {
  return comparable(digitsOf(number));
}

function digitsOf(number: string): string {
  const parsed = parseDialString(number, ANY_LINE);
  return parsed.ok ? parsed.dialString.digits : '';
}
