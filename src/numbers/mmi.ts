/**
 * Whether the digits are a code that changes or asks the network or the device instead of calling somebody: everything that begins
 * with `*` or `#` (3GPP TS 22.030 §6.5), such as `*21*…#`, which forwards all calls, or `*#06#`. `*31#5550100`, which calls with the number withheld,
 * is counted in: what is a call and what is a command is the network's secret.
 * @param digits - Dialled digits; modifiers in front of them do not hide a code.
 */
export function isMmiCode(digits: string): boolean {
  return /^[,!WTP@$]*[*#]/.test(digits);
}
