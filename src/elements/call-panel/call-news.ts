import type { Call, Line } from '../../client/telephony.js';
import type { Advice, Strings } from '../locale/strings.js';
import { callsBeside, hasNamedItself, phaseOf, stateInWords, type CallPhase } from './call-words.js';

/** A transfer that was asked for here: the calls that end with it, and what is said of them then. */
export interface Transfer {
  readonly calls: readonly Call[];
  readonly said: Advice;
}

/** What is known of a transfer once the line has taken it: that the parties have each other only where the other one has answered. */
export function transferOf(call: Call, to: Call | null, strings: Strings): Transfer {
  const answered = to !== null && to.connectedAtMs !== null;
  return {
    calls: [...new Set([call, to, call.consultation, call.consultedFor])].filter((one) => one !== null),
    said: answered ? { what: strings.call.transferred, next: '' } : strings.call.sentOn,
  };
}

/** Why a call went that is not shown any more; nothing of its party. */
export function endInWords(call: Call, strings: Strings): Advice {
  const { what, next } = stateInWords(call, strings);
  return { what: hasNamedItself(call) ? what : strings.call.otherEnded(what), next };
}

/** The calls below the shown one, as each line last had them: whoever leaves from there by itself is told of, also when the line was not looked at meanwhile. */
export class CallsBeside {
  readonly #before = new WeakMap<
    Line,
    { readonly shown: Call | null; readonly phases: ReadonlyMap<Call, CallPhase> }
  >();

  /**
   * Looks again.
   * @param own - Calls that were ended here: whoever ended one knows.
   * @returns What is to be told while the shown call goes on; null for nothing.
   */
  look(line: Line, shown: Call | null, own: WeakSet<Call>, strings: Strings): Advice | null {
    const before = this.#before.get(line);
    const beside = shown === null ? [] : callsBeside(line.calls, shown);
    this.#before.set(line, { shown, phases: new Map(beside.map((call) => [call, phaseOf(call)])) });
    if (before === undefined || shown === null || before.shown !== shown || phaseOf(shown) === 'ended') return null;
    const gone = [...before.phases.keys()].findLast((call) => phaseOf(call) === 'ended' && !own.has(call));
    if (gone === undefined) return null;
    const held = before.phases.get(gone) === 'held' && gone.disconnectReason === 'normal' && !gone.isConference;
    return held ? { what: strings.call.heldEnded, next: '' } : endInWords(gone, strings);
  }
}
