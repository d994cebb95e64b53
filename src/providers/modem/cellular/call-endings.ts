import type { ResultName } from '../../../at/result-codes.js';
import { LINECALLSTATE, LINEDISCONNECTMODE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { SUCCESS, type RequestId } from '../../../tspi/result.js';
import { linesOf } from '../bring-up.js';
import { disconnectModeOf } from '../disconnect-modes.js';
import type { CallHint } from './call-hint.js';
import type { CellularCall } from './cellular-call.js';
import type { CellularContext } from './cellular-context.js';
import { modeOfReport } from './release-causes.js';
import { releaseCall } from './release.js';

const CAUSE_LIMIT_MS = 5000;
/** How long the result of what ends a call may come after the line that tells its end; later than this it is lost. */
const RESULT_LOST_MS = 1000;

/** Whether a line takes the place of what was told before: one without a state never does, one without a cause not that of one with a cause. */
function tellsMore(before: CallHint | null, hint: CallHint): boolean {
  if (before === null) return true;
  return hint.state !== 'changed' && (before.mode === null || hint.mode !== null);
}

/** Ends calls: those that are over by themselves, with their reason, and those that this side ends. */
export class CallEndings {
  readonly #context: CellularContext;
  /** Calls that are over and of which it is being asked why. */
  readonly #asked = new Set<CellularCall>();

  constructor(context: CellularContext) {
    this.#context = context;
  }

  /** A line said something of a call: kept with the one that it is about, as far as it can be known. */
  hinted(hint: CallHint): void {
    // Before a line has told of it, the end of one that is being dialled is that of another, which is told late.
    const calls = [...this.#context.book.live, ...this.#asked].filter(
      (call) =>
        call.stands === null &&
        !call.waitsForNumber &&
        (call.command === null || hint.state !== 'ended' || call.hinted),
    );
    const named = hint.index === null ? [] : calls.filter(({ index }) => index === hint.index);
    const sole = calls.length === 1 ? calls : calls.filter((call) => call.inTheMaking || this.#asked.has(call));
    for (const call of named.length > 0 ? named : sole)
      if (tellsMore(call.hint, hint)) {
        call.hint = hint;
        // What ends it has had its effect.
        if (hint.state === 'ended' && call.ending !== null)
          this.#context.line.link.channel?.resultOverdue(call.ending, RESULT_LOST_MS);
      }
  }

  /**
   * A result code of its dial said how a call goes on, or ended. NO CARRIER before anything else has told of the call may be late and of the one before:
   * the list, which is asked next, decides.
   */
  told(call: CellularCall, name: ResultName): void {
    if (name === 'connect' || name === 'voiceConnect') {
      call.hint = { index: null, state: 'active', mode: null };
      return;
    }
    const mayBeOthers = name === 'noCarrier' && !call.hinted;
    const mode = disconnectModeOf(name);
    call.hint = { index: null, state: 'ended', mode: mode === LINEDISCONNECTMODE.UNKNOWN ? null : mode };
    if (!mayBeOthers) this.over(call);
  }

  /** A call is over for the modem. Why a call did not get through is asked where no line has told it. */
  over(call: CellularCall): void {
    const { book, line, dialect } = this.#context;
    const { hint } = call;
    // A result code such as BUSY is about a call that was not answered; only a cause with an index is surely this call's.
    const mode = hint?.state === 'ended' && (!call.wasUp || hint.index !== null) ? hint.mode : null;
    const known = mode ?? (call.wasUp || call.direction === 'incoming' ? LINEDISCONNECTMODE.NORMAL : null);
    if (known !== null || call.release !== null || !dialect.tellsCauses || line.link.channel === null)
      book.end(call, known ?? LINEDISCONNECTMODE.UNKNOWN);
    else void this.#ask(call);
  }

  async #ask(call: CellularCall): Promise<void> {
    const { book, line } = this.#context;
    book.live.delete(call);
    this.#asked.add(call);
    const command = { text: 'AT+CEER', heads: ['+CEER:'], timeLimitMs: CAUSE_LIMIT_MS } as const;
    const outcome = await line.link.channel?.ask(command);
    this.#asked.delete(call);
    const lines = outcome === undefined ? [] : linesOf(outcome);
    book.end(call, call.hint?.mode ?? modeOfReport(lines) ?? LINEDISCONNECTMODE.UNKNOWN);
  }

  /** Ends a call for a request: IDLE, then its completion. Where it cannot be ended it stays as it is. */
  drop(call: CellularCall, requestId: RequestId): void {
    const { line, book, reporter } = this.#context;
    const { requests } = line;
    if (call.state === LINECALLSTATE.DISCONNECTED || call.waitsForNumber) {
      book.leave(call);
      reporter.state(call, LINECALLSTATE.IDLE);
      requests.complete(requestId, SUCCESS);
      return;
    }
    call.drops.push(requestId);
    requests.mayHaveHappened(requestId);
    if (call.drops.length > 1) return;
    requests.complete(call.request, LINEERR.OPERATIONFAILED, call.offHook ? 'unknown' : 'known');
    call.request = null;
    void this.release(call).then((released) => {
      if (released) reporter.state(call, LINECALLSTATE.IDLE);
      for (const id of call.drops.splice(0))
        requests.complete(id, released ? SUCCESS : LINEERR.OPERATIONFAILED, released ? 'known' : 'unknown');
    });
  }

  /** Gets a call off the network; once at a time. Resolves to whether it is gone. */
  release(call: CellularCall): Promise<boolean> {
    const { book } = this.#context;
    call.release ??= this.#release(call).then((released) => {
      if (released) book.leave(call);
      else call.release = null;
      return released;
    });
    return call.release;
  }

  async #release(call: CellularCall): Promise<boolean> {
    const { book, line, inTurn } = this.#context;
    if (call.command !== null) {
      line.link.channel?.abort(call.command);
      await call.commandEnded;
      await this.#context.poller.look();
    }
    const neverSent = call.direction === 'outgoing' && !call.offHook && !call.adopted;
    if (neverSent && call.stands === null) return true;
    const calls = call.stands === null ? [call] : [...call.stands.members];
    return inTurn(async () => {
      let all = true;
      for (const one of calls) if (book.live.has(one)) all = (await releaseCall(this.#context, one)) && all;
      for (const one of calls) if (all && one !== call) this.#gone(one);
      return all;
    });
  }

  /** A party of a conference that was ended. */
  #gone(member: CellularCall): void {
    const { book } = this.#context;
    if (book.live.has(member)) book.end(member, LINEDISCONNECTMODE.NORMAL);
  }
}
