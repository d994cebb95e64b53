import type { AtChannel } from '../../../at/channel.js';
import type { AtCommand, AtOutcome } from '../../../at/command.js';
import { readCommandLine, type LineCommand } from '../../../at/command-line.js';
import { COMMAND_LIMIT, COMMAND_TIME_MS, isCancelRequest, type ConsoleReply } from '../../../tspi/console-commands.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { readService, writeService } from '../../../tspi/line-services.js';
import { accepted, SUCCESS, type RequestId, type Result } from '../../../tspi/result.js';
import { isOk } from '../bring-up.js';
import type { CallControlContext } from '../call-context.js';
import { answerHeads } from './answer-heads.js';
import { nameOf, onlyAsks, refusalOf } from './refused-commands.js';

/** What a console stands on. */
export interface ConsoleLine extends Pick<CallControlContext, 'link' | 'scheduler' | 'requests'> {
  /** Opens the port and sets the modem up, unless that has been done. Rejects where that does not go. */
  ready(): Promise<void>;
  /** Whether nothing may be sent but what ends a dial, an answer or a data connection. */
  readonly closedToCommands: boolean;
  /** Sets once more what calls need, without touching one. Never rejects; false where a dial, an answer or data came between. */
  settle(): Promise<boolean>;
}

/** More lines than any answer has that a person reads: +CLAC of the largest modules has some hundreds. */
const MOST_LINES = 1000;
/** How long a call that hangs up, answers or dials waits for a command of a person's. */
const YIELDS_MS = 3000;

/** How often it is looked whether the modem can be set up again after all. */
const SETTLE_AGAIN_MS = 1000;

/** A command that is out. */
interface Out {
  readonly text: string;
  readonly commands: readonly LineCommand[];
  readonly timeoutMs: number;
  command: AtCommand | null;
  channel: AtChannel | null;
  /** Taken back by a person, or for a call. */
  takenBack: 'user' | 'call' | null;
}

type Told = Exclude<AtOutcome, { kind: 'lost' | 'overrun' }>;

/** A person's command lines, one at a time: what would make a call, or change how the modem is read, is refused before it is sent. */
export class ConsoleRequests {
  readonly #line: ConsoleLine;
  #out: Out | null = null;
  #settled: Promise<void> = Promise.resolve();

  constructor(line: ConsoleLine) {
    this.#line = line;
  }

  /** Carries out a block of lineDevSpecific (tspi/console-commands.ts). INUSE while a dial, an answer or data has the modem. */
  take(id: RequestId, block: Uint8Array): Result {
    if (isCancelRequest(block)) return this.#cancel(id);
    const { text, timeoutMs } = asked(readService(block));
    if (text === '' || timeoutMs === null) return LINEERR.INVALPARAM;
    if (this.#line.closedToCommands) return LINEERR.INUSE;
    this.#line.requests.begin(id, 0);
    const { commands, refused } = checked(text);
    if (refused !== null) this.#reply(id, block, refused);
    else if (this.#out !== null) this.#reply(id, block, { kind: 'occupied' });
    else void this.#carryOut(id, block, { text, commands, timeoutMs, command: null, channel: null, takenBack: null });
    return accepted(id);
  }

  /** A call wants the modem. */
  giveWay(): void {
    if (this.#out !== null) this.#takeBack(this.#out, 'call');
  }

  #cancel(id: RequestId): Result {
    const { requests, scheduler } = this.#line;
    requests.begin(id, 0);
    if (this.#out !== null) this.#takeBack(this.#out, 'user');
    scheduler.soon(() => {
      requests.complete(id, SUCCESS);
    });
    return accepted(id);
  }

  #takeBack(out: Out, by: 'user' | 'call'): void {
    out.takenBack ??= by;
    if (out.command !== null) out.channel?.abort(out.command);
  }

  async #carryOut(id: RequestId, block: Uint8Array, out: Out): Promise<void> {
    this.#out = out;
    const { requests } = this.#line;
    try {
      const outcome = await this.#send(id, out);
      if (outcome === null || outcome.kind === 'lost')
        requests.complete(
          id,
          LINEERR.RESOURCEUNAVAIL,
          outcome?.written === true && !onlyAsks(out.commands) ? 'unknown' : 'known',
        );
      else if (outcome.kind === 'overrun') requests.complete(id, LINEERR.INUSE);
      else this.#tell(id, block, out, outcome);
    } finally {
      this.#out = null;
    }
  }

  async #send(id: RequestId, out: Out): Promise<AtOutcome | null> {
    const line = this.#line;
    const ready = await line.ready().then(
      () => true,
      () => false,
    );
    const { channel } = line.link;
    if (!ready || channel === null || !line.requests.has(id)) return null;
    if (out.takenBack !== null || line.closedToCommands) return { kind: 'cancelled' };
    out.channel = channel;
    out.command = {
      text: out.text,
      timeLimitMs: out.timeoutMs,
      yieldsAfterMs: YIELDS_MS,
      priority: 'background',
      abort: 'character',
      heads: answerHeads(out.commands),
      bareText: true,
      mostLines: MOST_LINES,
      onWritten: () => {
        if (!onlyAsks(out.commands)) line.requests.mayHaveHappened(id);
      },
    };
    return channel.ask(out.command);
  }

  #tell(id: RequestId, block: Uint8Array, out: Out, outcome: Told): void {
    const sets = !onlyAsks(out.commands) && outcome.kind !== 'cancelled';
    const { requests } = this.#line;
    if (requests.has(id))
      requests.complete(id, fill(block, replyOf(outcome, out, sets)) ? SUCCESS : LINEERR.STRUCTURETOOSMALL);
    const { channel } = out;
    if (sets && channel !== null) this.#settled = this.#settled.then(() => this.#settle(channel));
  }

  /** Until it is done, or the modem has gone: what was set may be what a call needs. */
  async #settle(channel: AtChannel): Promise<void> {
    const line = this.#line;
    while (line.link.channel === channel && !(await line.settle())) await line.link.pause(SETTLE_AGAIN_MS);
  }

  /** Completes a request later than it was accepted. */
  #reply(id: RequestId, block: Uint8Array, reply: ConsoleReply): void {
    const { requests, scheduler } = this.#line;
    scheduler.soon(() => {
      requests.complete(id, fill(block, reply) ? SUCCESS : LINEERR.STRUCTURETOOSMALL);
    });
  }
}

function replyOf(outcome: Told, out: Out, setUpAgain: boolean): ConsoleReply {
  if (outcome.kind === 'cancelled') return { kind: 'cancelled', sent: false };
  if (outcome.kind === 'timeout')
    return out.takenBack === 'user' ? { kind: 'cancelled', sent: true } : { kind: 'timeout' };
  if (outcome.aborted) return out.takenBack === 'user' ? { kind: 'cancelled', sent: true } : { kind: 'timeout' };
  const { lines, code } = outcome;
  return { kind: 'answered', lines, result: code.text, ok: isOk(outcome), cut: lines.length >= MOST_LINES, setUpAgain };
}

/** Puts a reply into the block, with as many lines as it has room for. */
function fill(block: Uint8Array, reply: ConsoleReply): boolean {
  if (writeService(block, reply)) return true;
  if (reply.kind !== 'answered' || reply.lines.length === 0) return false;
  return fill(block, { ...reply, lines: reply.lines.slice(0, reply.lines.length >> 1), cut: true });
}

/** The commands of a line, and why it may not be sent. */
function checked(text: string): { readonly commands: readonly LineCommand[]; readonly refused: ConsoleReply | null } {
  const commands = readCommandLine(text);
  if (commands === null) return { commands: [], refused: { kind: 'refused', reason: 'unreadable', command: '' } };
  for (const command of commands) {
    const reason = refusalOf(command);
    if (reason !== null) return { commands, refused: { kind: 'refused', reason, command: nameOf(command) } };
  }
  return { commands, refused: null };
}

/** What was asked, checked: `text` is '' and `timeoutMs` null where it cannot be. */
function asked(question: unknown): { readonly text: string; readonly timeoutMs: number | null } {
  const { text, timeoutMs } = (typeof question === 'object' && question !== null ? question : {}) as Record<
    string,
    unknown
  >;
  const fits = typeof text === 'string' && /^AT[\x20-\x7e]*$/.test(text) && text.length <= COMMAND_LIMIT;
  const { least, most } = COMMAND_TIME_MS;
  const inTime = typeof timeoutMs === 'number' && timeoutMs >= least && timeoutMs <= most;
  return { text: fits ? text : '', timeoutMs: inTime ? timeoutMs : null };
}
