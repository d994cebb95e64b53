import type { AtCommand, AtOutcome } from '../../at/command.js';
import type { ResultCode } from '../../at/result-codes.js';
import type { Timer } from '../../base/clock.js';
import type { CallControlContext } from './call-context.js';
import type { ModemCall } from './modem-call.js';
import type { ModemProfile } from './profiles.js';

/** How long after S7 our own limit takes a dial or answer back, and how long after that the channel gives it up. */
export const AFTER_S7_MS = 10_000;

/** What becomes of a dial or an answer, in the order of the bytes. Nothing is told once the call is being released. */
export interface CallCommandHandlers {
  /** The modem has the command: it is dialling or answering. Once, before the others. */
  started(): void;
  intermediate(code: ResultCode): void;
  ended(outcome: AtOutcome): void;
}

/**
 * Sends a dial or an answer for a call. When `limitMs` have passed since it was written it is taken back, in the way the modem
 * understands, and `call.expired` is set: some modems never tell that nobody answers.
 */
export function sendCallCommand(
  line: CallControlContext,
  call: ModemCall,
  text: string,
  limitMs: number,
  on: CallCommandHandlers,
): void {
  const { channel } = line.link;
  if (channel === null) return;
  let limit: Timer | null = null;
  const started = (): void => {
    if (limit !== null || call.withdrawn()) return;
    limit = line.scheduler.after(limitMs, () => {
      call.expired = true;
      channel.abort(command);
    });
    on.started();
  };
  const command: AtCommand = {
    text,
    timeLimitMs: limitMs + AFTER_S7_MS,
    call: true,
    abort: line.profile.dialAbort,
    dataFollows: line.profile.dataFollows,
    onWritten: started,
    onIntermediate: (code) => {
      started();
      if (!call.withdrawn()) on.intermediate(code);
    },
  };
  call.command = command;
  call.offHook = true;
  line.requests.mayHaveHappened(call.request);
  call.commandEnded = new Promise((resolve) => {
    channel.send(command, (outcome) => {
      started();
      limit?.cancel();
      call.command = null;
      call.offHook = holdsLine(outcome, line.profile);
      if (!call.withdrawn()) on.ended(outcome);
      resolve();
    });
  });
}

/** Whether a dial or an answer that ended so has connected the call. */
export function connects(outcome: AtOutcome, profile: ModemProfile): boolean {
  if (outcome.kind !== 'final') return false;
  const { name } = outcome.code;
  return name === 'connect' || name === 'voiceConnect' || (name === 'ok' && profile.okConnects && !outcome.aborted);
}

/** Whether the modem is still off hook after a dial or an answer that ended so. Not knowing counts as yes. */
function holdsLine(outcome: AtOutcome, profile: ModemProfile): boolean {
  if (outcome.kind === 'timeout') return true;
  if (outcome.kind !== 'final') return false;
  if (outcome.aborted && outcome.code.name === 'ok') return false;
  return connects(outcome, profile) || profile.holdsLineAfter.includes(outcome.code.name);
}
