import type { AtCommand, AtOutcome } from '../../../at/command.js';
import type { Timer } from '../../../base/clock.js';
import { LINECALLSTATE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { SUCCESS, type RequestId } from '../../../tspi/result.js';
import { isOk } from '../bring-up.js';
import type { CallEndings } from './call-endings.js';
import type { CellularCall } from './cellular-call.js';
import type { CellularContext } from './cellular-context.js';
import { mayAnswer } from './possible.js';
import { dialFailureOf, failureOf } from './refusals.js';

/** ATD…; is answered within 3 s, where the device does not hold its OK back until the other end answers. */
const DIAL_LIMIT_MS = 90_000;
/** The same for a device that is known not to hold it back (+COLP is off): five times the 3 s. */
const AT_ONCE_LIMIT_MS = 15_000;
/** When a dial that the modem has counts as taken although its OK has not come: TAPI wants that by PROCEEDING (the-meaning-of-success). */
export const HELD_BACK_MS = 5000;
const ANSWER_LIMIT_MS = 20_000;
/** A device that holds its OK back until the other end answers sends it with that: later than this it is lost. */
const RESULT_LOST_MS = 2000;

/** Begins calls: ATD, ATA, and +CHLD=2 for a call that waits. While a dial or an answer is pending nothing else is sent. */
export class CallStarts {
  readonly #context: CellularContext;
  readonly #endings: CallEndings;

  constructor(context: CellularContext, endings: CallEndings) {
    this.#context = context;
    this.#endings = endings;
  }

  /** Dials. `call.request` completes when the modem has taken it; the states begin then. */
  async dial(call: CellularCall): Promise<void> {
    const { line, inTurn } = this.#context;
    await inTurn(() => Promise.resolve());
    if (call.withdrawn() || line.link.channel === null) return;
    let heldBack: Timer | null = null;
    const command: AtCommand = {
      text: `ATD${call.dialled}${call.callerIdModifier};`,
      timeLimitMs: this.#context.dialect.answersDialAtOnce ? AT_ONCE_LIMIT_MS : DIAL_LIMIT_MS,
      priority: 'urgent',
      call: true,
      abort: 'character',
      onWritten: () => {
        call.offHook = true;
        line.requests.mayHaveHappened(call.request);
        heldBack = line.scheduler.after(HELD_BACK_MS, () => {
          this.#taken(call);
        });
      },
    };
    this.#send(call, command, (outcome) => {
      heldBack?.cancel();
      if (!call.withdrawn()) this.#dialled(call, outcome);
    });
  }

  /**
   * A line of the modem has told something of calls. A dial whose call is connected, or over, has had its effect; with a modem that answers
   * at once, one whose call is told of at all.
   */
  hinted(): void {
    const { book, line, dialect } = this.#context;
    for (const { command, hint, hinted } of book.live) {
      const through = hint?.state === 'active' || hint?.state === 'ended';
      if (command !== null && (through || (hinted && dialect.answersDialAtOnce)))
        line.link.channel?.resultOverdue(command, RESULT_LOST_MS);
    }
  }

  /** Answers an offered call; the request completes when it is connected. */
  async answer(call: CellularCall, requestId: RequestId): Promise<void> {
    const { line, inTurn, situation } = this.#context;
    call.request = requestId;
    const { active, held } = situation();
    if (call.listed === 'waiting' || active.length + held.length > 0) {
      await inTurn(() => this.#answerWaiting(call));
      return;
    }
    line.requests.mayHaveHappened(requestId);
    const command: AtCommand = {
      text: 'ATA',
      timeLimitMs: ANSWER_LIMIT_MS,
      priority: 'urgent',
      call: true,
      abort: 'character',
    };
    this.#send(call, command, (outcome) => {
      if (!call.withdrawn()) void this.#answered(call, outcome);
    });
  }

  #send(call: CellularCall, command: AtCommand, ended: (outcome: AtOutcome) => void): void {
    const { channel } = this.#context.line.link;
    if (channel === null) return;
    call.command = command;
    call.commandEnded = new Promise((resolve) => {
      channel.send(command, (outcome) => {
        call.command = null;
        // The port tells that it has taken a command later than the modem answers, with some.
        if (outcome.kind === 'final' || outcome.kind === 'timeout') call.offHook = true;
        ended(outcome);
        resolve();
      });
    });
  }

  /** The modem has the dial. */
  #taken(call: CellularCall): void {
    const { line, book } = this.#context;
    const isNew = call.pending || call.state === LINECALLSTATE.DIALTONE;
    if (call.withdrawn() || !isNew) return;
    line.requests.complete(call.request, SUCCESS);
    call.request = null;
    call.announced = true;
    call.placedMs = line.scheduler.now();
    book.enter(call, LINECALLSTATE.DIALING);
  }

  #dialled(call: CellularCall, outcome: AtOutcome): void {
    // What a line has told of was dialled, whatever became of the result.
    if (outcome.kind === 'timeout' && call.hinted) this.#taken(call);
    else if (outcome.kind === 'final' && outcome.code.name !== 'error') {
      this.#taken(call);
      if (outcome.code.kind === 'callFinal') this.#endings.told(call, outcome.code.name);
    } else if (call.request !== null) this.#notTaken(call, outcome);
    else if (outcome.kind === 'final') this.#endings.over(call);
    void this.#context.poller.look();
  }

  /** A consultation call waits for another number; any other handle dies by itself. A call that there is all the same is found by the list. */
  #notTaken(call: CellularCall, outcome: AtOutcome): void {
    const { line, book } = this.#context;
    const { request } = call;
    call.request = null;
    if (call.pending) book.forget(call);
    line.requests.complete(request, ...dialFailureOf(outcome));
  }

  async #answerWaiting(call: CellularCall): Promise<void> {
    const { line, situation } = this.#context;
    const { request } = call;
    const { channel } = line.link;
    if (channel === null || request === null || call.withdrawn()) return;
    call.request = null;
    const problem = mayAnswer(situation(), call);
    call.request = request;
    if (problem !== SUCCESS) this.#complete(call, [problem, 'known']);
    else {
      line.requests.mayHaveHappened(request);
      this.#context.stopDigits();
      await this.#answered(
        call,
        await channel.ask({ text: 'AT+CHLD=2', timeLimitMs: ANSWER_LIMIT_MS, priority: 'urgent' }),
      );
    }
  }

  /** OK says that the command was taken; that the call is connected, the list. */
  async #answered(call: CellularCall, outcome: AtOutcome): Promise<void> {
    const { book, poller } = this.#context;
    const connects = outcome.kind === 'final' && ['connect', 'voiceConnect'].includes(outcome.code.name);
    if (isOk(outcome) || connects) {
      if (call.listed === null) call.hint = { index: null, state: 'active', mode: null };
      await poller.look();
      const connected = await book.until(() => call.isConnected || call.over, ANSWER_LIMIT_MS);
      this.#complete(
        call,
        call.isConnected ? [SUCCESS, 'known'] : [LINEERR.OPERATIONFAILED, connected ? 'known' : 'unknown'],
      );
      return;
    }
    if (outcome.kind === 'final' && outcome.code.kind === 'callFinal' && call.listed === null) this.#endings.over(call);
    await poller.look();
    // Its result was lost, and the call is up.
    this.#complete(call, outcome.kind === 'timeout' && call.isConnected ? [SUCCESS, 'known'] : failureOf(outcome));
  }

  #complete(call: CellularCall, [result, outcome]: ReturnType<typeof failureOf>): void {
    const { request } = call;
    call.request = null;
    this.#context.line.requests.complete(request, result, outcome);
  }
}
