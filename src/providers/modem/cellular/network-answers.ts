import type { AtOutcome } from '../../../at/command.js';
import { parseFunctionality } from '../../../at/responses/device-state.js';
import { parseRegistration, type RegistrationState } from '../../../at/responses/registration.js';
import { parseSignalQuality } from '../../../at/responses/signal.js';
import { parseSimState, type SimState as SimCode } from '../../../at/responses/sim.js';
import type { LineNetwork, LineServiceReason } from '../../../tspi/structures.js';
import { linesOf } from '../bring-up.js';
import { cmeErrorOf } from './refusals.js';

/** What a SIM lacks; `busy` while it is still being read, `ready` where nothing is known to be wrong. */
export type SimState = 'ready' | 'busy' | Extract<LineServiceReason, 'noSim' | 'simFailed' | 'pinWanted' | 'pukWanted'>;

/** By what AT+CPIN? says; PIN2 and PUK2 keep nobody from calling. A lock to one network or one device is a card that this modem cannot use. */
const pins: Readonly<Record<SimCode, SimState>> = {
  ready: 'ready',
  pin: 'pinWanted',
  puk: 'pukWanted',
  pin2: 'ready',
  puk2: 'ready',
  phoneSimPin: 'simFailed',
  phoneFirstSimPin: 'simFailed',
  phoneFirstSimPuk: 'simFailed',
  networkPin: 'simFailed',
  networkPuk: 'simFailed',
  networkSubsetPin: 'simFailed',
  networkSubsetPuk: 'simFailed',
  serviceProviderPin: 'simFailed',
  serviceProviderPuk: 'simFailed',
  corporatePin: 'simFailed',
  corporatePuk: 'simFailed',
  missing: 'noSim',
  notReady: 'busy',
};

/** By +CME ERROR (3GPP TS 27.007, 9.2). */
const sims: Readonly<Record<number, SimState>> = {
  10: 'noSim',
  11: 'pinWanted',
  12: 'pukWanted',
  13: 'simFailed',
  14: 'busy',
  15: 'simFailed',
  // Makers': still starting.
  515: 'busy',
};

/** The answer to AT+CPIN?. */
export function simOf(outcome: AtOutcome): SimState {
  const error = cmeErrorOf(outcome);
  if (error !== null) return sims[error] ?? 'ready';
  const code = linesOf(outcome)
    .map(parseSimState)
    .find((state) => state !== null);
  return code === undefined ? 'ready' : pins[code];
}

/** Where a modem is registered for calls. */
export type Registration = Exclude<LineNetwork['registration'], 'unknown'>;

/** Those with which calls are possible, known to be refused, or yet to come; calls by fallback that are not preferred are possible. All others: none. */
const registrations: Partial<Record<RegistrationState, Registration>> = {
  home: 'home',
  searching: 'searching',
  roaming: 'roaming',
  denied: 'refused',
  homeCsfbNotPreferred: 'home',
  roamingCsfbNotPreferred: 'roaming',
};

/** The answer to AT+CREG? or AT+CEREG?: its last line, which is the newest. Null where it does not tell. */
export function registrationOf(outcome: AtOutcome): Registration | null {
  const told = parseRegistration(linesOf(outcome).at(-1) ?? '');
  return told === null ? null : (registrations[told.state] ?? 'none');
}

/** The better of two domains: calls go by whichever there is. */
export function bestOf(one: Registration | null, other: Registration | null): Registration | null {
  const order: readonly (Registration | null)[] = ['home', 'roaming', 'refused', 'searching', 'none', null];
  return order[Math.min(order.indexOf(one), order.indexOf(other))] ?? null;
}

/** The ends of the scale of <rssi> 0 to 31 (3GPP TS 27.007, 8.5), in dBm. */
const WEAKEST_DBM = -113;
const STRONGEST_DBM = -51;

/** How strong the signal is, 0 to 1, on the scale of +CSQ; null where it is not known. */
export function signalOf(outcome: AtOutcome): number | null {
  const dbm = parseSignalQuality(linesOf(outcome)[0] ?? '')?.dbm ?? null;
  return dbm === null ? null : Math.min(1, Math.max(0, (dbm - WEAKEST_DBM) / (STRONGEST_DBM - WEAKEST_DBM)));
}

/** Whether AT+CFUN? says that the radio is off: 0 minimum, 4 flight (3GPP TS 27.007, 8.2). */
export function isRadioOff(outcome: AtOutcome): boolean {
  const level = parseFunctionality(linesOf(outcome)[0] ?? '');
  return level === 0 || level === 4;
}
