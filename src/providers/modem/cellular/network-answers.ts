import type { AtOutcome } from '../../../at/command.js';
import type { LineNetwork, LineServiceReason } from '../../../tspi/structures.js';
import { isOk } from '../bring-up.js';
import { cmeErrorOf } from './refusals.js';

/** What a SIM lacks; `busy` while it is still being read, `ready` where nothing is known to be wrong. */
export type SimState = 'ready' | 'busy' | Extract<LineServiceReason, 'noSim' | 'simFailed' | 'pinWanted' | 'pukWanted'>;

/** `+CPIN: <code>` (3GPP TS 27.007, 8.3); NOT INSERTED and NOT READY are what makers add. */
const pins: Readonly<Record<string, SimState>> = {
  READY: 'ready',
  'SIM PIN': 'pinWanted',
  'SIM PUK': 'pukWanted',
  'NOT INSERTED': 'noSim',
  'NOT READY': 'busy',
};

/** By +CME ERROR (3GPP TS 27.007, 9.2). */
const sims: Readonly<Record<number, SimState>> = {
  10: 'noSim',
  11: 'pinWanted',
  12: 'pukWanted',
  13: 'simFailed',
  14: 'busy',
  15: 'simFailed',
};

/** The answer to AT+CPIN?. A lock to one network or one device (PH-…) is a card that this modem cannot use. */
export function simOf(outcome: AtOutcome): SimState {
  const error = cmeErrorOf(outcome);
  if (error !== null) return sims[error] ?? 'ready';
  const code = linesOf(outcome).flatMap((line) => /^\+CPIN: ?"?([A-Z0-9 -]+)/.exec(line)?.[1]?.trim() ?? [])[0];
  if (code === undefined) return 'ready';
  return pins[code] ?? (code.startsWith('PH-') ? 'simFailed' : 'ready');
}

/** Where a modem is registered, by +CREG or +CEREG. */
export type Registration = Exclude<LineNetwork['registration'], 'unknown'>;

/** By <stat> (3GPP TS 27.007, 7.2): 6 and 7 are for messages only, 9 and 10 for calls by fallback that are not preferred. */
const registrations: readonly Registration[] = [
  'none',
  'home',
  'searching',
  'refused',
  'none',
  'roaming',
  'none',
  'none',
  'none',
  'home',
  'roaming',
];

/** The answer to AT+CREG? or AT+CEREG?: `+CREG: <n>,<stat>[,…`, without <n> with some. Null where it does not tell. */
export function registrationOf(outcome: AtOutcome): Registration | null {
  const line = linesOf(outcome).at(-1) ?? '';
  const [, first, second] = /^\+CE?REG: ?(\d{1,2})(?:,(\d{1,2}))?/.exec(line) ?? [];
  const stat = second ?? first;
  return stat === undefined ? null : (registrations[Number(stat)] ?? 'none');
}

/** The better of two domains: calls go by whichever there is. */
export function bestOf(one: Registration | null, other: Registration | null): Registration | null {
  const order: readonly (Registration | null)[] = ['home', 'roaming', 'refused', 'searching', 'none', null];
  return order[Math.min(order.indexOf(one), order.indexOf(other))] ?? null;
}

/** How strong the signal is, 0 to 1, by `+CSQ: <rssi>,<ber>` (3GPP TS 27.007, 8.5); 100 to 191 is TD-SCDMA's. Null where it is not known. */
export function signalOf(outcome: AtOutcome): number | null {
  const rssi = Number(/^\+CSQ: ?(\d{1,3})/.exec(linesOf(outcome)[0] ?? '')?.[1] ?? 99);
  if (rssi <= 31) return rssi / 31;
  return rssi >= 100 && rssi <= 191 ? (rssi - 100) / 91 : null;
}

/** Whether AT+CFUN? says that the radio is off: 0 minimum, 4 flight (3GPP TS 27.007, 8.2). */
export function isRadioOff(outcome: AtOutcome): boolean {
  return /^\+CFUN: ?[04]\b/.test(linesOf(outcome)[0] ?? '');
}

function linesOf(outcome: AtOutcome): readonly string[] {
  return outcome.kind === 'final' && isOk(outcome) ? outcome.lines : [];
}
