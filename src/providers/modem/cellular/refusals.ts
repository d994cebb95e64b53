import type { AtOutcome } from '../../../at/command.js';
import type { Outcome } from '../../../tspi/provider-host.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import type { Result } from '../../../tspi/result.js';

/**
 * By +CME ERROR (3GPP TS 27.007, 9.2). 3, operation not allowed, is what a network or a state of the calls refuses: it failed. What the
 * device lacks for any call is a resource.
 */
const errors: Readonly<Record<number, Result>> = {
  4: LINEERR.OPERATIONUNAVAIL,
  10: LINEERR.RESOURCEUNAVAIL,
  11: LINEERR.RESOURCEUNAVAIL,
  12: LINEERR.RESOURCEUNAVAIL,
  13: LINEERR.RESOURCEUNAVAIL,
  14: LINEERR.RESOURCEUNAVAIL,
  15: LINEERR.RESOURCEUNAVAIL,
  26: LINEERR.INVALADDRESS,
  27: LINEERR.INVALADDRESS,
  30: LINEERR.RESOURCEUNAVAIL,
  31: LINEERR.RESOURCEUNAVAIL,
  32: LINEERR.RESOURCEUNAVAIL,
};

/** SIM missing, locked, failed, busy or wrong; no network, network time-out, emergency calls only. */
const NO_SERVICE: readonly number[] = [10, 11, 12, 13, 14, 15, 30, 31, 32];

/** The number of the +CME ERROR that ended a command, told as number or in words; null for any other end. */
export function cmeErrorOf(outcome: AtOutcome): number | null {
  const error = outcome.kind === 'final' ? outcome.code.error : undefined;
  return error?.kind === 'equipment' ? error.code : null;
}

/**
 * The same for a dial. Without a card that can be used or a network, the line is not in a state in which a call can be made (INVALLINESTATE, among the
 * results of lineMakeCall): no resource comes free by waiting for a call to end. Emergency numbers are dialled as any other; the network takes them.
 */
export function dialFailureOf(outcome: AtOutcome): readonly [Result, Outcome] {
  return NO_SERVICE.includes(cmeErrorOf(outcome) ?? -1) ? [LINEERR.INVALLINESTATE, 'known'] : failureOf(outcome);
}

/** What a request fails with whose command ended so, and whether it may have had its effect. */
export function failureOf(outcome: AtOutcome): readonly [Result, Outcome] {
  const refused = outcome.kind === 'final' || outcome.kind === 'cancelled' || outcome.kind === 'overrun';
  const known = refused || (outcome.kind === 'lost' && !outcome.written);
  return [errors[cmeErrorOf(outcome) ?? -1] ?? LINEERR.OPERATIONFAILED, known ? 'known' : 'unknown'];
}
