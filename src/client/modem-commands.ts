import {
  cancelBlock,
  COMMAND_LIMIT,
  COMMAND_TIME_MS,
  commandBlock,
  type ConsoleReply,
} from '../tspi/console-commands.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { readService } from '../tspi/line-services.js';
import type { Tapi } from './tapi.js';
import { CommandError, TelephonyError, type TelephonyErrorCode } from './telephony.js';
import type { CommandAnswer, CommandBarrier, CommandOptions } from './telephony-commands.js';
import type { TelephonyClient } from './telephony-client.js';

/** The line that is asked. */
export interface CommandedLine {
  readonly hLine: number;
  readonly name: string;
  readonly tapi: Tapi;
  readonly telephony: TelephonyClient;
}

/** What a refusal of TAPI's means here. */
const CODES: ReadonlyMap<number, TelephonyErrorCode> = new Map<number, TelephonyErrorCode>([
  [LINEERR.INUSE, 'lineBusy'],
  [LINEERR.RESOURCEUNAVAIL, 'unplugged'],
]);

/** Sends one command line of a person's. Throws and rejects as {@link ModemCommands.sendCommand} says. */
export async function sendCommand(
  line: CommandedLine,
  text: string,
  { timeoutMs = COMMAND_TIME_MS.usual, signal }: CommandOptions = {},
): Promise<CommandAnswer> {
  const written = text.replace(/^ +| +$/g, '').replace(/^at/i, 'AT');
  if (!/^AT[\x20-\x7e]*$/.test(written) || written.length > COMMAND_LIMIT) throw refusal('unreadable', '');
  if (!(timeoutMs >= COMMAND_TIME_MS.least && timeoutMs <= COMMAND_TIME_MS.most))
    throw new RangeError(`timeoutMs is ${COMMAND_TIME_MS.least} to ${COMMAND_TIME_MS.most}.`);
  if (signal?.aborted === true)
    throw new TelephonyError('aborted', 'The command was taken back before it was sent.', 0);
  const { telephony, tapi, hLine } = line;
  if (!telephony.mayOwnCalls)
    throw new TelephonyError(
      'notPermitted',
      'This page was not given the right to own calls.',
      LINEERR.OPERATIONUNAVAIL,
    );
  if (hLine === 0) throw new TelephonyError('unplugged', `${line.name} is not in service.`, 0);
  const cancel = (): void => {
    // What becomes of the command, its own reply tells.
    telephony.run(tapi.lineDevSpecific(line.hLine, 0, 0, cancelBlock()), 'lineDevSpecific').catch(() => undefined);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const id = tapi.lineDevSpecific(hLine, 0, 0, commandBlock({ text: written, timeoutMs }));
    const block = await telephony.runBlock(id, 'lineDevSpecific');
    return answerOf(readService(block) as ConsoleReply | undefined);
  } catch (error) {
    const code = error instanceof TelephonyError ? CODES.get(error.result) : undefined;
    if (!(error instanceof TelephonyError) || code === undefined) throw error;
    throw new TelephonyError(code, error.message, error.result, error.outcome, { cause: error });
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function answerOf(reply: ConsoleReply | undefined): CommandAnswer {
  switch (reply?.kind) {
    case 'answered': {
      const { lines, result, ok, cut, setUpAgain } = reply;
      return { lines, result, ok, cut, setUpAgain };
    }
    case 'refused':
      throw refusal(reply.reason, reply.command);
    case 'occupied':
      throw refusal('occupied', '');
    case 'cancelled':
      throw new TelephonyError('aborted', 'The command was taken back.', 0, reply.sent ? 'unknown' : 'known');
    case 'timeout':
      throw new TelephonyError('commandTimeout', 'The modem did not answer in time.', 0, 'unknown');
    case undefined:
      throw new TelephonyError('refused', 'The provider answered nothing that is known.', 0, 'unknown');
  }
}

function refusal(barrier: CommandBarrier, command: string): CommandError {
  const what = command === '' ? 'The command line' : command;
  return new CommandError(`${what} is not sent: ${barrier}.`, barrier, command);
}
