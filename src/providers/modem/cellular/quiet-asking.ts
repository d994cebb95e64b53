import type { AnswerShape, AtOutcome } from '../../../at/command.js';
import type { CallControlContext } from '../call-context.js';

const QUERY_LIMIT_MS = 10_000;

/** Asks one thing; null where the modem cannot be asked now, or has not answered. */
export type QuietAsk = (
  text: string,
  heads?: readonly (string | AnswerShape)[],
  timeLimitMs?: number,
) => Promise<AtOutcome | null>;

/** Asks behind everything that calls want of the modem, and nothing while a dial or an answer has it. */
export function quietAsk(line: Pick<CallControlContext, 'link'>, closedToCommands: () => boolean): QuietAsk {
  return async (text, heads = [], timeLimitMs = QUERY_LIMIT_MS) => {
    const { channel } = line.link;
    if (channel === null || closedToCommands()) return null;
    const outcome = await channel.ask({ text, heads, timeLimitMs, priority: 'background' });
    return channel === line.link.channel && outcome.kind === 'final' ? outcome : null;
  };
}
