import type { AtChannel } from '../../../at/channel.js';
import type { AnswerShape, AtCommand, AtOutcome } from '../../../at/command.js';
import type { Outcome } from '../../../tspi/provider-host.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { accepted, SUCCESS, type RequestId, type Result } from '../../../tspi/result.js';
import { isOk } from '../bring-up.js';
import type { CallControlContext } from '../call-context.js';
import { failureOf } from './refusals.js';

/** What the services of a line stand on. */
export interface ServicesOwner extends Pick<CallControlContext, 'link' | 'scheduler' | 'requests' | 'host' | 'htLine'> {
  /** Opens the port and sets the modem up, unless that has been done. Rejects where that does not go. */
  ready(): Promise<void>;
  /** Whether a call has the line, or may have it. */
  readonly busy: boolean;
  /** What is told of the network, beside its registration, has changed. */
  described(): void;
}

/** How a request ends. */
export type Ending = readonly [Result, Outcome];

export const DONE: Ending = [SUCCESS, 'known'];
/** What changes or asks the network (3GPP TS 27.007 names no limit): 2 to 10 s, a minute at most. */
const NETWORK_LIMIT_MS = 60_000;
export const QUERY_LIMIT_MS = 5000;
/** How long a call that wants the modem waits for what the network is asked: longer than it mostly takes. The result may be lost. */
const YIELDS_MS = 15_000;

/** A command of a service; a minute where nothing is said. */
export type ServiceCommand = Pick<AtCommand, 'text' | 'bareText' | 'abort'> & {
  readonly heads?: readonly (string | AnswerShape)[];
  readonly timeLimitMs?: number;
  /** It may change something: when nothing tells how it ended, it may have had its effect. */
  readonly changes?: boolean;
  /** It stands in the channel, from where it can be taken back. */
  readonly sent?: (command: AtCommand, channel: AtChannel) => void;
};

/** The requests of a line's services: one after the other, each with the channel that is there when its turn has come. */
export class ServiceRequests {
  readonly #line: ServicesOwner;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(line: ServicesOwner) {
    this.#line = line;
  }

  /** Accepts a request, and completes it with what the work ends with. `after`: what is told once it is complete. */
  begin(id: RequestId, work: (ask: Ask) => Promise<Ending>, after?: () => void): Result {
    const { requests } = this.#line;
    requests.begin(id, 0);
    this.#turn = this.#turn.then(async () => {
      const ending = await this.#carryOut(id, work);
      requests.complete(id, ...ending);
      after?.();
    });
    return accepted(id);
  }

  async #carryOut(id: RequestId, work: (ask: Ask) => Promise<Ending>): Promise<Ending> {
    const line = this.#line;
    try {
      await line.ready();
    } catch {
      return [LINEERR.RESOURCEUNAVAIL, 'known'];
    }
    const { channel } = line.link;
    // The line may have been closed while the request waited.
    if (channel === null || !line.requests.has(id)) return [LINEERR.RESOURCEUNAVAIL, 'known'];
    return work((command) => this.#ask(channel, id, command));
  }

  async #ask(channel: AtChannel, id: RequestId, { changes, sent, ...rest }: ServiceCommand): Promise<AtOutcome> {
    const { link, requests } = this.#line;
    if (channel !== link.channel || !requests.has(id)) return { kind: 'lost', written: false };
    if (changes === true) requests.mayHaveHappened(id);
    // What can be taken back gives way by that.
    const yields = rest.abort === undefined ? { yieldsAfterMs: YIELDS_MS } : {};
    const command: AtCommand = { timeLimitMs: NETWORK_LIMIT_MS, ...yields, ...rest };
    sent?.(command, channel);
    return channel.ask(command);
  }
}

/** Sends a command for a request that is under way. */
export type Ask = (command: ServiceCommand) => Promise<AtOutcome>;

/** What a request ends with whose one command has ended so. */
export function endingOf(outcome: AtOutcome): Ending {
  return isOk(outcome) ? DONE : failureOf(outcome);
}

/** The same for a command that only asks: it has changed nothing, however it ended. */
export function unanswered(outcome: AtOutcome): Ending {
  return [failureOf(outcome)[0], 'known'];
}
