import { parseDialString, type DialSupport } from '../numbers/dial-string.js';
import { isEmergencyNumber } from '../numbers/emergency.js';
import type { DialPolicy } from '../policy/dial-policy.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { DialGate } from './host.js';

/** Every modifier is let through here: whether a line can carry it out is the provider's answer (DIALDIALTONE and the like). */
const EVERYTHING: DialSupport = { waitForDialTone: true, quiet: true, billing: true, partialDial: true };

/**
 * The gate that applies a dial policy: an address that no modem could take is INVALADDRESS, one that the policy forbids is
 * ADDRESSBLOCKED. A number dialled in parts is judged with everything dialled before. One that the SIM or the network of a line names as an
 * emergency number is never blocked.
 */
export function policyGate(policy: DialPolicy): DialGate {
  return (destAddress, dialledBefore, emergencyNumbers) => {
    const parsed = parseDialString(destAddress, EVERYTHING);
    if (!parsed.ok) return parsed.problem.error === 'DIALPROMPT' ? LINEERR.DIALPROMPT : LINEERR.INVALADDRESS;
    const before = dialledBefore === '' ? undefined : parseDialString(dialledBefore, EVERYTHING);
    const digits = (before?.ok === true ? before.dialString.digits : '') + parsed.dialString.digits;
    return policy({ digits }).allowed || isEmergencyNumber(digits, emergencyNumbers())
      ? undefined
      : LINEERR.ADDRESSBLOCKED;
  };
}
