import { keysOf } from './dial-string.js';

/**
 * Numbers that reach help everywhere, or on a mobile without SIM: 3GPP TS 22.101 §10.1.1. A line's own list (a SIM's EF_ECC, a
 * deployment's configuration) comes on top of it.
 */
export const EMERGENCY_NUMBERS: readonly string[] = ['112', '911', '000', '08', '110', '118', '119', '999'];

/**
 * Whether the number, as a whole, is an emergency number. Dial modifiers (pauses, tone, pulse, hook flash) do not count;
 * an exchange's access digit before the number makes another number of it: list `0112` where `0` gets an outside line.
 * @param digits - Dialled digits, with or without modifiers.
 * @param extra - Further numbers of this country, SIM or deployment.
 */
export function isEmergencyNumber(digits: string, extra: readonly string[] = []): boolean {
  if (digits.startsWith('+')) return false;
  const keys = keysOf(digits);
  return EMERGENCY_NUMBERS.includes(keys) || extra.includes(keys);
}
