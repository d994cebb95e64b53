import { keysOf } from './dial-string.js';

/** Numbers that reach help on every mobile: 3GPP TS 22.101 §10.1.1 a. */
const EVERYWHERE: readonly string[] = ['112', '911'];

/**
 * Numbers that reach help everywhere, or on a mobile without SIM (3GPP TS 22.101 §10.1.1 c), where they may be somebody's own with one. A line's own
 * list (a SIM's EF_ECC, which is §10.1.1 b, a network's, a deployment's configuration) comes on top of it.
 */
export const EMERGENCY_NUMBERS: readonly string[] = [...EVERYWHERE, '000', '08', '110', '118', '119', '999'];

/** Those of a mobile beside the ones that its SIM and network name: fewer where they have named theirs. */
export function mobileEmergencyNumbers(named: boolean): readonly string[] {
  return named ? EVERYWHERE : EMERGENCY_NUMBERS;
}

/**
 * Whether the number, as a whole, is an emergency number. Dial modifiers (pauses, tone, pulse, hook flash) do not count;
 * an exchange's access digit before the number makes another number of it: list `0112` where `0` gets an outside line.
 * @param digits - Dialled digits, with or without modifiers.
 * @param extra - Further numbers of this country, SIM or deployment.
 * @param usual - Those that it comes on top of.
 */
export function isEmergencyNumber(
  digits: string,
  extra: readonly string[] = [],
  usual: readonly string[] = EMERGENCY_NUMBERS,
): boolean {
  if (digits.startsWith('+')) return false;
  const keys = keysOf(digits);
  return usual.includes(keys) || extra.includes(keys);
}
