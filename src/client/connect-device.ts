import type { ModemConnectResult } from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Outcome } from '../tspi/provider-host.js';
import { HEARD_ON_PORT } from '../tspi/port-finding.js';
import type { Result } from '../tspi/result.js';
import type { PickedDevice, Sighting } from './port-picker.js';
import { TelephonyError, type TelephonyErrorCode } from './telephony.js';

/** How often this window looks where a device is: each disagreement with the worker takes a plug or an unplug in between. */
const MOST_LOOKS = 5;

/** The worker's words that are words of TelephonyError as well; every other is `portFailed`. */
const CODES: ReadonlySet<string> = new Set<TelephonyErrorCode>([
  'portBusy',
  'heldByTab',
  'heldBySystem',
  'noAnswer',
  'garbage',
  'unplugged',
  'unsupported',
  'notAModem',
  'otherDevice',
]);

type Refused = Extract<ModemConnectResult, { error: string }>;

/** Asks the worker for something with a device; a number for an answer is an error of TAPI. */
export type AskWorker = (sighting: Sighting) => Promise<ModemConnectResult | Result>;

/**
 * Has the worker find a device that was picked here, and do something with it; looks again where the two see different devices.
 * @param refused - Makes the error of a refused request.
 * @returns The device id of the line. Rejects with TelephonyError.
 */
export async function connectDevice(
  picked: PickedDevice,
  ask: AskWorker,
  refused: (result: Result, outcome: Outcome) => TelephonyError,
): Promise<number> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const sighting = await picked.look();
    if (sighting === undefined) break;
    const answer = await ask(sighting);
    if (typeof answer === 'number') throw refused(answer, answer === LINEERR.OPERATIONFAILED ? 'unknown' : 'known');
    if ('deviceId' in answer) return answer.deviceId;
    if (answer.error !== 'lookAgain') throw failureOf(answer);
  }
  throw new TelephonyError('unplugged', 'The chosen device is not there any more.', 0);
}

function failureOf({ error, message, heard }: Refused): TelephonyError {
  const known = HEARD_ON_PORT.find((kind) => kind === heard);
  // What speaks AT and cannot be set up is no modem to whoever chose it.
  const code = error === 'initFailed' && known !== undefined ? 'notAModem' : codeOf(error);
  return new TelephonyError(code, message, 0, 'known', { heard: known });
}

function codeOf(error: string): TelephonyErrorCode {
  return CODES.has(error) ? (error as TelephonyErrorCode) : 'portFailed';
}
