import type { AtOutcome } from '../../../at/command.js';
import { parseForwarding } from '../../../at/responses/supplementary.js';
import { NO_MODIFIERS, parseDialString } from '../../../numbers/dial-string.js';
import { LINEFORWARDMODE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import {
  FORWARDING_LONGEST_S,
  FORWARDING_REASONS,
  FORWARDING_STEP_S,
  FORWARDING_USUAL_S,
  type Forwarding,
  type ForwardingReason,
} from '../../../tspi/line-services.js';
import type { Result } from '../../../tspi/result.js';
import type { LineForward } from '../../../tspi/structures.js';
import { linesOf } from '../bring-up.js';

/** What is wanted of a reason: a number, or that it ends. */
export interface ForwardingStep {
  readonly reasons: readonly ForwardingReason[];
  /** The command line of 3GPP TS 27.007, 7.11. */
  readonly text: string;
  /** What holds for each of its reasons once the network has taken it. */
  readonly holds: Omit<Forwarding, 'reason'>;
}

/** LINEFORWARDMODE bits that a mobile network has: who calls makes no difference there. */
export const FORWARD_MODES =
  LINEFORWARDMODE.UNCOND | LINEFORWARDMODE.BUSY | LINEFORWARDMODE.NOANSW | LINEFORWARDMODE.BUSYNA;
/** What lineGetAddressStatus tells beside: TAPI has no mode for a phone that is not reachable. */
export const MAX_FORWARDS = FORWARDING_REASONS.length;
export const MAX_FORWARD_RINGS = FORWARDING_LONGEST_S / FORWARDING_STEP_S;

const MODES: ReadonlyMap<number, readonly ForwardingReason[]> = new Map([
  [LINEFORWARDMODE.UNCOND, ['unconditional']],
  [LINEFORWARDMODE.BUSY, ['busy']],
  [LINEFORWARDMODE.NOANSW, ['noReply']],
  [LINEFORWARDMODE.BUSYNA, ['busy', 'noReply']],
] as readonly (readonly [number, readonly ForwardingReason[]])[]);
const TOLD_MODES: Readonly<Record<ForwardingReason, number>> = {
  unconditional: LINEFORWARDMODE.UNCOND,
  busy: LINEFORWARDMODE.BUSY,
  noReply: LINEFORWARDMODE.NOANSW,
  notReachable: LINEFORWARDMODE.UNAVAIL,
};

/** <reason> 4 and 5 of +CCFC: all of them, and all that depend on a condition. */
const ALL = 4;
const CONDITIONAL = 5;
/** <mode> */
const REGISTER = 3;
const ERASE = 4;
/** <class> 1: voice. */
const VOICE = 1;
/** <type> of a number with and without `+` (3GPP TS 24.008, 10.5.4.7). */
const INTERNATIONAL = 145;
const UNKNOWN = 129;
const NOTHING = { active: false, number: '', afterSeconds: null } as const;

/** The digits of a number that calls are to go to; null for what is none, a code or a modifier included. */
export function forwardedTo(address: string): string | null {
  const scan = parseDialString(address, NO_MODIFIERS);
  return scan.ok && /^\+?[0-9]{1,40}$/.test(scan.dialString.digits) ? scan.dialString.digits : null;
}

/** How long it rings first, by lineForward's rings: a ring of a mobile network is five seconds. 0: as the network has it. */
export function secondsOf(rings: number): number {
  return rings === 0
    ? FORWARDING_USUAL_S
    : Math.min(MAX_FORWARD_RINGS, Math.max(1, Math.trunc(rings))) * FORWARDING_STEP_S;
}

/** Begins forwarding for a reason. */
export function register(reason: ForwardingReason, number: string, afterSeconds: number): ForwardingStep {
  const type = number.startsWith('+') ? INTERNATIONAL : UNKNOWN;
  const time = reason === 'noReply' ? `,,,${afterSeconds}` : '';
  const text = `AT+CCFC=${FORWARDING_REASONS.indexOf(reason)},${REGISTER},"${number}",${type},${VOICE}${time}`;
  const holds = { active: true, number, afterSeconds: reason === 'noReply' ? afterSeconds : null };
  return { reasons: [reason], text, holds };
}

/** Ends it for some reasons, with as few commands as there can be. */
export function erase(reasons: readonly ForwardingReason[]): ForwardingStep[] {
  const step = (code: number, which: readonly ForwardingReason[]): ForwardingStep => ({
    reasons: which,
    text: `AT+CCFC=${code},${ERASE},,,${VOICE}`,
    holds: NOTHING,
  });
  const conditional = FORWARDING_REASONS.slice(1);
  if (FORWARDING_REASONS.every((reason) => reasons.includes(reason))) return [step(ALL, FORWARDING_REASONS)];
  if (!conditional.every((reason) => reasons.includes(reason)))
    return reasons.map((reason) => step(FORWARDING_REASONS.indexOf(reason), [reason]));
  return [step(CONDITIONAL, conditional)];
}

/**
 * What lineForward asks for: its list takes the place of all that is forwarded (lineforward).
 * @param known - What is known of the network; what is known to be off needs no command.
 * @returns The steps, or an error.
 */
export function planOf(
  list: readonly LineForward[],
  rings: number,
  known: ReadonlyMap<ForwardingReason, Forwarding>,
): readonly ForwardingStep[] | Result {
  if (list.length > MAX_FORWARDS) return LINEERR.INVALPARAM;
  const wanted = new Map<ForwardingReason, string>();
  for (const { forwardMode, destAddress } of list) {
    const reasons = MODES.get(forwardMode);
    if (reasons === undefined || reasons.some((reason) => wanted.has(reason))) return LINEERR.INVALPARAM;
    const number = forwardedTo(destAddress);
    if (number === null) return LINEERR.INVALADDRESS;
    for (const reason of reasons) wanted.set(reason, number);
  }
  // Everything is to end: one command, whatever is known.
  if (wanted.size === 0) return erase(FORWARDING_REASONS);
  const others = FORWARDING_REASONS.filter((reason) => !wanted.has(reason) && known.get(reason)?.active !== false);
  return [...erase(others), ...[...wanted].map(([reason, number]) => register(reason, number, secondsOf(rings)))];
}

/** What is in force, as LINEADDRESSSTATUS tells it. */
export function tapiForwards(known: Iterable<Forwarding>): LineForward[] {
  return [...known]
    .filter(({ active }) => active)
    .map(({ reason, number }) => ({
      forwardMode: TOLD_MODES[reason],
      callerAddress: '',
      destCountryCode: 0,
      destAddress: number,
    }));
}

/** The answer to AT+CCFC=…,2, as far as it is about voice. A network that tells nothing of voice forwards none of it. */
export function forwardingOf(reason: ForwardingReason, outcome: AtOutcome): Forwarding {
  const voice = linesOf(outcome)
    .map(parseForwarding)
    .find((one) => one !== null && (one.serviceClass & VOICE) !== 0);
  if (voice === undefined || voice === null) return { reason, ...NOTHING };
  return { reason, active: voice.active, number: voice.number, afterSeconds: voice.seconds };
}
