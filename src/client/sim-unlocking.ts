import { LINEERR } from '../tspi/generated/errors.js';
import { isPin, isPuk, unblockBlock, unlockBlock } from '../tspi/sim-request.js';
import type { LineService } from '../tspi/structures.js';
import { SimLockError, TelephonyError, type TelephonyErrorCode } from './telephony.js';

/** What unlocking needs of its line. */
export interface LockedLine {
  readonly service: LineService;
  /** Sends the block of lineDevSpecific; settles with the reply. */
  devSpecific(block: Uint8Array): Promise<void>;
}

/** Gives the SIM its PIN. Rejects with {@link SimLockError}. */
export async function unlockSim(line: LockedLine, pin: string): Promise<void> {
  if (typeof pin !== 'string' || !isPin(pin)) throw malformed('A PIN has 4 to 8 digits.');
  await enter(line, unlockBlock(pin), 'pin');
}

/** Gives the SIM its PUK and a new PIN. Rejects with {@link SimLockError}. */
export async function unblockSim(line: LockedLine, puk: string, newPin: string): Promise<void> {
  if (typeof puk !== 'string' || !isPuk(puk)) throw malformed('A PUK has 8 digits.');
  if (typeof newPin !== 'string' || !isPin(newPin)) throw malformed('A PIN has 4 to 8 digits.');
  await enter(line, unblockBlock(puk, newPin), 'puk');
}

async function enter(line: LockedLine, block: Uint8Array, code: 'pin' | 'puk'): Promise<void> {
  try {
    await line.devSpecific(block);
  } catch (error) {
    throw error instanceof TelephonyError ? failure(error, code, line.service) : error;
  } finally {
    block.fill(0);
  }
}

const REFUSALS = new Map<number, TelephonyErrorCode>([
  [LINEERR.INVALLINESTATE, 'pinNotWanted'],
  [LINEERR.INUSE, 'lineBusy'],
  [LINEERR.RESOURCEUNAVAIL, 'unplugged'],
  [LINEERR.OPERATIONUNAVAIL, 'unsupported'],
  [LINEERR.OPERATIONFAILED, 'simFailed'],
]);

const MESSAGES: Partial<Record<TelephonyErrorCode, string>> = {
  wrongPin: 'The PIN is wrong.',
  wrongPuk: 'The PUK is wrong.',
  pukWanted: 'The SIM wants its PUK: the PIN was wrong too often.',
  pinNotWanted: 'The SIM does not wait for this code.',
  simFailed: 'The SIM did not become ready.',
};

/** What the line says of its SIM, after it has refused, tells more than the result. */
function failure(error: TelephonyError, code: 'pin' | 'puk', { reason, simTries }: LineService): TelephonyError {
  const { result, outcome } = error;
  const refused = result === LINEERR.INVALPASSWORD || result === LINEERR.INVALLINESTATE;
  const wrong = result === LINEERR.INVALPASSWORD ? (code === 'pin' ? 'wrongPin' : 'wrongPuk') : REFUSALS.get(result);
  const told =
    refused && code === 'pin' && reason === 'pukWanted'
      ? 'pukWanted'
      : refused && reason === 'simFailed'
        ? 'simFailed'
        : wrong;
  if (told === undefined) return error;
  return new SimLockError(told, MESSAGES[told] ?? error.message, result, outcome, { cause: error }, simTries ?? null);
}

function malformed(message: string): TelephonyError {
  return new SimLockError('invalidPin', message, LINEERR.INVALPARAM, 'known', {}, null);
}
