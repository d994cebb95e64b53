import { LINEERR } from '../tspi/generated/errors.js';
import type { LineService, LineServiceReason } from '../tspi/structures.js';
import { TelephonyError, type TelephonyErrorCode } from './telephony.js';

/** What is to be known of a line to say why nothing was dialled on it. */
export interface DialledLine {
  readonly service: LineService;
  /** LINEADDRESSCAPS: calls can be put on hold (LINECALLFEATURE_HOLD). */
  readonly holds: boolean;
}

const LACKS: Partial<Record<LineServiceReason, TelephonyErrorCode>> = {
  noSim: 'noSim',
  simFailed: 'simFailed',
  pinWanted: 'simLocked',
  pukWanted: 'simLocked',
  networkRefused: 'networkRefused',
};

/**
 * Why a number was not dialled (lineMakeCall, or lineDial of a consultation), with a word of its own where the line knows it. INVALLINESTATE: the line is not
 * in a state in which it can be done; CALLUNAVAIL: every call appearance of the address is in use (nf-tapi-linemakecall, lineerr--constants). A cellular line tells
 * beside its service what its calls lack; a modem that answers ERROR without a number, then, most likely means the same.
 */
export function dialRefusal(error: TelephonyError, line: DialledLine): TelephonyError {
  const code = codeOf(error, line);
  return code === null ? error : new TelephonyError(code, error.message, error.result, error.outcome, { cause: error });
}

function codeOf({ code, result, outcome }: TelephonyError, { service, holds }: DialledLine): TelephonyErrorCode | null {
  if (code !== 'refused' || outcome !== 'known') return null;
  if (result === LINEERR.CALLUNAVAIL) return holds ? 'noCallFree' : 'lineBusy';
  const { network, reason, state } = service;
  if (network === undefined || state !== 'ready') return null;
  const lacks = LACKS[reason] ?? (reason === 'noNetwork' ? networkCode(network.registration) : null);
  if (result === LINEERR.INVALLINESTATE) return lacks ?? networkCode(network.registration);
  return result === LINEERR.OPERATIONFAILED ? lacks : null;
}

/** A modem that has not told yet is reading its card, or looks for a network. */
function networkCode(registration: NonNullable<LineService['network']>['registration']): TelephonyErrorCode {
  return registration === 'searching' || registration === 'unknown' ? 'searchingNetwork' : 'noNetwork';
}
